//! What completes a number: *and a half*, *et quart*, *3 hundred and 21*, *2 million 500 thousand*.

use super::Surface;
use super::reader::{Number, Reader};
use super::value::{Exact, distance, over, plus, times};
use super::vocabulary::{Place, Role};
use crate::text::Language;

impl Reader<'_> {
    /// *two and a half*, *deux et demi*, *one and three quarters*, *un milliard et demi*.
    pub(super) fn and_half(&self, number: Number) -> Number {
        let hyphen = self.mark(number.next, '-') && self.has(number.next + 1, Role::And);
        let and = if hyphen { number.next + 1 } else { number.next };
        if !self.has(and, Role::And) || number.ordinal || number.fraction {
            return number;
        }
        let start = if self.mark(and + 1, '-') { and + 2 } else { and + 1 };
        let year = number.bare_digits == 4;
        let Some((part, next)) = self.small_part(start).filter(|_| !year) else { return number };
        // the half of "un milliard et demi" is a half of the scale word, that of "one billion and a half million" is not
        let smaller = self.piece(next).filter(|piece| piece.place == Place::Scale && piece.value < number.scale);
        let (unit, next) = match smaller {
            Some(piece) if !piece.ordinal => (Exact::from_integer(piece.value), next + 1),
            _ => (Exact::from_integer(number.scale), next),
        };
        let Some(value) = times(part, unit).and_then(|part| plus(number.value, part)) else { return number };
        Number { value, next, exponent: number.exponent - 1, ..number }
    }

    /// *a half*, *demi(e)*, *three quarters*, *un quart*, *two thirds* behind *and*.
    pub(super) fn small_part(&self, at: usize) -> Option<(Exact, usize)> {
        if self.has(at, Role::Half)
            && (self.language == Language::French
                || self.tokens.get(at + 1).is_none_or(|next| {
                    !next.is_word() || self.words.units.after(self.text, &self.tokens, at + 1).is_some()
                }))
        {
            return Some((Exact::new(1, 2), at + 1));
        }
        if let Some(part) = self.quarter_part(at) {
            return Some(part);
        }
        let part = self.fraction_word(at).or_else(|| {
            let spelled = self.spelled(at).filter(|spelled| !spelled.ordinal)?;
            let number = Number::new(spelled.value, spelled.next, Surface::Words);
            self.fraction_after(&number)
        })?;
        (part.fraction && part.value < Exact::from_integer(1)).then_some((part.value, part.next))
    }

    /// *a quarter*, *un quart*, *a third* behind *and*, where they are not a part of something else.
    pub(super) fn quarter_part(&self, at: usize) -> Option<(Exact, usize)> {
        // "trois et quart"
        if self.language == Language::French && self.term(at).denominator == 4 && self.written(at) == "quart" {
            return Some((Exact::new(1, 4), at + 1));
        }
        let (term, next) = (self.term(at + 1), at + 2);
        if !self.has(at, Role::Article) || self.has(next, Role::Of) && !self.has(next + 1, Role::Article) {
            return None;
        }
        let ordinal = term.number.filter(|piece| piece.ordinal && (3..=10).contains(&piece.value));
        let ends = self.tokens.get(next).is_none_or(|token| !token.is_word());
        let unit = || self.words.units.after(self.text, &self.tokens, next).is_some();
        let denominator = match ordinal {
            Some(piece) => Some(piece.value).filter(|_| ends || unit()),
            None => Some(i128::from(term.denominator)).filter(|denominator| *denominator >= 2),
        };
        denominator.map(|denominator| (Exact::new(1, denominator), next))
    }

    /// *2 million 500 thousand*, *5 millions 143 mille 312*: smaller parts that complete a scaled number.
    pub(super) fn smaller_part(&self, number: &Number) -> Option<Number> {
        if let Some(completed) = self.and_rest(number) {
            return Some(completed);
        }
        self.tokens.get(number.next).filter(|token| token.is_digits())?;
        let part = self.numeral(number.next).filter(|part| part.bare && part.whole_digits <= 3)?;
        let small = Number::new(part.value, part.next, Surface::Digits);
        let misspelt = self.written(small.next) == "milles" && number.scale >= 1_000_000;
        let thousands = if misspelt { self.multiply(&small, 1000, small.next + 1) } else { self.scale_word(&small) };
        let scaled = thousands.filter(|scaled| scaled.scale > 1 && scaled.scale < number.scale);
        let rest = match scaled {
            Some(scaled) => self.smaller_part(&scaled).unwrap_or(scaled),
            None if number.scale == 1000 && part.whole_digits == 3 => small,
            None => return None,
        };
        let value = plus(number.value, rest.value)?;
        Some(Number { value, next: rest.next, exponent: rest.exponent, ..number.clone() })
    }

    /// The sum of a number and a part that may have a scale of its own: *one billion and three quarters million*.
    pub(super) fn whole_and_part(&self, whole: Exact, part: Exact, next: usize) -> Option<(Exact, usize)> {
        let piece = self.piece(next).filter(|piece| piece.place == Place::Scale && !piece.ordinal);
        let smaller = piece.map(|piece| Exact::from_integer(piece.value)).filter(|scale| *scale < whole);
        match smaller {
            Some(scale) => Some((plus(whole, times(part, scale)?)?, next + 1)),
            None => Some((plus(whole, part)?, next)),
        }
    }

    /// *3 hundred and 21*, *3 hundred and one*: English completes a hundred written in digits and words.
    pub(super) fn and_rest(&self, number: &Number) -> Option<Number> {
        let hundreds = number.scale == 100 && number.is_whole() && self.language == Language::English;
        let start = number.next + 1;
        if !hundreds || !self.has(number.next, Role::And) {
            return None;
        }
        let digits = self.numeral(start).filter(|part| part.bare && part.whole_digits <= 2);
        let (value, next) = match digits {
            Some(part) => (part.value, part.next),
            None => {
                let part = self.spelled(start).filter(|part| !part.ordinal && !part.year && part.scale == 1)?;
                (part.value, part.next)
            }
        };
        let rest = value > Exact::from_integer(0) && value < Exact::from_integer(100);
        let scaled = self.piece(next).is_some_and(|piece| matches!(piece.place, Place::Hundred | Place::Scale));
        let value = plus(number.value, value).filter(|_| rest && !scaled)?;
        Some(Number { value, next, exponent: 0, ..number.clone() })
    }
}

/// *One hundred and three quarters* is 100 and three quarters: only what stands behind *and* is a part.
pub(super) fn part_behind_and(whole: Exact, said: Exact, fraction: Exact) -> Option<Exact> {
    let part = times(distance(said, whole)?, over(fraction, said)?)?;
    Some(part).filter(|part| *part < Exact::from_integer(1))
}
