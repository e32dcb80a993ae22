//! Times of day: `5 p.m.`, `17 h 30`, *noon*, `10:00 a.m. EDT`.

use super::reader::{Item, Reader};
use super::token::Token;
use super::unit::{self, Unit};
use super::vocabulary::Role;
use super::{Alternative, Exact, Kind, Value};
use crate::text::Language;

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Time {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59, where written.
    pub second: Option<u8>,
    /// Is it certain which half of the day is meant?
    pub certain: bool,
    /// Minutes east of Greenwich, where a zone is named.
    pub zone: Option<i16>,
}

impl Time {
    /// ISO 8601: `T17:00`.
    pub fn iso(&self) -> String {
        match self.second {
            Some(second) => format!("T{:02}:{:02}:{second:02}", self.hour, self.minute),
            None => format!("T{:02}:{:02}", self.hour, self.minute),
        }
    }

    /// Minutes since midnight.
    pub fn minutes(&self) -> i32 {
        i32::from(self.hour % 24) * 60 + i32::from(self.minute)
    }

    /// Can both be the same time on the clock? Zones are not looked at.
    pub fn same_clock(&self, other: &Time) -> bool {
        let (a, b) = (self.minutes(), other.minutes());
        a == b || (!self.certain || !other.certain) && a % 720 == b % 720
    }
}

/// The half of the day that words behind a time name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meridiem {
    Morning,
    Afternoon,
}

impl Reader<'_> {
    /// A time of day that begins at a token.
    pub(super) fn time(&self, at: usize) -> Option<Item> {
        let (time, next) = self
            .named_time(at)
            .or_else(|| self.told_time(at))
            .or_else(|| self.clock(at))
            .or_else(|| self.french_hours(at))?;
        let (zone, end) = self.zone(next);
        let time = Time { zone, ..time };
        let mut item = self.bare(at, end, Kind::Time, Value::Time(time));
        item.quantity.firm = next > at + 1;
        if let Some(alternative) = self.as_duration(at, next, &time) {
            item.quantity.alternatives.push(alternative);
        }
        Some(item)
    }

    /// `3 h` and *3 heures* are also spans of time.
    fn as_duration(&self, at: usize, next: usize, time: &Time) -> Option<Alternative> {
        (self.language == Language::French && next > at + 1).then_some(())?;
        let hours = Exact::new(i128::from(time.hour) * 60 + i128::from(time.minute), 60);
        let unit = unit::measure("h").map(Unit::Measure);
        Some(Alternative { kind: Kind::Duration, value: Value::Number(hours), unit })
    }

    fn named_time(&self, at: usize) -> Option<(Time, usize)> {
        let noon = self.has(at, Role::Noon);
        if !noon && !self.has(at, Role::Midnight) {
            return None;
        }
        // "12 noon" was read with its number; "midi et demi"
        let half = self.language == Language::French && self.has(at + 1, Role::And) && self.has(at + 2, Role::Half);
        let time = Time {
            hour: if noon { 12 } else { 0 },
            minute: if half { 30 } else { 0 },
            second: None,
            certain: true,
            zone: None,
        };
        Some((time, if half { at + 3 } else { at + 1 }))
    }

    /// *half past five*, *a quarter to six*, *ten past three*
    fn told_time(&self, at: usize) -> Option<(Time, usize)> {
        if self.language == Language::French {
            return None;
        }
        let start = if self.has(at, Role::Article) { at + 1 } else { at };
        let minutes = match self.term(start).denominator {
            2 if self.has(start, Role::Half) => 30,
            4 => 15,
            _ => {
                i32::try_from(self.term(start).number.filter(|piece| matches!(piece.value, 5 | 10 | 20))?.value).ok()?
            }
        };
        let to = match self.written(start + 1) {
            "past" => false,
            "to" if minutes == 15 => true,
            _ => return None,
        };
        let (hour, next) = self.hour_number(start + 2)?;
        let half_day = self.half_of_day(next);
        let hour = match half_day {
            Some((Meridiem::Afternoon, _)) if hour < 12 => hour + 12,
            _ => hour,
        };
        let told = i32::from(hour) * 60 + if to { -minutes } else { minutes };
        let told = told.rem_euclid(1440);
        let (hour, minute) = ((told / 60) as u8, (told % 60) as u8);
        let end = half_day.map_or(next, |(_, end)| end);
        Some((Time { hour, minute, second: None, certain: half_day.is_some(), zone: None }, end))
    }

    /// `10:30`, `10:30:15`, `5 p.m.`, `5.30pm`, *5 o'clock*, `12 noon`
    fn clock(&self, at: usize) -> Option<(Time, usize)> {
        if let Some(found) = self.run_clock(at) {
            return Some(found);
        }
        let (hour, mut next) = self.hour_number(at)?;
        let (mut minute, mut second) = (0, None);
        let digits = self.tokens[at].is_digits();
        // French typography sets a space before a colon: "2 :03 :59"
        let spaced = |at: usize| self.language == Language::French && self.mark(at, ':') && self.glued(at + 1);
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
    fn run_clock(&self, at: usize) -> Option<(Time, usize)> {
        let certain = |hour: u32, minute: u32, next| {
            let possible = hour < 24 && minute < 60;
            possible.then(|| {
                (Time { hour: hour as u8, minute: minute as u8, second: None, certain: true, zone: None }, next)
            })
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
    fn hour_letter(&self, next: usize) -> usize {
        if self.written(next) == "h" { next + 1 } else { next }
    }

    fn hour_number(&self, at: usize) -> Option<(u8, usize)> {
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

    fn sixty(&self, at: usize) -> Option<u8> {
        self.small(at).filter(|minutes| *minutes < 60 && self.glued(at) && self.written(at).len() == 2).map(|m| m as u8)
    }

    /// *eight forty pm*: minutes in words need the half of the day behind them.
    fn spoken_minutes(&self, at: usize) -> Option<(u8, usize)> {
        let spelled = self.spelled(at).filter(|spelled| !spelled.ordinal && !spelled.year)?;
        let minutes = u8::try_from(*spelled.value.numer()).ok().filter(|minutes| (1..60).contains(minutes))?;
        self.half_of_day(spelled.next).map(|_| (minutes, spelled.next))
    }

    /// `a.m.`, `pm`, *in the evening*, *du matin*
    fn half_of_day(&self, at: usize) -> Option<(Meridiem, usize)> {
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

    /// `17 h`, `17h30`, `17 h 30`, *17 heures 30*, *cinq heures du soir*
    fn french_hours(&self, at: usize) -> Option<(Time, usize)> {
        if self.language != Language::French {
            return self.english_hours(at);
        }
        let (hour, next) = self.hour_number(at).or_else(|| {
            let spelled = self.spelled(at).filter(|spelled| !spelled.ordinal)?;
            u8::try_from(*spelled.value.numer()).ok().filter(|hour| *hour <= 24).map(|hour| (hour, spelled.next))
        })?;
        if !self.has(next, Role::Hour) {
            return None;
        }
        let letter = self.written(next).eq_ignore_ascii_case("h");
        let after = next + 1;
        let dotted = usize::from(letter && self.mark(after, '.') && self.glued(after));
        let minutes = self.small(after + dotted).filter(|m| *m < 60 && self.written(after + dotted).len() <= 2);
        let spelled = self.spelled_minutes(after).filter(|_| !letter && minutes.is_none());
        let minutes = minutes.filter(|_| {
            self.words.units.after(self.text, &self.tokens, after + 1).is_none_or(|(u, _)| u.code == "min")
        });
        let half = self.has(after, Role::And) && self.has(after + 1, Role::Half);
        if let Some((told, end)) = self.told_quarter(hour, after) {
            return Some((told, end));
        }
        let (minute, end) = match minutes {
            Some(minutes) => {
                let spelled_out = matches!(self.written(after + 1), "min" | "mn" | "minutes");
                (minutes as u8, after + 1 + dotted + usize::from(spelled_out))
            }
            None if half => (30, after + 2),
            None if spelled.is_some() => spelled.unwrap_or((0, after)),
            None => (0, after),
        };
        let day_half = self.half_of_day(end);
        let said = self.after_preposition(at) || self.zone(end).0.is_some();
        let plain = minutes.is_none() && spelled.is_none() && day_half.is_none();
        // "3 heures" is a duration unless something says that it is a time
        if (plain || half) && !said {
            return None;
        }
        let (hour, end, certain) = match day_half {
            Some((Meridiem::Afternoon, next)) if hour < 12 => (hour + 12, next, true),
            Some((_, next)) => (hour, next, true),
            None => (hour, end, letter || hour > 12 || minutes.is_some()),
        };
        // "1 heure 20" tells the time, "1 heure 20 minutes" how long
        let minutes = minutes.or(spelled.map(|(minute, _)| u32::from(minute)));
        let told =
            spelled.is_some() || minutes.is_some_and(|_| letter || self.written(after).len() == 2 && end == after + 1);
        let written = told || said || day_half.is_some();
        written.then_some((Time { hour, minute, second: None, certain, zone: None }, end))
    }

    /// *six heures trente*: minutes in words, without the word *minutes*.
    fn spelled_minutes(&self, at: usize) -> Option<(u8, usize)> {
        let spelled = self.spelled(at).filter(|spelled| !spelled.ordinal && spelled.scale == 1)?;
        let minutes = u8::try_from(*spelled.value.numer()).ok().filter(|minutes| (5..60).contains(minutes))?;
        let counted = self.tokens.get(spelled.next).is_some_and(|token| {
            token.is_word()
                && !self.has(spelled.next, Role::Of)
                && !self.has(spelled.next, Role::To)
                && !self.has(spelled.next, Role::At)
        });
        (!counted || minutes % 5 == 0 && !matches!(self.written(spelled.next), "minutes" | "min" | "mn"))
            .then_some((minutes, spelled.next))
    }

    /// *cinq heures et quart*, *six heures moins le quart*, *huit heures moins dix*
    fn told_quarter(&self, hour: u8, after: usize) -> Option<(Time, usize)> {
        let less = self.has(after, Role::Minus);
        if !less && !self.has(after, Role::And) {
            return None;
        }
        let word = if less && self.has(after + 1, Role::The) { after + 2 } else { after + 1 };
        let minutes = match self.term(word) {
            term if term.denominator == 4 => 15,
            term => term
                .number
                .filter(|piece| less && matches!(piece.value, 5 | 10 | 20))
                .map(|piece| piece.value as i32)?,
        };
        let told = (i32::from(hour) * 60 + if less { -minutes } else { minutes }).rem_euclid(1440);
        let day_half = self.half_of_day(word + 1);
        let afternoon = matches!(day_half, Some((Meridiem::Afternoon, _))) && told < 720;
        let told = if afternoon { told + 720 } else { told };
        let end = day_half.map_or(word + 1, |(_, end)| end);
        let certain = hour > 12 || day_half.is_some();
        Some((Time { hour: (told / 60) as u8, minute: (told % 60) as u8, second: None, certain, zone: None }, end))
    }

    /// `1630 hours`
    fn english_hours(&self, at: usize) -> Option<(Time, usize)> {
        let clock = self.small(at).filter(|_| self.written(at).len() == 4)?;
        let hours = matches!(self.written(at + 1), "hours" | "hrs" | "h");
        let (hour, minute) = (clock / 100, clock % 100);
        let possible =
            hours && hour < 24 && minute < 60 && self.written(at).starts_with(['0', '1', '2']) && minute % 5 == 0;
        possible
            .then(|| (Time { hour: hour as u8, minute: minute as u8, second: None, certain: true, zone: None }, at + 2))
    }

    fn after_preposition(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.written(before).to_lowercase()).unwrap_or_default();
        matches!(before.as_str(), "à" | "vers" | "dès" | "avant" | "après" | "depuis" | "jusqu'à" | "a")
    }

    /// `EST`, *heure de l'Est*, `(GMT)`
    fn zone(&self, at: usize) -> (Option<i16>, usize) {
        let open = usize::from(self.mark(at, '(') || self.mark(at, ','));
        let Some((zone, next)) = self.words.zones.after(self.text, &self.tokens, at + open) else { return (None, at) };
        let upper = self.written(at + open).chars().all(char::is_uppercase);
        let closing = usize::from(open == 1 && self.mark(next, ')'));
        if upper { (Some(zone), next + closing) } else { (None, at) }
    }
}
