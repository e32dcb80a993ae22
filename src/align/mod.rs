//! Segments × Segments → Bitext.

pub mod bitext;
pub mod ladder;
pub mod link;

mod anchor;
mod cognate;
mod corridor;
mod cost;
mod dynamic;
mod evidence;
mod table;
mod tokens;

pub use bitext::{Bead, BeadSide, Bitext, Side};
pub use ladder::Ladder;
pub use link::Link;

use crate::lexicon::Lexicon;
use crate::text::Segments;
use corridor::Corridor;
use cost::Costs;
use std::sync::Arc;
use tokens::Tokens;

/// Pairs the segments of a document with those of its translation.
pub fn align(source: Segments, target: Segments, lexicon: Arc<Lexicon>) -> Bitext {
    let (s, t) = (Tokens::read(&source), Tokens::read(&target));
    let table = table::prior(&s, &t, (source.language, target.language), &lexicon);
    let costs = Costs::initial(&s, &t);
    let anchors = anchor::chain(&s, &t, &table);
    let corridor = Corridor::around(&anchors, s.len() as u32, t.len() as u32);
    let steps = dynamic::path(&s, &t, &table, &costs, &corridor);
    let beads = steps
        .into_iter()
        .map(|step| Bead { source: step.source, target: step.target, score: 1.0 / (1.0 + (-step.score).exp()) })
        .collect();
    Bitext::new(source, target, Ladder::from_sorted(beads), lexicon)
}
