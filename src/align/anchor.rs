//! Points certain before alignment: segments that share rare words, and the heaviest chain through them.

use super::dynamic::Step;
use super::table::Table;
use super::tokens::Tokens;

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

/// The heaviest increasing chain of candidate pairs, as beads of one segment each.
pub(super) fn chain(source: &Tokens, target: &Tokens, table: &Table) -> Vec<Step> {
    let chain = heaviest(candidates(source, target, table, None), target.len());
    let certain = chain.into_iter().filter(|anchor| anchor.weight >= CERTAIN);
    certain
        .map(|anchor| Step {
            source: anchor.source..anchor.source + 1,
            target: anchor.target..anchor.target + 1,
            score: anchor.weight,
        })
        .collect()
}

/// Segments that are left over on either side and probably answer each other, the likeliest few for each of the source.
pub(super) fn crossing(source: &Tokens, target: &Tokens, table: &Table, left: [&[bool]; 2]) -> Vec<(u32, u32)> {
    let candidates = candidates(source, target, table, Some(left));
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

    fn row(&self, id: u32) -> &[u32] {
        &self.segments[self.starts[id as usize] as usize..self.starts[id as usize + 1] as usize]
    }
}

fn candidates(source: &Tokens, target: &Tokens, table: &Table, left: Option<[&[bool]; 2]>) -> Vec<Anchor> {
    let (ours, theirs) = (Postings::of(source), Postings::of(target));
    let mut evidence = vec![0.0_f32; target.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut out = Vec::new();
    for i in (0..source.len()).filter(|i| left.is_none_or(|[left, _]| left[*i])) {
        for &s in source.segment(i) {
            if ours.row(s).len() > COMMON {
                continue;
            }
            for entry in table.row(s) {
                let row = theirs.row(entry.target);
                if row.len() > COMMON {
                    continue;
                }
                let gain = (1.0 + entry.ratio / USUAL).ln();
                for &j in row.iter().filter(|j| left.is_none_or(|[_, left]| left[**j as usize])) {
                    if evidence[j as usize] == 0.0 {
                        touched.push(j);
                    }
                    evidence[j as usize] += gain;
                }
            }
        }
        let usual = |n: usize| (n as f32 / USUAL).max(0.5).sqrt();
        let mut best: Vec<Anchor> = touched
            .drain(..)
            .map(|j| {
                let sum = std::mem::take(&mut evidence[j as usize]);
                let size = usual(source.size(i..i + 1)) * usual(target.size(j as usize..j as usize + 1));
                Anchor { source: i as u32, target: j, weight: sum / size }
            })
            .filter(|anchor| anchor.weight >= LEAST)
            .collect();
        best.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.target.cmp(&b.target)));
        best.truncate(KEPT);
        out.extend(best);
    }
    out
}

/// The chain, increasing on both sides, whose weights sum to most: a Fenwick tree of best chains, n log n.
fn heaviest(candidates: Vec<Anchor>, n: usize) -> Vec<Anchor> {
    let mut tree: Vec<(f32, u32)> = vec![(0.0, u32::MAX); n + 1];
    let mut total = vec![0.0_f32; candidates.len()];
    let mut before = vec![u32::MAX; candidates.len()];
    let mut from = 0;
    while from < candidates.len() {
        let same = candidates[from..].iter().take_while(|c| c.source == candidates[from].source).count();
        for k in from..from + same {
            let (mut sum, mut last, mut at) = (0.0, u32::MAX, candidates[k].target as usize);
            while at > 0 {
                if tree[at].0 > sum {
                    (sum, last) = tree[at];
                }
                at &= at - 1;
            }
            (total[k], before[k]) = (sum + candidates[k].weight, last);
        }
        for k in from..from + same {
            let mut at = candidates[k].target as usize + 1;
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
