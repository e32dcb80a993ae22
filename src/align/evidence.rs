//! What two runs of segments say about being translations of each other: Model 1 against chance, both ways.
//!
//! A token t opposite a run S is explained by S with probability λ p(t) + (1-λ)/|S| Σ p(t|s); divided by p(t), the
//! chance that it stands there anyway, each token yields a likelihood ratio whose logarithms add up.
//! λ is higher for a token of which little is known, so that ignorance is no evidence. Merging a
//! segment that explains nothing thins the rest: no constant has to punish merging as such.

use super::table::Table;
use super::tokens::Tokens;
use std::ops::Range;

/// Share of tokens that a translation leaves unexplained.
pub(super) const UNEXPLAINED: f32 = 0.35;
/// No token counts more than this ratio: one rare figure must not glue two lines together.
const MOST: f32 = 40.0;

/// The sums Σ ratio of one source segment with each target segment of a run: by target token and by source token.
#[derive(Debug, Default)]
pub(super) struct Row {
    targets: Range<u32>,
    height: usize,
    offsets: Vec<u32>,
    by_target: Vec<f32>,
    by_source: Vec<f32>,
}

impl Row {
    fn by_target(&self, j: u32) -> &[f32] {
        let k = (j - self.targets.start) as usize;
        &self.by_target[self.offsets[k] as usize..self.offsets[k + 1] as usize]
    }

    fn by_source(&self, j: u32) -> &[f32] {
        let k = (j - self.targets.start) as usize * self.height;
        &self.by_source[k..k + self.height]
    }

    /// Does it hold all of these target segments?
    pub fn holds(&self, targets: &Range<u32>) -> bool {
        self.targets.start <= targets.start && targets.end <= self.targets.end
    }
}

/// Fills rows; keeps its working memory between them.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    source: &'a Tokens,
    target: &'a Tokens,
    table: &'a Table,
    heads: Vec<(u32, u32)>,
    links: Vec<(u32, f32, u32)>,
}

impl<'a> Reader<'a> {
    /// A reader of two documents.
    pub fn new(source: &'a Tokens, target: &'a Tokens, table: &'a Table) -> Self {
        Reader { source, target, table, heads: vec![(u32::MAX, 0); target.types.len()], links: Vec::new() }
    }

    /// Sums the ratios of source segment `i` with the target segments of a run.
    pub fn fill(&mut self, i: usize, targets: Range<u32>, row: &mut Row) {
        let segment = self.source.segment(i);
        self.links.clear();
        for (place, &s) in segment.iter().enumerate() {
            for entry in self.table.row(s) {
                let head = &mut self.heads[entry.target as usize];
                let next = if head.0 == i as u32 { head.1 } else { u32::MAX };
                *head = (i as u32, self.links.len() as u32);
                self.links.push((place as u32, entry.ratio, next));
            }
        }
        row.targets = targets.clone();
        row.height = segment.len();
        row.offsets.clear();
        row.offsets.push(0);
        row.by_target.clear();
        row.by_source.clear();
        row.by_source.resize(segment.len() * targets.len(), 0.0);
        for (k, j) in targets.enumerate() {
            let by_source = &mut row.by_source[k * segment.len()..(k + 1) * segment.len()];
            for &t in self.target.segment(j as usize) {
                let (stamp, mut at) = self.heads[t as usize];
                let mut sum = 0.0;
                if stamp == i as u32 {
                    while at != u32::MAX {
                        let (place, ratio, next) = self.links[at as usize];
                        sum += ratio;
                        by_source[place as usize] += ratio;
                        at = next;
                    }
                }
                row.by_target.push(sum);
            }
            row.offsets.push(row.by_target.len() as u32);
        }
        // A reader is used for one document pair in row order: stamps are row numbers and never meet again.
    }
}

/// Log-likelihood ratios of the beads that end at one point, growing upwards row by row.
#[derive(Debug)]
pub(super) struct Scorer<'a> {
    source: &'a Tokens,
    target: &'a Tokens,
    /// λ of every token of the source, by its place.
    floor_source: Vec<f32>,
    /// λ of every token of the target, by its place.
    floor_target: Vec<f32>,
    by_target: Vec<f32>,
    by_source: Vec<f32>,
    targets: Range<u32>,
    source_tokens: usize,
    source_log: f32,
}

impl<'a> Scorer<'a> {
    /// A scorer of two documents.
    pub fn new(source: &'a Tokens, target: &'a Tokens, table: &Table) -> Self {
        let floors = |tokens: &Tokens, known: &[f32]| {
            tokens.ids().iter().map(|&id| 1.0 - known[id as usize] * (1.0 - UNEXPLAINED)).collect()
        };
        Scorer {
            source,
            target,
            floor_source: floors(source, &table.known_source),
            floor_target: floors(target, &table.known_target),
            by_target: Vec::new(),
            by_source: Vec::new(),
            targets: 0..0,
            source_tokens: 0,
            source_log: 0.0,
        }
    }

    /// Begins with an empty run of source segments opposite `targets`.
    pub fn start(&mut self, targets: Range<u32>) {
        self.by_target.clear();
        self.by_target.resize(self.target.places(targets.start as usize..targets.end as usize).len(), 0.0);
        self.targets = targets;
        self.source_tokens = 0;
        self.source_log = 0.0;
    }

    /// Adds source segment `i`, whose sums `row` holds, and returns the log ratio of the whole.
    pub fn grow(&mut self, i: usize, row: &Row) -> f32 {
        self.by_source.clear();
        self.by_source.resize(row.height, 0.0);
        let mut at = 0;
        for j in self.targets.clone() {
            let part = row.by_target(j);
            for (sum, value) in self.by_target[at..at + part.len()].iter_mut().zip(part) {
                *sum += value;
            }
            at += part.len();
            for (sum, value) in self.by_source.iter_mut().zip(row.by_source(j)) {
                *sum += value;
            }
        }
        self.source_tokens += row.height;
        let floors = &self.floor_source[self.source.places(i..i + 1)];
        self.source_log += log_ratio(&self.by_source, floors, self.by_target.len());
        let floors = &self.floor_target[self.target.places(self.targets.start as usize..self.targets.end as usize)];
        self.source_log + log_ratio(&self.by_target, floors, self.source_tokens)
    }
}

/// Σ ln(λ + (1-λ) · sum / opposite), one logarithm for many factors.
fn log_ratio(sums: &[f32], floors: &[f32], opposite: usize) -> f32 {
    let scale = (1.0 - UNEXPLAINED) / opposite.max(1) as f32;
    let mut log = 0.0;
    for (sums, floors) in sums.chunks(64).zip(floors.chunks(64)) {
        let mut product = 1.0_f64;
        for (&sum, &floor) in sums.iter().zip(floors) {
            product *= f64::from((floor + scale * sum).min(MOST));
        }
        log += product.ln();
    }
    log as f32
}
