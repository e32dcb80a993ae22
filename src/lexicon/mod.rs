//! What words mean in the other language: the trained model, its trainer, its file.

pub mod cue;
mod pattern;

use crate::text::Language;

/// Translation probabilities in both directions.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {}

impl Lexicon {
    /// How likely `word` (a [`crate::text::Word::form`] in `language`) is rendered by `other` in the other language: 0 to 1.
    pub fn probability(&self, _language: Language, _word: &str, _other: &str) -> f32 {
        0.0
    }
}
