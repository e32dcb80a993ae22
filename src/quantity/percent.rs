//! Percent, percentage points and basis points behind a number.

use super::Kind;
use super::reader::{Item, Number, Reader};
use super::unit::Unit;
use super::vocabulary::Role;
use crate::text::Language;

impl Reader<'_> {
    /// `%`, *per cent*, *pour cent*, *percentage points*, *points de base*, `bp`, *points*.
    pub(super) fn percent(&self, at: usize, number: &Number) -> Option<Item> {
        if number.ordinal || number.year {
            return None;
        }
        let hyphen = self.mark(number.next, '-') && self.glued(number.next);
        let mut start = if hyphen { number.next + 1 } else { number.next };
        // "half a percent", "a third of a percent"
        while number.fraction
            && start < number.next + 2
            && (self.has(start, Role::Of) || self.has(start, Role::Article))
        {
            start += 1;
        }
        if let Some((unit, next)) = self.points(start) {
            return Some(self.build(at, next, Kind::Percent, number, Some(unit)));
        }
        let next = self.percent_sign(start)?;
        // "2.5 % points" are points
        if let Some((unit @ Unit::Points, end)) = self.points(next).filter(|_| !self.has(next, Role::Basis)) {
            return Some(self.build(at, end, Kind::Percent, number, Some(unit)));
        }
        let mut item = self.build(at, next, Kind::Percent, number, Some(Unit::Percent));
        item.quantity.firm |= number.fraction;
        Some(item)
    }

    fn percent_sign(&self, at: usize) -> Option<usize> {
        if self.mark(at, '%') {
            return Some(at + 1);
        }
        if self.has(at, Role::Percent) {
            // "percentage of" and "pc" are not always units
            let points = self.has(at + 1, Role::PointUnit);
            return (!points).then_some(at + 1);
        }
        // Quebec writes "3 p. 100" and "3 p. cent"
        let quebec = self.language == Language::French && self.written(at) == "p" && self.mark(at + 1, '.');
        if quebec && matches!(self.written(at + 2), "100" | "cent") {
            return Some(at + 3);
        }
        if !self.has(at, Role::Per) {
            return None;
        }
        let hyphen = if self.mark(at + 1, '-') { at + 2 } else { at + 1 };
        if matches!(self.written(hyphen).to_ascii_lowercase().as_str(), "cent" | "cents") {
            return Some(hyphen + 1);
        }
        None
    }

    fn points(&self, at: usize) -> Option<(Unit, usize)> {
        let percentage = self.has(at, Role::Percentage) && self.has(at + 1, Role::PointUnit);
        if percentage {
            return Some((Unit::Points, at + 2));
        }
        if self.has(at, Role::Percentage) && self.mark(at + 1, '-') && self.has(at + 2, Role::PointUnit) {
            return Some((Unit::Points, at + 3));
        }
        if self.has(at, Role::Basis) {
            let hyphen = if self.mark(at + 1, '-') { at + 2 } else { at + 1 };
            return self.has(hyphen, Role::PointUnit).then_some((Unit::BasisPoints, hyphen + 1));
        }
        if matches!(self.written(at), "pp" | "ppt" | "ppts") {
            return Some((Unit::Points, at + 1));
        }
        if self.has(at, Role::BasisPoint) {
            return Some((Unit::BasisPoints, at + 1));
        }
        if !self.has(at, Role::PointUnit) {
            return None;
        }
        if self.language == Language::French && self.has(at + 1, Role::Of) {
            if self.has(at + 2, Role::Basis) {
                return Some((Unit::BasisPoints, at + 3));
            }
            if self.has(at + 2, Role::Percentage) {
                return Some((Unit::Points, at + 3));
            }
        }
        // "2 points" counts, "pt" may be a pint and "point five" a decimal
        let word = self.written(at).to_ascii_lowercase();
        let decimal = self.term(at + 1).number.is_some();
        (word.starts_with("point") && !decimal).then_some((Unit::Points, at + 1))
    }
}
