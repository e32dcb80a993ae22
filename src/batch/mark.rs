//! Marks of language in paths: `press.en.txt`, `fr/press.html`, `press_EN.docx`, `en-US/press.md`, `pressFR.txt`.

use crate::text::{Language, Span, table};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A part of a path that names a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the path.
    pub span: Span,
    /// The language it names.
    pub language: Language,
}

struct Table {
    codes: BTreeMap<&'static str, Language>,
    regions: Vec<(Language, &'static str)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { codes: BTreeMap::new(), regions: Vec::new() };
    for row in table::rows(include_str!("marks.tsv")) {
        let (language, kind, text) = (row.first().and_then(|code| Language::from_code(code)), row.get(1), row.get(2));
        match (language, kind, text) {
            (Some(language), Some(&"code"), Some(text)) => drop(table.codes.insert(text, language)),
            (Some(language), Some(&"region"), Some(text)) => table.regions.push((language, text)),
            _ => {}
        }
    }
    table
});

/// The marks of language in a path, in order.
pub fn marks(path: &str) -> Vec<Mark> {
    let words = words(path);
    let mut marks: Vec<Mark> = Vec::new();
    for word in words {
        if let Some(last) = marks.last_mut().filter(|last| is_region(path, last, word)) {
            last.span.end = word.end;
        } else if let Some(language) = TABLE.codes.get(word.of(path).to_lowercase().as_str()) {
            marks.push(Mark { span: word, language: *language });
        } else if let Some(mark) = glued(path, word) {
            marks.push(mark);
        }
    }
    marks
}

/// Runs of letters and digits.
fn words(path: &str) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    for (at, c) in path.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end += c.len_utf8(),
            None => words.push(Span::new(at, at + c.len_utf8())),
        }
    }
    words
}

/// Is the word the region of the mark just before it, as `US` in `en-US`?
fn is_region(path: &str, mark: &Mark, word: Span) -> bool {
    let joined = matches!(path.get(mark.span.end..word.start), Some("-" | "_"));
    let region = word.of(path).to_lowercase();
    joined && mark.span.len() == 2 && TABLE.regions.contains(&(mark.language, region.as_str()))
}

/// `EN` or `FR` in capitals at the end of a word in small letters or digits: `pressFR`.
fn glued(path: &str, word: Span) -> Option<Mark> {
    let at = word.end.checked_sub(2).filter(|at| *at > word.start && path.is_char_boundary(*at))?;
    let before = path[word.start..at].chars().next_back()?;
    let language = match &path[at..word.end] {
        "EN" => Language::English,
        "FR" => Language::French,
        _ => return None,
    };
    (before.is_lowercase() || before.is_ascii_digit()).then_some(Mark { span: Span::new(at, word.end), language })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str) -> Vec<&str> {
        marks(path).into_iter().map(|mark| mark.span.of(path)).collect()
    }

    #[test]
    fn languages_are_seen_in_names() {
        assert_eq!(found("a/press.en.txt"), ["en"]);
        assert_eq!(found("fr-CA/mise-en-page_FR.html"), ["fr-CA", "en", "FR"]);
        assert_eq!(found("pressFR.docx"), ["FR"]);
        assert_eq!(found("Français/index.html"), ["Français"]);
        assert!(found("green/offre.txt").is_empty());
    }
}
