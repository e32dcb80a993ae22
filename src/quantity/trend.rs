//! Which way a figure is said to move: *up 3 %*, *a 2 °F rise*, *en baisse de 3 %*.

use super::reader::{Item, Reader};
use super::vocabulary::Role;
use super::{Kind, Unit};
use crate::text::{Language, Span};

/// A word of motion beside a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trend {
    /// Up, not down.
    pub up: bool,
    /// Is the figure where it arrives (*fell to 38 %*), not how far it moved (*fell by 38 %*)?
    pub reached: bool,
    /// Bytes of the word.
    pub span: Span,
}

/// Words between a verb of motion and its figure that are looked past: *fell by about 3 %*, *en hausse de 3 %*.
const MOST_BETWEEN: usize = 3;

/// Looks for a word of motion against a share, an amount or a measure.
pub(super) fn attach(reader: &Reader, item: &mut Item) {
    let moves = matches!(item.quantity.kind, Kind::Percent | Kind::Money | Kind::Measure);
    if moves && !matches!(item.quantity.unit, Some(Unit::Measure(measure)) if measure.is_time()) {
        item.quantity.trend = before(reader, item).or_else(|| after(reader, item.next));
    }
}

fn before(reader: &Reader, item: &Item) -> Option<Trend> {
    let start = item.quantity.hedged_span().start;
    let mut at = item.first;
    while at > 0 && reader.tokens[at - 1].start >= start {
        at -= 1;
    }
    let mut reached = false;
    for _ in 0..=MOST_BETWEEN {
        at = at.checked_sub(1)?;
        if let Some(trend) = motion(reader, at) {
            return Some(Trend { reached, ..trend });
        }
        if matches!(reader.written(at), "to" | "à") {
            reached = true;
            continue;
        }
        let between = reader.has(at, Role::Of)
            || reader.has(at, Role::By)
            || reader.has(at, Role::Article)
            || reader.mark(at, '\'');
        if !between {
            return None;
        }
    }
    None
}

fn after(reader: &Reader, next: usize) -> Option<Trend> {
    let mut at = next;
    while at < next + 2 && (reader.has(at, Role::Of) || reader.mark(at, '-')) {
        at += 1;
    }
    // "3 % cut" but not "3 % of growth": French puts its "de" here
    let noun = at == next || reader.mark(at - 1, '-') || reader.language == Language::French;
    let plain = !reader.has(at, Role::Minus) || reader.language == Language::French;
    if noun && plain { motion(reader, at) } else { None }
}

fn motion(reader: &Reader, at: usize) -> Option<Trend> {
    let up = match (reader.has(at, Role::Up), reader.has(at, Role::Down)) {
        (true, false) => true,
        (false, true) => false,
        _ => return None,
    };
    Some(Trend { up, reached: false, span: reader.tokens[at].span() })
}
