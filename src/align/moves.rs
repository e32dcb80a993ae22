//! Segments that were moved: left over on both sides, and clearly translations of each other across the ladder.

use super::anchor;
use super::cost::Costs;
use super::evidence::{Reader, Row};
use super::ladder::Bead;
use super::table::Table;
use super::tokens::{Fnv, Tokens};

/// A segment of the source whose translation stands elsewhere in the target than its neighbours'.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// Segment number in the source.
    pub source: u32,
    /// Segment number in the target.
    pub target: u32,
    /// How surely they are translations of each other, 0 to 1.
    pub score: f32,
}

/// Least log ratio of a moved segment. Far above what neighbours need: it has no place that speaks for it.
const LEAST: f32 = 5.0;
/// Tokens below which a line is too common to be known again elsewhere.
const TOKENS: usize = 4;

/// The moves among the segments that the beads leave over; each segment is in one at most.
pub(super) fn find(
    source: &Tokens,
    target: &Tokens,
    table: &Table,
    costs: &Costs,
    paired: &[Bead],
    reader: &mut Reader<'_>,
) -> Vec<Move> {
    let (mut left_source, mut left_target) = (vec![true; source.len()], vec![true; target.len()]);
    for bead in paired {
        left_source[bead.source.start as usize..bead.source.end as usize].fill(false);
        left_target[bead.target.start as usize..bead.target.end as usize].fill(false);
    }
    if !left_source.contains(&true) || !left_target.contains(&true) {
        return Vec::new();
    }
    // A sentence that stands twice has no place of its own.
    for (tokens, left) in [(source, &mut left_source), (target, &mut left_target)] {
        let mut seen: Fnv<Vec<u32>, usize> = Fnv::default();
        for number in 0..tokens.len() {
            let mut types = tokens.segment(number).to_vec();
            types.sort_unstable();
            if let Some(first) = seen.insert(types, number) {
                (left[first], left[number]) = (false, false);
            }
        }
    }
    let mut row = Row::default();
    let mut found: Vec<(f32, u32, u32)> = Vec::new();
    for (i, j) in anchor::crossing(source, target, table, [&left_source, &left_target]) {
        let (here, there) = (i as usize..i as usize + 1, j as usize..j as usize + 1);
        if source.size(here.clone()).min(target.size(there.clone())) < TOKENS {
            continue;
        }
        reader.fill(here.start, j..j + 1, &mut row);
        let evidence =
            reader.source_floor(here.clone()) + reader.target_floor(there.clone()) + row.parts(j).excess(1, 1);
        let score = costs.lexical * evidence + costs.length(source.chars(here), target.chars(there), 0);
        if score >= LEAST {
            found.push((score, i, j));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut moves = Vec::new();
    for (score, i, j) in found {
        if left_source[i as usize] && left_target[j as usize] {
            (left_source[i as usize], left_target[j as usize]) = (false, false);
            moves.push(Move { source: i, target: j, score: 1.0 / (1.0 + (LEAST / 2.0 - score).exp()) });
        }
    }
    moves
}
