//! The two translation tables over the candidate pairs, and one pass of expectation and maximisation.
//!
//! Both directions are trained together to agree (Liang, Taskar & Klein 2006): a link's expected count is the product
//! of its posteriors in the two directions. One table of counts therefore serves both.

use super::candidate::Candidates;
use super::corpus::Side;
use crate::lexicon::hmm::{Jumps, Rows, Scratch, posteriors};
use rayon::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};

/// Emission of a pair outside the table.
const FLOOR: f32 = 1e-7;
/// Emission of a word too rare to be learnt: it goes where its neighbours lead.
const RARE: f32 = 1e-4;
/// How readily a word answers nothing: the share that Och & Ney (2003) give an empty word; not tuned.
const NULL_PRIOR: f32 = 0.2;
/// Expected counts are summed as integers, so that the sum does not depend on the order of threads.
const UNIT: f64 = (1u64 << 24) as f64;
/// Posterior products below this are noise and cost a memory access each.
const LEAST: f32 = 1e-3;
/// Jumps are counted in every n-th sentence: 41 numbers need no more.
const JUMP_SAMPLE: usize = 8;

/// Which alignment model a pass uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Positions do not matter (IBM Model 1).
    Free,
    /// Neighbours go to neighbours (HMM).
    Chained,
}

pub(super) struct Model {
    /// Row of each English word in the tables below.
    rows: Vec<u32>,
    /// French word of each candidate pair, ascending in a row.
    pub french: Vec<u32>,
    /// p(French | English) and p(English | French) of each candidate pair.
    pub p: [Vec<f32>; 2],
    /// Expected number of links of each pair, from the last pass.
    pub counts: Vec<f32>,
    /// Occurrences of each word, and its share of all words.
    pub occurrences: [Vec<u32>; 2],
    shares: [Vec<f32>; 2],
    /// Of French words over English positions, and the reverse.
    pub jumps: [Jumps; 2],
}

impl Model {
    pub fn new(sides: &[Side; 2], candidates: &Candidates) -> Self {
        let words = [candidates.sentences[0].len(), candidates.sentences[1].len()];
        let mut rows = vec![0u32; words[0] + 1];
        candidates.pairs.iter().for_each(|(e, _, _)| rows[*e as usize + 1] += 1);
        for i in 1..rows.len() {
            rows[i] += rows[i - 1];
        }
        let occurrences = [0, 1].map(|side| {
            let mut counts = vec![0u32; words[side]];
            sides[side].words.iter().for_each(|word| counts[*word as usize] += 1);
            counts
        });
        let shares = [0, 1].map(|side: usize| {
            let total = sides[side].words.len().max(1) as f32;
            occurrences[side].iter().map(|n| *n as f32 / total).collect()
        });
        let mut model = Model {
            rows,
            french: candidates.pairs.iter().map(|pair| pair.1).collect(),
            p: [Vec::new(), Vec::new()],
            counts: candidates
                .pairs
                .iter()
                .map(|(e, f, dice)| {
                    let n = occurrences[0][*e as usize].min(occurrences[1][*f as usize]) as f32;
                    dice * dice * n
                })
                .collect(),
            occurrences,
            shares,
            jumps: [Jumps::initial(), Jumps::initial()],
        };
        model.maximise();
        model
    }

    /// The candidate pairs of an English word.
    pub fn row(&self, english: u32) -> std::ops::Range<usize> {
        self.rows[english as usize] as usize..self.rows[english as usize + 1] as usize
    }

    fn pair(&self, english: u32, french: u32) -> Option<usize> {
        let row = self.row(english);
        let at = self.french[row.clone()].binary_search(&french).ok()?;
        Some(row.start + at)
    }

    /// Normalises the counts into both tables.
    fn maximise(&mut self) {
        let words = self.occurrences[1].len();
        let mut columns = vec![0f64; words];
        self.p[0] = vec![0.0; self.counts.len()];
        for english in 0..self.rows.len() - 1 {
            let row = self.row(english as u32);
            let sum: f64 = self.counts[row.clone()].iter().map(|c| f64::from(*c)).sum();
            for pair in row {
                self.p[0][pair] = (f64::from(self.counts[pair]) / sum.max(1e-9)) as f32;
                columns[self.french[pair] as usize] += f64::from(self.counts[pair]);
            }
        }
        let share = |(count, french): (&f32, &u32)| (f64::from(*count) / columns[*french as usize].max(1e-9)) as f32;
        self.p[1] = self.counts.iter().zip(&self.french).map(share).collect();
    }

    /// One pass over all sentences; `tick` is told of every thousand done.
    pub fn pass(&mut self, sides: &[Side; 2], order: Order, tick: &(dyn Fn(usize) + Sync)) {
        let sums: Vec<AtomicU64> = self.counts.iter().map(|_| AtomicU64::new(0)).collect();
        let steps: [Vec<AtomicU64>; 2] = [0, 1].map(|_| (0..41).map(|_| AtomicU64::new(0)).collect());
        let chunk = 1_000;
        (0..sides[0].len().div_ceil(chunk)).into_par_iter().for_each_init(Space::default, |space, number| {
            let end = ((number + 1) * chunk).min(sides[0].len());
            for sentence in number * chunk..end {
                let count_steps = order == Order::Chained && sentence % JUMP_SAMPLE == 0;
                self.expect(sides, sentence, order, count_steps, space);
                for &(pair, count) in &space.found {
                    sums[pair as usize].fetch_add((f64::from(count) * UNIT) as u64, Ordering::Relaxed);
                }
                if count_steps {
                    for (sums, counts) in steps.iter().zip(&mut space.steps) {
                        for (sum, count) in sums.iter().zip(counts) {
                            sum.fetch_add((std::mem::take(count) * UNIT) as u64, Ordering::Relaxed);
                        }
                    }
                }
            }
            tick(end - number * chunk);
        });
        let total = |sum: &AtomicU64| sum.load(Ordering::Relaxed) as f64 / UNIT;
        self.counts = sums.iter().map(|sum| total(sum) as f32).collect();
        if order == Order::Chained {
            self.jumps = steps.map(|steps| {
                let all: f64 = steps.iter().map(total).sum();
                Jumps::new(steps.iter().map(|step| ((total(step) + 1.0) / (all + 41.0)) as f32).collect())
            });
        }
        self.maximise();
    }

    /// The expected links of one sentence pair, in `space.found`.
    fn expect(&self, sides: &[Side; 2], sentence: usize, order: Order, count_steps: bool, space: &mut Space) {
        let [english, french] = [0, 1].map(|side| sides[side].sentence(sentence));
        space.look_up(self, english, french);
        match order {
            Order::Free => space.free(),
            Order::Chained => space.chained(&self.jumps, count_steps),
        }
        let (m, n) = (english.len(), french.len());
        space.found.clear();
        for j in 0..n {
            for i in 0..m {
                // rows of the first matrix are French words over English positions; of the second, the reverse
                let both = space.posteriors[0].get(j, i) * space.posteriors[1].get(i, j);
                if both > LEAST && space.pairs[j * m + i] != u32::MAX {
                    space.found.push((space.pairs[j * m + i], both));
                }
            }
        }
    }
}

/// One thread's working space.
#[derive(Default)]
struct Space {
    pairs: Vec<u32>,
    emissions: [Rows; 2],
    nulls: [Vec<f32>; 2],
    posteriors: [Rows; 2],
    scratch: Scratch,
    found: Vec<(u32, f32)>,
    steps: [Vec<f64>; 2],
}

impl Space {
    fn look_up(&mut self, model: &Model, english: &[u32], french: &[u32]) {
        let (m, n) = (english.len(), french.len());
        self.pairs.clear();
        self.pairs.resize(m * n, u32::MAX);
        self.emissions[0].reset(n, m, FLOOR);
        self.emissions[1].reset(m, n, FLOOR);
        for (i, &e) in english.iter().enumerate() {
            for (j, &f) in french.iter().enumerate() {
                if e == 0 || f == 0 {
                    *self.emissions[0].get_mut(j, i) = if f == 0 { RARE } else { FLOOR };
                    *self.emissions[1].get_mut(i, j) = if e == 0 { RARE } else { FLOOR };
                } else if let Some(pair) = model.pair(e, f) {
                    self.pairs[j * m + i] = pair as u32;
                    *self.emissions[0].get_mut(j, i) = model.p[0][pair].max(FLOOR);
                    *self.emissions[1].get_mut(i, j) = model.p[1][pair].max(FLOOR);
                }
            }
        }
        for ((nulls, words), shares) in
            self.nulls.iter_mut().zip([french, english]).zip([&model.shares[1], &model.shares[0]])
        {
            nulls.clear();
            nulls.extend(words.iter().map(|word| NULL_PRIOR * if *word == 0 { RARE } else { shares[*word as usize] }));
        }
    }

    fn free(&mut self) {
        for side in 0..2 {
            let states = self.nulls[1 - side].len();
            let (emissions, out) = (&self.emissions[side], &mut self.posteriors[side]);
            out.reset(emissions.rows(), states, 0.0);
            for (at, null) in self.nulls[side].iter().enumerate() {
                let sum = null + (1.0 - NULL_PRIOR) / states as f32 * emissions.row(at).iter().sum::<f32>();
                for (out, row) in out.blocks_mut(at).iter_mut().zip(emissions.blocks(at)) {
                    *out = row.map(|p| (1.0 - NULL_PRIOR) / states as f32 * p / sum);
                }
            }
        }
    }

    fn chained(&mut self, jumps: &[Jumps; 2], count_steps: bool) {
        for (side, jumps) in jumps.iter().enumerate() {
            self.steps[side].resize(41, 0.0);
            posteriors(
                &self.emissions[side],
                &self.nulls[side],
                NULL_PRIOR,
                jumps,
                &mut self.scratch,
                &mut self.posteriors[side],
                count_steps.then_some(&mut self.steps[side][..]),
            );
        }
    }
}
