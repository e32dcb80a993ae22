//! Which word answers which: posteriors of a hidden Markov model over word positions (Vogel, Ney & Tillmann 1996).
//!
//! The states are the positions of one side, the observations the words of the other. A word may answer nothing; the
//! position is then kept for the next one. Trainer and links share this code.

use super::file::LONGEST_JUMP;

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
    /// jumps at index d + n, and the same mirrored
    ahead: Vec<f32>,
    back: Vec<f32>,
    norms: Vec<f32>,
    alpha: Vec<f32>,
    alpha_null: Vec<f32>,
    mass: Vec<f32>,
    beta: Vec<f32>,
    next: Vec<f32>,
    weighted: Vec<f32>,
}

/// How probably each observed word answers each state.
///
/// `emissions` holds one row of `states` values per observation; `nulls` what each observation weighs when it answers
/// nothing (emission times the prior of doing so); the emissions are weighed by one minus `null_prior` here. The
/// posteriors are written to `out` in the layout of `emissions`; what a row lacks to 1 is the posterior of "nothing".
/// `steps`, where given, receives the expected number of steps of each width.
#[allow(clippy::too_many_arguments, reason = "one numeric kernel, three callers")]
pub fn posteriors(
    states: usize,
    emissions: &[f32],
    nulls: &[f32],
    null_prior: f32,
    jumps: &Jumps,
    space: &mut Scratch,
    out: &mut Vec<f32>,
    mut steps: Option<&mut [f64]>,
) {
    let observations = nulls.len();
    out.clear();
    out.resize(states * observations, 0.0);
    if states == 0 || observations == 0 {
        return;
    }
    space.prepare(states, jumps);
    space.forward(states, emissions, nulls, 1.0 - null_prior, jumps);
    space.beta.clear();
    space.beta.resize(states, 1.0);
    for j in (0..observations).rev() {
        let row = j * states..(j + 1) * states;
        let (alpha, alpha_null) = (&space.alpha[row.clone()], &space.alpha_null[row.clone()]);
        let (here, beta) = (&mut out[row.clone()], &space.beta[..states]);
        here.copy_from_slice(alpha);
        multiply(here, beta);
        space.weighted.copy_from_slice(alpha_null);
        multiply(&mut space.weighted, beta);
        let scale = 1.0 / (f32::MIN_POSITIVE + sum(here) + sum(&space.weighted));
        scale_by(here, scale);
        if j == 0 {
            break;
        }
        if let Some(steps) = steps.as_deref_mut() {
            space.count_steps(states, j, &emissions[row.clone()], &out[row.clone()], steps);
        }
        space.backward(states, &emissions[row], nulls[j], 1.0 - null_prior);
    }
}

/// The sum in eight lanes, which the processor adds at once; always in the same order.
fn sum(values: &[f32]) -> f32 {
    let mut lanes = [0.0f32; 8];
    let chunks = values.chunks_exact(8);
    let rest: f32 = chunks.remainder().iter().sum();
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, value)| *lane += value);
    }
    lanes.iter().sum::<f32>() + rest
}

// Loops over whole slices, which the compiler turns into vector instructions.

#[inline(always)]
fn multiply(values: &mut [f32], by: &[f32]) {
    for (value, by) in values.iter_mut().zip(by) {
        *value *= by;
    }
}

#[inline(always)]
fn scale_by(values: &mut [f32], by: f32) {
    for value in values {
        *value *= by;
    }
}

#[inline(always)]
fn add(values: &mut [f32], others: &[f32], weight: f32) {
    for (value, other) in values.iter_mut().zip(others) {
        *value += weight * other;
    }
}

impl Scratch {
    fn prepare(&mut self, n: usize, jumps: &Jumps) {
        let width = n as i32;
        self.ahead.clear();
        self.ahead.extend((-width..=width).map(|d| jumps.step(d)));
        self.back.clear();
        self.back.extend((-width..=width).map(|d| jumps.step(-d)));
        self.norms.clear();
        let mut sum: f32 = self.ahead[n..2 * n].iter().sum();
        for from in 0..n {
            self.norms.push((1.0 - UNIFORM) / sum.max(f32::MIN_POSITIVE));
            // the window of steps open to the next position
            sum += self.ahead[n - from - 1] - self.ahead[2 * n - from - 1];
        }
        for buffer in [&mut self.mass, &mut self.next, &mut self.weighted] {
            buffer.clear();
            buffer.resize(n, 0.0);
        }
    }

    fn forward(&mut self, n: usize, emissions: &[f32], nulls: &[f32], kept: f32, jumps: &Jumps) {
        for alpha in [&mut self.alpha, &mut self.alpha_null] {
            alpha.clear();
            alpha.resize(n * nulls.len(), 0.0);
        }
        // The first word comes from before the first position.
        for i in 0..n {
            self.next[i] = (1.0 - UNIFORM) * jumps.step(i as i32 + 1) + UNIFORM / n as f32;
        }
        let scale = 1.0 / sum(&self.next).max(f32::MIN_POSITIVE);
        scale_by(&mut self.next, scale);
        self.mass.copy_from_slice(&self.next);
        for (j, null) in nulls.iter().enumerate() {
            let range = j * n..(j + 1) * n;
            let (alpha, alpha_null) = (&mut self.alpha[range.clone()], &mut self.alpha_null[range.clone()]);
            alpha.copy_from_slice(&self.next);
            multiply(alpha, &emissions[range]);
            scale_by(alpha, kept);
            alpha_null.copy_from_slice(&self.mass);
            scale_by(alpha_null, *null);
            let scale = 1.0 / (f32::MIN_POSITIVE + sum(alpha) + sum(alpha_null));
            scale_by(alpha, scale);
            scale_by(alpha_null, scale);
            self.mass.copy_from_slice(alpha);
            add(&mut self.mass, alpha_null, 1.0);
            let mut anywhere = UNIFORM / n as f32;
            self.next.fill(0.0);
            for from in 0..n {
                if self.mass[from] < NEGLIGIBLE {
                    anywhere += (1.0 - UNIFORM) * self.mass[from] / n as f32;
                    continue;
                }
                let weight = self.mass[from] * self.norms[from];
                let window = &self.ahead[n - from..2 * n - from];
                add(&mut self.next, window, weight);
            }
            self.next.iter_mut().for_each(|p| *p += anywhere);
        }
    }

    fn backward(&mut self, n: usize, row: &[f32], null: f32, kept: f32) {
        self.weighted.copy_from_slice(&self.beta);
        multiply(&mut self.weighted, row);
        scale_by(&mut self.weighted, kept);
        let anywhere = sum(&self.weighted);
        self.next.fill(0.0);
        let least = anywhere * NEGLIGIBLE;
        for to in 0..n {
            let weight = self.weighted[to];
            if weight > least {
                let window = &self.back[n - to..2 * n - to];
                add(&mut self.next, window, weight);
            }
        }
        let anywhere = anywhere * UNIFORM / n as f32;
        multiply(&mut self.next, &self.norms);
        self.next.iter_mut().for_each(|p| *p += anywhere);
        scale_by(&mut self.beta, null);
        add(&mut self.beta, &self.next, 1.0);
        let scale = n as f32 / (f32::MIN_POSITIVE + sum(&self.beta));
        scale_by(&mut self.beta, scale);
    }

    /// Adds the expected steps into observation `j`, whose posteriors are known, from the position before it.
    fn count_steps(&self, n: usize, j: usize, row: &[f32], posteriors: &[f32], steps: &mut [f64]) {
        let before = (j - 1) * n..j * n;
        let (alpha, null) = (&self.alpha[before.clone()], &self.alpha_null[before]);
        for to in (0..n).filter(|to| posteriors[*to] > 0.01 && row[*to] > 0.0) {
            let share = |from: usize| (alpha[from] + null[from]) * self.norms[from] * self.ahead[n + to - from];
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
        let (mut space, mut out) = (Scratch::default(), Vec::new());
        posteriors(3, &emissions, &nulls, 0.1, &Jumps::initial(), &mut space, &mut out, None);
        let want = by_enumeration(3, &emissions, &nulls, 0.1, &Jumps::initial());
        for (got, want) in out.iter().zip(&want) {
            assert!((got - want).abs() < 1e-4, "{out:?} {want:?}");
        }
    }
}
