//! The best path through a corridor: beads of up to 8-1, 1-8 and 4-4, runs without counterpart at an affine price.
//!
//! A point is left in one of three states: after a bead, inside a run without counterpart among its source segments,
//! or among its target segments, which follow; so every path is counted once.

use super::corridor::Corridor;
use super::cost::{Costs, LONGEST, WIDEST, allowed};
use super::evidence::{Reader, Row};
use super::table::Table;
use super::tokens::Tokens;
use std::ops::Range;

/// A bead of the path: how many segments it ends and what it scored.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    /// Source segments.
    pub source: Range<u32>,
    /// Target segments.
    pub target: Range<u32>,
    /// Log ratio of the bead, costs included; 0 for a segment without counterpart.
    pub score: f32,
}

/// The best score with which a point is reached in each state.
#[derive(Debug, Clone, Copy)]
struct Point {
    paired: f32,
    gap_source: f32,
    gap_target: f32,
    /// Score of the bead that ends here.
    score: f32,
    /// Its shape.
    shape: (u8, u8),
}

const NOWHERE: Point = Point {
    paired: f32::NEG_INFINITY,
    gap_source: f32::NEG_INFINITY,
    gap_target: f32::NEG_INFINITY,
    score: 0.0,
    shape: (0, 0),
};

impl Point {
    fn best(&self) -> f32 {
        self.paired.max(self.gap_source).max(self.gap_target)
    }
}

/// Target segments read beyond a row's end: a bead of four source segments may end three further down the corridor.
const AHEAD: u32 = WIDEST as u32 - 1;

/// Finds the best path.
pub(super) fn path(source: &Tokens, target: &Tokens, table: &Table, costs: &Costs, corridor: &Corridor) -> Vec<Step> {
    let n = target.len() as u32;
    let mut lattice = Lattice {
        source,
        target,
        costs,
        corridor,
        points: vec![NOWHERE; corridor.size()],
        reader: Reader::new(source, target, table),
        rows: Default::default(),
    };
    for i in 0..=source.len() {
        if i > 0 {
            let (above, here) = (corridor.row(i - 1), corridor.row(i));
            let targets = above.start..(here.end - 1 + AHEAD).min(n);
            lattice.reader.fill(i - 1, targets, &mut lattice.rows[(i - 1) % LONGEST]);
        }
        for j in corridor.row(i) {
            let Some(at) = corridor.index(i, j) else { continue };
            let mut point = NOWHERE;
            if (i, j) == (0, 0) {
                point.paired = 0.0;
            }
            lattice.gaps(&mut point, i, j);
            lattice.beads(&mut point, i, j as usize);
            lattice.points[at] = point;
        }
    }
    lattice.trace()
}

struct Lattice<'a> {
    source: &'a Tokens,
    target: &'a Tokens,
    costs: &'a Costs,
    corridor: &'a Corridor,
    points: Vec<Point>,
    reader: Reader<'a>,
    rows: [Row; LONGEST],
}

impl Lattice<'_> {
    fn point(&self, i: usize, j: u32) -> Option<&Point> {
        self.corridor.index(i, j).map(|at| &self.points[at])
    }

    fn gaps(&self, point: &mut Point, i: usize, j: u32) {
        let (open, extend) = (self.costs.open, self.costs.extend);
        if let Some(before) = i.checked_sub(1).and_then(|i| self.point(i, j)) {
            point.gap_source = extend + (before.paired + open).max(before.gap_source);
        }
        if let Some(before) = j.checked_sub(1).and_then(|j| self.point(i, j)) {
            point.gap_target = extend + (before.paired + open).max(before.gap_source).max(before.gap_target);
        }
    }

    /// Tries every bead that may end here; a merged one is read only if it could be the best at all.
    fn beads(&mut self, point: &mut Point, i: usize, j: usize) {
        let mut least = point.best();
        // Bounds of the excess for each number of source segments, growing with the target segments.
        let mut bounds = [0.0_f32; LONGEST + 1];
        for b in 1..=LONGEST.min(j) {
            let mut column = 0.0;
            for a in (1..=LONGEST.min(i)).take_while(|&a| allowed(a, b)) {
                let row = &self.rows[(i - a) % LONGEST];
                if !row.holds((j - b) as u32) || !row.holds(j as u32 - 1) {
                    break;
                }
                column += row.excess((j - b) as u32);
                bounds[a] += column;
                let Some(before) = self.point(i - a, (j - b) as u32).map(Point::best) else { continue };
                let floor = self.reader.floor(i - a..i, j - b..j);
                let shape = self.costs.shape(a, b);
                let bound = before + self.costs.lexical * (floor + bounds[a]) + shape;
                if bound + self.costs.longest() <= least {
                    continue;
                }
                let around = shape + self.around(i - a..i, j - b..j);
                if before + self.costs.lexical * (floor + bounds[a]) + around <= least {
                    continue;
                }
                let excess = if a + b == 2 { bounds[1] } else { self.excess(i - a..i, j - b..j) };
                let score = self.costs.lexical * (floor + excess) + around;
                if before + score > least {
                    least = before + score;
                    (point.paired, point.score, point.shape) = (least, score, (a as u8, b as u8));
                }
            }
        }
    }

    fn excess(&mut self, sources: Range<usize>, targets: Range<usize>) -> f32 {
        let rows = &self.rows;
        self.reader.excess(sources, targets, |i| &rows[i % LONGEST])
    }

    /// What a bead's lengths and its place on the page are worth.
    fn around(&self, sources: Range<usize>, targets: Range<usize>) -> f32 {
        let merges = sources.len() + targets.len() - 2;
        let lengths = (self.source.chars(sources.clone()), self.target.chars(targets.clone()));
        self.costs.length(lengths.0, lengths.1, merges)
            + self.costs.structure(self.source, sources, self.target, targets)
    }

    fn trace(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let (mut i, mut j) = (self.source.len(), self.target.len() as u32);
        let mut state = None;
        while (i, j) != (0, 0) {
            let Some(point) = self.point(i, j) else { break };
            let (a, b, score) = match state.unwrap_or_else(|| State::best(point)) {
                State::Paired => (usize::from(point.shape.0), u32::from(point.shape.1), point.score),
                State::GapSource => (1, 0, 0.0),
                State::GapTarget => (0, 1, 0.0),
            };
            let Some((from_i, from_j)) = i.checked_sub(a).zip(j.checked_sub(b)).filter(|from| *from != (i, j)) else {
                break;
            };
            steps.push(Step { source: from_i as u32..i as u32, target: from_j..j, score });
            state = self.point(from_i, from_j).and_then(|before| self.state_before((a, b), before));
            (i, j) = (from_i, from_j);
        }
        steps.reverse();
        steps
    }

    /// The state in which a gap was entered from the point before it; a bead begins at the best one.
    fn state_before(&self, step: (usize, u32), before: &Point) -> Option<State> {
        let opened = before.paired + self.costs.open;
        match step {
            (1, 0) if opened >= before.gap_source => Some(State::Paired),
            (1, 0) => Some(State::GapSource),
            (0, 1) if opened >= before.gap_source.max(before.gap_target) => Some(State::Paired),
            (0, 1) if before.gap_source >= before.gap_target => Some(State::GapSource),
            (0, 1) => Some(State::GapTarget),
            _ => None,
        }
    }
}

/// How a point was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Paired,
    GapSource,
    GapTarget,
}

impl State {
    fn best(point: &Point) -> Self {
        if point.paired >= point.gap_source.max(point.gap_target) {
            State::Paired
        } else if point.gap_source >= point.gap_target {
            State::GapSource
        } else {
            State::GapTarget
        }
    }
}
