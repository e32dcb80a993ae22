//! How likely each bead is among all paths of the corridor (the forward-backward algorithm in logarithms), and the path
//! that holds the likeliest ones.

use super::dynamic::{Lattice, Step};

/// Log sums over the paths that reach (or leave) a point in each state.
#[derive(Debug, Clone, Copy)]
struct Sums {
    paired: f32,
    gap_source: f32,
    gap_target: f32,
}

const NONE: Sums = Sums { paired: f32::NEG_INFINITY, gap_source: f32::NEG_INFINITY, gap_target: f32::NEG_INFINITY };
/// A point to which no bead leads.
const NO_BEAD: u32 = u32::MAX;
/// A bead less likely than this is better left out: right, it adds to precision and recall, wrong, it takes from precision.
/// With 0.28 noisy posts gain 0.004, but the AUC of the confidence on novels that its fit has not seen falls by 0.01 where
/// 30 % are missing.
const DOUBT: f32 = 0.23;
/// A part that many nats below the rest adds nothing that single precision holds.
const NOTHING: f32 = 16.0;

fn add(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low <= high - NOTHING { high } else { high + (low - high).exp().ln_1p() }
}

impl Sums {
    fn all(&self) -> f32 {
        add(self.paired, add(self.gap_source, self.gap_target))
    }

    /// Of all paths through a point, by the sums before it and after it.
    fn through(&self, after: &Sums) -> f32 {
        let states =
            [self.paired + after.paired, self.gap_source + after.gap_source, self.gap_target + after.gap_target];
        add(states[0], add(states[1], states[2]))
    }
}

/// What all paths of the corridor say of a bead of the best one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    /// ln of the share of paths that hold the bead.
    pub bead: f32,
    /// ln of the share of paths that pass where it begins.
    pub start: f32,
}

/// The sums over all paths before and after every point of a lattice.
#[derive(Debug)]
pub(super) struct Posterior<'l, 'a> {
    lattice: &'l Lattice<'a>,
    before: Vec<Sums>,
    after: Vec<Sums>,
    whole: f32,
}

impl<'l, 'a> Posterior<'l, 'a> {
    /// Of a lattice with its prices.
    pub fn new(lattice: &'l Lattice<'a>) -> Self {
        let (before, after) = (forward(lattice), backward(lattice));
        let whole = before.last().map_or(0.0, Sums::all);
        Posterior { lattice, before, after, whole }
    }

    /// ln of the share of paths that hold a bead of that score between two points.
    fn share(&self, from: usize, score: f32, to: usize) -> f32 {
        (self.before[from].all() + score + self.after[to].paired - self.whole).min(0.0)
    }

    /// The shares of a bead.
    pub fn of(&self, step: &Step) -> Share {
        let place = |i: u32, j: u32| self.lattice.corridor.index(i as usize, j);
        let start = place(step.source.start, step.target.start);
        let Some((start, end)) = start.zip(place(step.source.end, step.target.end)) else {
            return Share { bead: f32::NEG_INFINITY, start: f32::NEG_INFINITY };
        };
        let passes = self.before[start].through(&self.after[start]) - self.whole;
        Share { bead: self.share(start, step.score, end), start: passes.min(0.0) }
    }

    /// The path of which most beads are expected to be right (Käll, Krogh and Sonnhammer 2005 decode so): the sum of its
    /// beads' shares, each less [`DOUBT`], is the highest.
    pub fn likeliest(&self) -> Vec<Step> {
        let corridor = self.lattice.corridor;
        let mut best: Vec<(f32, u32)> = Vec::with_capacity(corridor.size());
        for i in 0..corridor.height() {
            for j in corridor.row(i) {
                let at = best.len();
                let start = if (i, j) == (0, 0) { 0.0 } else { f32::NEG_INFINITY };
                let left = if j > 0 { corridor.index(i, j - 1) } else { None };
                let above = i.checked_sub(1).and_then(|i| corridor.index(i, j));
                let passed = [left, above].into_iter().flatten().map(|from| best[from].0).fold(start, f32::max);
                let mut here = (passed, NO_BEAD);
                for (number, edge) in (0..).zip(self.lattice.edges(at)) {
                    let from = (i - usize::from(edge.shape.0), j - u32::from(edge.shape.1));
                    let Some(from) = corridor.index(from.0, from.1) else { continue };
                    let worth = best[from].0 + self.share(from, edge.score, at).exp() - DOUBT;
                    if worth > here.0 {
                        here = (worth, number);
                    }
                }
                best.push(here);
            }
        }
        self.trace(&best)
    }

    /// The path that leads to the last point; `best` has for each point its worth and the bead that leads there.
    fn trace(&self, best: &[(f32, u32)]) -> Vec<Step> {
        let corridor = self.lattice.corridor;
        let (mut i, mut j) = (corridor.height() - 1, corridor.row(corridor.height() - 1).end - 1);
        let mut steps = Vec::new();
        while let Some(at) = corridor.index(i, j).filter(|at| *at > 0) {
            if let Some(edge) = self.lattice.edges(at).get(best[at].1 as usize) {
                let from = (i - usize::from(edge.shape.0), j - u32::from(edge.shape.1));
                steps.push(Step { source: from.0 as u32..i as u32, target: from.1..j, score: edge.score });
                (i, j) = from;
            } else if j > 0 && corridor.index(i, j - 1).is_some_and(|from| best[from].0 == best[at].0) {
                j -= 1;
            } else {
                i -= 1;
            }
        }
        steps.reverse();
        steps
    }
}

fn forward(lattice: &Lattice<'_>) -> Vec<Sums> {
    let (corridor, costs) = (lattice.corridor, &lattice.costs);
    let mut sums: Vec<Sums> = Vec::with_capacity(corridor.size());
    for i in 0..corridor.height() {
        for j in corridor.row(i) {
            let mut here = NONE;
            if (i, j) == (0, 0) {
                here.paired = 0.0;
            }
            for edge in lattice.edges(sums.len()) {
                let from = (i - usize::from(edge.shape.0), j - u32::from(edge.shape.1));
                if let Some(at) = corridor.index(from.0, from.1) {
                    here.paired = add(here.paired, sums[at].all() + edge.score);
                }
            }
            if let Some(at) = i.checked_sub(1).and_then(|i| corridor.index(i, j)) {
                here.gap_source = costs.extend + add(sums[at].paired + costs.open, sums[at].gap_source);
            }
            if let Some(at) = j.checked_sub(1).and_then(|j| corridor.index(i, j)) {
                let gap = add(sums[at].gap_source, sums[at].gap_target);
                here.gap_target = costs.extend + add(sums[at].paired + costs.open, gap);
            }
            sums.push(here);
        }
    }
    sums
}

fn backward(lattice: &Lattice<'_>) -> Vec<Sums> {
    let (corridor, costs) = (lattice.corridor, &lattice.costs);
    let mut sums = vec![NONE; corridor.size()];
    if let Some(last) = sums.last_mut() {
        *last = Sums { paired: 0.0, gap_source: 0.0, gap_target: 0.0 };
    }
    for i in (0..corridor.height()).rev() {
        for j in corridor.row(i).rev() {
            let Some(here) = corridor.index(i, j) else { continue };
            let after = sums[here];
            for edge in lattice.edges(here) {
                let from = (i - usize::from(edge.shape.0), j - u32::from(edge.shape.1));
                if let Some(at) = corridor.index(from.0, from.1) {
                    let gain = edge.score + after.paired;
                    let there = &mut sums[at];
                    there.paired = add(there.paired, gain);
                    there.gap_source = add(there.gap_source, gain);
                    there.gap_target = add(there.gap_target, gain);
                }
            }
            if let Some(at) = i.checked_sub(1).and_then(|i| corridor.index(i, j)) {
                let gain = costs.extend + after.gap_source;
                sums[at].paired = add(sums[at].paired, gain + costs.open);
                sums[at].gap_source = add(sums[at].gap_source, gain);
            }
            if let Some(at) = j.checked_sub(1).and_then(|j| corridor.index(i, j)) {
                let gain = costs.extend + after.gap_target;
                sums[at].paired = add(sums[at].paired, gain + costs.open);
                sums[at].gap_source = add(sums[at].gap_source, gain);
                sums[at].gap_target = add(sums[at].gap_target, gain);
            }
        }
    }
    sums
}
