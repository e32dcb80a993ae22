//! Other units, other ways to say the same.

use super::super::agree::Relation;
use super::super::value::{distance, over, scale_of, times};
use super::super::{Bound, Exact, Kind, Quantity, Unit, unit};
use num_traits::Signed;

/// Converted measures agree within half a unit of the last digit of either side, or within this part of the value:
/// round figures in one unit seldom give round figures in the other (62 miles = 100 km to 0.3 %, 10 feet = 3 m to 1.6 %).
const CONVERSION_SLACK: (i128, i128) = (2, 100);

/// Other units, other ways to say the same: 75 % and three quarters, two weeks and *quinze jours*.
pub(super) fn converted(a: &Quantity, b: &Quantity) -> Option<(u8, Relation)> {
    let (x, y) = (a.number()?, b.number()?);
    if idiom(a, b, x, y) || idiom(b, a, y, x) {
        return Some((3, Relation::Equal));
    }
    // "every fifth" and "un sur cinq"
    let part = |p: &Quantity, q: &Quantity| p.kind == Kind::Ordinal && q.kind == Kind::Fraction;
    if (part(a, b) || part(b, a)) && times(x, y) == Some(Exact::from_integer(1)) {
        return Some((4, Relation::Equal));
    }
    match (a.unit, b.unit) {
        (Some(Unit::Measure(p)), Some(Unit::Measure(q))) if p.dimension == q.dimension && p.code != q.code => {
            measures(a, b, p, q)
        }
        (Some(Unit::Percent), None) | (None, Some(Unit::Percent)) => {
            let (percent, other, kind) = if a.unit.is_some() { (x, y, b) } else { (y, x, a) };
            share(percent, other, kind)
        }
        (Some(Unit::BasisPoints), Some(Unit::Points)) => (x == y * 100).then_some((3, Relation::Equal)),
        (Some(Unit::Points), Some(Unit::BasisPoints)) => (x * 100 == y).then_some((3, Relation::Equal)),
        (Some(Unit::BasisPoints), Some(Unit::Percent)) => (x == y * 100).then_some((4, Relation::Points)),
        (Some(Unit::Percent), Some(Unit::BasisPoints)) => (x * 100 == y).then_some((4, Relation::Points)),
        _ => None,
    }
}

/// Percent and part: 75 % is three quarters, 33 % nearly a third; +200 % is three times.
fn share(percent: Exact, other: Exact, quantity: &Quantity) -> Option<(u8, Relation)> {
    let hundred = Exact::from_integer(100);
    match quantity.kind {
        Kind::Fraction => {
            let whole = times(other, hundred)?;
            if whole == percent {
                return Some((3, Relation::Equal));
            }
            let near = distance(whole, percent)? <= Exact::from_integer(1);
            near.then_some((6, Relation::Rounded))
        }
        Kind::Multiple => {
            let growth = times(other, hundred)?;
            // "deux fois moins" is 50 % less
            let less = over(hundred, other).map(|left| hundred - left) == Some(percent);
            let same = growth == percent + hundred || growth == percent && other < Exact::from_integer(1) || less;
            same.then_some((5, Relation::Equal))
        }
        _ => None,
    }
}

/// Equivalences by custom: a week is *huit jours*, two weeks are *quinze jours*; six months a *semestre*.
fn idiom(a: &Quantity, b: &Quantity, x: Exact, y: Exact) -> bool {
    let code = |quantity: &Quantity| quantity.unit.map_or("", Unit::code);
    let is = |value: Exact, n: i128| value == Exact::from_integer(n);
    match (code(a), code(b)) {
        ("wk", "d") => is(x, 1) && is(y, 8) || is(x, 2) && is(y, 15),
        ("fortnight", "d") => is(x, 1) && is(y, 15),
        ("d", "") => is(x, 15) && is(y, 15),
        ("wk", "") => is(x, 2) && is(y, 15) && b.bound == Some(Bound::About),
        _ => false,
    }
}

/// Measures of one dimension: exact, or as near as the digits written allow.
fn measures(a: &Quantity, b: &Quantity, p: &unit::Measure, q: &unit::Measure) -> Option<(u8, Relation)> {
    let (x, y) = (a.number()?, b.number()?);
    let temperature = p.dimension == "temperature";
    // "a rise of 2 °F" is a difference, on which the zero of the scale has no part
    let moves = temperature && (a.trend.is_some() || b.trend.is_some());
    if !moves && close(a, b, p.to_base(x)?, q.to_base(y)?, p, q)? {
        let exact = p.to_base(x) == q.to_base(y);
        return Some((if exact { 3 } else { 4 }, Relation::Converted));
    }
    let difference = temperature && close(a, b, p.difference_to_base(x)?, q.difference_to_base(y)?, p, q)?;
    difference.then_some((4, Relation::Converted))
}

fn close(a: &Quantity, b: &Quantity, x: Exact, y: Exact, p: &unit::Measure, q: &unit::Measure) -> Option<bool> {
    let apart = distance(x, y)?;
    let half = |quantity: &Quantity, measure: &unit::Measure| {
        times(times(scale_of(quantity.exponent)?, measure.ratio)?, Exact::new(1, 2))
    };
    // the digits of the original are exact, the converted figure is rounded: either may be the converted one
    let finer = half(a, p)?.min(half(b, q)?);
    let slack = times(x.abs().max(y.abs()), Exact::new(CONVERSION_SLACK.0, CONVERSION_SLACK.1))?;
    let coarser = half(a, p)?.max(half(b, q)?);
    Some(apart <= finer || apart <= slack || apart <= coarser && apart <= times(slack, Exact::from_integer(3))?)
}
