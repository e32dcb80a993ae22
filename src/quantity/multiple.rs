//! How many times: *tripled*, *threefold*, *three times*, *multiplié par trois*, *divisé par deux*.

use super::reader::{Item, Number, Reader};
use super::value::{Exact, over, plus};
use super::vocabulary::Role;
use super::{Kind, Surface, Value};

impl Reader<'_> {
    /// *three times as fast*, *trois fois plus*, *10-fold*.
    pub(super) fn times(&self, at: usize, number: &Number) -> Option<Item> {
        if number.ordinal || number.scale > 1000 {
            return None;
        }
        let mut word = number.next;
        if self.mark(word, '-') && self.glued(word) {
            word += 1;
        }
        let fold = self.written(word).eq_ignore_ascii_case("fold");
        // "3x faster", but not "3x4"
        let cross = self.written(word) == "x"
            && self.glued(word)
            && !self.tokens.get(word + 1).is_some_and(|next| next.is_digits() || next.glued() && next.is_word());
        if !self.has(word, Role::Times) && !fold && !cross {
            return None;
        }
        let singular_time = self.written(word).eq_ignore_ascii_case("time");
        if singular_time {
            return None;
        }
        // "deux fois et demie"
        let (part, next) = self.part_behind(word + 1).unwrap_or((Exact::from_integer(0), word + 1));
        let mut item = self.build(at, next, Kind::Multiple, number, None);
        item.quantity.value = Value::Number(plus(number.value, part)?);
        let one = number.value == Exact::from_integer(1);
        item.quantity.firm = !one;
        Some(item)
    }

    /// A word that multiplies by itself, or *multiplied by* with its number.
    pub(super) fn multiple(&self, at: usize) -> Option<Item> {
        let term = self.term(at);
        if term.multiple > 0 || term.inverse > 0 {
            let value = if term.multiple > 0 {
                Exact::from_integer(term.multiple.into())
            } else {
                Exact::new(1, term.inverse.into())
            };
            let number = Number::new(value, at + 1, Surface::Words);
            let mut item = self.build(at, at + 1, Kind::Multiple, &number, None);
            item.quantity.bound = self.than_before(at);
            item.quantity.firm =
                !matches!(self.written(at).to_lowercase().as_str(), "doubles" | "triple" | "triples" | "treble");
            return Some(item);
        }
        let divide = self.has(at, Role::Divide);
        if !divide && !self.has(at, Role::Multiply) {
            return self.one_unit(at);
        }
        // "multipliés par plus de quatre"
        let by = (at + 1..at + 3).find(|by| self.has(*by, Role::By))?;
        let start = (by + 1..by + 5).find(|start| {
            self.tokens.get(*start).is_some_and(|token| token.is_digits()) || self.term(*start).number.is_some()
        })?;
        let number = self.number(start, false).filter(|number| !number.ordinal)?;
        let mut item = self.build(start, number.next, Kind::Multiple, &number, None);
        if divide {
            item.quantity.value = Value::Number(over(Exact::from_integer(1), number.value)?);
        }
        item.quantity.firm = true;
        Some(item)
    }

    /// *more than doubled*, *plus que doublé*
    fn than_before(&self, at: usize) -> Option<super::Bound> {
        self.words.bounds_before.before(&self.tokens, at).map(|(bound, _)| bound)
    }
}
