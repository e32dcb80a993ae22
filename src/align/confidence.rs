//! How surely a bead is exactly right: a logistic form over what the lattice and the bead itself say.

use super::dynamic::{Lattice, Step};
use super::posterior::Posterior;
use super::tokens::Tokens;
use super::told::Told;
use std::ops::Range;

/// What the confidence in a bead is made of.
pub const FEATURES: [&str; 12] = [
    "constant",
    "log odds of the bead among all paths",
    "share of the bead among all paths",
    "lengths and place",
    "the same of the weaker neighbour",
    "evidence a token of the weaker side",
    "evidence a token of the weakest segment",
    "how far the sides differ in it",
    "what the segments next to it explain better",
    "beads a segment nearby",
    "mean log odds in the document",
    "mean evidence a token in the document",
];

/// Weights of [`FEATURES`], fitted by `cargo run --release --example alignment -- --fit DIR...` on the four novels, each
/// counted four times, and on two versions of them with 10 % missing; docs/alignment.md shows how well they tell. Of 30
/// features these are left when every one is dropped without which the AUC of novels that the fit has not seen does not
/// fall by 0.0003.
const WEIGHTS: [f32; FEATURES.len()] =
    [-0.431, 0.425, 2.147, 0.390, 0.488, -1.327, 1.014, -1.776, -0.094, 2.095, -0.198, 0.549];
/// Log odds beyond this say no more.
const CERTAIN: f32 = 10.0;
/// Tokens added to a side, so that one matched word is no certainty.
const PSEUDO: f32 = 3.0;
/// Evidence a token counts little more beyond a third of a nat. Taken as it is the AUC of unseen novels is 0.003 lower.
const AGREED: f32 = 3.0;
/// Explained elsewhere beyond this many nats says no more.
const AMPLE: f32 = 12.0;
/// Beads on either side that tell how smoothly the ladder runs.
const NEARBY: usize = 4;

/// The features of each bead of the path.
pub(super) fn features(
    path: &[Step],
    (lattice, posterior): (&Lattice<'_>, &Posterior<'_, '_>),
    source: &Tokens,
    target: &Tokens,
    told: &[[Told; 2]],
) -> Vec<[f32; FEATURES.len()]> {
    let (mut odds, mut around) = (Vec::new(), Vec::new());
    for step in path {
        let (sources, targets) = runs(step);
        odds.push(log_odds(posterior.of(step)));
        around.push(lattice.around(sources, targets));
    }
    let mean = |sum: f32, of: f32| sum / of.max(1.0);
    let mean_odds = mean(odds.iter().sum(), path.len() as f32);
    let evidence = told.iter().flatten().map(|told| told.evidence).sum();
    let tokens = path.iter().map(|step| tokens(step, source, target).iter().sum::<f32>()).sum();
    let density = mean(evidence, tokens);
    let one = |(k, step): (usize, &Step)| {
        let [here, there] = sides(step, &told[k], source, target);
        let before = k.checked_sub(1).map_or(1.0, |k| around[k]);
        let after = around.get(k + 1).copied().unwrap_or(1.0);
        let [s, t] = &told[k];
        [
            1.0,
            odds[k],
            share(odds[k]),
            around[k],
            before.min(after),
            (AGREED * here.min(there)).tanh(),
            (AGREED * s.weakest.min(t.weakest)).tanh(),
            (here - there).abs(),
            (s.elsewhere + t.elsewhere).min(AMPLE),
            smoothness(path, k),
            mean_odds,
            density,
        ]
    };
    path.iter().enumerate().map(one).collect()
}

/// Beads a pair of segments near a bead: 1 where all are 1-1, less where segments are merged or left over.
fn smoothness(path: &[Step], k: usize) -> f32 {
    let near = &path[k.saturating_sub(NEARBY)..(k + NEARBY + 1).min(path.len())];
    let (Some(first), Some(last)) = (near.first(), near.last()) else { return 1.0 };
    let segments = last.source.end - first.source.start + last.target.end - first.target.start;
    2.0 * near.len() as f32 / segments as f32
}

fn runs(step: &Step) -> (Range<usize>, Range<usize>) {
    (step.source.start as usize..step.source.end as usize, step.target.start as usize..step.target.end as usize)
}

/// Tokens of both sides of a bead.
fn tokens(step: &Step, source: &Tokens, target: &Tokens) -> [f32; 2] {
    let (sources, targets) = runs(step);
    [source.size(sources) as f32, target.size(targets) as f32]
}

/// Evidence a token of both sides of a bead.
fn sides(step: &Step, told: &[Told; 2], source: &Tokens, target: &Tokens) -> [f32; 2] {
    let [here, there] = tokens(step, source, target);
    [told[0].evidence / (here + PSEUDO), told[1].evidence / (there + PSEUDO)]
}

/// ln(p / (1-p)) from ln p.
fn log_odds(log: f32) -> f32 {
    let rest = (1.0 - log.exp()).max(f32::MIN_POSITIVE);
    (log - rest.ln()).clamp(-CERTAIN, CERTAIN)
}

/// The probability that a bead is exactly right, by its features.
pub(super) fn score(features: &[f32; FEATURES.len()]) -> f32 {
    let z: f32 = features.iter().zip(WEIGHTS).map(|(feature, weight)| feature * weight).sum();
    share(z)
}

/// p from ln(p / (1-p)).
fn share(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}
