//! How surely a pair is equivalent: features of its word links, and a classifier over them.
//!
//! `examples/train_score` learns the classifier from pairs and from edits made to them; `docs/model-card.md` says what
//! a score means.

pub mod feature;
pub mod tree;

use crate::align::BeadSide;
use crate::align::link::Linker;
use crate::lexicon::Lexicon;
use crate::text::{Language, Word, WordKind, words};
use feature::{Features, NAMES, features};
use std::sync::LazyLock;
use tree::Trees;

static WEIGHTS: &str = include_str!("weights.txt");

// A test reads the shipped weights; without any, every pair would score 0.5.
static TREES: LazyLock<Trees> = LazyLock::new(|| Trees::parse(WEIGHTS).unwrap_or_default());

/// How surely a pair is equivalent, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The probability that both sides state the same, 0 to 1; 0 when one side holds no word.
    pub probability: f32,
    /// What the classifier saw; all 0 when one side holds no word.
    pub features: Features,
}

impl Score {
    /// The logarithm of the probability's odds: orders pairs of almost the same probability.
    pub fn log_odds(&self) -> f32 {
        TREES.log_odds(&self.features)
    }

    /// The features by name.
    pub fn components(&self) -> impl Iterator<Item = (&'static str, f32)> {
        NAMES.into_iter().zip(self.features)
    }
}

/// Scores pairs with one lexicon; keeps its working space from one pair to the next.
#[derive(Debug)]
pub struct Scorer<'a> {
    lexicon: &'a Lexicon,
    linker: Linker,
}

impl<'a> Scorer<'a> {
    /// A scorer that reads `lexicon`.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Scorer { lexicon, linker: Linker::default() }
    }

    /// The score of two texts, the first in `language`, the second in the other.
    pub fn score(&mut self, source: &str, target: &str, language: Language) -> Score {
        self.score_words(&words(source, language), &words(target, language.other()), language)
    }

    /// The score of two texts already cut into words.
    pub fn score_words(&mut self, source: &[Word], target: &[Word], language: Language) -> Score {
        let is_empty = |side: &[Word]| side.iter().all(|word| word.kind == WordKind::Mark);
        if is_empty(source) || is_empty(target) {
            return Score { probability: 0.0, features: [0.0; feature::COUNT] };
        }
        let grid = self.linker.read(source, target, language, self.lexicon);
        let features = features(source, target, language, grid);
        Score { probability: TREES.probability(&features), features }
    }
}

/// The score of a bead.
pub fn score(source: &BeadSide, target: &BeadSide, lexicon: &Lexicon) -> Score {
    Scorer::new(lexicon).score_words(source.words(), target.words(), source.language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_weights_are_read() {
        assert!(Trees::parse(WEIGHTS).is_some_and(|trees| !trees.trees.is_empty()));
    }
}
