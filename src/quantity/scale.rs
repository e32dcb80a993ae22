//! Numbers of every spelling: sign, digits or words, halves, and the scale words behind them.

use super::part::part_behind_and;
use super::reader::{Number, Reader};
use super::token::Lexeme;
use super::value::{Exact, times};
use super::vocabulary::{Place, Role};
use super::{Surface, digit::Numeral, number_word::Spelled};
use crate::text::Language;

impl Reader<'_> {
    /// The number that begins at a token. `money`: a currency stands before it, so that `m` is a million.
    pub(super) fn number(&self, at: usize, money: bool) -> Option<Number> {
        if let Some((negative, start)) = self.sign(at) {
            let number = self.unsigned(start, money)?;
            return Some(if negative { negated(number) } else { number });
        }
        // "- 1 234" alone in its cell is negative; a bullet has words behind it
        if at == 0 && (self.mark(0, '-') || self.mark(0, '−')) {
            return self.unsigned(1, money).filter(|number| number.next == self.tokens.len()).map(negated);
        }
        self.unsigned(at, money)
    }

    fn unsigned(&self, at: usize, money: bool) -> Option<Number> {
        self.vague(at)
            .or_else(|| self.collective(at))
            .or_else(|| self.in_digits(at, money))
            .or_else(|| self.half_of_scale(at))
            .or_else(|| self.fraction_word(at).map(|fraction| self.of_scale(fraction)))
            .or_else(|| self.in_words(at))
            .or_else(|| self.bare_decimals(at))
    }

    /// *point five percent*: without a whole part, only before a unit.
    fn bare_decimals(&self, at: usize) -> Option<Number> {
        let nothing = Spelled::nothing(at);
        let spelled = self.decimals(nothing).filter(|_| self.language == Language::English)?;
        let unit = self.has(spelled.next, Role::Percent)
            || self.has(spelled.next, Role::Per)
            || self.words.units.after(self.text, &self.tokens, spelled.next).is_some();
        let mut number = Number::new(spelled.value, spelled.next, Surface::Words);
        number.exponent = spelled.exponent;
        unit.then_some(number)
    }

    /// A sign before a number: `-5`, `−5`, *minus five*, *moins cinq*.
    fn sign(&self, at: usize) -> Option<(bool, usize)> {
        let token = self.tokens.get(at)?;
        let next = self.tokens.get(at + 1)?;
        match token.lexeme {
            Lexeme::Mark(mark @ ('-' | '−' | '–' | '+')) => {
                let free = at == 0 || !token.glued() || self.mark(at - 1, '(') || self.currency_mark(at - 1);
                // "75 -300 mm" is a range
                let free = free && (at == 0 || !self.tokens[at - 1].is_digits());
                let number = next.is_digits() || next.is_mark('.') || next.is_mark(',') || self.currency_mark(at + 1);
                let date = || self.numeric_date(at + 1).is_some();
                (free && number && next.glued() && !date()).then_some((mark != '+', at + 1))
            }
            Lexeme::Word if self.has(at, Role::Minus) => {
                // "au moins cinq" is a bound, "pas moins" too
                let hedge = self.words.bounds_before.before(&self.tokens, at + 1).is_some();
                let bound = at > 0 && (hedge || self.has(at - 1, Role::Or));
                let difference = at > 0 && (self.tokens[at - 1].is_digits() || self.term(at - 1).number.is_some());
                let number = next.is_digits() || self.term(at + 1).number.is_some();
                (!bound && !difference && number).then_some((true, at + 1))
            }
            _ => None,
        }
    }

    fn currency_mark(&self, at: usize) -> bool {
        matches!(self.tokens.get(at).map(|token| token.lexeme), Some(Lexeme::Mark('$' | '€' | '£' | '¥')))
    }

    fn in_digits(&self, at: usize, money: bool) -> Option<Number> {
        if let Some(fraction) = self.slashed_fraction(at).or_else(|| self.fraction_sign(at)) {
            return Some(self.scaled(fraction, money));
        }
        let Numeral { value, exponent, next, notation, alternative, whole_digits, bare } = self.numeral(at)?;
        let mut number = Number::new(value, next, Surface::Digits);
        (number.exponent, number.notation, number.alternative) = (exponent, notation, alternative);
        number.bare_digits = if bare { whole_digits } else { 0 };
        if bare && let Some(mixed) = self.mixed_fraction(&number) {
            return Some(self.scaled(mixed, money));
        }
        if bare && let Some(fraction) = self.digit_fraction(&number) {
            return Some(self.of_scale(fraction));
        }
        let number = self.and_half(number);
        Some(self.scaled(number, money))
    }

    fn in_words(&self, at: usize) -> Option<Number> {
        let spelled = self.spelled(at)?;
        let mut number = Number::new(spelled.value, spelled.next, Surface::Words);
        number.exponent = spelled.exponent;
        number.scale = spelled.scale;
        number.ordinal = spelled.ordinal;
        number.year = spelled.year;
        if spelled.ordinal {
            return Some(number);
        }
        if let Some(mut fraction) = self.fraction_after(&number) {
            let Some(whole) = spelled.before_and.map(Exact::from_integer) else { return Some(self.of_scale(fraction)) };
            if let Some(part) = part_behind_and(whole, spelled.value, fraction.value) {
                (fraction.value, fraction.next) = self.whole_and_part(whole, part, fraction.next)?;
            }
            return Some(fraction);
        }
        let number = self.and_half(number);
        // "five thousands"
        let thousands = self.language == Language::English && self.term(number.next).vague >= 1000;
        if number.scale == 1 && (!number.is_whole() || thousands && number.value > Exact::from_integer(1)) {
            Some(self.scaled(number, false))
        } else {
            Some(number)
        }
    }

    /// The scale words and abbreviations behind a numeral.
    pub(super) fn scaled(&self, number: Number, money: bool) -> Number {
        let mut scaled = match self.scale_word(&number) {
            Some(scaled) => scaled,
            None => match self.scale_symbol(&number, money) {
                Some(scaled) => return scaled,
                None => return number,
            },
        };
        // "thousand million", "mille milliards"
        while let Some(again) = self.scale_word(&scaled) {
            scaled = again;
        }
        let scaled = self.and_half(scaled);
        self.smaller_part(&scaled).unwrap_or(scaled)
    }

    pub(super) fn scale_word(&self, number: &Number) -> Option<Number> {
        let mut at = number.next;
        if self.mark(at, '-') && self.glued(at) && self.glued(at + 1) {
            at += 1;
        }
        // "350 autres milliards"
        let between = matches!(self.written(at), "autres" | "nouveaux" | "other" | "more" | "additional");
        if between && self.piece(at + 1).is_some_and(|piece| piece.place == Place::Scale && piece.value >= 1_000_000) {
            at += 1;
        }
        // "450 thousands", "47 millions"
        let plural = i128::from(self.term(at).vague);
        if plural >= 1000 && self.language == Language::English {
            return self.multiply(number, plural, at + 1);
        }
        let piece = self.term(at).number.filter(|piece| !piece.ordinal)?;
        let hundred = piece.place == Place::Hundred && self.language == Language::English;
        if piece.place != Place::Scale && !hundred {
            return None;
        }
        self.multiply(number, piece.value, at + 1)
    }

    /// Abbreviations: `3.4bn`, `12 k€`, `3,4 Mds`, `5M`.
    fn scale_symbol(&self, number: &Number, money: bool) -> Option<Number> {
        let token = self.tokens.get(number.next).filter(|token| token.is_word())?;
        let written = token.span().of(self.text);
        let dot = self.mark(number.next + 1, '.') && self.glued(number.next + 1);
        let symbol = self.words.scales.get(written)?;
        let next = number.next + 1;
        let currency = self.words.currencies.after(self.text, &self.tokens, next).is_some();
        let money = money || currency;
        // `5 m` is five metres, `300 K` may be kelvins, `3 M` is three million
        let decimal = written == "b" && token.glued() && number.exponent < 0;
        // "Meteor-1B" is a name
        let name = written == "B" && !money && number.next >= 2 && self.mark(number.next - 2, '-');
        // "10,123,456 B2" is a patent
        let code = self.tokens.get(number.next + 1).is_some_and(|token| token.is_digits() && token.glued());
        if symbol.money_only && !money && !decimal || name || code {
            return None;
        }
        let lone = written.len() == 1;
        let unit = self.words.units.after(self.text, &self.tokens, number.next).is_some_and(|(_, end)| end > next);
        // "30 k/s" counts something a second
        let rate = lone && self.mark(next, '/') && self.glued(next) && self.glued(next + 1) && !money;
        if rate || unit || lone && !money && !token.glued() && !matches!(written, "M" | "k" | "B") {
            return None;
        }
        // "Category 2B" is a name
        if written == "B" && !money && number.exponent == 0 {
            let mut scaled = self.multiply(number, symbol.value, next)?;
            scaled.alternative = Some(number.value);
            return Some(scaled);
        }
        let abbreviated = dot && self.tokens.get(next + 1).is_some_and(|after| after.is_word() && !after.capital);
        self.multiply(number, symbol.value, if abbreviated && written.len() > 1 { next + 1 } else { next })
    }

    pub(super) fn multiply(&self, number: &Number, scale: i128, next: usize) -> Option<Number> {
        let by = |value| times(value, Exact::from_integer(scale));
        Some(Number {
            value: by(number.value)?,
            alternative: number.alternative.and_then(by),
            exponent: number.exponent + scale.ilog10() as i32,
            next,
            surface: if number.surface == Surface::Digits { Surface::Mixed } else { number.surface },
            scale: number.scale.checked_mul(scale)?,
            fraction: false,
            bare_digits: 0,
            ..number.clone()
        })
    }
}

fn negated(number: Number) -> Number {
    Number { value: -number.value, alternative: number.alternative.map(|value| -value), ..number }
}
