//! The best path through a corridor: beads of up to 8-1, 1-8 and 4-4, runs without counterpart at an affine price.

use super::corridor::Corridor;
use super::cost::{Costs, LONGEST, WIDEST, allowed};
use super::evidence::{Reader, Row, Scorer};
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

/// How a point was best reached, in two states: after a bead, and inside a run without counterpart.
#[derive(Debug, Clone, Copy)]
struct Point {
    paired: f32,
    gap: f32,
    /// Shape of the bead that ends here.
    shape: (u8, u8),
    /// The bead begins after a gap.
    after_gap: bool,
    /// The gap's last segment is one of the source.
    gap_source: bool,
    /// The gap goes on here rather than beginning.
    gap_goes_on: bool,
    score: f32,
}

const NOWHERE: Point = Point {
    paired: f32::NEG_INFINITY,
    gap: f32::NEG_INFINITY,
    shape: (0, 0),
    after_gap: false,
    gap_source: false,
    gap_goes_on: false,
    score: 0.0,
};

/// Target segments read beyond a row's end: a bead of four source segments may end three further down the corridor.
const AHEAD: u32 = WIDEST as u32 - 1;

/// Finds the best path.
pub(super) fn path(source: &Tokens, target: &Tokens, table: &Table, costs: &Costs, corridor: &Corridor) -> Vec<Step> {
    let (m, n) = (source.len(), target.len() as u32);
    let mut points = vec![NOWHERE; corridor.size()];
    let mut reader = Reader::new(source, target, table);
    let mut rows: [Row; LONGEST] = Default::default();
    let mut scorer = Scorer::new(source, target, table);
    for i in 0..=m {
        if i > 0 {
            let here = corridor.row(i);
            let above = corridor.row(i - 1);
            reader.fill(i - 1, above.start..(here.end - 1 + AHEAD).min(n), &mut rows[(i - 1) % LONGEST]);
        }
        for j in corridor.row(i) {
            let Some(at) = corridor.index(i, j) else { continue };
            let mut point = if (i, j) == (0, 0) { Point { paired: 0.0, ..NOWHERE } } else { NOWHERE };
            gap(&mut point, i, j, &points, costs, corridor);
            beads(&mut point, i, j, &points, &rows, &mut scorer, (source, target, costs, corridor));
            points[at] = point;
        }
    }
    trace(&points, corridor, m as u32, n)
}

fn gap(point: &mut Point, i: usize, j: u32, points: &[Point], costs: &Costs, corridor: &Corridor) {
    for from_source in [true, false] {
        let before = if from_source {
            i.checked_sub(1).and_then(|i| corridor.index(i, j))
        } else {
            j.checked_sub(1).and_then(|j| corridor.index(i, j))
        };
        let Some(before) = before.map(|at| &points[at]) else { continue };
        for (goes_on, score) in [(false, before.paired + costs.open), (true, before.gap)] {
            if score + costs.extend > point.gap {
                point.gap = score + costs.extend;
                (point.gap_source, point.gap_goes_on) = (from_source, goes_on);
            }
        }
    }
}

fn beads(
    point: &mut Point,
    i: usize,
    j: u32,
    points: &[Point],
    rows: &[Row; LONGEST],
    scorer: &mut Scorer<'_>,
    (source, target, costs, corridor): (&Tokens, &Tokens, &Costs, &Corridor),
) {
    let mut target_chars = 0;
    for b in 1..=LONGEST.min(j as usize) {
        let targets = j - b as u32..j;
        target_chars += target.chars[targets.start as usize];
        scorer.start(targets.clone());
        let mut source_chars = 0;
        for a in (1..=LONGEST.min(i)).take_while(|&a| allowed(a, b)) {
            let row = &rows[(i - a) % LONGEST];
            if !row.holds(&targets) {
                break;
            }
            source_chars += source.chars[i - a];
            let lexical = scorer.grow(i - a, row);
            let Some(before) = corridor.index(i - a, targets.start).map(|at| &points[at]) else { continue };
            let place = costs.structure(source, i - a..i, target, targets.start as usize..j as usize);
            let lengths = costs.length(source_chars, target_chars, a + b - 2);
            let score = costs.lexical * lexical + costs.shape(a, b) + lengths + place;
            let after_gap = before.gap > before.paired;
            if before.paired.max(before.gap) + score > point.paired {
                point.paired = before.paired.max(before.gap) + score;
                (point.shape, point.after_gap, point.score) = ((a as u8, b as u8), after_gap, score);
            }
        }
    }
}

fn trace(points: &[Point], corridor: &Corridor, m: u32, n: u32) -> Vec<Step> {
    let mut steps = Vec::new();
    let (mut i, mut j) = (m, n);
    let last = |i: u32, j: u32| corridor.index(i as usize, j).map(|at| points[at]);
    let mut in_gap = last(i, j).is_some_and(|point| point.gap > point.paired);
    while let Some(point) = last(i, j).filter(|_| (i, j) != (0, 0)) {
        let (a, b, score) = match (in_gap, point.gap_source) {
            (true, true) => (1, 0, 0.0),
            (true, false) => (0, 1, 0.0),
            (false, _) => (u32::from(point.shape.0), u32::from(point.shape.1), point.score),
        };
        if a > i || b > j || a + b == 0 {
            break;
        }
        steps.push(Step { source: i - a..i, target: j - b..j, score });
        (i, j) = (i - a, j - b);
        in_gap = if in_gap { point.gap_goes_on } else { point.after_gap };
    }
    steps.reverse();
    steps
}
