//! Words learnt from the document itself: two rounds of Model 1 over the anchors.

use super::dynamic::Step;
use super::table::{Guess, TableBuilder};
use super::tokens::Tokens;

// What these figures are worth when varied alone stands in docs/alignment.md, "Constants".

/// Beads that both words of a pair must share before the pair is believed.
const SHARED: u32 = 2;
/// Least product of p(t|s) and p(s|t) by plain counts for a pair to enter the rounds.
const MUTUAL: f32 = 0.06;
/// Words in more beads than this share are left to the lexicon: they pair with everything.
const COMMON: f32 = 0.25;
/// Rounds of expectation and maximisation.
const ROUNDS: usize = 2;
/// Count that no word of a bead explains.
const NULL: f32 = 0.1;
/// Beads taken off every count: what was seen twice is not yet certain.
const DISCOUNT: f32 = 0.7;

/// For each type the beads it stands in, packed.
struct Beads {
    starts: Vec<u32>,
    beads: Vec<u32>,
}

impl Beads {
    fn new(tokens: &Tokens, runs: &[std::ops::Range<u32>]) -> Self {
        let mut starts = vec![0_u32; tokens.types.len() + 1];
        let mut last = vec![u32::MAX; tokens.types.len()];
        let mut pairs = Vec::new();
        for (bead, run) in runs.iter().enumerate() {
            for &id in &tokens.ids()[tokens.places(run.start as usize..run.end as usize)] {
                if std::mem::replace(&mut last[id as usize], bead as u32) != bead as u32 {
                    starts[id as usize + 1] += 1;
                    pairs.push((id, bead as u32));
                }
            }
        }
        for id in 0..tokens.types.len() {
            starts[id + 1] += starts[id];
        }
        let (mut fill, mut beads) = (starts.clone(), vec![0; pairs.len()]);
        for (id, bead) in pairs {
            beads[fill[id as usize] as usize] = bead;
            fill[id as usize] += 1;
        }
        Beads { starts, beads }
    }

    fn of(&self, id: u32) -> &[u32] {
        &self.beads[self.starts[id as usize] as usize..self.starts[id as usize + 1] as usize]
    }
}

/// A pair of words and how often it is believed to be a translation.
struct Pair {
    source: u32,
    target: u32,
    weight: f32,
}

/// Enters what the sure beads teach.
pub(super) fn learn(builder: &mut TableBuilder, source: &Tokens, target: &Tokens, sure: &[Step]) {
    let runs_s: Vec<_> = sure.iter().map(|step| step.source.clone()).collect();
    let runs_t: Vec<_> = sure.iter().map(|step| step.target.clone()).collect();
    let (in_s, in_t) = (Beads::new(source, &runs_s), Beads::new(target, &runs_t));
    let mut pairs = pairs(source, target, &runs_t, &in_s, &in_t);
    pairs.sort_unstable_by_key(|pair| (pair.target, pair.source));
    for _ in 0..ROUNDS {
        round(&mut pairs, &in_s, &in_t, sure.len());
    }
    let believed = pairs.iter().filter_map(|pair| {
        let weight = (pair.weight - DISCOUNT).max(0.0);
        let (s, t) = (in_s.of(pair.source).len() as f32, in_t.of(pair.target).len() as f32);
        let guess = Guess { target: pair.target, forward: weight / s, backward: weight / t };
        (weight > 0.0).then_some((pair.source, guess))
    });
    builder.enter(&believed.collect::<Vec<_>>());
}

/// The pairs that share beads more often than chance, weighted by plain counts.
fn pairs(source: &Tokens, target: &Tokens, runs_t: &[std::ops::Range<u32>], in_s: &Beads, in_t: &Beads) -> Vec<Pair> {
    let most = (COMMON * runs_t.len() as f32).max(4.0) as usize;
    let mut count = vec![0_u32; target.types.len()];
    // Which visit of a bead saw each target type last.
    let (mut last, mut visit) = (vec![0_u32; target.types.len()], 0);
    let mut touched = Vec::new();
    let mut out = Vec::new();
    for s in 0..source.types.len() as u32 {
        let beads = in_s.of(s);
        if beads.len() < SHARED as usize || beads.len() > most {
            continue;
        }
        for &bead in beads {
            visit += 1;
            let run = &runs_t[bead as usize];
            for &t in &target.ids()[target.places(run.start as usize..run.end as usize)] {
                if std::mem::replace(&mut last[t as usize], visit) != visit {
                    if count[t as usize] == 0 {
                        touched.push(t);
                    }
                    count[t as usize] += 1;
                }
            }
        }
        for t in touched.drain(..) {
            let shared = std::mem::take(&mut count[t as usize]);
            let there = in_t.of(t).len();
            let chance = beads.len() as f32 * there as f32 / runs_t.len() as f32;
            let mutual = (shared * shared) as f32 / (beads.len() * there) as f32;
            if shared >= SHARED && there <= most && mutual >= MUTUAL && shared as f32 > 2.0 * chance {
                out.push(Pair { source: s, target: t, weight: shared as f32 * mutual.sqrt() });
            }
        }
    }
    out
}

/// One round: every bead shares out its target words among the source words that may answer them.
fn round(pairs: &mut [Pair], in_s: &Beads, in_t: &Beads, beads: usize) {
    // Σ over source words of p(t|s) in each bead that holds the target word; stale where the mark is another word's.
    let (mut total, mut mark) = (vec![0.0_f32; beads], vec![u32::MAX; beads]);
    for group in pairs.chunk_by_mut(|a, b| a.target == b.target) {
        let t = group[0].target;
        for &bead in in_t.of(t) {
            (total[bead as usize], mark[bead as usize]) = (NULL, t);
        }
        let chance = |pair: &Pair| pair.weight / in_s.of(pair.source).len() as f32;
        let shared = |pair: &Pair| in_s.of(pair.source).iter().map(|bead| *bead as usize);
        for pair in group.iter() {
            for bead in shared(pair).filter(|bead| mark[*bead] == t) {
                total[bead] += chance(pair);
            }
        }
        for pair in group.iter_mut() {
            let chance = chance(pair);
            pair.weight = shared(pair).filter(|bead| mark[*bead] == t).map(|bead| chance / total[bead]).sum();
        }
    }
}
