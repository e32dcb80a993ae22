//! Texts and their parts: languages, spans, documents, blocks, segments, words.

mod abbreviation;
pub mod detect;
pub mod document;
pub mod fold;
mod furniture;
mod page;
pub mod segment;
pub mod sentence;
mod shape;
pub(crate) mod table;
pub mod verbatim;
pub mod word;

pub use detect::{detect, function_word};
pub use document::{Block, BlockKind, Document};
pub use segment::{Segment, Segments, segment};
pub use sentence::sentences;
pub use verbatim::{Verbatim, VerbatimKind, verbatim};
pub use word::{Word, WordKind, words};

/// One of the two languages Fauxami reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English, any variety.
    English,
    /// French, any variety.
    French,
}

impl Language {
    /// The ISO 639-1 code: `en` or `fr`.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::French => "fr",
        }
    }

    /// Reads an ISO 639-1 code or the language's English name, in any case; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.to_ascii_lowercase().as_str() {
            "en" | "eng" | "english" => Some(Language::English),
            "fr" | "fra" | "fre" | "french" => Some(Language::French),
            _ => None,
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Language::English => Language::French,
            Language::French => Language::English,
        }
    }
}

/// A half-open range of byte offsets into the text it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from its two ends.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The part of `text` it covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Does it cover nothing?
    pub const fn is_empty(self) -> bool {
        self.end == self.start
    }

    /// Do the two share at least one byte?
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Does it contain the whole of `other`?
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same span `by` bytes further on.
    pub const fn shift(self, by: usize) -> Self {
        Span { start: self.start + by, end: self.end + by }
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Self {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
