//! Logistic regression by Newton's method: the same weights on every run.

use fauxami::check::uncovered::SIGNS;

/// What a stretch shows, and whether it has no counterpart.
pub struct Case {
    pub signs: [f32; SIGNS],
    pub missing: bool,
}

/// Newton's steps; the weights stand still after ten.
const STEPS: usize = 25;
/// Ridge that keeps signs which say the same from growing against each other.
const RIDGE: f64 = 1.0;

/// The weights that make the cases likeliest.
pub fn learn(cases: &[Case]) -> [f32; SIGNS] {
    let mut weights = [0.0; SIGNS];
    for _ in 0..STEPS {
        let mut gradient = weights.map(|weight| -RIDGE * weight);
        let mut curvature = [[0.0; SIGNS]; SIGNS];
        for (n, row) in curvature.iter_mut().enumerate() {
            row[n] = RIDGE;
        }
        for case in cases {
            let signs = case.signs.map(f64::from);
            let sum: f64 = weights.iter().zip(signs).map(|(weight, sign)| weight * sign).sum();
            let p = 1.0 / (1.0 + (-sum).exp());
            let error = f64::from(u8::from(case.missing)) - p;
            for a in 0..SIGNS {
                gradient[a] += error * signs[a];
                for b in 0..SIGNS {
                    curvature[a][b] += p * (1.0 - p) * signs[a] * signs[b];
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(curvature, gradient)) {
            *weight += step;
        }
    }
    weights.map(|weight| weight as f32)
}

/// Solves a system whose matrix is positive definite, without pivots.
fn solve(mut matrix: [[f64; SIGNS]; SIGNS], mut right: [f64; SIGNS]) -> [f64; SIGNS] {
    for at in 0..SIGNS {
        for below in at + 1..SIGNS {
            let factor = matrix[below][at] / matrix[at][at];
            let row = matrix[at];
            for (cell, above) in matrix[below].iter_mut().zip(row).skip(at) {
                *cell -= factor * above;
            }
            right[below] -= factor * right[at];
        }
    }
    for at in (0..SIGNS).rev() {
        let known: f64 = (at + 1..SIGNS).map(|n| matrix[at][n] * right[n]).sum();
        right[at] = (right[at] - known) / matrix[at][at];
    }
    right
}

/// How sure it is, with these weights, that the stretch has no counterpart.
fn score(weights: &[f32; SIGNS], case: &Case) -> f32 {
    weights.iter().zip(case.signs).map(|(weight, sign)| weight * sign).sum()
}

/// Untouched stretches that reach a score.
pub fn false_flags(weights: &[f32; SIGNS], least: f32, cases: &[Case]) -> usize {
    cases.iter().filter(|case| !case.missing && score(weights, case) >= least).count()
}

/// The lowest score that at most so many untouched stretches reach.
pub fn least_for(weights: &[f32; SIGNS], allowed: usize, cases: &[Case]) -> f32 {
    let untouched = cases.iter().filter(|case| !case.missing);
    let mut scores: Vec<f32> = untouched.map(|case| score(weights, case)).collect();
    scores.sort_by(|a, b| b.total_cmp(a));
    scores.get(allowed).map_or(f32::MIN, |first| first.next_up())
}

/// Precision and recall of the cases that reach a score.
pub fn measure(weights: &[f32; SIGNS], least: f32, cases: &[Case]) -> (f64, f64) {
    let flagged = || cases.iter().filter(|case| score(weights, case) >= least);
    let found = flagged().filter(|case| case.missing).count() as f64;
    let missing = cases.iter().filter(|case| case.missing).count();
    (found / (flagged().count() as f64).max(1.0), found / (missing as f64).max(1.0))
}
