//! Quantities as reports show them.

use super::{Bound, Kind, Quantity, RangeEnd, Unit, Value, value};
use crate::text::Span;
use serde::Serialize;

/// A quantity as `inspect quantities` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct View<'a> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The words themselves.
    pub text: &'a str,
    /// `cardinal`, `money`, `date`, `range` …
    pub kind: &'static str,
    /// A decimal string or `a/b`; EDTF for dates, ISO 8601 for times.
    pub value: String,
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_high: Option<String>,
    /// ISO 4217, `%`, `pp`, `bp` or UCUM.
    pub unit: Option<&'static str>,
    /// How it is hedged.
    pub bound: Option<&'static str>,
    /// True where the words may be no figure at all.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub weak: bool,
}

/// The quantities of a text for printing; the ends of a range stand together.
pub fn views<'a>(text: &'a str, quantities: &[Quantity]) -> Vec<View<'a>> {
    let mut out: Vec<View> = Vec::new();
    let mut rest = quantities.iter();
    while let Some(quantity) = rest.next() {
        let mut view = view(text, quantity);
        let high = (quantity.range == Some(RangeEnd::Low)).then(|| rest.clone().next()).flatten();
        if let Some(high) = high.filter(|high| high.range == Some(RangeEnd::High)) {
            rest.next();
            let (value_high, unit) = value_and_unit(high);
            view.value_high = Some(value_high);
            view.kind = "range";
            view.unit = view.unit.or(unit);
            view.end = high.span.end;
            view.text = Span::new(view.start, view.end).of(text);
        }
        out.push(view);
    }
    out
}

fn view<'a>(text: &'a str, quantity: &Quantity) -> View<'a> {
    let (value, unit) = value_and_unit(quantity);
    View {
        start: quantity.span.start,
        end: quantity.span.end,
        text: quantity.span.of(text),
        kind: quantity.kind.name(),
        value,
        value_high: None,
        unit,
        bound: quantity.bound.map(Bound::name),
        weak: !quantity.firm,
    }
}

/// The value in a unit that has a standard code: *two decades* are 20 `a`.
fn value_and_unit(quantity: &Quantity) -> (String, Option<&'static str>) {
    match (&quantity.value, quantity.unit) {
        (Value::Number(number), Some(Unit::Measure(measure))) => {
            let (factor, code) = measure.ucum();
            let number = value::times(*number, super::Exact::from_integer(factor)).unwrap_or(*number);
            (value::decimal(number), Some(code))
        }
        (value, unit) => (plain(value), unit.map(Unit::code)),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Number(number) => value::decimal(*number),
        Value::Date(date) => date.edtf(),
        Value::Time(time) => time.iso(),
    }
}

/// A quantity for people: `> 98.06e9 CNY`, `2021-11-17`.
pub(super) fn reading(quantity: &Quantity) -> String {
    let sign = match quantity.bound {
        Some(Bound::Over) => "> ",
        Some(Bound::AtLeast) => "≥ ",
        Some(Bound::Under) => "< ",
        Some(Bound::AtMost) => "≤ ",
        Some(Bound::About) => "≈ ",
        Some(Bound::Nearly) => "just under ",
        Some(Bound::Exactly) | None => "",
    };
    let number = match &quantity.value {
        Value::Number(number) => scaled(quantity, *number),
        other => plain(other),
    };
    let rank = if quantity.kind == Kind::Ordinal { "no. " } else { "" };
    let unit = quantity.unit.map(|unit| format!(" {}", unit.code())).unwrap_or_default();
    let many = if quantity.vague { "s" } else { "" };
    let times = if quantity.kind == Kind::Multiple { "× " } else { "" };
    format!("{sign}{rank}{times}{number}{many}{unit}")
}

/// `98.06e9` where a scale word was written.
fn scaled(quantity: &Quantity, number: super::Exact) -> String {
    let power = quantity.scale.checked_ilog10().unwrap_or(0);
    let round = value::power_of_ten(power) == Some(quantity.scale);
    match value::over(number, super::Exact::from_integer(quantity.scale)) {
        Some(mantissa) if round && power >= 6 => format!("{}e{power}", value::decimal(mantissa)),
        _ => value::decimal(number),
    }
}
