//! Times as clocks show them: `10:30:15`, `5 p.m.`, `0600`, `12H15`, *5 o'clock*.

use super::super::reader::Reader;
use super::super::token::Token;
use super::super::vocabulary::Role;
use super::{Meridiem, Time};
use crate::text::Language;

impl Reader<'_> {
    /// `10:30`, `10:30:15`, `5 p.m.`, `5.30pm`, *5 o'clock*, `12 noon`
    pub(super) fn clock(&self, at: usize) -> Option<(Time, usize)> {
        if let Some(found) = self.run_clock(at) {
            return Some(found);
        }
        let (hour, mut next) = self.hour_number(at)?;
        let (mut minute, mut second) = (0, None);
        let digits = self.tokens[at].is_digits();
        // French typography sets a space before a colon: "2 :03 :59"
        // and after "à" some set one behind it too: "à 04 : 30"
        let apart = self.language == Language::French && self.after_preposition(at) && self.written(at).len() == 2;
        let spaced =
            |at: usize| self.language == Language::French && self.mark(at, ':') && (self.glued(at + 1) || apart);
        let separator = digits && (self.glued(next) && (self.mark(next, ':') || self.mark(next, '.')) || spaced(next));
        let colon = separator && self.mark(next, ':');
        let mut written = false;
        if separator && let Some(minutes) = self.sixty(next + 1) {
            (minute, next, written) = (minutes, next + 2, colon);
            if colon
                && self.mark(next, ':')
                && let Some(seconds) = self.sixty(next + 1)
            {
                (second, next) = (Some(seconds), next + 2);
            }
        } else if !digits && let Some((minutes, after)) = self.spoken_minutes(next) {
            (minute, next) = (minutes, after);
        }
        let ratio =
            colon && (self.mark(next, ':') || self.glued(next) && self.tokens.get(next).is_some_and(Token::is_digits));
        let half = self.half_of_day(next);
        let o_clock = self.written(next).eq_ignore_ascii_case("o")
            && self.mark(next + 1, '\'')
            && self.has(next + 2, Role::Clock);
        if let Some((meridiem, after)) = half {
            let hour = match (meridiem, hour) {
                (Meridiem::Morning, 12) => 0,
                (Meridiem::Afternoon, 1..=11) => hour + 12,
                _ => hour,
            };
            return Some((Time { hour, minute, second, certain: true, zone: None }, after));
        }
        if o_clock {
            return Some((Time { hour, minute, second, certain: false, zone: None }, next + 3));
        }
        if (self.has(next, Role::Noon) || self.has(next, Role::Midnight)) && hour == 12 && minute == 0 {
            let hour = if self.has(next, Role::Noon) { 12 } else { 0 };
            return Some((Time { hour, minute, second, certain: true, zone: None }, next + 1));
        }
        // "20.45 hrs"
        let hours = separator
            && !colon
            && next == at + 3
            && matches!(self.written(next), "hrs" | "hours" | "h" | "hr" | "heures");
        // "at 5.13 on Monday"
        let day =
            separator && !colon && next == at + 3 && self.written(next) == "on" && self.term(next + 1).weekday > 0;
        if hours || day && at > 0 && self.written(at - 1).eq_ignore_ascii_case("at") {
            return Some((Time { hour, minute, second, certain: true, zone: None }, next + 1));
        }
        if !written || ratio {
            return None;
        }
        let certain =
            hour > 12 || hour == 0 || self.language == Language::French || self.written(at).len() == 2 && hour < 10;
        let next = self.hour_letter(next);
        Some((Time { hour, minute, second, certain, zone: None }, next))
    }

    /// `0600` behind *at*, `1000 to 2030 hours`, `12H15`
    pub(super) fn run_clock(&self, at: usize) -> Option<(Time, usize)> {
        let certain = |hour: u32, minute: u32, next| {
            let possible = hour < 24 && minute < 60;
            let time = Time { hour: hour as u8, minute: minute as u8, second: None, certain: true, zone: None };
            possible.then_some((time, next))
        };
        let run = self.small(at)?;
        if self.written(at + 1) == "H" && self.glued(at + 1) && self.glued(at + 2) && self.written(at + 2).len() == 2 {
            return certain(run, self.small(at + 2)?, at + 3);
        }
        if self.language == Language::French || self.written(at).len() != 4 {
            return None;
        }
        let said = at > 0 && self.written(at - 1) == "at" && self.written(at).starts_with('0');
        let range = self.has(at + 1, Role::To) && self.english_hours(at + 2).is_some();
        if said || range { certain(run / 100, run % 100, at + 1) } else { None }
    }

    /// `17:00 h`, `1630 hrs`
    pub(super) fn hour_letter(&self, next: usize) -> usize {
        if self.written(next) == "h" { next + 1 } else { next }
    }

    pub(super) fn hour_number(&self, at: usize) -> Option<(u8, usize)> {
        let token = self.tokens.get(at)?;
        if token.is_digits() {
            let hour = self.small(at).filter(|hour| *hour <= 24 && self.written(at).len() <= 2)?;
            let inside =
                at > 0 && token.glued() && (self.mark(at - 1, ':') || self.mark(at - 1, '.') || self.mark(at - 1, ','));
            return (!inside).then_some((hour as u8, at + 1));
        }
        let piece = self.term(at).number.filter(|piece| !piece.ordinal && (1..=12).contains(&piece.value))?;
        Some((piece.value as u8, at + 1))
    }

    pub(super) fn sixty(&self, at: usize) -> Option<u8> {
        self.small(at)
            .filter(|minutes| {
                *minutes < 60
                    && (self.glued(at) || self.language == Language::French && self.mark(at - 1, ':'))
                    && self.written(at).len() == 2
            })
            .map(|m| m as u8)
    }

    /// `a.m.`, `pm`, *in the evening*, *du matin*
    pub(super) fn half_of_day(&self, at: usize) -> Option<(Meridiem, usize)> {
        let written = self.written(at);
        let lower = written.to_ascii_lowercase();
        let joined = match lower.as_str() {
            "am" => Some(Meridiem::Morning),
            "pm" => Some(Meridiem::Afternoon),
            _ => None,
        };
        if let Some(meridiem) = joined {
            return Some((meridiem, at + 1));
        }
        let dot = usize::from(self.mark(at + 1, '.'));
        let second = self.written(at + 1 + dot);
        if matches!(lower.as_str(), "a" | "p")
            && second.eq_ignore_ascii_case("m")
            && (dot == 1 || lower == "p" || self.language == Language::English)
        {
            let end = at + 2 + dot;
            let closing = self.mark(end, '.') && self.glued(end);
            let meridiem = if lower == "a" { Meridiem::Morning } else { Meridiem::Afternoon };
            return Some((meridiem, if closing && dot == 1 { end + 1 } else { end }));
        }
        let mut noun = at;
        while noun < at + 3
            && (self.has(noun, Role::In)
                || self.has(noun, Role::The)
                || self.has(noun, Role::Of)
                || self.mark(noun, '\'')
                || matches!(self.written(noun), "at" | "this"))
        {
            noun += 1;
        }
        let meridiem = if self.has(noun, Role::Morning) {
            Meridiem::Morning
        } else if self.has(noun, Role::Afternoon) || self.written(noun) == "après" || self.written(noun) == "apres" {
            Meridiem::Afternoon
        } else {
            return None;
        };
        (noun > at).then_some((meridiem, if self.written(noun).starts_with("apr") { noun + 3 } else { noun + 1 }))
    }
}
