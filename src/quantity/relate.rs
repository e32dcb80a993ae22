//! How two quantities relate, looked at by themselves.

mod convert;
mod round;

use super::agree::Relation;
use super::value::{over, power_of_ten, times};
use super::{Alternative, Exact, Kind, Notation, Quantity, Unit, Value, unit};
use convert::converted;
use num_traits::Signed;
use round::rounded;

/// The best way in which the two agree, with its rank (lower is closer); `None` where they do not.
pub(super) fn agreement(a: &Quantity, b: &Quantity) -> Option<(u8, Relation)> {
    if a.vague != b.vague && a.number() != b.number() {
        return counted_many(a, b).or_else(|| counted_many(b, a));
    }
    equal(a, b)
        .or_else(|| calendar(a, b))
        .or_else(|| converted(a, b))
        .or_else(|| other_reading(a, b))
        .or_else(|| wrong_unit(a, b))
        .or_else(|| sign(a, b))
        .or_else(|| scale(a, b))
        .or_else(|| rounded(a, b))
}

/// *5,000 things* for *des milliers*: the many is of that magnitude.
fn counted_many(many: &Quantity, counted: &Quantity) -> Option<(u8, Relation)> {
    let (low, number) = (many.number().filter(|_| many.vague)?, counted.number()?);
    let span = if low >= Exact::from_integer(1000) { 1000 } else { 10 };
    let within = number >= low * 2 && number < times(low, Exact::from_integer(span))?;
    let plain = counts(counted) && units(many.unit, counted.unit) != Units::Different;
    (within && plain).then_some((8, Relation::Rounded))
}

/// How the units of two quantities stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Units {
    Same,
    /// One side leaves the unit out.
    Open,
    Different,
}

fn units(a: Option<Unit>, b: Option<Unit>) -> Units {
    match (a, b) {
        (None, None) => Units::Same,
        (None, Some(_)) | (Some(_), None) => Units::Open,
        (Some(Unit::Currency(a)), Some(Unit::Currency(b))) if a.compatible(b) => Units::Same,
        // an English ton may be any ton
        (Some(Unit::Measure(a)), Some(Unit::Measure(b))) if is_ton(a.code) && is_ton(b.code) => Units::Same,
        (Some(Unit::Measure(a)), Some(Unit::Measure(b))) if is_degree(a, b) || is_degree(b, a) => Units::Same,
        (Some(a), Some(b)) if a == b => Units::Same,
        _ => Units::Different,
    }
}

fn is_ton(code: &str) -> bool {
    matches!(code, "t" | "[ston_av]")
}

/// *40 degrees* without its scale may be Celsius, Fahrenheit or an angle.
fn is_degree(a: &unit::Measure, b: &unit::Measure) -> bool {
    a.code == "deg" && b.dimension == "temperature"
}

/// Ordinals, years and times count nothing: they are compared with bare numbers only.
fn counts(quantity: &Quantity) -> bool {
    !matches!(quantity.kind, Kind::Ordinal | Kind::Date | Kind::Time)
}

fn equal(a: &Quantity, b: &Quantity) -> Option<(u8, Relation)> {
    if a.value == b.value && a.kind == b.kind && units(a.unit, b.unit) == Units::Same {
        return Some((0, Relation::Equal));
    }
    let (x, y) = (a.number()?, b.number()?);
    let bare = |q: &Quantity| q.unit.is_none();
    // "between 3 and 5 months" is "entre le 3e et le 5e mois"
    let month = |p: &Quantity, q: &Quantity| p.kind == Kind::Ordinal && q.kind == Kind::Duration;
    let kinds = counts(a) && counts(b) || bare(a) && bare(b) || month(a, b) || month(b, a);
    (x == y && kinds && units(a.unit, b.unit) != Units::Different).then_some((1, Relation::Equal))
}

/// Dates and times that contradict each other nowhere.
fn calendar(a: &Quantity, b: &Quantity) -> Option<(u8, Relation)> {
    match (&a.value, &b.value) {
        (Value::Date(x), Value::Date(y)) => {
            let shared = x.shared_parts(y);
            (shared > 0 && x.compatible(y)).then_some((if shared > 1 { 2 } else { 3 }, Relation::Equal))
        }
        (Value::Time(x), Value::Time(y)) => {
            if !x.same_clock(y) {
                // the same instant on two clocks
                let (Some(p), Some(q)) = (x.zone, y.zone) else { return None };
                let shifted = (x.minutes() - i32::from(p)) - (y.minutes() - i32::from(q));
                return (p != q && shifted.rem_euclid(1440) == 0).then_some((4, Relation::Converted));
            }
            let zones = x.zone.is_none() || y.zone.is_none() || x.zone == y.zone;
            Some((2, if zones { Relation::Equal } else { Relation::Zone }))
        }
        // "9 a.m." and "9 h"
        (Value::Time(x), Value::Number(hours)) | (Value::Number(hours), Value::Time(x)) => {
            let unit = a.unit.or(b.unit).map_or("", Unit::code);
            let same = *hours * 60 == Exact::from_integer(i128::from(x.minutes()));
            (unit == "h" && same).then_some((4, Relation::Equal))
        }
        // "le 23" and "the 23rd"
        (Value::Date(x), Value::Number(n)) | (Value::Number(n), Value::Date(x)) => {
            if let Some(period) = x.period {
                return period_by_number(period, *n, a.unit.or(b.unit));
            }
            let bare = a.unit.is_none() && b.unit.is_none();
            // "Expo 58" for the fair of 1958
            if let Some(year) = x.bare_year().filter(|year| bare && *year >= 1900 && *n >= Exact::from_integer(10)) {
                let short = *n == Exact::from_integer(i128::from(year % 100));
                return short.then_some((7, Relation::Equal));
            }
            let day = x.day?;
            let rank = if x.month.is_none() { 4 } else { 7 };
            (bare && *n == Exact::from_integer(i128::from(day))).then_some((rank, Relation::Equal))
        }
        _ => None,
    }
}

/// *The 19th and 20th centuries*, *the France of the 40s*: a period whose name is left out on one side.
fn period_by_number(period: super::Period, number: Exact, unit: Option<Unit>) -> Option<(u8, Relation)> {
    let years = unit.is_none_or(|unit| unit.code() == "a");
    let named = match period {
        super::Period::Century(century) if unit.is_none() => i128::from(century),
        super::Period::Decade(decade) if decade < 100 && years => i128::from(decade),
        _ => return None,
    };
    (number == Exact::from_integer(named)).then_some((7, Relation::Equal))
}

/// A weekday without a date.
fn is_weekday(date: &super::Date) -> bool {
    date.weekday.is_some() && date.day.is_none() && date.month.is_none()
}

/// Another reading of the same words agrees.
fn other_reading(a: &Quantity, b: &Quantity) -> Option<(u8, Relation)> {
    let meets = |alternative: &Alternative, quantity: &Quantity| {
        let same = match (&alternative.value, &quantity.value) {
            (Value::Date(x), Value::Date(y)) => {
                let weekdays = is_weekday(x) && is_weekday(y);
                x.compatible(y) && (x.shared_parts(y) > 1 || weekdays)
            }
            (x, y) => x == y,
        };
        let measures = match (alternative.unit, quantity.unit, &alternative.value, quantity.number()) {
            (Some(Unit::Measure(p)), Some(Unit::Measure(q)), Value::Number(x), Some(y)) => {
                p.dimension == q.dimension && p.code != q.code && p.to_base(*x) == q.to_base(y)
            }
            _ => false,
        };
        same && units(alternative.unit, quantity.unit) != Units::Different || measures
    };
    let ours = a.alternatives.iter().any(|alternative| meets(alternative, b));
    let theirs = b.alternatives.iter().any(|alternative| meets(alternative, a));
    let both = a.alternatives.iter().any(|x| b.alternatives.iter().any(|y| x.value == y.value && x.kind == y.kind));
    let separator = |quantity: &Quantity| quantity.notation == Notation::Ambiguous;
    match (ours, theirs) {
        (true, _) if separator(a) => Some((5, Relation::NotLocalised)),
        (_, true) if separator(b) => Some((5, Relation::NotLocalised)),
        (true, _) | (_, true) if a.kind == Kind::Date && b.kind == Kind::Date => {
            let weekday = a.date().is_some_and(is_weekday);
            Some((5, if weekday { Relation::Equal } else { Relation::DateOrder }))
        }
        (true, _) | (_, true) => Some((4, Relation::Equal)),
        _ if both && a.kind == b.kind && a.kind != Kind::Date && a.notation != Notation::Ambiguous => {
            Some((5, Relation::Equal))
        }
        _ => None,
    }
}

/// The number stayed and its unit changed.
fn wrong_unit(a: &Quantity, b: &Quantity) -> Option<(u8, Relation)> {
    let (x, y) = (a.number()?, b.number()?);
    if x != y || units(a.unit, b.unit) != Units::Different || !a.firm || !b.firm {
        return None;
    }
    let relation = match (a.unit?, b.unit?) {
        (Unit::Currency(_), Unit::Currency(_)) => Relation::Currency,
        (Unit::Percent, Unit::Points | Unit::BasisPoints) | (Unit::Points | Unit::BasisPoints, Unit::Percent) => {
            Relation::Points
        }
        (Unit::Points, Unit::BasisPoints) | (Unit::BasisPoints, Unit::Points) => Relation::Points,
        (Unit::Measure(_), Unit::Measure(_)) => Relation::Unit,
        _ => return Some((8, Relation::Equal)),
    };
    Some((7, relation))
}

/// The same figure with the other sign: a bracket, a bullet, or *down 3 %* for −3 %.
fn sign(a: &Quantity, b: &Quantity) -> Option<(u8, Relation)> {
    let (x, y) = (a.number()?, b.number()?);
    let opposite = x == -y && x != y;
    (opposite && counts(a) && counts(b) && units(a.unit, b.unit) != Units::Different).then_some((6, Relation::Sign))
}

/// A thousand times too much or too little, with a scale word in play.
fn scale(a: &Quantity, b: &Quantity) -> Option<(u8, Relation)> {
    let (x, y) = (a.number()?, b.number()?);
    let scaled = a.scale.max(b.scale) >= 1000 && a.firm && b.firm && counts(a) && counts(b) && !a.vague && !b.vague;
    if !scaled || units(a.unit, b.unit) == Units::Different || x.abs() == y.abs() {
        return None;
    }
    let ratio = over(x.abs().max(y.abs()), x.abs().min(y.abs()))?;
    let thousands =
        [3, 6, 9, 12].iter().filter_map(|n| power_of_ten(*n)).any(|power| ratio == Exact::from_integer(power));
    // "5 000" for "5 thousand million" has no scale word of its own
    let written = a.scale != b.scale;
    (thousands && written).then_some((8, Relation::Scale))
}
