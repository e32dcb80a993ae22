//! Reads stretches of the calendar: quarters and halves, first months, decades, centuries.

use super::super::reader::{Number, Reader};
use super::super::vocabulary::Role;
use super::super::{Exact, Surface, roman};
use super::{Date, Period, century_of};
use crate::text::Language;

impl Reader<'_> {
    /// `Q3 2021`, `T3`, `3Q21`, *third quarter of 2021*, *premier semestre*, `H1`, `9M 2021`, *les neuf premiers mois*
    pub(super) fn year_part(&self, at: usize) -> Option<(Date, usize)> {
        if let Some(year) = self.fiscal_code(at) {
            return Some(year);
        }
        let (period, next) = self.coded_period(at).or_else(|| self.spelled_period(at))?;
        let year = self.period_year(next);
        let (year, end) = year.map_or((None, next), |(year, end)| (Some(year), end));
        Some((Date { year, period: Some(period), ..Date::default() }, end))
    }

    pub(super) fn period_year(&self, at: usize) -> Option<(i32, usize)> {
        let mut start = at;
        while start < at + 4
            && (self.mark(start, ',')
                || self.mark(start, '-')
                || self.mark(start, '\'')
                || self.has(start, Role::Of)
                || self.has(start, Role::In)
                || self.has(start, Role::The)
                || self.has(start, Role::Fiscal)
                || self.has(start, Role::Year))
        {
            start += 1;
        }
        if let Some(found) = self.year_number(start) {
            return Some(found);
        }
        let short = self.small(start).filter(|_| self.written(start).len() == 2 && self.glued(start))?;
        Some((century_of(short), start + 1))
    }

    /// `FY2021`, `FY21`, `FY 21`
    fn fiscal_code(&self, at: usize) -> Option<(Date, usize)> {
        if !matches!(self.written(at), "FY" | "CY") {
            return None;
        }
        let year = self.small(at + 1)?;
        let year = match self.written(at + 1).len() {
            2 => century_of(year),
            4 if (1900..=2099).contains(&year) => year as i32,
            _ => return None,
        };
        Some((Date::of_year(year), at + 2))
    }

    fn coded_period(&self, at: usize) -> Option<(Period, usize)> {
        let letter = self.written(at);
        if let Some(number) = self.small(at + 1).filter(|_| self.glued(at + 1)) {
            let single = self.written(at + 1).len() == 1;
            let period = match letter {
                "Q" | "q" | "T" | "trimestre" if single && (1..=4).contains(&number) => Period::Quarter(number as u8),
                "H" | "S" | "semestre" if single && (1..=2).contains(&number) => Period::Half(number as u8),
                _ => return None,
            };
            let inside =
                self.tokens.get(at + 2).is_some_and(|token| token.glued() && (token.is_word() || token.is_digits()));
            return (!inside && !self.glued_before(at)).then_some((period, at + 2));
        }
        let number = self.small(at)?;
        let next = self.tokens.get(at + 1).filter(|token| token.is_word() && token.glued())?;
        let period = match next.span().of(self.text) {
            "Q" | "T" if (1..=4).contains(&number) => Period::Quarter(number as u8),
            "H" | "S" if (1..=2).contains(&number) => Period::Half(number as u8),
            "M" if matches!(number, 3 | 6 | 9) && self.year_number(at + 2).is_some() => Period::Months(number as u8),
            _ => return None,
        };
        Some((period, at + 2))
    }

    fn glued_before(&self, at: usize) -> bool {
        at > 0 && self.glued(at) && (self.tokens[at - 1].is_word() || self.tokens[at - 1].is_digits())
    }

    fn spelled_period(&self, at: usize) -> Option<(Period, usize)> {
        if let Some(period) = self.first_months(at) {
            return Some(period);
        }
        let (number, next) = self.ordinal_number(at)?;
        let (ending, next) = if self.mark(next, '-') { (next + 1, next + 2) } else { (next, next + 1) };
        if self.has(ending, Role::QuarterYear) && (1..=4).contains(&number) {
            return Some((Period::Quarter(number), next));
        }
        // "first half" of a year, not of a match or a book: a year, *fiscal* or *of the year* must follow
        let moiety = self.has(ending, Role::HalfNoun) && (self.period_year(next).is_some() || self.year_noun(next));
        let half = (self.has(ending, Role::HalfYear) || moiety) && (1..=2).contains(&number);
        let french = self.language == Language::French;
        let year = self.period_year(next).is_some() || self.year_noun(next);
        (half && (french || year)).then_some((Period::Half(number), next))
    }

    /// *of the year*, *of next year*, *of fiscal …*
    fn year_noun(&self, at: usize) -> bool {
        self.has(at, Role::Of) && (at + 1..at + 4).any(|at| self.has(at, Role::Year))
    }

    /// *the first nine months*, *les neuf premiers mois*
    fn first_months(&self, at: usize) -> Option<(Period, usize)> {
        let english = self.has(at, Role::First) && self.language == Language::English;
        let start = if english { at + 1 } else { at };
        let (number, next) = match self.small(start) {
            Some(number) => (number as i128, start + 1),
            None => {
                let spelled = self.spelled(start).filter(|spelled| !spelled.ordinal)?;
                (*spelled.value.numer(), spelled.next)
            }
        };
        let months = if english {
            next
        } else if self.has(next, Role::First) {
            next + 1
        } else {
            return None;
        };
        let known = matches!(number, 3 | 6 | 9) && self.has(months, Role::MonthNoun);
        let year = self.period_year(months + 1).is_some() || self.year_noun(months + 1);
        (known && year).then_some((Period::Months(number as u8), months + 1))
    }

    pub(super) fn ordinal_number(&self, at: usize) -> Option<(u8, usize)> {
        if let Some(number) = self.small(at) {
            let digits = Number::new(Exact::from_integer(i128::from(number)), at + 1, Surface::Digits);
            let next = self.ordinal_ending(&digits)?;
            return u8::try_from(number).ok().map(|number| (number, next));
        }
        let spelled = self.spelled(at).filter(|spelled| spelled.ordinal)?;
        u8::try_from(*spelled.value.numer()).ok().map(|number| (number, spelled.next))
    }

    /// *the 1990s*, *'90s*, *the nineties*, *années 90*, *années soixante-dix*
    pub(super) fn decade(&self, at: usize) -> Option<(Date, usize)> {
        let decade = |start: u32| Date { period: Some(Period::Decade(start as u16)), ..Date::default() };
        if self.has(at, Role::YearsOf) {
            let start = if self.mark(at + 1, '\'') { at + 2 } else { at + 1 };
            let (number, next) = match self.small(start) {
                Some(number) => (number, start + 1),
                None => {
                    let spelled = self.spelled(start).filter(|spelled| !spelled.ordinal)?;
                    (u32::try_from(*spelled.value.numer()).ok()?, spelled.next)
                }
            };
            let next = if self.mark(next, '\'') && self.written(next + 1) == "s" { next + 2 } else { next };
            let fits = number % 10 == 0 && ((10..=90).contains(&number) || (1000..=2090).contains(&number));
            return fits.then(|| (decade(number), next));
        }
        if self.language == Language::French {
            return None;
        }
        let named = self.term(at).decade;
        if named > 0 {
            // "temperatures in the seventies" and "in her thirties" are decades of something too
            return Some((decade(named as u32), at + 1));
        }
        let start = if self.mark(at, '\'') && self.glued(at + 1) { at + 1 } else { at };
        let number = self.small(start)?;
        // "1990's", "1990-s"
        let joined = self.mark(start + 1, '\'') || self.mark(start + 1, '-') && self.written(start + 2) == "s";
        let ending = if joined { start + 2 } else { start + 1 };
        let plural = self.written(ending) == "s" && self.glued(ending) && self.glued(start + 1);
        let long = self.written(start).len() == 4 && (1000..=2090).contains(&number);
        let short = self.written(start).len() == 2 && (20..=90).contains(&number);
        let under = at > 0
            && (self.dash(at - 1) && !self.part_of_decade(at - 1)
                || start == at && !self.has(at - 1, Role::The) && !self.part_of_decade(at) && short);
        if !plural || number % 10 != 0 || !(long || short) || under {
            return None;
        }
        let century = number % 100 == 0 && number < 2000;
        let date = if century {
            Date { period: Some(Period::Century((number / 100 + 1) as u8)), ..Date::default() }
        } else {
            decade(number)
        };
        Some((date, ending + 1))
    }

    /// *mid-2000s*, *late '90s*: does such a word stand before the token?
    fn part_of_decade(&self, at: usize) -> bool {
        let mut before = at;
        while before > 0 && (self.dash(before - 1) || self.mark(before - 1, '\'')) {
            before -= 1;
        }
        before > 0 && matches!(self.written(before - 1).to_ascii_lowercase().as_str(), "mid" | "early" | "late")
    }

    /// *21st century*, *XXIe siècle*, *eighteenth-century*
    pub(super) fn century(&self, at: usize) -> Option<(Date, usize)> {
        let (number, next) = self.ordinal_number(at).or_else(|| self.roman_ordinal(at))?;
        let noun = if self.mark(next, '-') { next + 1 } else { next };
        // "fin XIXe et début XXe": Roman ranks of this size are centuries
        let named = self.has(noun, Role::Century) && (1..=30).contains(&number);
        if !named && self.roman_ordinal(at).is_some_and(|_| (15..=21).contains(&number) && self.written(at).len() > 3) {
            return self.lone_century(at, number, next);
        }
        named.then(|| (Date { period: Some(Period::Century(number)), ..Date::default() }, noun + 1))
    }

    fn lone_century(&self, at: usize, number: u8, next: usize) -> Option<(Date, usize)> {
        let ordinal = self.written(at).ends_with(['e', 'ᵉ', 'è']) || next > at + 1;
        let noun = self.tokens.get(next).is_some_and(|token| token.is_word()) && !self.has(next, Role::And);
        (ordinal && !noun).then(|| (Date { period: Some(Period::Century(number)), ..Date::default() }, next))
    }

    /// `XXIe`, `XIXᵉ`, `Ier`, `XXI e`
    pub(in crate::quantity) fn roman_ordinal(&self, at: usize) -> Option<(u8, usize)> {
        let written = self.written(at);
        if self.language != Language::French || !self.capital(at) {
            return None;
        }
        let letters = written.trim_end_matches(|c: char| !c.is_ascii_uppercase());
        let ending = &written[letters.len()..];
        let value = roman::value(letters).and_then(|value| u8::try_from(value).ok())?;
        match ending {
            "e" | "ᵉ" | "er" | "ᵉʳ" | "è" | "ème" | "eme" => Some((value, at + 1)),
            "" if matches!(self.written(at + 1), "e" | "ᵉ" | "ème" | "eme") => Some((value, at + 2)),
            "" => Some((value, at + 1)),
            _ => None,
        }
    }
}
