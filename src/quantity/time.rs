//! Times of day: `5 p.m.`, `17 h 30`, *noon*, `10:00 a.m. EDT`.

mod clock;
mod told;

use super::reader::{Item, Reader};
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

    /// `17 h`, `17h30`, `17 h 30`, *17 heures 30*, *cinq heures du soir*
    pub(super) fn french_hours(&self, at: usize) -> Option<(Time, usize)> {
        if self.language != Language::French {
            return self.english_hours(at);
        }
        let (hour, next) = self.hour_number(at).or_else(|| {
            let spelled = self.spelled(at).filter(|spelled| !spelled.ordinal)?;
            u8::try_from(*spelled.value.numer()).ok().filter(|hour| *hour <= 24).map(|hour| (hour, spelled.next))
        })?;
        if !self.has(next, Role::Hour) {
            let time = Time { hour, minute: 0, second: None, certain: true, zone: None };
            return self.opens_hours(at, next).then_some((time, next));
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

    /// *de 10 à 18 heures*, *entre 9 et 17 h*: the hour is said once, behind the second number.
    fn opens_hours(&self, at: usize, next: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.written(before));
        let joined = matches!((before, self.written(next)), ("de", "à") | ("entre", "et"));
        joined && self.hour_number(next + 1).is_some_and(|(_, end)| self.has(end, Role::Hour))
    }

    /// `1630 hours`
    pub(super) fn english_hours(&self, at: usize) -> Option<(Time, usize)> {
        let clock = self.small(at).filter(|_| self.written(at).len() == 4)?;
        let hours = matches!(self.written(at + 1), "hours" | "hrs" | "h");
        let (hour, minute) = (clock / 100, clock % 100);
        let possible =
            hours && hour < 24 && minute < 60 && self.written(at).starts_with(['0', '1', '2']) && minute % 5 == 0;
        possible
            .then(|| (Time { hour: hour as u8, minute: minute as u8, second: None, certain: true, zone: None }, at + 2))
    }

    pub(super) fn after_preposition(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.written(before).to_lowercase()).unwrap_or_default();
        matches!(before.as_str(), "à" | "vers" | "dès" | "avant" | "après" | "depuis" | "jusqu'à" | "a")
    }

    /// `EST`, *heure de l'Est*, `(GMT)`
    pub(super) fn zone(&self, at: usize) -> (Option<i16>, usize) {
        let open = usize::from(self.mark(at, '(') || self.mark(at, ','));
        let Some((zone, next)) = self.words.zones.after(self.text, &self.tokens, at + open) else { return (None, at) };
        let spelled = next > at + open + 1;
        let upper = spelled || self.written(at + open).chars().all(char::is_uppercase);
        let closing = usize::from(open == 1 && self.mark(next, ')'));
        if upper { (Some(zone), next + closing) } else { (None, at) }
    }
}
