//! The calendar: full and partial dates, quarters and halves, decades, centuries, weekdays.

use super::reader::{Item, Reader};
use super::token::Token;
use super::vocabulary::Role;
use super::{Alternative, Exact, Kind, Value, roman};
use crate::text::Language;

/// A stretch of the calendar named by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A quarter of a year, 1 to 4.
    Quarter(u8),
    /// A half of a year, 1 or 2.
    Half(u8),
    /// The first months of a year: `9M`.
    Months(u8),
    /// A decade by its first year; below 100 the century is not written.
    Decade(u16),
    /// A century by its number.
    Century(u8),
}

/// A point or stretch of the calendar; what is not written is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Date {
    /// Year.
    pub year: Option<i32>,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month, 1 to 31.
    pub day: Option<u8>,
    /// Day of the week, Monday is 1.
    pub weekday: Option<u8>,
    /// Quarter, half-year, decade or century.
    pub period: Option<Period>,
}

impl Date {
    /// A year by itself.
    pub fn of_year(year: i32) -> Self {
        Date { year: Some(year), ..Date::default() }
    }

    /// The year, where nothing else is written.
    pub fn bare_year(&self) -> Option<i32> {
        let bare = self.month.is_none() && self.day.is_none() && self.weekday.is_none() && self.period.is_none();
        self.year.filter(|_| bare)
    }

    /// The day of the week that a full date falls on; `None` for a partial date or a day that does not exist.
    pub fn true_weekday(&self) -> Option<u8> {
        let (year, month, day) = (i16::try_from(self.year?).ok()?, self.month?, self.day?);
        let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        u8::try_from(date.weekday().to_monday_one_offset()).ok()
    }

    /// Can there be such a day?
    pub fn is_possible(&self) -> bool {
        let (Some(month), Some(day)) = (self.month, self.day) else { return true };
        let longest = match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return false,
        };
        (1..=longest).contains(&day)
    }

    /// The Extended Date/Time Format (ISO 8601-2): `2021-11-17`, `XXXX-11`, `2021-35`, `199X`, `20XX`.
    pub fn edtf(&self) -> String {
        let year = self.year.map_or("XXXX".to_string(), |year| format!("{year:04}"));
        match self.period {
            Some(Period::Quarter(quarter)) => return format!("{year}-{}", 32 + quarter),
            Some(Period::Half(half)) => return format!("{year}-{}", 39 + half),
            Some(Period::Months(months)) => return format!("{year}-01/{year}-{months:02}"),
            Some(Period::Decade(decade)) if decade < 100 => return format!("XX{}X", decade / 10),
            Some(Period::Decade(decade)) => return format!("{}X", decade / 10),
            Some(Period::Century(century)) => return format!("{:02}XX", century.saturating_sub(1)),
            None => {}
        }
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year}-{month:02}"),
            (None, Some(day)) => format!("{year}-XX-{day:02}"),
            (None, None) => match self.weekday {
                Some(weekday) if self.year.is_none() => format!("XXXX-WXX-{weekday}"),
                _ => year,
            },
        }
    }

    /// Do the two contradict each other nowhere?
    pub fn compatible(&self, other: &Date) -> bool {
        fn meets<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        let periods = match (self.period, other.period) {
            (Some(Period::Decade(a)), Some(Period::Decade(b))) => a == b || (a < 100 || b < 100) && a % 100 == b % 100,
            (Some(a), Some(b)) => a == b,
            (None, None) => true,
            // a quarter is no year, a decade no year
            _ => false,
        };
        periods
            && meets(self.year, other.year)
            && meets(self.month, other.month)
            && meets(self.day, other.day)
            && meets(self.weekday, other.weekday)
    }

    /// How many parts both have.
    pub fn shared_parts(&self, other: &Date) -> usize {
        usize::from(self.year.is_some() && other.year.is_some())
            + usize::from(self.month.is_some() && other.month.is_some())
            + usize::from(self.day.is_some() && other.day.is_some())
            + usize::from(self.weekday.is_some() && other.weekday.is_some())
            + usize::from(self.period.is_some() && other.period.is_some())
    }
}

/// A bare four-digit numeral in these bounds is read as a year.
const YEARS: std::ops::RangeInclusive<i128> = 1900..=2099;

impl Reader<'_> {
    /// A date, quarter, decade or century that begins at a token.
    pub(super) fn date(&self, at: usize) -> Option<Item> {
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
        item.quantity.firm = date.day.is_some() || date.year.is_some() || date.period.is_some();
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
            .or_else(|| self.lone_day(at).map(sure))
            .or_else(|| self.lone_year(at).map(sure))
    }

    fn leading_weekday(&self, at: usize) -> (Option<u8>, usize) {
        let term = self.term(at);
        if term.weekday == 0 || term.everyday && !self.capital(at) {
            return (None, at);
        }
        let mut next = at + 1;
        while next < at + 4 && (self.mark(next, '.') || self.mark(next, ',') || self.has(next, Role::The)) {
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
        Some(item)
    }

    fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// A month's name. English *may*, *march* and French *mars* need a number beside them.
    fn month(&self, at: usize) -> Option<(u8, usize)> {
        let term = self.term(at);
        if term.month == 0 || self.language == Language::English && term.everyday && !self.capital(at) {
            return None;
        }
        let short = self.written(at).chars().count() <= 5;
        let dotted = self.mark(at + 1, '.') && self.glued(at + 1) && short;
        Some((term.month, if dotted { at + 2 } else { at + 1 }))
    }

    /// `November 17, 2021`, `May 1`, `Oct/2`, `mai vingt et un`, `November 2021`, `November`
    fn month_first(&self, at: usize) -> Option<(Date, usize)> {
        let (month, mut next) = self.month(at)?;
        let separated = (self.mark(next, '/') || self.mark(next, '-')) && self.glued(next);
        if separated {
            next += 1;
        }
        if self.has(next, Role::The) {
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
            let (year, end) = self.year_behind(after).map_or((None, after), |(year, end)| (Some(year), end));
            return Some((Date { year, day: Some(day), ..date }, end));
        }
        let of = if self.has(next, Role::Of) || self.mark(next, ',') { next + 1 } else { next };
        if let Some((year, after)) = self.year_number(of) {
            return Some((Date { year: Some(year), ..date }, after));
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
        while next < at + 6 && (self.has(next, Role::Of) || self.dash(next) && self.glued(next) || self.mark(next, '/'))
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
    fn day_number(&self, at: usize, behind_month: bool) -> Option<(u8, usize)> {
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
            let number =
                super::reader::Number::new(Exact::from_integer(i128::from(day)), at + 1, super::Surface::Digits);
            return Some((day as u8, self.ordinal_ending(&number).unwrap_or(at + 1)));
        }
        let spelled = self.spelled(at).filter(|spelled| spelled.value.is_integer() && !spelled.year)?;
        let day = u8::try_from(*spelled.value.numer()).ok().filter(|day| (1..=31).contains(day))?;
        // French days in words are seldom ordinals but the first
        Some((day, spelled.next))
    }

    /// A year behind a day and a month: after a comma, *de*, *of*, a dash or nothing.
    fn year_behind(&self, at: usize) -> Option<(i32, usize)> {
        let joined =
            self.mark(at, ',') || self.has(at, Role::Of) || (self.dash(at) || self.mark(at, '/')) && self.glued(at);
        let start = if joined { at + 1 } else { at };
        if let Some(found) = self.year_number(start) {
            return Some(found);
        }
        // "21-Nov-16" and "13/Jan/89"
        let short = self.small(start).filter(|_| joined && self.glued(start) && self.written(start).len() == 2)?;
        Some((century_of(short), start + 1))
    }

    /// Four digits that can be a year and belong to nothing else, or a year in words.
    fn year_number(&self, at: usize) -> Option<(i32, usize)> {
        if let Some(year) = self.small(at).filter(|_| self.written(at).len() == 4) {
            let part = (self.mark(at + 1, '.') || self.mark(at + 1, ',') || self.mark(at + 1, ':'))
                && self.tokens.get(at + 2).is_some_and(|t| t.is_digits() && t.glued());
            return ((1000..=2999).contains(&year) && !part).then_some((year as i32, at + 1));
        }
        let spelled = self.spelled(at).filter(|spelled| !spelled.ordinal && spelled.words >= 2)?;
        let year = spelled.value.is_integer().then(|| i32::try_from(*spelled.value.numer()).ok()).flatten()?;
        (1100..=2999).contains(&year).then_some((year, spelled.next))
    }

    /// `11/17/2021`, `17.11.2021`, `2021-11-17`, `11/17`
    fn numeric_date(&self, at: usize) -> Option<(Date, usize, Option<Date>)> {
        let first = self.small(at)?;
        let mark = ['/', '-', '.', '–'].into_iter().find(|mark| self.mark(at + 1, *mark) && self.glued(at + 1))?;
        let second = self.small(at + 2).filter(|_| self.glued(at + 2));
        let length = |at| self.written(at).len();
        let Some(second) = second else { return self.year_month_name(at, first, mark) };
        let third = self.small(at + 4).filter(|_| self.mark(at + 3, mark) && self.glued(at + 3) && self.glued(at + 4));
        if self.mark(at + 5, mark) && self.glued(at + 5) && self.tokens.get(at + 6).is_some_and(Token::is_digits) {
            return None;
        }
        match third {
            Some(day) if length(at) == 4 && length(at + 2) <= 2 && length(at + 4) <= 2 => {
                let date = full(first as i32, second, day)?;
                Some((date, at + 5, None))
            }
            Some(third) if length(at) <= 2 && length(at + 2) <= 2 && matches!(length(at + 4), 2 | 4) => {
                let year = if length(at + 4) == 2 { century_of(third) } else { third as i32 };
                let (own, other) = self.both_orders(Some(year), first, second);
                own.map(|date| (date, at + 5, other))
            }
            Some(_) => None,
            None if length(at) == 4
                && length(at + 2) == 2
                && mark == '-'
                && (1..=12).contains(&second)
                && (1500..=2999).contains(&first) =>
            {
                // "2008-09" is a season or a month
                let year = Date::of_year(first as i32);
                Some((Date { month: Some(second as u8), ..year }, at + 3, Some(year))).filter(|_| second <= first % 100)
            }
            None if mark == '/'
                && length(at) <= 2
                && length(at + 2) == 4
                && (1..=12).contains(&first)
                && (1500..=2999).contains(&second) =>
            {
                let date = Date { month: Some(first as u8), ..Date::of_year(second as i32) };
                Some((date, at + 3, None))
            }
            None if mark == '/' && length(at) <= 2 && length(at + 2) <= 2 => self.short_date(at, first, second),
            None => None,
        }
    }

    /// `2020/Sep/23`
    fn year_month_name(&self, at: usize, year: u32, mark: char) -> Option<(Date, usize, Option<Date>)> {
        let (month, next) = self.month(at + 2)?;
        let day = self.small(next + 1).filter(|day| self.mark(next, mark) && (1..=31).contains(day))?;
        let date = Date { year: Some(year as i32), month: Some(month), day: Some(day as u8), ..Date::default() };
        (self.written(at).len() == 4).then_some((date, next + 2, None))
    }

    /// `11/17`: a date where a weekday, *on* or *le* stands before it, or where it cannot be a fraction.
    fn short_date(&self, at: usize, first: u32, second: u32) -> Option<(Date, usize, Option<Date>)> {
        let before = at.checked_sub(1);
        let said = before.is_some_and(|before| {
            self.term(before).weekday > 0
                || matches!(self.written(before).to_ascii_lowercase().as_str(), "on" | "le" | "du" | "au")
        });
        let named = first == 9 && second == 11;
        let fraction = first < second && (second <= 10 || matches!(second, 12 | 16 | 32)) || second == 1;
        let (own, other) = self.both_orders(None, first, second);
        let own = own.filter(|date| date.is_possible() && (said || named || !fraction))?;
        Some((own, at + 3, other))
    }

    /// Day and month in the order of the language, and in the other order where that is possible too.
    fn both_orders(&self, year: Option<i32>, first: u32, second: u32) -> (Option<Date>, Option<Date>) {
        let make = |month: u32, day: u32| {
            let date = Date { year, month: Some(month as u8), day: Some(day as u8), ..Date::default() };
            Some(date).filter(|_| (1..=12).contains(&month) && (1..=31).contains(&day))
        };
        let (month_first, day_first) = (make(first, second), make(second, first));
        match (self.language, month_first, day_first) {
            (Language::English, Some(own), other) => (Some(own), other.filter(|other| *other != own)),
            (Language::English, None, other) => (other, None),
            (Language::French, other, Some(own)) => (Some(own), other.filter(|other| *other != own)),
            (Language::French, other, None) => (other, None),
        }
    }

    /// `Q3 2021`, `T3`, `3Q21`, *third quarter of 2021*, *premier semestre*, `H1`, `9M 2021`, *les neuf premiers mois*
    fn year_part(&self, at: usize) -> Option<(Date, usize)> {
        let (period, next) = self.coded_period(at).or_else(|| self.spelled_period(at))?;
        let year = self.period_year(next);
        let (year, end) = year.map_or((None, next), |(year, end)| (Some(year), end));
        Some((Date { year, period: Some(period), ..Date::default() }, end))
    }

    fn period_year(&self, at: usize) -> Option<(i32, usize)> {
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
        let half = self.has(ending, Role::HalfYear) && (1..=2).contains(&number);
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

    fn ordinal_number(&self, at: usize) -> Option<(u8, usize)> {
        if let Some(number) = self.small(at) {
            let digits =
                super::reader::Number::new(Exact::from_integer(i128::from(number)), at + 1, super::Surface::Digits);
            let next = self.ordinal_ending(&digits)?;
            return u8::try_from(number).ok().map(|number| (number, next));
        }
        let spelled = self.spelled(at).filter(|spelled| spelled.ordinal)?;
        u8::try_from(*spelled.value.numer()).ok().map(|number| (number, spelled.next))
    }

    /// *the 1990s*, *'90s*, *the nineties*, *années 90*, *années soixante-dix*
    fn decade(&self, at: usize) -> Option<(Date, usize)> {
        let decade = |start: u32| Date { period: Some(Period::Decade(start as u16)), ..Date::default() };
        if self.has(at, Role::YearsOf) {
            let (number, next) = match self.small(at + 1) {
                Some(number) => (number, at + 2),
                None => {
                    let spelled = self.spelled(at + 1).filter(|spelled| !spelled.ordinal)?;
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
        let ending = if self.mark(start + 1, '\'') { start + 2 } else { start + 1 };
        let plural = self.written(ending) == "s" && self.glued(ending) && self.glued(start + 1);
        let long = self.written(start).len() == 4 && (1000..=2090).contains(&number);
        let short = self.written(start).len() == 2 && (20..=90).contains(&number);
        let under = at > 0
            && (self.dash(at - 1) && !self.part_of_decade(at) || start == at && !self.has(at - 1, Role::The) && short);
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

    /// *mid-2000s*, *late-'90s*
    fn part_of_decade(&self, at: usize) -> bool {
        at >= 2 && matches!(self.written(at - 2).to_ascii_lowercase().as_str(), "mid" | "early" | "late")
    }

    /// *21st century*, *XXIe siècle*, *eighteenth-century*
    fn century(&self, at: usize) -> Option<(Date, usize)> {
        let (number, next) = self.ordinal_number(at).or_else(|| self.roman_ordinal(at))?;
        let noun = if self.mark(next, '-') { next + 1 } else { next };
        let century = self.has(noun, Role::Century) && (1..=30).contains(&number);
        century.then(|| (Date { period: Some(Period::Century(number)), ..Date::default() }, noun + 1))
    }

    /// `XXIe`, `XIXᵉ`, `Ier`, `XXI e`
    fn roman_ordinal(&self, at: usize) -> Option<(u8, usize)> {
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

    /// *le 23*, *the 27.*: a day without its month.
    fn lone_day(&self, at: usize) -> Option<(Date, usize)> {
        let day = self.small(at).filter(|day| (1..=31).contains(day) && self.written(at).len() <= 2)?;
        let article = at.checked_sub(1).map(|before| self.written(before).to_ascii_lowercase())?;
        let said = match self.language {
            Language::English => article == "the",
            Language::French => article == "le",
        };
        let number = super::reader::Number::new(Exact::from_integer(i128::from(day)), at + 1, super::Surface::Digits);
        let next =
            if self.language == Language::English { self.ordinal_ending(&number).unwrap_or(at + 1) } else { at + 1 };
        let ends = match self.tokens.get(next) {
            None => true,
            Some(token) => match token.lexeme {
                super::token::Lexeme::Mark('.' | ',' | '!' | '?' | ';' | ')') => {
                    !self.tokens.get(next + 1).is_some_and(|after| after.is_digits() && after.glued())
                }
                super::token::Lexeme::Word => {
                    !token.glued()
                        && (self.has(next, Role::At) || matches!(self.written(next), "pour" | "for"))
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
        let unit = self.words.units.after(self.text, &self.tokens, next).is_some();
        let money = self.words.currencies.after(self.text, &self.tokens, next).is_some();
        let glued = self.tokens.get(next).is_some_and(|token| token.is_word() && token.glued());
        (alone && !unit && !money && !glued && !self.mark(next, '%') && !self.term(next).has(Role::Times))
            .then(|| (Date::of_year(year), next))
    }
}

/// Two digits as a year: up to 49 in this century, from 50 in the last one.
fn century_of(short: u32) -> i32 {
    if short < 50 { 2000 + short as i32 } else { 1900 + short as i32 }
}

fn full(year: i32, month: u32, day: u32) -> Option<Date> {
    let possible = (1..=12).contains(&month) && (1..=31).contains(&day);
    possible.then(|| Date { year: Some(year), month: Some(month as u8), day: Some(day as u8), ..Date::default() })
}
