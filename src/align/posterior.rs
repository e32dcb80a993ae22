//! How likely each bead of the path is among all paths of the corridor: the forward-backward algorithm in logarithms.

use super::dynamic::{Lattice, Step};

/// Log sums over the paths that reach (or leave) a point in each state.
#[derive(Debug, Clone, Copy)]
struct Sums {
    paired: f32,
    gap_source: f32,
    gap_target: f32,
}

const NONE: Sums = Sums { paired: f32::NEG_INFINITY, gap_source: f32::NEG_INFINITY, gap_target: f32::NEG_INFINITY };
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

/// The shares of each bead of the path.
pub(super) fn of(lattice: &Lattice<'_>, path: &[Step]) -> Vec<Share> {
    let place = |i: u32, j: u32| lattice.corridor.index(i as usize, j);
    let start = |step: &Step| place(step.source.start, step.target.start);
    let (starts, whole) = {
        let before = forward(lattice);
        let starts: Vec<Sums> = path.iter().map(|step| start(step).map_or(NONE, |at| before[at])).collect();
        (starts, before.last().map_or(0.0, Sums::all))
    };
    let after = backward(lattice);
    let share = |(step, before): (&Step, &Sums)| {
        let [begun, done] =
            [start(step), place(step.source.end, step.target.end)].map(|at| at.map_or(NONE, |at| after[at]));
        Share {
            bead: (before.all() + step.score + done.paired - whole).min(0.0),
            start: (before.through(&begun) - whole).min(0.0),
        }
    };
    path.iter().zip(&starts).map(share).collect()
}

fn forward(lattice: &Lattice<'_>) -> Vec<Sums> {
    let (corridor, costs) = (lattice.corridor, lattice.costs);
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
    let (corridor, costs) = (lattice.corridor, lattice.costs);
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
