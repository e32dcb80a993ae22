//! Exact values and the arithmetic on them, all of it checked.

use super::{Date, Time};
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedMul, CheckedSub, Signed, Zero};

/// An exact figure.
pub type Exact = Ratio<i128>;

/// What a quantity amounts to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// A number; 50 % is 50.
    Number(Exact),
    /// A point or stretch of the calendar.
    Date(Date),
    /// A time of day.
    Time(Time),
}

/// Ten to the power `n`; `None` beyond what an `i128` holds.
pub fn power_of_ten(n: u32) -> Option<i128> {
    10i128.checked_pow(n)
}

/// Ten to the power `n`, also below one.
pub fn scale_of(n: i32) -> Option<Exact> {
    let power = power_of_ten(n.unsigned_abs())?;
    Some(if n < 0 { Ratio::new_raw(1, power) } else { Ratio::from_integer(power) })
}

/// The product, or `None` where it cannot be held.
pub fn times(a: Exact, b: Exact) -> Option<Exact> {
    a.checked_mul(&b)
}

/// The quotient, or `None` where it cannot be held or `b` is zero.
pub fn over(a: Exact, b: Exact) -> Option<Exact> {
    if b.is_zero() { None } else { a.checked_mul(&b.recip()) }
}

/// The sum, or `None` where it cannot be held.
pub fn plus(a: Exact, b: Exact) -> Option<Exact> {
    a.checked_add(&b)
}

/// The distance between two values, or `None` where it cannot be held.
pub fn distance(a: Exact, b: Exact) -> Option<Exact> {
    a.checked_sub(&b).map(|d| d.abs())
}

/// A decimal string where that is exact, else `a/b`.
pub fn decimal(value: Exact) -> String {
    let (mut denominator, mut places) = (*value.denom(), 0u32);
    let (mut twos, mut fives) = (0u32, 0u32);
    while denominator % 2 == 0 {
        denominator /= 2;
        twos += 1;
    }
    while denominator % 5 == 0 {
        denominator /= 5;
        fives += 1;
    }
    if denominator == 1 {
        places = twos.max(fives);
    }
    let shifted = power_of_ten(places).and_then(|p| times(value, Exact::from_integer(p)));
    match shifted {
        Some(shifted) if denominator == 1 => place_point(*shifted.numer(), places as usize),
        _ => value.to_string(),
    }
}

fn place_point(digits: i128, places: usize) -> String {
    if places == 0 {
        return digits.to_string();
    }
    let text = format!("{:0>width$}", digits.unsigned_abs(), width = places + 1);
    let (whole, part) = text.split_at(text.len() - places);
    format!("{}{whole}.{part}", if digits < 0 { "-" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact_or_fractions() {
        assert_eq!(decimal(Ratio::new(9806, 100)), "98.06");
        assert_eq!(decimal(Ratio::new(-1, 20)), "-0.05");
        assert_eq!(decimal(Ratio::new(2, 3)), "2/3");
        assert_eq!(decimal(Ratio::from_integer(1_000_000_000_000)), "1000000000000");
    }
}
