//! Percent, points and measures behind a number.

use super::reader::{Item, Number, Reader};
use super::unit::{Measure, Unit};
use super::value::{Exact, plus, times};
use super::vocabulary::Role;
use super::{Alternative, Kind, Surface, Value};
use crate::text::Language;

impl Reader<'_> {
    /// A unit of measure behind a number.
    pub(super) fn measured(&self, at: usize, number: &Number) -> Option<Item> {
        if number.ordinal || number.year {
            return None;
        }
        if number.vague {
            return None;
        }
        // "2017-18 TB submissions"
        if number.bare_digits == 2
            && at >= 2
            && self.glued(at)
            && self.glued(at - 1)
            && self.dash(at - 1)
            && self.written(at - 2).len() == 4
        {
            let year = self.small(at - 2).filter(|year| (1900..=2099).contains(year));
            if year.is_some_and(|year| self.small(at) == Some((year + 1) % 100)) {
                return None;
            }
        }
        let start = self.unit_start(number)?;
        if let Some(item) = self.feet_and_inches(at, number) {
            return Some(item);
        }
        let (measure, next) = self.unit_at(start, number)?;
        // "la moitié des années 60"
        if self.has(start, Role::YearsOf) && self.tokens.get(next).is_some_and(|token| token.is_digits()) {
            return None;
        }
        let mut value = number.value;
        let mut end = next;
        let mut unit = measure;
        if let Some((whole, smaller, after)) = self.second_part(number, measure, next) {
            (value, unit, end) = (whole, smaller, after);
        }
        // "2 degrees below zero"
        let below = matches!(unit.dimension, "temperature" | "angle")
            && (end..end + 4).any(|zero| {
                matches!(self.written(zero), "zero" | "zéro")
                    && self.words.bounds_before.before(&self.tokens, zero).is_some()
                    || self.written(zero) == "sous" && self.written(zero + 1) == "zéro"
            });
        if below && let Some(zero) = (end..end + 5).find(|zero| matches!(self.written(*zero), "zero" | "zéro")) {
            (value, end) = (-value, zero + 1);
        }
        if self.mark(end, ']') {
            end += 1;
        }
        let kind = if unit.is_time() { Kind::Duration } else { Kind::Measure };
        let mut item = self.build(at, end, kind, number, Some(Unit::Measure(unit)));
        item.quantity.value = Value::Number(value);
        let one = number.value == Exact::from_integer(1) && number.surface == Surface::Words;
        // "5,4 litres aux 100 km" is a rate that English often leaves to the reader
        let rate = unit.code == "km"
            && number.value == Exact::from_integer(100)
            && at > 0
            && matches!(self.written(at - 1), "aux" | "au");
        item.quantity.firm = number.firm && !one && !rate;
        self.ambiguous_symbol(&mut item, start, next);
        Some(item)
    }

    /// `5'10"`, `6′ 2″`
    fn feet_and_inches(&self, at: usize, number: &Number) -> Option<Item> {
        let prime = |at: usize, marks: [char; 2]| self.glued(at) && marks.iter().any(|mark| self.mark(at, *mark));
        let inches = self.small(number.next + 1).filter(|inches| *inches < 12)?;
        let foot = super::unit::measure("[ft_i]")?;
        let pair = number.bare_digits > 0
            && prime(number.next, ['\'', '′'])
            && (prime(number.next + 2, ['"', '″']) || prime(number.next + 2, ['”', '”']));
        let value = plus(number.value, Exact::new(i128::from(inches), 12)).filter(|_| pair)?;
        let mut item = self.build(at, number.next + 3, Kind::Measure, number, Some(Unit::Measure(foot)));
        item.quantity.value = Value::Number(value);
        Some(item)
    }

    /// The unit at a token; an adjective may stand before a span of time: *three consecutive quarters*.
    fn unit_at(&self, start: usize, number: &Number) -> Option<(&'static Measure, usize)> {
        let unit = self.words.units.after(self.text, &self.tokens, start);
        if let Some((measure, next)) = unit {
            return self.unit_fits(start, next, number).then_some((measure, next));
        }
        let adjective = self.has(start, Role::Last) || self.has(start, Role::First);
        if !adjective {
            return None;
        }
        let (measure, next) = self.words.units.after(self.text, &self.tokens, start + 1)?;
        (measure.is_time() && next == start + 2).then_some((measure, next))
    }

    /// One-letter symbols and short everyday words need digits, and a boundary behind them.
    fn unit_fits(&self, start: usize, next: usize, number: &Number) -> bool {
        let token = self.tokens[start];
        let written = &self.text[token.start..self.tokens[next - 1].end];
        let letters = written.chars().count();
        let glued_on = self.tokens.get(next).is_some_and(|after| after.is_word() && after.glued());
        if glued_on || self.mark(next, '\'') && self.glued(next) && letters <= 2 {
            return false;
        }
        let short = letters <= 2 && token.is_word();
        if short && number.surface == Surface::Words {
            return false;
        }
        match written {
            // "under-25s" and "737s" are plurals
            "s" if self.language == Language::English => !token.glued(),
            "d" | "D" => token.glued(),
            "V" | "N" | "J" => token.glued() || !self.mark(next, '.'),
            "in" | "po" | "ct" | "A" | "o" => token.glued() || number.exponent < 0 && written != "A",
            "a" | "l" if self.language == Language::French => token.glued() || !self.mark(next, '\''),
            "t" => !self.mark(next, '\'') && !(self.mark(next, '-')),
            "tour" | "tours" | "stone" | "bar" | "bars" | "second" => {
                number.surface != Surface::Words || number.value != Exact::from_integer(1)
            }
            _ => true,
        }
    }

    /// *5 ft 2 in*, *two hours and ten minutes*: the value in the first unit.
    fn second_part(
        &self,
        number: &Number,
        measure: &'static Measure,
        at: usize,
    ) -> Option<(Exact, &'static Measure, usize)> {
        if let Some((part, next)) = self.part_behind(at) {
            let part = if number.value < Exact::from_integer(0) { -part } else { part };
            return Some((plus(number.value, part)?, measure, next));
        }
        let start = if self.has(at, Role::And) || self.mark(at, ',') { at + 1 } else { at };
        self.tokens.get(start).filter(|token| token.is_digits() || self.words.term(token.word).number.is_some())?;
        let part = self
            .number(start, false)
            .filter(|part| !part.ordinal && part.scale == 1 && part.value > Exact::from_integer(0))?;
        let inches = measure.code == "[ft_i]" && self.written(part.next) == "in";
        let (smaller, next) = match super::unit::measure("[in_i]").filter(|_| inches) {
            Some(inch) => (inch, part.next + 1),
            None => self.words.units.after(self.text, &self.tokens, part.next)?,
        };
        let pair = matches!(
            (measure.code, smaller.code),
            ("[ft_i]", "[in_i]") | ("h", "min") | ("min", "s") | ("[lb_av]", "[oz_av]") | ("[stone_av]", "[lb_av]")
        );
        let ratio = super::value::over(smaller.ratio, measure.ratio)?;
        (pair && number.is_whole()).then_some(())?;
        Some((plus(number.value, times(part.value, ratio)?)?, measure, next))
    }

    /// `5 m` may be a million, `10 K` ten thousand, *sept milles* a misspelt seven thousand.
    fn ambiguous_symbol(&self, item: &mut Item, start: usize, next: usize) {
        let Value::Number(value) = item.quantity.value else { return };
        let scale = match self.written(start) {
            "m" if next == start + 1 => 1_000_000,
            "K" | "milles" if next == start + 1 => 1000,
            _ => return,
        };
        let Some(value) = times(value, Exact::from_integer(scale)) else { return };
        item.quantity.alternatives.push(Alternative { kind: Kind::Cardinal, value: Value::Number(value), unit: None });
    }

    /// *a year*, *une semaine*, *a decade*, *another hour*: one of a unit of time, perhaps no figure at all.
    pub(super) fn one_unit(&self, at: usize) -> Option<Item> {
        let mut start = if self.has(at, Role::Article) || self.has(at, Role::Another) { at + 1 } else { return None };
        // "all-day", "toute la journée"
        if self.mark(start, '\'') {
            start += 1;
        }
        let all = matches!(
            self.written(at).to_ascii_lowercase().as_str(),
            "all" | "full" | "whole" | "entire" | "toute" | "tout"
        );
        if all && (self.mark(start, '-') || self.has(start, Role::The)) {
            start += if self.mark(start + 1, '\'') { 2 } else { 1 };
        }
        // "a quarter", "une seconde" are too often something else
        let (measure, next) = self.words.units.after(self.text, &self.tokens, start)?;
        // "the second" ranks
        let each = matches!(self.written(at).to_lowercase().as_str(), "each" | "every" | "per" | "chaque" | "par");
        if measure.code == "s" && !each && !self.has(at, Role::Article) {
            return None;
        }
        let part = self.part_behind(next).filter(|_| self.has(at, Role::Article));
        if !measure.is_time() && !matches!(measure.dimension, "length" | "mass" | "volume") || next > start + 1 {
            return None;
        }
        let (value, end) = part.map_or((Exact::from_integer(0), next), |part| part);
        let number = Number::new(plus(Exact::from_integer(1), value)?, start, Surface::Words);
        let kind = if measure.is_time() { Kind::Duration } else { Kind::Measure };
        let mut item = self.build(at, end, kind, &number, Some(Unit::Measure(measure)));
        item.quantity.firm = part.is_some();
        Some(item)
    }

    /// *and a half*, *et demie*, *and a quarter* behind a unit.
    pub(super) fn part_behind(&self, at: usize) -> Option<(Exact, usize)> {
        self.has(at, Role::And).then(|| self.small_part(at + 1))?
    }
}
