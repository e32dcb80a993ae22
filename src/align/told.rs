//! What the words of each bead of the path say, segment by segment, and what they would say to its neighbours.

use super::cost::LONGEST;
use super::dynamic::Step;
use super::evidence::{MOST, Reader, Row, scale};
use super::tokens::Tokens;
use std::ops::Range;

/// Segments on either side of a bead that are asked for what it leaves unanswered.
const NEAR: u32 = 2;
/// Rows at hand at once: those of the longest bead and of its neighbourhood.
const ROWS: usize = LONGEST + 2 * NEAR as usize;
/// Tokens added to a segment, so that one matched word is no certainty.
const PSEUDO: f32 = 3.0;

/// What the tokens of one side of a bead say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    /// Evidence.
    pub evidence: f32,
    /// Evidence a token of its weakest segment.
    pub weakest: f32,
    /// What it costs if nothing is explained, Σ -ln λ.
    pub expected: f32,
    /// What of this the bead's other side explains.
    pub met: f32,
    /// What of the rest the segments before and after the other side explain.
    pub elsewhere: f32,
}

/// Reads both sides of every bead.
pub(super) fn read(path: &[Step], source: &Tokens, target: &Tokens, reader: &mut Reader<'_>) -> Vec<[Told; 2]> {
    let targets = reach(path, source.len() as u32, target.len() as u32);
    let mut rows: [Row; ROWS] = Default::default();
    let mut next = 0;
    let one = |step: &Step| {
        let near = around(&step.source, source.len() as u32);
        for i in near.clone().filter(|i| *i >= next) {
            reader.fill(i as usize, targets[i as usize].clone(), &mut rows[i as usize % ROWS]);
        }
        next = near.end;
        let pairs = (rows.as_slice(), &*reader);
        [side(true, step, source, target, pairs), side(false, step, target, source, pairs)]
    };
    path.iter().map(one).collect()
}

fn around(run: &Range<u32>, len: u32) -> Range<u32> {
    run.start.saturating_sub(NEAR)..(run.end + NEAR).min(len)
}

/// For each source segment the target segments that it is read with.
fn reach(path: &[Step], m: u32, n: u32) -> Vec<Range<u32>> {
    let mut reach = vec![n..0; m as usize];
    for step in path {
        for i in around(&step.source, m) {
            let run = if step.source.contains(&i) { around(&step.target, n) } else { step.target.clone() };
            let row = &mut reach[i as usize];
            *row = row.start.min(run.start)..row.end.max(run.end);
        }
    }
    reach
}

/// Reads one side of a bead.
fn side(is_source: bool, step: &Step, this: &Tokens, other: &Tokens, (rows, reader): (&[Row], &Reader<'_>)) -> Told {
    let (own, opposite) = if is_source { (&step.source, &step.target) } else { (&step.target, &step.source) };
    let run = |range: &Range<u32>| range.start as usize..range.end as usize;
    let places = this.places(run(own));
    let mut sums = vec![[0.0_f32; 2]; places.len()];
    for number in own.clone() {
        for there in around(opposite, other.len() as u32) {
            let (i, j) = if is_source { (number, there) } else { (there, number) };
            let (in_source, in_target) = rows[i as usize % ROWS].hits(j);
            let outside = usize::from(!opposite.contains(&there));
            for &(place, sum) in if is_source { in_source } else { in_target } {
                sums[place as usize - places.start][outside] += sum;
            }
        }
    }
    let scale = scale(other.size(run(opposite)));
    let mut told = Told { weakest: f32::INFINITY, ..Told::default() };
    for number in run(own) {
        let (mut evidence, mut tokens) = (0.0, PSEUDO);
        for place in this.places(number..number + 1) {
            let (floor, count) = reader.expectation(is_source, place);
            let expected = -floor.ln();
            let [inside, outside] =
                sums[place - places.start].map(|sum| (floor + sum * scale).min(MOST).ln() + expected);
            evidence += count * (inside - expected);
            tokens += count;
            told.expected += count * expected;
            told.met += count * inside.min(expected);
            told.elsewhere += count * (outside.min(expected) - inside.min(expected)).max(0.0);
        }
        told.evidence += evidence;
        told.weakest = told.weakest.min(evidence / tokens);
    }
    told
}
