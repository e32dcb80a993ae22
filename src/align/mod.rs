//! Segments × Segments → Bitext.

pub mod bitext;
pub mod ladder;
pub mod link;

pub use bitext::{Bead, BeadSide, Bitext, Side};
pub use ladder::Ladder;
pub use link::Link;

use crate::lexicon::Lexicon;
use crate::text::Segments;
use std::sync::Arc;

/// Pairs the segments of a document with those of its translation.
pub fn align(source: Segments, target: Segments, lexicon: Arc<Lexicon>) -> Bitext {
    let (m, n) = (source.segments.len() as u32, target.segments.len() as u32);
    let mut beads: Vec<Bead> = (0..m.min(n)).map(|i| Bead { source: i..i + 1, target: i..i + 1, score: 0.5 }).collect();
    beads.extend((n..m).map(|i| Bead { source: i..i + 1, target: n..n, score: 0.0 }));
    beads.extend((m..n).map(|j| Bead { source: m..m, target: j..j + 1, score: 0.0 }));
    Bitext::new(source, target, Ladder::from_sorted(beads), lexicon)
}
