//! Gradient boosting of decision trees on the logistic loss (Friedman 2001), with binned features.

use fauxami::score::feature::{COUNT, Features, NAMES};
use fauxami::score::tree::{Node, Trees};
use rayon::prelude::*;

/// A pair as the classifier sees it.
#[derive(Debug, Clone)]
pub struct Sample {
    pub kind: &'static str,
    pub equivalent: bool,
    pub features: Features,
}

const TREES: usize = 160;
const DEPTH: usize = 4;
const RATE: f64 = 0.12;
const BINS: usize = 64;
/// Curvature a leaf must hold: about this many unsure samples over four.
const LEAST_LEAF: f64 = 60.0;
const REGULAR: f64 = 5.0;

/// Features of which more can only speak for equivalence, or only against it, whatever the others say: a classifier
/// that learnt otherwise would have learnt a habit of its seeds.
const FOR: &[&str] =
    &["coverage", "answered-content", "explained", "explained-least", "share", "backed", "likelihood", "strength"];
const AGAINST: &[&str] = &[
    "surprise",
    "surprise-mean",
    "surprise-most",
    "surprise-run",
    "surprise-either",
    "figures-alone",
    "names-alone",
    "open-mass",
    "open-run",
];

/// 1 where a larger value can only speak for equivalence, −1 where only against it, 0 where either may be.
fn direction(feature: usize) -> f64 {
    let name = NAMES[feature];
    let name = name.strip_prefix("en-").or(name.strip_prefix("fr-")).unwrap_or(name);
    let name = name.strip_suffix("-worse").unwrap_or(name);
    f64::from(i8::from(FOR.contains(&name)) - i8::from(AGAINST.contains(&name)))
}

/// A feature's thresholds, and each sample's bin.
struct Column {
    direction: f64,
    thresholds: Vec<f32>,
    bins: Vec<u8>,
}

impl Column {
    fn new(samples: &[&Sample], feature: usize) -> Self {
        let mut values: Vec<f32> = samples.iter().map(|sample| sample.features[feature]).collect();
        let raw = values.clone();
        values.sort_by(f32::total_cmp);
        let mut thresholds: Vec<f32> = (1..BINS).map(|i| round(values[i * values.len() / BINS])).collect();
        thresholds.dedup();
        let bins = raw.iter().map(|value| thresholds.partition_point(|t| t < value) as u8).collect();
        Column { direction: direction(feature), thresholds, bins }
    }
}

/// Few digits, for a small file.
fn round(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

/// Learns the trees; the same samples give the same trees.
pub fn learn(samples: &[&Sample]) -> Trees {
    let columns: Vec<Column> = (0..COUNT).into_par_iter().map(|feature| Column::new(samples, feature)).collect();
    let good = samples.iter().filter(|sample| sample.equivalent).count() as f64;
    let bad = samples.len() as f64 - good;
    // Both classes weigh the same, so that 0.5 is the even bet between an equivalent pair and a changed one.
    let weight = |sample: &Sample| samples.len() as f64 / 2.0 / if sample.equivalent { good } else { bad };
    let mut odds = vec![0.0f64; samples.len()];
    let mut out = Trees { start: 0.0, trees: Vec::new() };
    for _ in 0..TREES {
        let slopes: Vec<(f64, f64)> = samples
            .iter()
            .zip(&odds)
            .map(|(sample, odds)| {
                let p = 1.0 / (1.0 + (-odds).exp());
                let target = f64::from(u8::from(sample.equivalent));
                (weight(sample) * (target - p), weight(sample) * p * (1.0 - p))
            })
            .collect();
        let mut tree = Vec::new();
        let rows = (0..samples.len() as u32).collect();
        grow(&columns, &slopes, rows, DEPTH, [f64::NEG_INFINITY, f64::INFINITY], &mut tree, &mut odds);
        out.trees.push(tree);
    }
    out
}

/// What rows of these slopes should add.
fn value((slope, curve): (f64, f64)) -> f64 {
    slope / (curve + REGULAR)
}

/// Grows a tree over some rows; no leaf leaves `bounds`, so that a feature's direction holds through all splits.
fn grow(
    columns: &[Column],
    slopes: &[(f64, f64)],
    rows: Vec<u32>,
    depth: usize,
    bounds: [f64; 2],
    tree: &mut Vec<Node>,
    odds: &mut [f64],
) {
    let best = if depth > 0 { best_split(columns, slopes, &rows) } else { None };
    let Some((feature, bin)) = best else {
        let all = sum(rows.iter().map(|row| slopes[*row as usize]));
        let value = round((RATE * value(all).clamp(bounds[0], bounds[1])) as f32);
        rows.iter().for_each(|row| odds[*row as usize] += f64::from(value));
        return tree.push(Node::Leaf(value));
    };
    let at = tree.len();
    tree.push(Node::Leaf(0.0));
    let bins = &columns[feature].bins;
    let (left, right): (Vec<u32>, Vec<u32>) = rows.into_iter().partition(|row| bins[*row as usize] <= bin);
    let mean = |rows: &[u32]| value(sum(rows.iter().map(|row| slopes[*row as usize]))).clamp(bounds[0], bounds[1]);
    let middle = (mean(&left) + mean(&right)) / 2.0;
    let [low, high] = bounds;
    let (below, above) = ([low, middle], [middle, high]);
    let bounds = match columns[feature].direction {
        d if d > 0.0 => [below, above],
        d if d < 0.0 => [above, below],
        _ => [bounds; 2],
    };
    let first = tree.len() as u16;
    grow(columns, slopes, left, depth - 1, bounds[0], tree, odds);
    let second = tree.len() as u16;
    grow(columns, slopes, right, depth - 1, bounds[1], tree, odds);
    let threshold = columns[feature].thresholds[bin as usize];
    tree[at] = Node::Split { feature: feature as u16, threshold, left: first, right: second };
}

fn sum(slopes: impl Iterator<Item = (f64, f64)>) -> (f64, f64) {
    slopes.fold((0.0, 0.0), |sum, next| (sum.0 + next.0, sum.1 + next.1))
}

/// The feature and bin that divide the rows best, if any does.
fn best_split(columns: &[Column], slopes: &[(f64, f64)], rows: &[u32]) -> Option<(usize, u8)> {
    let all = sum(rows.iter().map(|row| slopes[*row as usize]));
    let worth = |(slope, curve): (f64, f64)| slope * slope / (curve + REGULAR);
    let best_of = |(feature, column): (usize, &Column)| {
        let mut sums = [(0.0, 0.0); BINS + 1];
        for row in rows {
            let (slope, curve) = slopes[*row as usize];
            let cell = &mut sums[column.bins[*row as usize] as usize];
            *cell = (cell.0 + slope, cell.1 + curve);
        }
        let (mut left, mut best) = ((0.0, 0.0), (0.0, 0));
        for (bin, sum) in sums.iter().enumerate().take(column.thresholds.len()) {
            left = (left.0 + sum.0, left.1 + sum.1);
            let right = (all.0 - left.0, all.1 - left.1);
            let gain = worth(left) + worth(right) - worth(all);
            let allowed = column.direction * (value(right) - value(left)) >= 0.0;
            if allowed && left.1 >= LEAST_LEAF && right.1 >= LEAST_LEAF && gain > best.0 {
                best = (gain, bin);
            }
        }
        (best.0, feature, best.1 as u8)
    };
    let found: Vec<_> = columns.par_iter().enumerate().map(best_of).collect();
    let (gain, feature, bin) = found.into_iter().max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
    (gain > 1.0).then_some((feature, bin))
}
