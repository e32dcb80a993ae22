//! Which word answers which: posteriors of a hidden Markov model over word positions (Vogel, Ney & Tillmann 1996).
//!
//! The states are the positions of one side, the observations the words of the other. A word may answer nothing; the
//! position is then kept for the next one. Trainer and links share this code.

mod rows;

pub use rows::{Rows, greatest, sum};

use super::file::LONGEST_JUMP;
use rows::{BLOCK, Block, total};
use wide::f32x8;

/// Share of a step that goes anywhere in the sentence: keeps long moves possible, as in Och & Ney (2003); not tuned.
const UNIFORM: f32 = 0.2;

/// A position with less than this share of a word's mass moves anywhere: most positions hold next to nothing, and
/// following their steps takes most of the time.
const NEGLIGIBLE: f32 = 5e-3;

/// How far the counterpart moves from one word to the next.
#[derive(Debug, Clone)]
pub struct Jumps {
    /// Probability of a step of −20 to 20 words.
    steps: Vec<f32>,
}

impl Jumps {
    /// From 41 probabilities, steps −20 to 20, of any sum.
    pub fn new(steps: Vec<f32>) -> Self {
        Jumps { steps }
    }

    /// Before training: forward by one is likeliest, and each further word halves the chance down to a floor.
    pub fn initial() -> Self {
        let weight = |step: i32| (-(step - 1).abs() as f32 / 2.0).exp2() + 0.002;
        Jumps { steps: (-LONGEST_JUMP..=LONGEST_JUMP).map(weight).collect() }
    }

    /// The probability of one step; wider ones count as the ends of the table.
    pub fn step(&self, by: i32) -> f32 {
        self.steps.get((by.clamp(-LONGEST_JUMP, LONGEST_JUMP) + LONGEST_JUMP) as usize).copied().unwrap_or(0.0)
    }
}

/// The working space of [`posteriors`], reused from one sentence to the next.
#[derive(Debug, Default)]
pub struct Scratch {
    states: usize,
    /// Chance of each step that the states allow, the one of no step at index `states`; the same mirrored.
    ahead: Vec<f32>,
    back: Vec<f32>,
    /// What each state's steps are multiplied by to sum to one.
    norms: Vec<Block>,
    /// Where each observation's answer stands, given those before it; the same where it answers nothing.
    alpha: Rows,
    alpha_null: Rows,
    /// Where the last answer stands, and where the next one will.
    mass: Vec<Block>,
    next: Vec<Block>,
    /// What the later observations make of each state; means nothing beyond the last state.
    beta: Vec<Block>,
    weighted: Vec<Block>,
    moves: Vec<Move>,
}

/// How probably each observed word answers each state.
///
/// `emissions` holds a row per observation and a column per state; `nulls` what each observation weighs when it answers
/// nothing (emission times the prior of doing so); the emissions are weighed by one minus `null_prior` here. The
/// posteriors are written to `out` in the layout of `emissions`; what a row lacks to 1 is the posterior of "nothing".
/// `steps`, where given, receives the expected number of steps of each width.
#[allow(clippy::too_many_arguments, reason = "one numeric kernel, three callers")]
pub fn posteriors(
    emissions: &Rows,
    nulls: &[f32],
    null_prior: f32,
    jumps: &Jumps,
    space: &mut Scratch,
    out: &mut Rows,
    mut steps: Option<&mut [f64]>,
) {
    let (states, observations) = (emissions.columns(), nulls.len());
    out.reset(observations, states, 0.0);
    if states == 0 || observations == 0 {
        return;
    }
    space.prepare(states, jumps);
    space.forward(emissions, nulls, 1.0 - null_prior, jumps);
    space.beta.fill([1.0; BLOCK]);
    for j in (0..observations).rev() {
        space.meet(j, out.blocks_mut(j));
        if j == 0 {
            break;
        }
        if let Some(steps) = steps.as_deref_mut() {
            space.count_steps(j, emissions.row(j), out.row(j), steps);
        }
        space.backward(emissions.blocks(j), nulls[j], 1.0 - null_prior);
    }
}

/// Mass that moves, and where in the chances of all steps its window begins.
type Move = (f32, usize);

/// What arrives in a block from all that moves.
#[inline(always)]
fn arriving(moves: &[Move], chances: &[f32], block: usize) -> f32x8 {
    let mut arriving = f32x8::ZERO;
    for (mass, window) in moves {
        if let Some(chances) = chances[window + block * BLOCK..].first_chunk() {
            arriving += f32x8::new(*chances) * *mass;
        }
    }
    arriving
}

/// The places of a set's members, by the bits of a mask.
#[inline(always)]
fn members(mut mask: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let first = (mask != 0).then_some(mask.trailing_zeros() as usize);
        mask &= mask.wrapping_sub(1);
        first
    })
}

/// Multiplies a row by a number.
#[inline]
fn scale(row: &mut [Block], by: f32) {
    row.iter_mut().for_each(|block| *block = (f32x8::new(*block) * by).to_array());
}

impl Scratch {
    fn prepare(&mut self, n: usize, jumps: &Jumps) {
        self.states = n;
        let (width, steps) = (n.div_ceil(BLOCK), n as i32);
        // A window of whole blocks may begin at any step.
        let beyond = std::iter::repeat_n(0.0, BLOCK);
        self.ahead.clear();
        self.ahead.extend((-steps..=steps).map(|step| jumps.step(step)).chain(beyond.clone()));
        self.back.clear();
        self.back.extend((-steps..=steps).map(|step| jumps.step(-step)).chain(beyond));
        for buffer in [&mut self.norms, &mut self.mass, &mut self.next, &mut self.beta, &mut self.weighted] {
            buffer.clear();
            buffer.resize(width, [0.0; BLOCK]);
        }
        let mut sum: f32 = self.ahead[n..2 * n].iter().sum();
        for (from, norm) in self.norms.as_flattened_mut()[..n].iter_mut().enumerate() {
            *norm = (1.0 - UNIFORM) / sum.max(f32::MIN_POSITIVE);
            // the window of steps open to the next position
            sum += self.ahead[n - from - 1] - self.ahead[2 * n - from - 1];
        }
    }

    fn forward(&mut self, emissions: &Rows, nulls: &[f32], kept: f32, jumps: &Jumps) {
        let n = self.states;
        // The first word comes from before the first position.
        for (step, next) in (1..).zip(&mut self.next.as_flattened_mut()[..n]) {
            *next = (1.0 - UNIFORM) * jumps.step(step) + UNIFORM / n as f32;
        }
        let share = 1.0 / sum(&self.next).max(f32::MIN_POSITIVE);
        scale(&mut self.next, share);
        self.mass.copy_from_slice(&self.next);
        self.alpha.reset(nulls.len(), n, 0.0);
        self.alpha_null.reset(nulls.len(), n, 0.0);
        for (j, null) in nulls.iter().enumerate() {
            self.observe(j, emissions.blocks(j), *null, kept);
            self.step_ahead();
        }
    }

    /// Where the answer of observation `j` stands, from where it was expected.
    fn observe(&mut self, j: usize, row: &[Block], null: f32, kept: f32) {
        let (alpha, alpha_null) = (self.alpha.blocks_mut(j), self.alpha_null.blocks_mut(j));
        let mut lanes = f32x8::ZERO;
        let came = self.next.iter().zip(&self.mass).zip(row);
        for ((alpha, alpha_null), ((next, mass), emission)) in alpha.iter_mut().zip(&mut *alpha_null).zip(came) {
            let answers = f32x8::new(*next) * f32x8::new(*emission) * kept;
            let nothing = f32x8::new(*mass) * null;
            (*alpha, *alpha_null) = (answers.to_array(), nothing.to_array());
            lanes += answers + nothing;
        }
        let share = 1.0 / (f32::MIN_POSITIVE + total(lanes));
        for ((alpha, alpha_null), mass) in alpha.iter_mut().zip(alpha_null).zip(&mut self.mass) {
            let (answers, nothing) = (f32x8::new(*alpha) * share, f32x8::new(*alpha_null) * share);
            (*alpha, *alpha_null) = (answers.to_array(), nothing.to_array());
            *mass = (answers + nothing).to_array();
        }
    }

    /// Moves the mass one word on, into `next`.
    fn step_ahead(&mut self) {
        let n = self.states;
        let mut negligible = f32x8::ZERO;
        self.moves.clear();
        for (number, (block, norms)) in self.mass.iter().zip(&self.norms).enumerate() {
            let mass = f32x8::new(*block);
            let moves = mass.simd_ge(f32x8::splat(NEGLIGIBLE));
            negligible += moves.bitselect(f32x8::ZERO, mass);
            for lane in members(moves.to_bitmask()) {
                self.moves.push((block[lane] * norms[lane], n - (number * BLOCK + lane)));
            }
        }
        let anywhere = (UNIFORM + (1.0 - UNIFORM) * total(negligible)) / n as f32;
        for (number, next) in self.next.iter_mut().enumerate() {
            *next = (arriving(&self.moves, &self.ahead, number) + anywhere).to_array();
        }
    }

    /// The posteriors of observation `j`, from what was seen before it and after it.
    fn meet(&self, j: usize, out: &mut [Block]) {
        let mut lanes = f32x8::ZERO;
        let seen = self.alpha.blocks(j).iter().zip(self.alpha_null.blocks(j));
        for ((out, beta), (alpha, alpha_null)) in out.iter_mut().zip(&self.beta).zip(seen) {
            let beta = f32x8::new(*beta);
            let answers = f32x8::new(*alpha) * beta;
            *out = answers.to_array();
            lanes += answers + f32x8::new(*alpha_null) * beta;
        }
        scale(out, 1.0 / (f32::MIN_POSITIVE + total(lanes)));
    }

    /// Takes one more observation into `beta`.
    fn backward(&mut self, row: &[Block], null: f32, kept: f32) {
        let n = self.states;
        let mut lanes = f32x8::ZERO;
        for ((weighted, beta), emission) in self.weighted.iter_mut().zip(&self.beta).zip(row) {
            let expected = f32x8::new(*beta) * f32x8::new(*emission) * kept;
            *weighted = expected.to_array();
            lanes += expected;
        }
        let all = total(lanes);
        let least = f32x8::splat(all * NEGLIGIBLE);
        self.moves.clear();
        for (number, block) in self.weighted.iter().enumerate() {
            for lane in members(f32x8::new(*block).simd_gt(least).to_bitmask()) {
                self.moves.push((block[lane], n - (number * BLOCK + lane)));
            }
        }
        let anywhere = all * UNIFORM / n as f32;
        let mut lanes = f32x8::ZERO;
        for (number, (beta, norms)) in self.beta.iter_mut().zip(&self.norms).enumerate() {
            let moved = arriving(&self.moves, &self.back, number) * f32x8::new(*norms) + anywhere;
            let both = f32x8::new(*beta) * null + moved;
            *beta = both.to_array();
            lanes += both;
        }
        scale(&mut self.beta, n as f32 / (f32::MIN_POSITIVE + total(lanes)));
    }

    /// Adds the expected steps into observation `j`, whose posteriors are known, from the position before it.
    fn count_steps(&self, j: usize, row: &[f32], posteriors: &[f32], steps: &mut [f64]) {
        let (n, norms) = (self.states, self.norms.as_flattened());
        let (alpha, null) = (self.alpha.row(j - 1), self.alpha_null.row(j - 1));
        for to in (0..n).filter(|to| posteriors[*to] > 0.01 && row[*to] > 0.0) {
            let share = |from: usize| (alpha[from] + null[from]) * norms[from] * self.ahead[n + to - from];
            let total: f32 = (0..n).map(share).sum();
            if total <= f32::MIN_POSITIVE {
                continue;
            }
            for from in 0..n {
                let step = (to as i32 - from as i32).clamp(-LONGEST_JUMP, LONGEST_JUMP) + LONGEST_JUMP;
                steps[step as usize] += f64::from(posteriors[to] * share(from) / total);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same posteriors by summing over every path.
    fn by_enumeration(n: usize, emissions: &[f32], nulls: &[f32], null_prior: f32, jumps: &Jumps) -> Vec<f32> {
        let m = nulls.len();
        let move_to = |from: i32, to: i32| {
            let sum: f32 = (0..n as i32).map(|t| jumps.step(t - from)).sum();
            (1.0 - UNIFORM) * jumps.step(to - from) / sum + UNIFORM / n as f32
        };
        let mut first: Vec<f32> =
            (0..n as i32).map(|i| (1.0 - UNIFORM) * jumps.step(i + 1) + UNIFORM / n as f32).collect();
        let sum: f32 = first.iter().sum();
        first.iter_mut().for_each(|p| *p /= sum);
        let (mut out, mut total) = (vec![0.0; n * m], 0.0);
        for path in 0..(2 * n).pow(m as u32) {
            let (mut rest, mut weight, mut at, mut used) = (path, 1.0, -1i32, Vec::new());
            for (j, null) in nulls.iter().enumerate() {
                let (state, is_null) = ((rest % (2 * n)) / 2, rest % 2 == 1);
                rest /= 2 * n;
                if is_null {
                    // a null keeps the position; at the start it holds the position it would have begun from
                    weight *= null * if at < 0 { first[state] } else { f32::from(u8::from(at == state as i32)) };
                } else {
                    let step = if at < 0 { first[state] } else { move_to(at, state as i32) };
                    weight *= step * (1.0 - null_prior) * emissions[j * n + state];
                    used.push(j * n + state);
                }
                at = state as i32;
            }
            total += weight;
            used.into_iter().for_each(|cell| out[cell] += weight);
        }
        out.iter_mut().for_each(|p| *p /= total);
        out
    }

    #[test]
    fn posteriors_are_those_of_every_path_summed() {
        let emissions = [0.5, 0.1, 0.01, 0.2, 0.3, 0.05, 0.02, 0.6, 0.4];
        let nulls = [0.02, 0.1, 0.01];
        let (mut rows, mut space, mut out) = (Rows::default(), Scratch::default(), Rows::default());
        rows.reset(3, 3, 0.0);
        for (at, emission) in emissions.iter().enumerate() {
            *rows.get_mut(at / 3, at % 3) = *emission;
        }
        posteriors(&rows, &nulls, 0.1, &Jumps::initial(), &mut space, &mut out, None);
        let want = by_enumeration(3, &emissions, &nulls, 0.1, &Jumps::initial());
        for (at, want) in want.iter().enumerate() {
            assert!((out.get(at / 3, at % 3) - want).abs() < 1e-4, "{out:?} {want:?}");
        }
    }
}
