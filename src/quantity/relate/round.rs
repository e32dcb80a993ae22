//! When one figure is the other one rounded.

use super::super::agree::Relation;
use super::super::value::{distance, scale_of, times};
use super::super::{Bound, Exact, Kind, Quantity, Surface};
use super::{Units, counts, units};
use num_traits::Signed;

/// Equal within half a unit of the coarser side's last digit, or on the right side of a hedged round figure.
pub(super) fn rounded(a: &Quantity, b: &Quantity) -> Option<(u8, Relation)> {
    let (x, y) = (a.number()?, b.number()?);
    if !counts(a) || !counts(b) || a.vague || b.vague || units(a.unit, b.unit) == Units::Different {
        return None;
    }
    // nobody rounds a figure spelled out in words on both sides
    if a.surface == Surface::Words && b.surface == Surface::Words && a.bound.is_none() && b.bound.is_none() {
        return None;
    }
    let hedged = half_fraction(a, b) || half_fraction(b, a);
    let (coarse, fine, c, f) = if coarseness(a) > coarseness(b) { (a, b, x, y) } else { (b, a, y, x) };
    let near = |exponent: i32| -> Option<bool> {
        let half = times(scale_of(exponent)?, Exact::new(1, 2))?;
        Some(distance(c, f)? <= half)
    };
    if coarse.exponent > fine.exponent && coarse.kind != Kind::Fraction && near(coarse.exponent)? {
        return Some((6, Relation::Rounded));
    }
    // without a hedge "1 200 milliards" is round and "440 trillion" exact
    let significant = coarseness(coarse);
    let round = coarse.surface != Surface::Digits && coarse.scale >= 1000 && significant >= coarse.exponent + 2;
    let loose = coarse.bound.is_some() || fine.bound.is_some() || round;
    if !hedged && loose && significant > coarseness(fine) {
        let unit = scale_of(significant)?;
        let direction = coarse.bound.map_or(0, Bound::direction);
        let right_side = match direction {
            1 => f >= c,
            -1 => f <= c,
            _ => near(significant)?,
        };
        if right_side && distance(c, f)? < unit && distance(c, f)? <= times(c.abs(), Exact::new(1, 5))? {
            return Some((6, Relation::Rounded));
        }
    }
    None
}

fn half_fraction(a: &Quantity, b: &Quantity) -> bool {
    a.kind == Kind::Fraction && b.kind == Kind::Fraction
}

/// Power of ten of the last digit that is not a zero.
fn coarseness(quantity: &Quantity) -> i32 {
    let Some(number) = quantity.number().filter(|number| number.is_integer() && *number.numer() != 0) else {
        return quantity.exponent;
    };
    // "650.0 million" is exact to its last zero
    if quantity.scale >= 1000 && quantity.exponent < quantity.scale.ilog10() as i32 {
        return quantity.exponent;
    }
    let (mut rest, mut zeros) = (number.numer().abs(), 0);
    while rest % 10 == 0 {
        rest /= 10;
        zeros += 1;
    }
    zeros.max(quantity.exponent)
}
