//! Reads dates in figures: 11/17/2021, 17.11.2021, 2021-11-17, 11/17, 20211117.

use super::super::reader::Reader;
use super::super::token::Token;
use super::super::vocabulary::Role;
use super::{Date, century_of};
use crate::text::Language;

/// A numeric date, the token after it, and the date that the other order gives.
type Found = (Date, usize, Option<Date>);

impl Reader<'_> {
    /// `11/17/2021`, `17.11.2021`, `2021-11-17`, `11/17`
    pub(in crate::quantity) fn numeric_date(&self, at: usize) -> Option<Found> {
        let first = self.small(at)?;
        if let Some(found) = self.compact_date(at, first).or_else(|| self.spaced_date(at, first)) {
            return Some(found);
        }
        let mark = ['/', '-', '.', '–'].into_iter().find(|mark| self.mark(at + 1, *mark) && self.glued(at + 1))?;
        let second = self.small(at + 2).filter(|_| self.glued(at + 2));
        let length = |at| self.written(at).len();
        let Some(second) = second else { return self.year_month_name(at, first, mark) };
        let third = self.small(at + 4).filter(|_| self.mark(at + 3, mark) && self.glued(at + 3) && self.glued(at + 4));
        if third.is_some()
            && self.mark(at + 5, mark)
            && self.glued(at + 5)
            && self.tokens.get(at + 6).is_some_and(Token::is_digits)
        {
            return None;
        }
        match third {
            Some(day) if length(at) == 4 && length(at + 2) <= 2 && length(at + 4) <= 2 => {
                let date = full(first as i32, second, day)?;
                Some((date, at + 5, None))
            }
            // "2.4.18" is a version, "17.11.21" a day
            Some(_) if mark == '.' && length(at + 4) == 2 && length(at) + length(at + 2) < 4 => None,
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
            None if length(at) <= 2 && length(at + 2) <= 2 => match mark {
                '/' => self.short_date(at, first, second),
                _ => self.said_date(at, first, second),
            },
            None => None,
        }
    }

    /// `2020/Sep/23`
    fn year_month_name(&self, at: usize, year: u32, mark: char) -> Option<Found> {
        let (month, next) = self.month(at + 2)?;
        let day = self.small(next + 1).filter(|day| self.mark(next, mark) && (1..=31).contains(day))?;
        let date = Date { year: Some(year as i32), month: Some(month), day: Some(day as u8), ..Date::default() };
        (self.written(at).len() == 4).then_some((date, next + 2, None))
    }

    /// `20211117`: eight digits that make a day of our time.
    fn compact_date(&self, at: usize, digits: u32) -> Option<Found> {
        let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
        let ours = self.written(at).len() == 8 && (1900..=2099).contains(&year);
        let part =
            [',', '.', '/'].iter().any(|mark| self.mark(at + 1, *mark) && self.glued(at + 1) && self.glued(at + 2));
        let date = full(year as i32, month, day).filter(|date| ours && !part && date.is_possible())?;
        Some((date, at + 1, None))
    }

    /// `18 8 1978` in French, `2016 10 16` in English: nothing but spaces between the parts.
    fn spaced_date(&self, at: usize, first: u32) -> Option<Found> {
        let apart = |at: usize| self.tokens.get(at).is_some_and(|token| token.is_digits() && !token.glued());
        if !apart(at + 1) || !apart(at + 2) || apart(at + 3) || at > 0 && self.tokens[at - 1].is_digits() {
            return None;
        }
        let (second, third) = (self.small(at + 1)?, self.small(at + 2)?);
        let lengths = (self.written(at).len(), self.written(at + 1).len(), self.written(at + 2).len());
        let date = match (self.language, lengths) {
            (Language::French, (1 | 2, 1 | 2, 4)) if (1900..=2099).contains(&third) => {
                full(third as i32, second, first)
            }
            (Language::English, (4, 2, 2)) if (1900..=2099).contains(&first) => full(first as i32, second, third),
            _ => None,
        };
        date.filter(Date::is_possible).map(|date| (date, at + 3, None))
    }

    /// `7.6` and `7-6` behind a weekday, `22.04` behind *le*: a date only because the word before says so.
    fn said_date(&self, at: usize, first: u32, second: u32) -> Option<Found> {
        let before = at.checked_sub(1)?;
        let named = self.term(before).weekday > 0;
        let ends = self.tokens.get(at + 3).is_none_or(|token| !token.is_word() && !token.is_mark('%'));
        let article = ends && !self.mark(at + 1, '–') && matches!(self.written(before), "on" | "le");
        let (own, other) = self.both_orders(None, first, second);
        let own = own.filter(|date| date.is_possible() && (named || article && self.written(at + 2).len() == 2))?;
        Some((own, at + 3, other))
    }

    /// `11/17`: a date where a weekday, *on* or *le* stands before it, or where it cannot be a fraction.
    fn short_date(&self, at: usize, first: u32, second: u32) -> Option<Found> {
        let before = at.checked_sub(1);
        let said = before.is_some_and(|before| {
            self.term(before).weekday > 0
                || matches!(
                    self.written(before).to_ascii_lowercase().as_str(),
                    "on" | "this" | "next" | "last" | "until" | "since" | "le" | "du" | "au"
                )
        });
        let named = first == 9 && second == 11;
        // "1/15 board members"
        let noun = self.tokens.get(at + 3).is_some_and(|token| token.is_word() && !token.glued() && !token.capital);
        let noun = noun
            && !self.has(at + 3, Role::And)
            && !self.has(at + 3, Role::Or)
            && !self.has(at + 3, Role::At)
            && !self.has(at + 3, Role::To);
        let usual = second <= 10 || matches!(second, 12 | 16 | 32);
        let fraction = first < second && (noun || usual) || second == 1;
        let (own, other) = self.both_orders(None, first, second);
        // "08/12,2015"
        let year = self.small(at + 4).filter(|_| self.mark(at + 3, ',') && self.written(at + 4).len() == 4);
        let year = year.filter(|year| self.glued(at + 4) && (1900..=2099).contains(year));
        let date = said || named || !fraction || year.is_some() || self.date_list(at);
        let own = own.filter(|own| own.is_possible() && date)?;
        match year {
            Some(year) => {
                let dated = |date: Date| Date { year: Some(year as i32), ..date };
                Some((dated(own), at + 5, other.map(dated)))
            }
            None => Some((own, at + 3, other)),
        }
    }

    /// One of several such dates, the first of which a word makes a date: *on 11/20, 11/22 or 11/25*.
    fn date_list(&self, at: usize) -> bool {
        let mut first = at;
        for _ in 0..6 {
            let slashed = first >= 4 && self.mark(first - 3, '/') && self.tokens[first - 4].is_digits();
            let joined = first >= 1
                && (self.mark(first - 1, ',') || self.has(first - 1, Role::Or) || self.has(first - 1, Role::And));
            if !slashed || !joined || !self.tokens[first - 2].is_digits() {
                break;
            }
            first -= 4;
        }
        first < at && first > 0 && matches!(self.written(first - 1), "on" | "le" | "du" | "au")
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
}

fn full(year: i32, month: u32, day: u32) -> Option<Date> {
    let possible = (1..=12).contains(&month) && (1..=31).contains(&day);
    possible.then(|| Date { year: Some(year), month: Some(month as u8), day: Some(day as u8), ..Date::default() })
}
