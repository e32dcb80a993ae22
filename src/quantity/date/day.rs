//! Reads days, months and years: "November 17, 2021", « 1er mai », 17/11/2021, a weekday, a year by itself.

use super::super::reader::{Item, Number, Reader};
use super::super::token::Lexeme;
use super::super::vocabulary::Role;
use super::super::{Alternative, Exact, Kind, Surface, Value};
use super::{Date, century_of};
use crate::text::Language;

/// A bare four-digit numeral in these bounds is read as a year.
const YEARS: std::ops::RangeInclusive<i128> = 1900..=2099;

impl Reader<'_> {
    /// A date, quarter, decade or century that begins at a token.
    pub(in crate::quantity) fn date(&self, at: usize) -> Option<Item> {
        let (weekday, start) = self.leading_weekday(at);
        let (date, next, other) = match self.calendar(start) {
            Some(found) => found,
            None if weekday.is_some() => return self.lone_weekday(at, weekday),
            None => return None,
        };
        let date = Date { weekday, ..date };
        let mut item = self.bare(at, next, Kind::Date, Value::Date(date));
        if let Some(other) = other {
            let other = Alternative { kind: Kind::Date, value: Value::Date(Date { weekday, ..other }), unit: None };
            item.quantity.alternatives.push(other);
        }
        // a holiday by its name is no figure
        let named = date.year.is_none() && self.words.holidays.after(self.text, &self.tokens, start).is_some();
        item.quantity.firm = !named && (date.day.is_some() || date.year.is_some() || date.period.is_some());
        Some(item)
    }

    fn calendar(&self, at: usize) -> Option<(Date, usize, Option<Date>)> {
        let sure = |(date, next)| (date, next, None);
        self.numeric_date(at)
            .or_else(|| self.month_first(at).map(sure))
            .or_else(|| self.day_first(at).map(sure))
            .or_else(|| self.year_part(at).map(sure))
            .or_else(|| self.decade(at).map(sure))
            .or_else(|| self.century(at).map(sure))
            .or_else(|| self.era_year(at).map(sure))
            .or_else(|| self.holiday(at).map(sure))
            .or_else(|| self.lone_day(at).map(sure))
            .or_else(|| self.lone_year(at).map(sure))
    }

    fn leading_weekday(&self, at: usize) -> (Option<u8>, usize) {
        let term = self.term(at);
        if term.weekday == 0 || term.everyday && !self.capital(at) {
            return (None, at);
        }
        let mut next = at + 1;
        let joins = |next| self.mark(next, '.') || self.mark(next, ',') || self.has(next, Role::The);
        while next < at + 4 && (joins(next) || self.mark(next, '-') && self.glued(next) && self.glued(next + 1)) {
            next += 1;
        }
        (Some(term.weekday), next)
    }

    fn lone_weekday(&self, at: usize, weekday: Option<u8>) -> Option<Item> {
        // "sun" and "sat" alone are words; abbreviations need a date
        let short = self.written(at).len() <= 4;
        if short || self.language == Language::English && !self.capital(at) {
            return None;
        }
        let mut item = self.bare(at, at + 1, Kind::Date, Value::Date(Date { weekday, ..Date::default() }));
        item.quantity.firm = false;
        // a night belongs to two days: "Sunday night" is "la nuit de dimanche à lundi" or "de lundi"
        if self.night(at) {
            let step = if self.language == Language::English { 1 } else { 6 };
            let other = weekday.map(|day| (day - 1 + step) % 7 + 1);
            let value = Value::Date(Date { weekday: other, ..Date::default() });
            item.quantity.alternatives.push(Alternative { kind: Kind::Date, value, unit: None });
        }
        Some(item)
    }

    /// Is a weekday's night or its first hours meant?
    fn night(&self, at: usize) -> bool {
        let before = at.saturating_sub(4)..at;
        matches!(self.written(at + 1), "night" | "evening")
            || before.into_iter().any(|at| matches!(self.written(at), "night" | "nuit" | "heures" | "matinée"))
    }

    pub(in crate::quantity) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// A month's name. English *may*, *march* and French *mars* need a number beside them.
    pub(super) fn month(&self, at: usize) -> Option<(u8, usize)> {
        let term = self.term(at);
        if term.month == 0 || self.language == Language::English && term.everyday && !self.capital(at) {
            return None;
        }
        let short = self.written(at).chars().count() <= 5;
        let dot = self.mark(at + 1, '.') && self.glued(at + 1);
        // French "sept" is seven unless a dot, a capital or a day before it says otherwise
        if term.number.is_some() && !dot && !self.capital(at) && !self.day_before(at) {
            return None;
        }
        let dotted = dot && (short || self.small(at + 2).is_some_and(|day| (1..=31).contains(&day)));
        Some((term.month, if dotted { at + 2 } else { at + 1 }))
    }

    /// Does a day in figures stand before the token?
    fn day_before(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|before| *before > 0 && self.dash(*before)).unwrap_or(at);
        before > 0 && self.small(before - 1).is_some_and(|day| (1..=31).contains(&day))
    }

    /// `November 17, 2021`, `May 1`, `Oct/2`, `mai vingt et un`, `November 2021`, `November`
    fn month_first(&self, at: usize) -> Option<(Date, usize)> {
        let (month, mut next) = self.month(at)?;
        let separated = (self.mark(next, '/') || self.mark(next, '-')) && self.glued(next);
        if separated {
            next += 1;
        }
        let ordinal =
            self.mark(next, ',') && self.tokens.get(next + 2).is_some_and(|ending| ending.is_word() && ending.glued());
        if self.has(next, Role::The) || ordinal {
            next += 1;
        }
        let date = Date { month: Some(month), ..Date::default() };
        if let Some((year, after)) = self.year_number(next) {
            // "September-2020-23"
            let day = self.small(after + 1).filter(|day| separated && self.mark(after, '-') && (1..=31).contains(day));
            let end = if day.is_some() { after + 2 } else { after };
            return Some((Date { year: Some(year), day: day.map(|day| day as u8), ..date }, end));
        }
        if let Some((day, after)) = self.day_number(next, true) {
            // "April 17-19": the second figure is a day unless hyphens join all three
            if !separated && self.dash(after) {
                return Some((Date { day: Some(day), ..date }, after));
            }
            let (year, end) = self.year_behind(after).map_or((None, after), |(year, end)| (Some(year), end));
            return Some((Date { year, day: Some(day), ..date }, end));
        }
        let of = if self.has(next, Role::Of) || self.mark(next, ',') { next + 1 } else { next };
        if let Some((year, after)) = self.year_number(of) {
            return Some((Date { year: Some(year), ..date }, after));
        }
        // "February '21"
        let elided = self.mark(next, '\'') && self.glued(next + 1) && self.written(next + 1).len() == 2;
        if let Some(short) = self.small(next + 1).filter(|_| elided) {
            return Some((Date { year: Some(century_of(short)), ..date }, next + 2));
        }
        let term = self.term(at);
        let short = self.written(at).chars().count() <= 4 && self.written(at).len() < 5 && !matches!(month, 5..=8);
        let said = at > 0 && (self.has(at - 1, Role::Of) || self.has(at - 1, Role::In));
        if term.everyday && !said || short || self.language == Language::English && !self.capital(at) {
            return None;
        }
        Some((date, if separated { next - 1 } else { next }))
    }

    /// `17 November 2021`, `the 3rd of May`, `1er mai`, `17-Nov-2021`
    fn day_first(&self, at: usize) -> Option<(Date, usize)> {
        let (day, mut next) = self.day_number(at, false)?;
        // "the twenty-third day of September", "16. Nov. 2016"
        if self.language == Language::English && matches!(self.written(next), "day") && self.has(next + 1, Role::Of) {
            next += 2;
        }
        while next < at + 6
            && (self.has(next, Role::Of)
                || self.dash(next) && self.glued(next)
                || self.mark(next, '/')
                || next == at + 1 && self.mark(next, '.') && self.glued(next) && !self.glued(next + 1))
        {
            next += 1;
        }
        let (month, after) = self.month(next)?;
        // "3 may" and "9 march" are a number and a verb
        if self.language == Language::English && self.term(next).everyday && !self.capital(next) {
            return None;
        }
        let date = Date { month: Some(month), day: Some(day), ..Date::default() };
        let (year, end) = self.year_behind(after).map_or((None, after), |(year, end)| (Some(year), end));
        Some((Date { year, ..date }, end))
    }

    /// The day of a month, in digits or words, with or without an ordinal ending.
    pub(super) fn day_number(&self, at: usize, behind_month: bool) -> Option<(u8, usize)> {
        if let Some(day) = self.small(at).filter(|day| (1..=31).contains(day)) {
            if self.written(at).len() > 2 || self.mark(at + 1, ':') || self.mark(at + 1, '%') {
                return None;
            }
            // "May 5 million" and "mai 3,5" are no days
            let decimal = (self.mark(at + 1, '.') || self.mark(at + 1, ','))
                && self.tokens.get(at + 2).is_some_and(|t| t.is_digits() && t.glued());
            let scale =
                behind_month && self.term(at + 1).number.is_some_and(|piece| !piece.ordinal && piece.value >= 100);
            if decimal || scale {
                return None;
            }
            let number = Number::new(Exact::from_integer(i128::from(day)), at + 1, Surface::Digits);
            return Some((day as u8, self.ordinal_ending(&number).unwrap_or(at + 1)));
        }
        let spelled = self.spelled(at).filter(|spelled| spelled.value.is_integer() && !spelled.year)?;
        let day = u8::try_from(*spelled.value.numer()).ok().filter(|day| (1..=31).contains(day))?;
        // French days in words are seldom ordinals but the first
        Some((day, spelled.next))
    }

    /// A year behind a day and a month: after a comma, *de*, *of*, a dash or nothing.
    pub(super) fn year_behind(&self, at: usize) -> Option<(i32, usize)> {
        let joined = self.mark(at, ',')
            || self.has(at, Role::Of)
            || self.written(at) == "in"
            || (self.dash(at) || self.mark(at, '/')) && self.glued(at);
        let start = if joined { at + 1 } else { at };
        if let Some(found) = self.year_number(start) {
            return Some(found);
        }
        // "21-Nov-16" and "13/Jan/89"
        let short = self.small(start).filter(|_| joined && self.glued(start) && self.written(start).len() == 2)?;
        Some((century_of(short), start + 1))
    }

    /// Four digits that can be a year and belong to nothing else, or a year in words.
    pub(super) fn year_number(&self, at: usize) -> Option<(i32, usize)> {
        if let Some(year) = self.small(at).filter(|_| self.written(at).len() == 4) {
            let part = (self.mark(at + 1, '.') || self.mark(at + 1, ',') || self.mark(at + 1, ':'))
                && self.tokens.get(at + 2).is_some_and(|t| t.is_digits() && t.glued());
            return ((1000..=2999).contains(&year) && !part).then_some((year as i32, at + 1));
        }
        let spelled = self.spelled(at).filter(|spelled| !spelled.ordinal && spelled.words >= 2)?;
        let year = spelled.value.is_integer().then(|| i32::try_from(*spelled.value.numer()).ok()).flatten()?;
        (1100..=2999).contains(&year).then_some((year, spelled.next))
    }

    /// *Christmas 2010*, *Noël*: a day by its name.
    fn holiday(&self, at: usize) -> Option<(Date, usize)> {
        let ((month, day), next) = self.words.holidays.after(self.text, &self.tokens, at)?;
        let (year, end) = self.year_behind(next).map_or((None, next), |(year, end)| (Some(year), end));
        Some((Date { year, month: Some(month), day: Some(day), ..Date::default() }, end))
    }

    /// *le 23*, *the 27.*: a day without its month.
    fn lone_day(&self, at: usize) -> Option<(Date, usize)> {
        let day = self.small(at).filter(|day| (1..=31).contains(day) && self.written(at).len() <= 2)?;
        let article = at.checked_sub(1).map(|before| self.written(before).to_ascii_lowercase())?;
        let said = match self.language {
            Language::English if article == "on" => {
                self.tokens.get(at + 1).is_some_and(|ending| ending.is_word() && ending.glued())
            }
            Language::English => article == "the",
            Language::French => article == "le",
        };
        let number = Number::new(Exact::from_integer(i128::from(day)), at + 1, Surface::Digits);
        let next =
            if self.language == Language::English { self.ordinal_ending(&number).unwrap_or(at + 1) } else { at + 1 };
        let ends = match self.tokens.get(next) {
            None => true,
            Some(token) => match token.lexeme {
                Lexeme::Mark('.' | ',' | '!' | '?' | ';' | ')') => {
                    !self.tokens.get(next + 1).is_some_and(|after| after.is_digits() && after.glued())
                }
                Lexeme::Word => {
                    !token.glued()
                        && (self.has(next, Role::At) || matches!(self.written(next), "pour" | "for"))
                        && !self.written(next + 1).starts_with("cent")
                        && !self.has(next, Role::And)
                        && !self.has(next, Role::From)
                }
                _ => false,
            },
        };
        (said && ends).then(|| (Date { day: Some(day as u8), ..Date::default() }, next))
    }

    /// *2021*, *nineteen ninety*: four digits without anything that makes them an amount.
    fn lone_year(&self, at: usize) -> Option<(Date, usize)> {
        if let Some(spelled) = self.spelled(at).filter(|spelled| spelled.year) {
            let year = i32::try_from(*spelled.value.numer()).ok()?;
            return Some((Date::of_year(year), spelled.next));
        }
        let (year, next) = self.year_number(at).filter(|_| self.tokens[at].is_digits())?;
        let number = self.number(at, false)?;
        let alone = number.next == next && YEARS.contains(&i128::from(year));
        // "en 2013 année prévue", "2007 s'éleva": a singular or a letter apart is no unit of a year's number
        let word = self.written(next);
        let apart = self.tokens.get(next).is_some_and(|token| !token.glued());
        let elided = word.chars().count() == 1 && (self.mark(next + 1, '\'') || self.mark(next + 1, '"'));
        let no_unit = apart && (elided || matches!(word, "année" | "year" | "day" | "jour" | "second" | "ch"));
        let unit = !no_unit && self.words.units.after(self.text, &self.tokens, next).is_some();
        let money = self.words.currencies.after(self.text, &self.tokens, next).is_some();
        let glued = self.tokens.get(next).is_some_and(|token| token.is_word() && token.glued());
        (alone && !unit && !money && !glued && !self.mark(next, '%') && !self.term(next).has(Role::Times))
            .then(|| (Date::of_year(year), next))
    }
}
