//! What is written once and meant for several: `3–5 billion`, `5, 10 and 15 million`, `2019–20`, *du 15 au 17 novembre*.

use super::reader::{Item, Reader};
use super::value::{Exact, times};
use super::vocabulary::Role;
use super::{Date, Kind, Period, Quantity, RangeEnd, Surface, Unit, Value};

/// What stands between two neighbouring quantities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    Range,
    /// *and*, *or*, a slash: the last of a list.
    List,
    /// A comma: a list only where *and* or *or* follows it further on.
    Comma,
}

/// Lets neighbouring quantities share scale, unit and the parts of dates.
pub(super) fn share(reader: &Reader, items: &mut [Item]) {
    // "in 1992-93 to 12.8 %": the year is complete before anything is shared
    for at in 1..items.len() {
        let (left, right) = items.split_at_mut(at);
        if let (Some(left), Some(right)) = (left.last(), right.first_mut()) {
            elided_year(reader, left, right);
        }
    }
    // from right to left, so that the last of a list reaches the first
    let mut listed = false;
    for at in (1..items.len()).rev() {
        let (left, right) = items.split_at_mut(at);
        let (Some(left), Some(right)) = (left.last_mut(), right.first_mut()) else { continue };
        let link = link(reader, left, right).filter(|link| *link != Link::Comma || listed);
        listed = link.is_some();
        let Some(link) = link else { continue };
        let ordered = ascending(&left.quantity, &right.quantity);
        backward(&mut left.quantity, &right.quantity, link);
        forward(&left.quantity, &mut right.quantity, link);
        dates(&mut left.quantity, &mut right.quantity);
        let same = commensurable(&left.quantity, &right.quantity);
        if link == Link::Range && same && ordered {
            left.quantity.range = Some(RangeEnd::Low);
            right.quantity.range = Some(RangeEnd::High);
        }
    }
    decades(reader, items);
    elided_scales(items);
}

/// *Les années 20, 30 et 40*: the decade goes on through the list.
fn decades(reader: &Reader, items: &mut [Item]) {
    for at in 1..items.len() {
        let (left, right) = items.split_at_mut(at);
        let (Some(left), Some(right)) = (left.last(), right.first_mut()) else { continue };
        let Some(Date { period: Some(Period::Decade(..100)), .. }) = left.quantity.date() else { continue };
        let Some(number) = right.quantity.number().filter(|number| right.quantity.unit.is_none() && is_decade(*number))
        else {
            continue;
        };
        if link(reader, left, right).is_some() {
            let period = u16::try_from(*number.numer()).ok().map(Period::Decade);
            right.quantity.value = Value::Date(Date { period, ..Date::default() });
            right.quantity.kind = Kind::Date;
        }
    }
}

/// Scales left out because a figure before had them: *three million for the mothers, two for the fathers*.
fn elided_scales(items: &mut [Item]) {
    let mut last: Option<(i128, Option<super::Unit>, Kind)> = None;
    for item in items {
        let quantity = &mut item.quantity;
        let counts = matches!(quantity.kind, Kind::Cardinal | Kind::Money);
        if quantity.scale >= 1000 {
            last = Some((quantity.scale, quantity.unit, quantity.kind)).filter(|_| counts && !quantity.vague);
            continue;
        }
        let (Some((scale, unit, kind)), true, Value::Number(value)) = (last, counts, &quantity.value) else { continue };
        if let Some(value) = times(*value, Exact::from_integer(scale)) {
            let unit = quantity.unit.or(unit);
            quantity.alternatives.push(super::Alternative { kind, value: Value::Number(value), unit });
        }
    }
}

/// Can the two be ends of one range? Litres and kilometres cannot.
fn commensurable(left: &Quantity, right: &Quantity) -> bool {
    match (left.unit, right.unit) {
        (Some(Unit::Measure(low)), Some(Unit::Measure(high))) => {
            low.dimension == high.dimension || low.is_time() && high.is_time()
        }
        (low, high) => low == high || left.kind == right.kind,
    }
}

/// What joins two items; `None` where other words stand between them.
fn link(reader: &Reader, left: &Item, right: &Item) -> Option<Link> {
    let between = left.next..right.first;
    match between.len() {
        0 => None,
        1 => {
            let at = left.next;
            if reader.dash(at) || reader.has(at, Role::To) {
                return Some(Link::Range);
            }
            if reader.has(at, Role::And) {
                let range = (left.first.saturating_sub(2)..left.first).any(|at| reader.has(at, Role::Between));
                return Some(if range { Link::Range } else { Link::List });
            }
            let comma = reader.mark(at, ',').then_some(Link::Comma);
            (reader.has(at, Role::Or) || reader.mark(at, '/')).then_some(Link::List).or(comma)
        }
        2 | 3 => {
            // ", and", "et de", "jusqu'à", "au", "à près de"
            let first = left.next;
            let comma =
                reader.mark(first, ',') && (reader.has(first + 1, Role::And) || reader.has(first + 1, Role::Or));
            let to = reader.has(first, Role::To) && between.len() == 2 && reader.has(first + 1, Role::The);
            if comma && between.len() == 2 { Some(Link::List) } else { to.then_some(Link::Range) }
        }
        _ => None,
    }
}

fn ascending(left: &Quantity, right: &Quantity) -> bool {
    match (left.number(), right.number()) {
        (Some(low), Some(high)) => low < high,
        _ => left.kind == right.kind,
    }
}

/// `2019–20`: the century is written once.
fn elided_year(reader: &Reader, left: &Item, right: &mut Item) {
    let Some(year) = left.quantity.date().and_then(Date::bare_year) else { return };
    let short = right.quantity.span.len() == 2 && right.quantity.kind == Kind::Cardinal;
    let joined = right.first == left.next + 1 && reader.dash(left.next) || reader.mark(left.next, '/');
    let Some(number) = right.quantity.number().filter(|n| short && joined && n.is_integer()) else { return };
    let end = year - year % 100 + i32::try_from(*number.numer()).unwrap_or_default();
    if end > year && reader.glued(right.first) {
        right.quantity.value = Value::Date(Date::of_year(end));
        right.quantity.kind = Kind::Date;
    }
}

/// The scale and the unit of the right one reach the left one, which has none.
fn backward(left: &mut Quantity, right: &Quantity, link: Link) {
    let bare =
        left.kind == Kind::Cardinal || left.unit == right.unit && left.unit.is_some() || left.kind == Kind::Money;
    let numbers = matches!(right.kind, Kind::Cardinal | Kind::Money | Kind::Percent | Kind::Measure | Kind::Duration);
    if !bare || !numbers || left.vague || right.vague {
        return;
    }
    let (Some(low), Some(high)) = (left.number(), right.number()) else { return };
    let thousand = Exact::from_integer(1000);
    if left.scale == 1 && right.scale >= 1000 && low < thousand && left.surface != Surface::Mixed {
        let scaled = times(low, Exact::from_integer(right.scale));
        // "$5 and $10 million" may be five dollars and ten million
        let said = left.kind == Kind::Money && left.kind == right.kind && link != Link::Range;
        let fits = scaled.is_some_and(|scaled| !said && (link != Link::Range || scaled < high));
        // "between 500 and 1 million" keeps its 500
        if let Some(scaled) = scaled.filter(|_| fits) {
            left.value = Value::Number(scaled);
            left.exponent += right.scale.ilog10() as i32;
            left.scale = right.scale;
            left.alternatives.push(super::Alternative { kind: left.kind, value: Value::Number(low), unit: left.unit });
        }
    }
    if left.unit.is_none() && left.kind == Kind::Cardinal && right.unit.is_some() {
        left.unit = right.unit;
        left.kind = right.kind;
    }
}

/// The currency before the left one reaches the right one, which has none: `$3–5 billion`.
fn forward(left: &Quantity, right: &mut Quantity, link: Link) {
    let money = left.kind == Kind::Money && right.kind == Kind::Cardinal && link == Link::Range;
    if money {
        right.unit = left.unit;
        right.kind = Kind::Money;
    }
}

/// *du 15 au 17 novembre 2021*, *November 15–17*: month and year are written once.
fn dates(left: &mut Quantity, right: &mut Quantity) {
    match (&left.value, &right.value) {
        (Value::Number(day), Value::Date(date))
            if date.day.is_some() && date.month.is_some() && is_day(*day) && left.unit.is_none() =>
        {
            let day = *day.numer() as u8;
            left.value = Value::Date(Date { day: Some(day), weekday: None, ..*date });
            left.kind = Kind::Date;
            left.alternatives.push(super::Alternative {
                kind: Kind::Cardinal,
                value: Value::Number(Exact::from_integer(i128::from(day))),
                unit: None,
            });
        }
        (Value::Date(date), Value::Number(day))
            if date.day.is_some() && date.month.is_some() && is_day(*day) && right.unit.is_none() =>
        {
            let number = Exact::from_integer(*day.numer());
            right.value = Value::Date(Date { day: Some(*day.numer() as u8), weekday: None, ..*date });
            right.kind = Kind::Date;
            right.alternatives.push(super::Alternative {
                kind: Kind::Cardinal,
                value: Value::Number(number),
                unit: None,
            });
        }
        // "les années 60 et 70"
        (Value::Date(Date { period: Some(Period::Decade(decade)), .. }), Value::Number(number))
            if right.unit.is_none() && *decade < 100 && is_decade(*number) =>
        {
            let period = Some(Period::Decade(*number.numer() as u16));
            right.value = Value::Date(Date { period, ..Date::default() });
            right.kind = Kind::Date;
        }
        // "les années 1990 et 2000"
        (Value::Date(Date { period: Some(Period::Decade(1000..)), .. }), Value::Date(second))
            if second.bare_year().is_some_and(|year| year % 10 == 0) && right.surface == Surface::Digits =>
        {
            let period = second.bare_year().and_then(|year| u16::try_from(year).ok()).map(Period::Decade);
            right.value = Value::Date(Date { period, ..Date::default() });
        }
        (Value::Date(first), Value::Date(second))
            if first.year.is_none() && first.month.is_some() && second.year.is_some() && second.month.is_some() =>
        {
            left.value = Value::Date(Date { year: second.year, ..*first });
        }
        (Value::Date(first), Value::Date(second))
            if first.period.is_some() && first.year.is_none() && second.period.is_some() =>
        {
            left.value = Value::Date(Date { year: second.year, ..*first });
        }
        _ => {}
    }
}

fn is_day(number: Exact) -> bool {
    number.is_integer() && (1..=31).contains(number.numer())
}

fn is_decade(number: Exact) -> bool {
    number.is_integer() && number.numer() % 10 == 0 && (10..=90).contains(number.numer())
}
