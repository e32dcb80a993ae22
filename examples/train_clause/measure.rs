//! How often learnt weights are right.

use fauxami::check::uncovered::SIGNS;

/// What a stretch shows, and whether it has no counterpart.
pub type Case = ([f32; SIGNS], bool);

/// How sure it is, with these weights, that the stretch has no counterpart.
fn score(weights: &[f32; SIGNS], (signs, _): &Case) -> f32 {
    weights.iter().zip(signs).map(|(weight, sign)| weight * sign).sum()
}

/// Untouched stretches that reach a score.
pub fn false_flags(weights: &[f32; SIGNS], least: f32, cases: &[Case]) -> usize {
    cases.iter().filter(|case| !case.1 && score(weights, case) >= least).count()
}

/// The lowest score that at most so many untouched stretches reach.
pub fn least_for(weights: &[f32; SIGNS], allowed: usize, cases: &[Case]) -> f32 {
    let untouched = cases.iter().filter(|case| !case.1);
    let mut scores: Vec<f32> = untouched.map(|case| score(weights, case)).collect();
    scores.sort_by(|a, b| b.total_cmp(a));
    scores.get(allowed).map_or(f32::MIN, |first| first.next_up())
}

/// Precision and recall of the cases that reach a score.
pub fn measure(weights: &[f32; SIGNS], least: f32, cases: &[Case]) -> (f64, f64) {
    let flagged = || cases.iter().filter(|case| score(weights, case) >= least);
    let found = flagged().filter(|case| case.1).count() as f64;
    let missing = cases.iter().filter(|case| case.1).count();
    (found / (flagged().count() as f64).max(1.0), found / (missing as f64).max(1.0))
}
