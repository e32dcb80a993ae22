//! Segments × Segments → Bitext.

pub mod bitext;
pub mod coverage;
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
mod merges;
mod moves;
mod posterior;
mod related;
mod table;
mod tokens;
mod told;

pub use bitext::{Bead, BeadSide, Bitext, Side};
pub use confidence::FEATURES;
pub use ladder::Ladder;
pub use link::Link;
pub use moves::Move;

use crate::lexicon::Lexicon;
use crate::text::{Language, Segments};
use corridor::Corridor;
use cost::Costs;
use dynamic::Lattice;
use evidence::Reader;
use posterior::Posterior;
use related::Relation;
use std::sync::Arc;
use table::TableBuilder;
use tokens::Tokens;

/// Pairs the segments of a document with those of its translation.
///
/// The English side is read first whichever is the source, so that swapping the sides mirrors the ladder.
pub fn align(source: Segments, target: Segments, lexicon: Arc<Lexicon>) -> Bitext {
    align_watched(source, target, lexicon, &mut |_, _| {})
}

/// As [`align()`]; shows the features of each bead with two sides before they are weighed, for fitting their weights.
pub fn align_watched(
    source: Segments,
    target: Segments,
    lexicon: Arc<Lexicon>,
    watch: &mut dyn FnMut(&Bead, &[f32; FEATURES.len()]),
) -> Bitext {
    let swapped = (source.language, target.language) == (Language::French, Language::English);
    let mut found =
        if swapped { pair(&target, &source, &lexicon, watch) } else { pair(&source, &target, &lexicon, watch) };
    if swapped {
        found.beads = found.beads.into_iter().map(Bead::swapped).collect();
        found.moves.iter_mut().for_each(|found| std::mem::swap(&mut found.source, &mut found.target));
    }
    let ladder = Ladder::from_paired(found.beads, source.segments.len() as u32, target.segments.len() as u32);
    let mut bitext = Bitext::new(source, target, ladder, lexicon);
    bitext.set_moves(found.moves);
    bitext.relation = found.relation;
    bitext
}

/// What is found in two documents.
struct Found {
    /// The beads with two sides.
    beads: Vec<Bead>,
    moves: Vec<Move>,
    relation: Relation,
}

fn pair(
    source: &Segments,
    target: &Segments,
    lexicon: &Lexicon,
    watch: &mut dyn FnMut(&Bead, &[f32; FEATURES.len()]),
) -> Found {
    let (s, t) = (Tokens::read(source, lexicon), Tokens::read(target, lexicon));
    let mut words = TableBuilder::new(&s, &t, (source.language, target.language), lexicon);
    let mut costs = Costs::initial(&s, &t);
    let mut table = words.build();
    let anchors = anchor::chain(&s, &t, &table);
    if anchors.len() >= ENOUGH {
        costs.learn(&anchors);
        induce::learn(&mut words, &s, &t, &anchors);
        table = words.build();
    }
    drop(words);
    let points: Vec<(u32, u32)> = anchors.iter().map(|step| (step.source.start, step.target.start)).collect();
    let corridor = Corridor::around(&points, s.len() as u32, t.len() as u32);
    let mut reader = Reader::new(&s, &t, &table);
    let mut lattice = Lattice::read(&s, &t, &mut reader, costs, &corridor);
    lattice.costs.learn_gaps(&lattice.path(), (s.len() as u32, t.len() as u32));
    let posterior = Posterior::new(&lattice);
    let mut path = posterior.likeliest();
    merges::split(&mut path, &lattice, &posterior, &mut reader);
    let told = told::read(&path, &s, &t, &mut reader);
    let features = confidence::features(&path, (&lattice, &posterior), &s, &t, &told);
    let relation = Relation::read(&path, &told, &s, &t);
    let mut beads = Vec::with_capacity(path.len());
    for (step, features) in path.into_iter().zip(&features) {
        let bead = Bead { source: step.source, target: step.target, score: confidence::score(features) };
        watch(&bead, features);
        beads.push(bead);
    }
    let moves = moves::find(&s, &t, &table, &lattice.costs, &beads, &mut reader);
    Found { beads, moves, relation }
}

/// Anchors from which a document can teach anything.
const ENOUGH: usize = 20;

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
