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
const COMMON: u32 = 24;
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
    let mut search = Search { source, target, table, places: [Places::of(source), Places::of(target)] };
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
    let mut search = Search { source, target, table, places: [Places::of(source), Places::of(target)] };
    let candidates = search.candidates(0..source.len(), 0..target.len(), Some(left));
    candidates.into_iter().map(|anchor| (anchor.source, anchor.target)).collect()
}

/// In which segments of a range each type stands that is rare there.
#[derive(Default)]
struct Places {
    /// Which reading saw each type last.
    seen: Vec<u32>,
    reading: u32,
    /// Segments of the range that hold each type.
    counts: Vec<u32>,
    /// Where the list of each rare type ends.
    ends: Vec<u32>,
    segments: Vec<u32>,
}

impl Places {
    fn of(tokens: &Tokens) -> Self {
        let none = || vec![0; tokens.types.len()];
        Places { seen: none(), counts: none(), ends: none(), ..Places::default() }
    }

    /// Turns to a range: costs its tokens, however long the document is.
    fn read(&mut self, tokens: &Tokens, range: Range<usize>) {
        self.reading += 1;
        self.segments.clear();
        let ids = |number: usize| tokens.segment(number).iter().map(|id| *id as usize);
        for id in range.clone().flat_map(ids) {
            if std::mem::replace(&mut self.seen[id], self.reading) != self.reading {
                (self.counts[id], self.ends[id]) = (0, u32::MAX);
            }
            self.counts[id] += 1;
        }
        for number in range {
            for id in ids(number).filter(|id| self.counts[*id] <= COMMON) {
                if self.ends[id] == u32::MAX {
                    self.ends[id] = self.segments.len() as u32;
                    self.segments.resize(self.segments.len() + self.counts[id] as usize, 0);
                }
                self.segments[self.ends[id] as usize] = number as u32;
                self.ends[id] += 1;
            }
        }
    }

    fn is_rare(&self, id: u32) -> bool {
        self.counts[id as usize] <= COMMON
    }

    /// The segments of the range in which a type stands; none where it is common.
    fn of_type(&self, id: u32) -> &[u32] {
        let id = id as usize;
        if self.seen[id] != self.reading || self.counts[id] > COMMON {
            return &[];
        }
        let end = self.ends[id] as usize;
        &self.segments[end - self.counts[id] as usize..end]
    }
}

/// Two documents whose anchors are looked for.
struct Search<'a> {
    source: &'a Tokens,
    target: &'a Tokens,
    table: &'a Table,
    places: [Places; 2],
}

impl Search<'_> {
    /// Adds the certain anchors of a part of the lattice, in order, those of its large gaps among them.
    fn fill(&mut self, source: Range<usize>, target: Range<usize>, depth: u32, out: &mut Vec<Anchor>) {
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
    fn candidates(&mut self, source: Range<usize>, target: Range<usize>, left: Option<[&[bool]; 2]>) -> Vec<Anchor> {
        let mut evidence = vec![0.0_f32; target.len()];
        let mut touched: Vec<u32> = Vec::new();
        let mut out = Vec::new();
        self.places[0].read(self.source, source.clone());
        self.places[1].read(self.target, target.clone());
        for i in source.clone().filter(|i| left.is_none_or(|[left, _]| left[*i])) {
            for &s in self.source.segment(i) {
                if !self.places[0].is_rare(s) {
                    continue;
                }
                for entry in self.table.row(s) {
                    let row = self.places[1].of_type(entry.target);
                    if row.is_empty() {
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
