//! Logistic regression by Newton's method: the same weights on every run.

/// Newton's steps; the weights stand still after ten.
const STEPS: usize = 20;
/// Ridge that keeps features which say the same from growing against each other.
const RIDGE: f64 = 1.0;

/// The weights of the features that make the cases likeliest, each of which is true or not.
pub fn fit<'a, const N: usize>(cases: impl Iterator<Item = (&'a [f32; N], bool)> + Clone) -> [f64; N] {
    let mut weights = [0.0; N];
    for _ in 0..STEPS {
        let (mut slope, mut curve) = (weights.map(|weight| -RIDGE * weight), [[0.0; N]; N]);
        for (n, row) in curve.iter_mut().enumerate() {
            row[n] = RIDGE;
        }
        for (features, is_true) in cases.clone() {
            let x = features.map(f64::from);
            let z: f64 = x.iter().zip(weights).map(|(x, weight)| x * weight).sum();
            let p = 1.0 / (1.0 + (-z).exp());
            for i in 0..N {
                slope[i] += x[i] * (f64::from(u8::from(is_true)) - p);
                for j in 0..N {
                    curve[i][j] += x[i] * x[j] * p * (1.0 - p);
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(curve, slope)) {
            *weight += step;
        }
    }
    weights
}

/// Solves a symmetric, positive definite system by elimination.
fn solve<const N: usize>(mut a: [[f64; N]; N], mut b: [f64; N]) -> [f64; N] {
    for k in 0..N {
        for i in k + 1..N {
            let factor = a[i][k] / a[k][k];
            let pivot = a[k];
            a[i].iter_mut().zip(pivot).for_each(|(to, from)| *to -= factor * from);
            b[i] -= factor * b[k];
        }
    }
    for k in (0..N).rev() {
        b[k] = (b[k] - (k + 1..N).map(|j| a[k][j] * b[j]).sum::<f64>()) / a[k][k];
    }
    b
}
