//! Examples are a check's documentation and its tests.

/// A pair of texts and what the check must say of it.
///
/// A text of several lines is a document of one segment a line, paired by the aligner; a single line is a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The English text.
    pub en: &'static str,
    /// The French text.
    pub fr: &'static str,
    /// The quotes the one finding must mark (an empty quote: that side has no evidence); `None`: silence.
    pub flagged: Option<(&'static str, &'static str)>,
    /// The glossary that it is read with, as CSV; empty: none.
    pub glossary: &'static str,
}

impl Example {
    /// The check must mark exactly these quotes.
    pub const fn flags(en: &'static str, fr: &'static str, en_quote: &'static str, fr_quote: &'static str) -> Self {
        Example { en, fr, flagged: Some((en_quote, fr_quote)), glossary: "" }
    }

    /// The check must say nothing.
    pub const fn clean(en: &'static str, fr: &'static str) -> Self {
        Example { en, fr, flagged: None, glossary: "" }
    }

    /// The same, read with a glossary.
    pub const fn given(self, glossary: &'static str) -> Self {
        Example { glossary, ..self }
    }
}
