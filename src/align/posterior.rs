//! How likely each bead is among all paths of the corridor (the forward-backward algorithm in logarithms), and the path
//! that holds the likeliest ones.

use super::dynamic::{Edge, Lattice, Step};
use std::ops::Range;

/// A point to which no bead leads.
const NO_BEAD: u32 = u32::MAX;
/// A bead less likely than this is better left out: right, it adds to precision and recall, wrong, it takes from precision.
/// With 0.28 noisy posts gain 0.004, but the AUC of the confidence on novels that its fit has not seen falls by 0.01 where
/// 30 % are missing.
const DOUBT: f64 = 0.23;
/// A part that many nats below the rest adds nothing that single precision holds.
const NOTHING: f32 = 16.0;

fn add(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low <= high - NOTHING { high } else { high + (low - high).exp().ln_1p() }
}

/// The sums over all paths before and after every point of a lattice.
///
/// Every path covers all segments, so what each segment of the best one is worth on average is taken off all of them: the
/// sums stay small and single precision holds them in the longest document.
#[derive(Debug)]
pub(super) struct Posterior<'l, 'a> {
    lattice: &'l Lattice<'a>,
    /// What a segment is worth on average.
    usual: f32,
    /// Log sums over the paths that lead to each point.
    before: Vec<f32>,
    /// Log sums over the paths that go on from each point after a bead.
    after: Vec<f32>,
}

/// Log sums over the paths through a point that do not end there with a bead.
#[derive(Debug, Clone, Copy)]
struct Gaps {
    paired: f32,
    source: f32,
    target: f32,
}

const NONE: Gaps = Gaps { paired: f32::NEG_INFINITY, source: f32::NEG_INFINITY, target: f32::NEG_INFINITY };

impl Gaps {
    fn all(self) -> f32 {
        add(self.paired, add(self.source, self.target))
    }
}

/// The states of one row of points while the next row is made.
#[derive(Debug, Default)]
struct RowStates {
    targets: Range<u32>,
    points: Vec<Gaps>,
}

impl RowStates {
    fn at(&self, j: u32) -> Gaps {
        if self.targets.contains(&j) { self.points[(j - self.targets.start) as usize] } else { NONE }
    }
}

impl<'l, 'a> Posterior<'l, 'a> {
    /// Of a lattice with its prices.
    pub fn new(lattice: &'l Lattice<'a>) -> Self {
        let mut found = Posterior { lattice, usual: lattice.usual(), before: Vec::new(), after: Vec::new() };
        found.before = found.forward();
        found.after = found.backward();
        found
    }

    /// The prices of opening a gap and of each of its segments.
    fn prices(&self) -> (f32, f32) {
        (self.lattice.costs.open, self.lattice.costs.extend - self.usual)
    }

    /// What a bead is worth more than usual.
    fn worth(&self, edge: &Edge) -> f32 {
        edge.score - self.usual * f32::from(edge.shape.0 + edge.shape.1)
    }

    fn forward(&self) -> Vec<f32> {
        let (corridor, (open, extend)) = (self.lattice.corridor, self.prices());
        let mut sums: Vec<f32> = Vec::with_capacity(corridor.size());
        let (mut above, mut here) = (RowStates::default(), RowStates::default());
        for i in 0..corridor.height() {
            (above, here) = (here, above);
            here.targets = corridor.row(i);
            here.points.clear();
            for j in corridor.row(i) {
                let mut point = NONE;
                if (i, j) == (0, 0) {
                    point.paired = 0.0;
                }
                for (edge, from) in self.beads_to(i, j, sums.len()) {
                    point.paired = add(point.paired, sums[from] + self.worth(edge));
                }
                let (up, left) = (above.at(j), here.points.last().copied().unwrap_or(NONE));
                point.source = extend + add(up.paired + open, up.source);
                point.target = extend + add(left.paired + open, add(left.source, left.target));
                here.points.push(point);
                sums.push(point.all());
            }
        }
        sums
    }

    fn backward(&self) -> Vec<f32> {
        let (corridor, (open, extend)) = (self.lattice.corridor, self.prices());
        // Of every point first what the beads that begin there sum up to, then what all that follows does.
        let mut sums = vec![f32::NEG_INFINITY; corridor.size()];
        let (mut below, mut here) = (RowStates::default(), RowStates::default());
        let last = (corridor.height() - 1, corridor.row(corridor.height() - 1).end - 1);
        for i in (0..corridor.height()).rev() {
            (below, here) = (here, below);
            here.targets = corridor.row(i);
            here.points.clear();
            here.points.resize(here.targets.len(), NONE);
            let mut right = NONE;
            for j in corridor.row(i).rev() {
                let Some(at) = corridor.index(i, j) else { continue };
                let beads = if (i, j) == last { 0.0 } else { sums[at] };
                let onward = right.target + extend;
                let either = add(below.at(j).source + extend, onward);
                let point =
                    Gaps { paired: add(beads, open + either), source: add(beads, either), target: add(beads, onward) };
                sums[at] = point.paired;
                for (edge, from) in self.beads_to(i, j, at) {
                    sums[from] = add(sums[from], self.worth(edge) + point.paired);
                }
                here.points[(j - here.targets.start) as usize] = point;
                right = point;
            }
        }
        sums
    }

    /// The beads that may end at a point, with the points where they begin.
    fn beads_to(&self, i: usize, j: u32, at: usize) -> impl Iterator<Item = (&Edge, usize)> {
        self.lattice.edges(at).iter().filter_map(move |edge| {
            let (from_i, from_j) = edge.start(i, j);
            Some((edge, self.lattice.corridor.index(from_i, from_j)?))
        })
    }

    /// ln of the share of paths that hold a bead of that worth between two points.
    fn share(&self, from: usize, worth: f32, to: usize) -> f32 {
        let whole = self.before.last().copied().unwrap_or_default();
        (self.before[from] + worth + self.after[to] - whole).min(0.0)
    }

    /// ln of the share of paths that hold a bead.
    pub fn of(&self, step: &Step) -> f32 {
        let place = |i: u32, j: u32| self.lattice.corridor.index(i as usize, j);
        let ends = place(step.source.start, step.target.start).zip(place(step.source.end, step.target.end));
        let worth = step.score - self.usual * (step.source.len() + step.target.len()) as f32;
        ends.map_or(f32::NEG_INFINITY, |(start, end)| self.share(start, worth, end))
    }

    /// The path of which most beads are expected to be right (Käll, Krogh and Sonnhammer 2005 decode so): the sum of its
    /// beads' shares, each less [`DOUBT`], is the highest.
    pub fn likeliest(&self) -> Vec<Step> {
        let corridor = self.lattice.corridor;
        let mut best: Vec<(f64, u32)> = Vec::with_capacity(corridor.size());
        for i in 0..corridor.height() {
            for j in corridor.row(i) {
                let at = best.len();
                let start = if (i, j) == (0, 0) { 0.0 } else { f64::NEG_INFINITY };
                let left = if j > 0 { corridor.index(i, j - 1) } else { None };
                let above = i.checked_sub(1).and_then(|i| corridor.index(i, j));
                let passed = [left, above].into_iter().flatten().map(|from| best[from].0).fold(start, f64::max);
                let mut here = (passed, NO_BEAD);
                for (number, (edge, from)) in (0..).zip(self.beads_to(i, j, at)) {
                    let share = f64::from(self.share(from, self.worth(edge), at).exp());
                    if best[from].0 + share - DOUBT > here.0 {
                        here = (best[from].0 + share - DOUBT, number);
                    }
                }
                best.push(here);
            }
        }
        self.trace(&best)
    }

    /// The path that leads to the last point; `best` has for each point its worth and the bead that leads there.
    fn trace(&self, best: &[(f64, u32)]) -> Vec<Step> {
        let corridor = self.lattice.corridor;
        let (mut i, mut j) = (corridor.height() - 1, corridor.row(corridor.height() - 1).end - 1);
        let mut steps = Vec::new();
        while let Some(at) = corridor.index(i, j).filter(|at| *at > 0) {
            if let Some(edge) = self.lattice.edges(at).get(best[at].1 as usize) {
                let from = edge.start(i, j);
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
