//! What speaks for a bead, in words: the figures, names and other words of its two sides that answer each other.

use crate::align::{Bitext, Side};
use crate::text::WordKind;
use serde::Serialize;

/// Strength below which a link is no reason. A link for which only its neighbours speak has 0.5 at most.
const SURE: f32 = 0.5;
/// Links of one kind that are shown, the rarest words first: nobody reads more.
const SHOWN: usize = 8;

/// The words of a bead that answer each other, as they are written, source then target.
#[derive(Debug, Serialize)]
pub(super) struct Reasons {
    /// Figures.
    figures: Vec<[String; 2]>,
    /// Words that both sides write with a capital.
    names: Vec<[String; 2]>,
    /// Other words.
    words: Vec<[String; 2]>,
    /// The share of content words that are answered, 0 to 1, on the side where it is less.
    answered: f64,
}

impl Reasons {
    /// Reads them from the links of a bead.
    pub(super) fn of(bitext: &Bitext, number: usize) -> Self {
        let (source, target) = (bitext.source(number), bitext.target(number));
        let mut found: [Vec<(f32, [String; 2])>; 3] = Default::default();
        for link in bitext.links(number).iter().filter(|link| link.strength > SURE) {
            let (s, t) = (&source.words()[link.source as usize], &target.words()[link.target as usize]);
            let kind = match (s.kind, t.kind) {
                (WordKind::Mark, _) | (_, WordKind::Mark) => continue,
                (WordKind::Number, _) | (_, WordKind::Number) => 0,
                _ if s.capital && t.capital => 1,
                _ => 2,
            };
            let rare = bitext.lexicon.idf(source.language, &s.form) * link.strength;
            found[kind].push((rare, [s.span.of(&source.text), t.span.of(&target.text)].map(str::to_string)));
        }
        let [figures, names, words] = found.map(rarest);
        Reasons { figures, names, words, answered: answered(bitext, number) }
    }
}

/// The rarest few.
fn rarest(mut found: Vec<(f32, [String; 2])>) -> Vec<[String; 2]> {
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.dedup_by(|a, b| a.1 == b.1);
    found.into_iter().take(SHOWN).map(|(_, pair)| pair).collect()
}

fn answered(bitext: &Bitext, number: usize) -> f64 {
    let share = |side: Side| {
        let content: Vec<f64> =
            bitext.coverage(number).side(side).iter().filter(|c| c.content).map(|c| f64::from(c.answered)).collect();
        if content.is_empty() { 1.0 } else { content.iter().sum::<f64>() / content.len() as f64 }
    };
    let bead = &bitext.beads()[number];
    let alone = bead.source.is_empty() || bead.target.is_empty();
    if alone { 0.0 } else { (share(Side::Source).min(share(Side::Target)) * 1e4).round() / 1e4 }
}
