//! Times as they are told: *half past five*, *six heures moins le quart*, *midi et demi*.

use super::super::reader::Reader;
use super::super::vocabulary::Role;
use super::{Meridiem, Time};
use crate::text::Language;

impl Reader<'_> {
    pub(super) fn named_time(&self, at: usize) -> Option<(Time, usize)> {
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
    pub(super) fn told_time(&self, at: usize) -> Option<(Time, usize)> {
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

    /// *eight forty pm*: minutes in words need the half of the day behind them.
    pub(super) fn spoken_minutes(&self, at: usize) -> Option<(u8, usize)> {
        let spelled = self.spelled(at).filter(|spelled| !spelled.ordinal && !spelled.year)?;
        let minutes = u8::try_from(*spelled.value.numer()).ok().filter(|minutes| (1..60).contains(minutes))?;
        self.half_of_day(spelled.next).map(|_| (minutes, spelled.next))
    }

    /// *six heures trente*: minutes in words, without the word *minutes*.
    pub(super) fn spelled_minutes(&self, at: usize) -> Option<(u8, usize)> {
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
    pub(super) fn told_quarter(&self, hour: u8, after: usize) -> Option<(Time, usize)> {
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
}
