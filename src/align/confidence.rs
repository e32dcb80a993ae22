//! How surely a bead is exactly right: a logistic form over what the lattice and the bead itself say.

use super::dynamic::{Lattice, Step};
use super::posterior;
use super::tokens::Tokens;

/// What the confidence in a bead is made of.
pub const FEATURES: [&str; 15] = [
    "constant",
    "log odds of the bead among all paths",
    "log odds of the less sure neighbour",
    "neighbours without counterpart",
    "evidence a token",
    "evidence",
    "merged segments",
    "several segments on both sides",
    "lengths",
    "logarithm of its tokens",
    "mean log odds in the document",
    "evidence a token of the weaker neighbour",
    "lengths of the weaker neighbour",
    "share of the bead among all paths",
    "share of the less sure neighbour",
];

/// Weights of [`FEATURES`], fitted by `cargo run --release --example alignment -- --fit DIR...` on the four novels, each
/// counted four times, and on two versions of them with 10 % missing; docs/alignment.md shows how well they tell.
const WEIGHTS: [f32; FEATURES.len()] =
    [-0.018, 0.239, 0.058, -0.459, -0.184, 0.015, -0.509, 1.119, 0.613, -0.115, -0.157, -0.127, 0.488, 3.761, 0.043];
/// Which feature is the evidence a token.
const DENSITY: usize = 4;
/// Log odds beyond this say no more.
const CERTAIN: f32 = 10.0;
/// Tokens added to a bead, so that one matched word is no certainty.
const PSEUDO: f32 = 6.0;
/// Evidence beyond this many nats says no more.
const AMPLE: f32 = 30.0;

/// The features of each bead of the path.
pub(super) fn features(
    path: &[Step],
    lattice: &Lattice<'_>,
    source: &Tokens,
    target: &Tokens,
) -> Vec<[f32; FEATURES.len()]> {
    let odds: Vec<f32> = posterior::of(lattice, path).into_iter().map(log_odds).collect();
    let mean = odds.iter().sum::<f32>() / odds.len().max(1) as f32;
    let follows = |k: usize| {
        k == 0 || (path[k - 1].source.end, path[k - 1].target.end) == (path[k].source.start, path[k].target.start)
    };
    let ends = |k: usize| k + 1 == path.len() || follows(k + 1);
    // Evidence a token and the worth of the lengths, of each bead.
    let words = |step: &Step| {
        let (sources, targets) = runs(step);
        let tokens = (source.size(sources.clone()) + target.size(targets.clone())) as f32;
        let around = lattice.around(sources.clone(), targets.clone());
        let shape = lattice.costs.shape(sources.len(), targets.len(), f32::INFINITY);
        ((step.score - around - shape) / lattice.costs.lexical, around, tokens)
    };
    let read: Vec<(f32, f32, f32)> = path.iter().map(words).collect();
    let near = |k: usize, reach: usize, value: &dyn Fn(usize) -> f32, outside: f32| {
        let before = k.checked_sub(reach).map_or(outside, value);
        let after = if k + reach < path.len() { value(k + reach) } else { outside };
        before.min(after)
    };
    let one = |(k, step): (usize, &Step)| {
        let (a, b) = (step.source.len(), step.target.len());
        let (evidence, around, tokens) = read[k];
        [
            1.0,
            odds[k],
            near(k, 1, &|k| odds[k], CERTAIN),
            f32::from(u8::from(!follows(k)) + u8::from(!ends(k))),
            evidence / (tokens + PSEUDO),
            evidence.clamp(-AMPLE, AMPLE) / 10.0,
            (a + b - 2) as f32,
            f32::from(u8::from(a > 1 && b > 1)),
            around,
            (1.0 + tokens).ln(),
            mean,
            near(k, 1, &|k| read[k].0 / (read[k].2 + PSEUDO), 0.5),
            near(k, 1, &|k| read[k].1, 1.0),
            share(odds[k]),
            near(k, 1, &|k| share(odds[k]), 1.0),
        ]
    };
    path.iter().enumerate().map(one).collect()
}

fn runs(step: &Step) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
    (step.source.start as usize..step.source.end as usize, step.target.start as usize..step.target.end as usize)
}

/// ln(p / (1-p)) from ln p.
fn log_odds(log: f32) -> f32 {
    let rest = (1.0 - log.exp()).max(f32::MIN_POSITIVE);
    (log - rest.ln()).clamp(-CERTAIN, CERTAIN)
}

/// Evidence a token over two whole documents: the geometric mean of both sides, so that a part of one that says the same
/// as the whole other is no translation of it.
pub(super) fn correspondence(
    path: &[Step],
    features: &[[f32; FEATURES.len()]],
    source: &Tokens,
    target: &Tokens,
) -> f32 {
    let (mut here, mut there) = (0.0, 0.0);
    for (step, features) in path.iter().zip(features) {
        let (sources, targets) = runs(step);
        let evidence = features[DENSITY].max(0.0);
        here += evidence * source.size(sources) as f32;
        there += evidence * target.size(targets) as f32;
    }
    let share = |sum: f32, tokens: &Tokens| sum / tokens.size(0..tokens.len()).max(1) as f32;
    (share(here, source) * share(there, target)).sqrt()
}

/// The probability that a bead is exactly right, by its features.
pub(super) fn score(features: &[f32; FEATURES.len()]) -> f32 {
    let z: f32 = features.iter().zip(WEIGHTS).map(|(feature, weight)| feature * weight).sum();
    share(z)
}

/// p from ln(p / (1-p)).
fn share(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}
