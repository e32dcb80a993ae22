//! How a figure is hedged: *nearly*, *plus de*, *at least*.

use super::reader::{Item, Reader};
use super::vocabulary::Role;
use super::{Kind, Quantity};

/// How a figure is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bound {
    /// *about*, *environ*
    About,
    /// *nearly*, *près de*: a little less
    Nearly,
    /// *more than*, *plus de*
    Over,
    /// *at least*, *au moins*
    AtLeast,
    /// *at most*, *jusqu'à*
    AtMost,
    /// *less than*, *moins de*
    Under,
    /// *exactly*
    Exactly,
}

impl Bound {
    const NAMES: [(&'static str, Bound); 7] = [
        ("about", Bound::About),
        ("nearly", Bound::Nearly),
        ("over", Bound::Over),
        ("at-least", Bound::AtLeast),
        ("at-most", Bound::AtMost),
        ("under", Bound::Under),
        ("exactly", Bound::Exactly),
    ];

    /// The name in reports: `at-least`.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, bound)| *bound == self).map_or("", |(name, _)| name)
    }

    /// The bound of that name.
    pub fn named(name: &str) -> Option<Bound> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, bound)| *bound)
    }

    /// On which side of the figure the truth lies: 1 above, -1 below, 0 neither.
    pub fn direction(self) -> i8 {
        match self {
            Bound::Over | Bound::AtLeast => 1,
            Bound::Nearly | Bound::Under | Bound::AtMost => -1,
            Bound::About | Bound::Exactly => 0,
        }
    }
}

/// Looks for the words that hedge an item, before it and after it.
pub(super) fn attach(reader: &Reader, item: &mut Item) {
    let found = before(reader, item).or_else(|| after(reader, item));
    if let Some((bound, first, next)) = found {
        let tokens = &reader.tokens;
        item.quantity.bound = Some(bound);
        item.quantity.hedge = Some(crate::text::Span::new(tokens[first].start, tokens[next - 1].end));
    }
}

fn before(reader: &Reader, item: &Item) -> Option<(Bound, usize, usize)> {
    let words = reader.words;
    let mut at = item.first;
    // "plus de la moitié", "nearly a third", "under-25s"
    for _ in 0..2 {
        if let Some((bound, first)) = words.bounds_before.before(&reader.tokens, at) {
            // "less than the minimum 60 per cent"
            let noun = first + 1 == at && first > 0 && reader.has(first - 1, Role::The);
            if noun && matches!(reader.written(first), "minimum" | "maximum") {
                return None;
            }
            return allowed(reader, &item.quantity, bound, first).then_some((bound, first, at));
        }
        let previous = at.checked_sub(1)?;
        let skip = reader.has(previous, Role::The)
            || reader.has(previous, Role::Article)
            || reader.mark(previous, '-')
            || reader.mark(previous, '\'') && reader.has(previous.checked_sub(1)?, Role::The);
        if !skip {
            return None;
        }
        at = if reader.mark(previous, '\'') { previous - 1 } else { previous };
    }
    None
}

fn after(reader: &Reader, item: &Item) -> Option<(Bound, usize, usize)> {
    // "16 000 spectateurs au bas mot": one word may stand between, but no more than that
    let find = |at| reader.words.bounds_after.after(reader.text, &reader.tokens, at);
    let counted =
        reader.tokens.get(item.next).is_some_and(|token| token.is_word() && !token.glued() && token.word == 0);
    let (bound, next) =
        find(item.next).or_else(|| find(item.next + 1).filter(|(_, next)| counted && *next > item.next + 2))?;
    // "200 plus 300" is a sum, "5 + 3" too
    let sum = reader.tokens.get(next).is_some_and(|token| token.is_digits());
    (!sum).then_some((bound, item.next, next))
}

/// Words that hedge only some kinds: *over three years* is a duration, *below 10 %* no hedge of a date.
fn allowed(reader: &Reader, quantity: &Quantity, bound: Bound, first: usize) -> bool {
    let word = reader.written(first).to_ascii_lowercase();
    match quantity.kind {
        Kind::Date | Kind::Ordinal => false,
        Kind::Time => matches!(bound, Bound::About | Bound::Exactly | Bound::Nearly),
        Kind::Duration => !matches!(word.as_str(), "over" | "under"),
        // "quelques deux cents" is about 200, "les quelques 3" no hedge worth comparing
        _ => !(word == "above" || word == "below") || quantity.range.is_none(),
    }
}
