//! Groups as numbers: *a dozen*, *une centaine*, *half a million*; and uncounted many: *des milliers*.

use super::Surface;
use super::reader::{Number, Reader};
use super::value::{Exact, times};
use super::vocabulary::{Place, Role};
use crate::text::Language;

impl Reader<'_> {
    /// *half a million*, *un demi-milliard*, *a quarter of a million*.
    pub(super) fn half_of_scale(&self, at: usize) -> Option<Number> {
        let article = self.has(at, Role::Article);
        let half = if article { at + 1 } else { at };
        let part = match self.term(half).denominator {
            2 if self.has(half, Role::Half) => Exact::new(1, 2),
            4 if self.has(half, Role::QuarterWord) && self.term(half + 1).number.is_some() => Exact::new(1, 4),
            _ => return None,
        };
        let mut next = half + 1;
        while next < half + 3 && (self.has(next, Role::Article) || self.mark(next, '-')) {
            next += 1;
        }
        // "un demi-mille marin"
        let unit = self.words.units.after(self.text, &self.tokens, next).is_some_and(|(_, end)| end > next + 1);
        let piece = self.term(next).number.filter(|piece| !piece.ordinal && !unit);
        let scale = match piece {
            Some(piece) if matches!(piece.place, Place::Scale) => piece.value,
            _ if self.term(next).collective > 0 => i128::from(self.term(next).collective),
            _ => return None,
        };
        let mut number = Number::new(times(part, Exact::from_integer(scale))?, next + 1, Surface::Words);
        number.scale = scale;
        number.exponent = scale.ilog10() as i32 - 1;
        Some(number)
    }

    /// *a dozen*, *two dozen*, *une dizaine*, *une centaine de milliers*, *3 douzaines*.
    pub(super) fn collective(&self, at: usize) -> Option<Number> {
        let counted = self.numeral(at).filter(|n| n.bare).map(|n| (n.value, n.next)).or_else(|| {
            let digit = self.term(at).number.filter(|piece| !piece.ordinal && piece.place != Place::Scale)?;
            Some((Exact::from_integer(digit.value), at + 1))
        });
        let (count, word) = match counted {
            Some(counted) => counted,
            None if self.has(at, Role::Article) || self.has(at, Role::The) => (Exact::from_integer(1), at + 1),
            None => (Exact::from_integer(1), at),
        };
        let term = self.term(word);
        let one = count == Exact::from_integer(1);
        let (unit, about) = match (i128::from(term.collective), i128::from(term.about)) {
            (0, 0) if !one && self.has(word, Role::Dozen) => (12, false),
            // "huit dizaines"
            (0, 0) if !one && term.vague > 0 && term.vague <= 1000 && self.language == Language::French => {
                (i128::from(term.vague), true)
            }
            (0, 0) => return None,
            (0, about) => (about, true),
            (exact, _) => (exact, false),
        };
        let mut number = Number::new(times(count, Exact::from_integer(unit))?, word + 1, Surface::Words);
        number.about = about;
        number.firm = !one || about && unit >= 10;
        number.exponent = unit.ilog10() as i32;
        // "une dizaine de milliers", "a dozen million"
        let of = if self.has(number.next, Role::Of) { number.next + 1 } else { number.next };
        let scale = self.magnitude(of);
        Some(match scale {
            Some((scale, next)) => Number {
                value: times(number.value, Exact::from_integer(scale))?,
                next,
                scale,
                exponent: number.exponent + scale.ilog10() as i32,
                ..number
            },
            None => number,
        })
    }

    /// *thousands*, *milliers*, *million*: what a collective multiplies.
    fn magnitude(&self, at: usize) -> Option<(i128, usize)> {
        let at = if self.mark(at, '\'') { at + 1 } else { at };
        let term = self.term(at);
        let scale = term.number.filter(|piece| piece.place == Place::Scale && !piece.ordinal).map(|piece| piece.value);
        let vague = Some(i128::from(term.vague)).filter(|value| *value >= 1000);
        scale.or(vague).map(|value| (value, at + 1))
    }

    /// *dozens*, *hundreds of thousands*, *several hundred*, *des dizaines de milliers*, *quelques centaines*.
    pub(super) fn vague(&self, at: usize) -> Option<Number> {
        let few = self.has(at, Role::Few);
        let start = if few { at + 1 } else { at };
        let term = self.term(start);
        let piece =
            term.number.filter(|piece| few && matches!(piece.place, Place::Hundred | Place::Scale) && !piece.ordinal);
        let mut value = match piece {
            Some(piece) => piece.value,
            // English has plural words of its own; French "des millions" needs no number before it
            None if term.vague > 0 => i128::from(term.vague),
            None => self.bare_french_plural(start)?,
        };
        let counted = at > 0 && (self.tokens[at - 1].is_digits() || self.term(at - 1).number.is_some());
        if counted && piece.is_none() {
            return None;
        }
        let mut next = start + 1;
        for _ in 0..2 {
            // "several hundred thousand"
            let of = match (self.has(next, Role::Of), piece) {
                (true, _) => next + 1,
                (false, Some(_)) => next,
                _ => break,
            };
            let Some((scale, end)) = self.magnitude(of) else { break };
            (value, next) = (value.checked_mul(scale)?, end);
        }
        let mut number = Number::new(Exact::from_integer(value), next, Surface::Words);
        (number.vague, number.scale, number.exponent) = (true, value, value.ilog10() as i32);
        number.firm = false;
        Some(number)
    }

    /// *des millions*, *de milliards*: a plural scale word without a number.
    fn bare_french_plural(&self, at: usize) -> Option<i128> {
        let piece = self.term(at).number?;
        let plural = self.written(at).ends_with('s') && piece.value >= 1_000_000 && piece.place == Place::Scale;
        let free = at == 0 || !self.tokens[at - 1].is_digits() && self.term(at - 1).number.is_none();
        (self.language == Language::French && plural && !piece.ordinal && free).then_some(piece.value)
    }
}
