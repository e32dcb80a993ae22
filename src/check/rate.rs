//! *Every 20 minutes* told as « trois fois par heure ».

use crate::align::BeadSide;
use crate::quantity::{Exact, Kind, Quantity, Unit};

/// More often an hour, or longer intervals, than anything does; keeps the products exact.
const MOST: i128 = 1_000_000;

/// Does the other side tell an interval of this side as a rate, or a rate as an interval?
pub(super) fn told_otherwise(own: &BeadSide, other: &BeadSide, quantity: &Quantity) -> bool {
    let fits = |interval: Exact, (times, period): (Exact, Exact)| interval * times == period;
    match quantity.kind {
        Kind::Duration => length(quantity).is_some_and(|interval| rates(other).any(|(_, rate)| fits(interval, rate))),
        Kind::Multiple => rates(own).filter(|(times, _)| times.span == quantity.span).any(|(_, rate)| {
            let intervals = other.quantities().iter().filter(|other| other.kind == Kind::Duration).filter_map(length);
            intervals.into_iter().any(|interval| fits(interval, rate))
        }),
        _ => false,
    }
}

/// The rates of a side (« trois fois par heure »): the quantity that says how often, with its number and the period.
fn rates(side: &BeadSide) -> impl Iterator<Item = (&Quantity, (Exact, Exact))> {
    side.quantities().windows(2).filter_map(|pair| {
        let [times, period] = pair else { return None };
        let beside = side.text[times.span.end..period.span.start].trim().is_empty();
        let once = period.number() == Some(Exact::from_integer(1));
        let number = times.number().filter(|number| *number <= Exact::from_integer(MOST))?;
        let rate = times.kind == Kind::Multiple && beside && once;
        rate.then_some((times, (number, length(period)?)))
    })
}

/// How long a duration is, in the base unit of time.
fn length(quantity: &Quantity) -> Option<Exact> {
    let number = quantity.number().filter(|number| *number <= Exact::from_integer(MOST))?;
    match quantity.unit? {
        Unit::Measure(measure) if quantity.kind == Kind::Duration => measure.to_base(number),
        _ => None,
    }
}
