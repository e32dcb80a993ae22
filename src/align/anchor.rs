//! Points certain before alignment: segments that share rare words, and the heaviest chain through them.
//!
//! What is rare in a whole document becomes scarce as documents grow; so the large gaps of a chain are searched again
//! for what is rare inside them, and again the gaps of those.

use super::dynamic::Step;
use super::table::Table;
use super::tokens::Tokens;
use std::ops::Range;

/// A source and a target segment that very probably stand in one bead.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Anchor {
    /// Segment number in the source.
    source: u32,
    /// Segment number in the target.
    target: u32,
    /// Evidence that they belong together.
    weight: f32,
}

/// A word that stands in more segments than this anchors nothing.
const COMMON: usize = 24;
/// Candidates kept for one source segment.
const KEPT: usize = 4;
/// Least evidence of a candidate, in nats.
const LEAST: f32 = 3.0;
/// Least evidence of an anchor.
const CERTAIN: f32 = 6.0;
/// Tokens of a usual segment: a ratio is shared among them.
const USUAL: f32 = 16.0;

/// Lattice points of a gap from which it is searched again, 16 × 16. At 250,000 segments a side that takes 384 MB, 64 × 64
/// takes 720; 6 × 6 costs 0.4 points of F1 on novels with 30 % of their blocks missing.
const GAP: usize = 256;
/// How often gaps are searched again; each time they are smaller by the share of segments that hold something rare.
const DEEPEST: u32 = 4;

/// The heaviest increasing chain of candidate pairs, as beads of one segment each.
pub(super) fn chain(source: &Tokens, target: &Tokens, table: &Table) -> Vec<Step> {
    let search = Search { source, target, table, postings: [Postings::of(source), Postings::of(target)] };
    let mut anchors = Vec::new();
    search.fill(0..source.len(), 0..target.len(), DEEPEST, &mut anchors);
    anchors
        .into_iter()
        .map(|anchor| Step {
            source: anchor.source..anchor.source + 1,
            target: anchor.target..anchor.target + 1,
            score: anchor.weight,
        })
        .collect()
}

/// Segments that are left over on either side and probably answer each other, the likeliest few for each of the source.
pub(super) fn crossing(source: &Tokens, target: &Tokens, table: &Table, left: [&[bool]; 2]) -> Vec<(u32, u32)> {
    let search = Search { source, target, table, postings: [Postings::of(source), Postings::of(target)] };
    let candidates = search.candidates(0..source.len(), 0..target.len(), Some(left));
    candidates.into_iter().map(|anchor| (anchor.source, anchor.target)).collect()
}

/// Segment numbers in which each type stands, packed.
struct Postings {
    starts: Vec<u32>,
    segments: Vec<u32>,
}

impl Postings {
    fn of(tokens: &Tokens) -> Self {
        let mut last = vec![u32::MAX; tokens.types.len()];
        let mut starts = vec![0; tokens.types.len() + 1];
        let each = |number: usize, last: &mut Vec<u32>, visit: &mut dyn FnMut(usize)| {
            for &id in tokens.segment(number) {
                if std::mem::replace(&mut last[id as usize], number as u32) != number as u32 {
                    visit(id as usize);
                }
            }
        };
        for number in 0..tokens.len() {
            each(number, &mut last, &mut |id| starts[id + 1] += 1);
        }
        for id in 0..tokens.types.len() {
            starts[id + 1] += starts[id];
        }
        last.fill(u32::MAX);
        let mut fill: Vec<u32> = starts.clone();
        let mut segments = vec![0; starts[tokens.types.len()] as usize];
        for number in 0..tokens.len() {
            each(number, &mut last, &mut |id| {
                segments[fill[id] as usize] = number as u32;
                fill[id] += 1;
            });
        }
        Postings { starts, segments }
    }

    /// The segments of a range in which a type stands.
    fn within(&self, id: u32, range: &Range<usize>) -> &[u32] {
        let row = &self.segments[self.starts[id as usize] as usize..self.starts[id as usize + 1] as usize];
        let inside = |number: &u32| range.contains(&(*number as usize));
        if row.first().is_none_or(inside) && row.last().is_none_or(inside) {
            return row;
        }
        let start = row.partition_point(|&number| (number as usize) < range.start);
        let end = start + row[start..].partition_point(|&number| (number as usize) < range.end);
        &row[start..end]
    }
}

/// Two documents whose anchors are looked for.
struct Search<'a> {
    source: &'a Tokens,
    target: &'a Tokens,
    table: &'a Table,
    postings: [Postings; 2],
}

impl Search<'_> {
    /// Adds the certain anchors of a part of the lattice, in order, those of its large gaps among them.
    fn fill(&self, source: Range<usize>, target: Range<usize>, depth: u32, out: &mut Vec<Anchor>) {
        let mut chain = heaviest(self.candidates(source.clone(), target.clone(), None), target.clone());
        chain.retain(|anchor| anchor.weight >= CERTAIN);
        let (mut from, mut to) = (source.start, target.start);
        let found = !chain.is_empty();
        let ends = (source.end, target.end);
        for (anchor, next) in
            chain.iter().map(|a| (Some(*a), (a.source as usize, a.target as usize))).chain([(None, ends)])
        {
            let large = (next.0 - from) * (next.1 - to) >= GAP;
            if large && found && depth > 0 {
                self.fill(from..next.0, to..next.1, depth - 1, out);
            }
            out.extend(anchor);
            (from, to) = (next.0 + 1, next.1 + 1);
        }
    }

    /// The likeliest few target segments for each source segment, by the words that are rare in these ranges.
    fn candidates(&self, source: Range<usize>, target: Range<usize>, left: Option<[&[bool]; 2]>) -> Vec<Anchor> {
        let mut evidence = vec![0.0_f32; target.len()];
        let mut touched: Vec<u32> = Vec::new();
        let mut out = Vec::new();
        for i in source.clone().filter(|i| left.is_none_or(|[left, _]| left[*i])) {
            for &s in self.source.segment(i) {
                if self.postings[0].within(s, &source).len() > COMMON {
                    continue;
                }
                for entry in self.table.row(s) {
                    let row = self.postings[1].within(entry.target, &target);
                    if row.len() > COMMON {
                        continue;
                    }
                    let gain = (1.0 + entry.ratio / USUAL).ln();
                    for &j in row.iter().filter(|j| left.is_none_or(|[_, left]| left[**j as usize])) {
                        let sum = &mut evidence[j as usize - target.start];
                        if *sum == 0.0 {
                            touched.push(j);
                        }
                        *sum += gain;
                    }
                }
            }
            let mut best: Vec<Anchor> = touched
                .drain(..)
                .map(|j| {
                    let sum = std::mem::take(&mut evidence[j as usize - target.start]);
                    let sizes = [self.source.size(i..i + 1), self.target.size(j as usize..j as usize + 1)];
                    let [own, other] = sizes.map(|n| (n as f32 / USUAL).max(0.5).sqrt());
                    Anchor { source: i as u32, target: j, weight: sum / (own * other) }
                })
                .filter(|anchor| anchor.weight >= LEAST)
                .collect();
            best.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.target.cmp(&b.target)));
            best.truncate(KEPT);
            out.extend(best);
        }
        out
    }
}

/// The chain, increasing on both sides, whose weights sum to most: a Fenwick tree of best chains, n log n.
fn heaviest(candidates: Vec<Anchor>, targets: Range<usize>) -> Vec<Anchor> {
    let n = targets.len();
    let mut tree: Vec<(f32, u32)> = vec![(0.0, u32::MAX); n + 1];
    let mut total = vec![0.0_f32; candidates.len()];
    let mut before = vec![u32::MAX; candidates.len()];
    let mut from = 0;
    while from < candidates.len() {
        let same = candidates[from..].iter().take_while(|c| c.source == candidates[from].source).count();
        for k in from..from + same {
            let (mut sum, mut last, mut at) = (0.0, u32::MAX, candidates[k].target as usize - targets.start);
            while at > 0 {
                if tree[at].0 > sum {
                    (sum, last) = tree[at];
                }
                at &= at - 1;
            }
            (total[k], before[k]) = (sum + candidates[k].weight, last);
        }
        for k in from..from + same {
            let mut at = candidates[k].target as usize - targets.start + 1;
            while at <= n {
                if total[k] > tree[at].0 {
                    tree[at] = (total[k], k as u32);
                }
                at += at & at.wrapping_neg();
            }
        }
        from += same;
    }
    let mut chain = Vec::new();
    let mut at = (0..candidates.len()).max_by(|&a, &b| total[a].total_cmp(&total[b]).then(b.cmp(&a)));
    while let Some(k) = at {
        chain.push(candidates[k]);
        at = (before[k] != u32::MAX).then_some(before[k] as usize);
    }
    chain.reverse();
    chain
}
