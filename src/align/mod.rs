//! Segments × Segments → Bitext.

pub mod bitext;
pub mod ladder;
pub mod link;

mod anchor;
mod cognate;
mod confidence;
mod corridor;
mod cost;
mod dynamic;
mod evidence;
mod induce;
mod table;
mod tokens;

pub use bitext::{Bead, BeadSide, Bitext, Side};
pub use ladder::Ladder;
pub use link::Link;

use crate::lexicon::Lexicon;
use crate::text::Segments;
use corridor::Corridor;
use cost::Costs;
use dynamic::Step;
use std::sync::Arc;
use table::TableBuilder;
use tokens::Tokens;

/// Pairs the segments of a document with those of its translation.
pub fn align(source: Segments, target: Segments, lexicon: Arc<Lexicon>) -> Bitext {
    let (s, t) = (Tokens::read(&source), Tokens::read(&target));
    let mut words = TableBuilder::new(&s, &t, (source.language, target.language), &lexicon);
    let mut costs = Costs::initial(&s, &t);
    let mut steps = pass(&s, &t, &words, &costs);
    for _ in 0..2 {
        let sure: Vec<&Step> = steps.iter().filter(|step| step.score > SURE).collect();
        if sure.len() < ENOUGH {
            break;
        }
        costs.learn(&steps);
        induce::learn(&mut words, &s, &t, &sure);
        steps = pass(&s, &t, &words, &costs);
    }
    let scores = confidence::of(&steps, &s, &t);
    let beads = steps.into_iter().zip(scores);
    let beads = beads.map(|(step, score)| Bead { source: step.source, target: step.target, score }).collect();
    Bitext::new(source, target, Ladder::from_sorted(beads), lexicon)
}

/// Score from which a bead may teach words.
const SURE: f32 = 1.0;
/// Beads from which a document can teach anything.
const ENOUGH: usize = 20;

fn pass(source: &Tokens, target: &Tokens, words: &TableBuilder, costs: &Costs) -> Vec<Step> {
    let table = words.build();
    let anchors = anchor::chain(source, target, &table);
    let corridor = Corridor::around(&anchors, source.len() as u32, target.len() as u32);
    dynamic::path(source, target, &table, costs, &corridor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use proptest::prelude::*;

    fn lines(language: Language, lines: &[String]) -> Segments {
        Segments::from_lines("-", language, lines.iter().map(String::as_str))
    }

    fn shapes(bitext: &Bitext) -> Vec<(std::ops::Range<u32>, std::ops::Range<u32>)> {
        bitext.beads().iter().map(|bead| (bead.source.clone(), bead.target.clone())).collect()
    }

    fn document() -> impl Strategy<Value = Vec<String>> {
        let word =
            prop::sample::select(vec!["house", "maison", "2021", "river", "Kunshan", "le", "the", "?", "dix", ""]);
        prop::collection::vec(prop::collection::vec(word, 0..8).prop_map(|words| words.join(" ")), 0..30)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Every segment stands in exactly one bead, in order, whatever the documents hold.
        #[test]
        fn ladder_law(source in document(), target in document()) {
            let bitext = align(
                lines(Language::English, &source),
                lines(Language::French, &target),
                Arc::new(Lexicon::default()),
            );
            let ladder = Ladder::new(bitext.beads().to_vec(), source.len() as u32, target.len() as u32);
            prop_assert!(ladder.is_some());
            prop_assert!(bitext.beads().iter().all(|bead| (0.0..=1.0).contains(&bead.score)));
        }
    }

    /// A text against itself is the diagonal.
    #[test]
    fn diagonal() {
        let text: Vec<String> =
            (0..60).map(|n| format!("Sentence {n} tells of place {} by the river.", n * 7)).collect();
        let bitext =
            align(lines(Language::English, &text), lines(Language::English, &text), Arc::new(Lexicon::default()));
        let expected: Vec<_> = (0..60).map(|n| (n..n + 1, n..n + 1)).collect();
        assert_eq!(shapes(&bitext), expected);
    }
}
