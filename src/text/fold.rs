//! Spellings made alike: white space, case, apostrophes.

/// `text` with every run of white space made one space, and none at either end.
pub fn spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The part of `span` that is not white space at its ends; an empty span at its start where there is nothing else.
pub fn trim(text: &str, span: super::Span) -> super::Span {
    let piece = span.of(text);
    let start = span.start + (piece.len() - piece.trim_start().len());
    super::Span::new(start, (start + piece.trim().len()).min(span.end))
}
