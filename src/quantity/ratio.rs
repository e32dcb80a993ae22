//! Ratios: `3:1`, *2-for-1*, *10-to-1*, *2 pour 1*.

use super::reader::{Item, Number, Reader};
use super::value::{Exact, over};
use super::vocabulary::Role;
use super::{Alternative, Kind, Surface, Value};
use crate::text::Language;

/// The terms of a ratio are small; larger numbers around a colon are references.
const LARGEST_TERM: u32 = 1000;

impl Reader<'_> {
    /// A ratio that begins at a token; its value is the first term over the second.
    pub(super) fn ratio(&self, at: usize) -> Option<Item> {
        let (first, next) = self.term_of_ratio(at)?;
        let second = self.ratio_sign(next)?;
        let (last, end) = self.term_of_ratio(second)?;
        let spaced = !self.glued(second);
        let open =
            self.tokens.get(end).is_some_and(|token| token.is_digits() || token.is_word() && (token.glued() || spaced));
        let chain = self.mark(end, ':') && self.glued(end);
        if last == 0 || open || chain || at > 0 && self.glued(at) && !self.mark(at - 1, '(') {
            return None;
        }
        let value = over(Exact::from_integer(i128::from(first)), Exact::from_integer(i128::from(last)))?;
        let surface = if self.tokens[at].is_digits() { Surface::Digits } else { Surface::Words };
        let mut item = self.build(at, end, Kind::Fraction, &Number::new(value, end, surface), None);
        // "two shares for one" names its terms apart
        let term = Value::Number(Exact::from_integer(i128::from(first)));
        item.quantity.alternatives.push(Alternative { kind: Kind::Cardinal, value: term, unit: None });
        Some(item)
    }

    fn term_of_ratio(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(term) = self.small(at) {
            return (term < LARGEST_TERM && self.written(at).len() <= 3).then_some((term, at + 1));
        }
        let piece = self.piece(at).filter(|piece| !piece.ordinal && piece.value <= 20)?;
        Some((u32::try_from(piece.value).ok()?, at + 1))
    }

    /// The token behind `:`, `-for-`, `-to-`, *pour* or *contre*.
    fn ratio_sign(&self, at: usize) -> Option<usize> {
        if self.mark(at, ':') && self.glued(at) && self.glued(at + 1) && self.tokens[at - 1].is_digits() {
            return Some(at + 1);
        }
        let hyphens = self.mark(at, '-') && self.mark(at + 2, '-') && self.glued(at + 1);
        if hyphens && (self.written(at + 1) == "for" || self.written(at + 1) == "to") {
            return Some(at + 3);
        }
        (self.language == Language::French && self.has(at, Role::Split)).then_some(at + 1)
    }
}
