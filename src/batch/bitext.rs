//! The files of a pair → its bitext: two documents aligned, two files of messages joined by key, or one file that holds
//! both languages.

use super::inventory::Problem;
use crate::align::{Bitext, align};
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::read;
use crate::text::{Language, Segments, detect, segment};
use std::sync::Arc;

/// Words from which a text's own language is believed against the label in its name.
const ENOUGH_WORDS: usize = 20;

/// What a side of a pair is called, what it holds or why that cannot be had, and the language that its name says.
pub type File<'a> = (&'a str, Result<Vec<u8>, Error>, Option<Language>);

/// The bitext of a pair, or what is wrong with its files.
pub fn bitext([source, target]: [File<'_>; 2], lexicon: Arc<Lexicon>) -> Result<Bitext, Vec<Problem>> {
    let problem = |name: &str, error: &Error| vec![Problem::new(name, error)];
    let (first, second) = (source.0, target.0);
    if first == second {
        let rows = source.1.and_then(|bytes| read::rows(first, &bytes, source.2, target.2));
        return rows.and_then(|rows| from_rows(rows, lexicon)).map_err(|error| problem(first, &error));
    }
    if read::holds_messages(first) && read::holds_messages(second) {
        return match (&source.1, &target.1) {
            (Ok(a), Ok(b)) => read::messages((first, a), (second, b), [source.2, target.2])
                .and_then(|rows| from_rows(rows, lexicon))
                .map_err(|error| problem(error.path().unwrap_or(second), &error)),
            (a, b) => Err([(first, a), (second, b)]
                .into_iter()
                .filter_map(|(name, bytes)| bytes.as_ref().err().map(|error| Problem::new(name, error)))
                .collect()),
        };
    }
    match (document(source), document(target)) {
        (Ok(a), Ok(b)) => {
            read::two_languages((first, a.language), (second, b.language)).map_err(|error| problem(second, &error))?;
            Ok(align(a, b, lexicon))
        }
        (a, b) => Err([a.err(), b.err()].into_iter().flatten().collect()),
    }
}

/// Rows that are paired already; a broken one makes the whole file an error, as nobody would miss it otherwise.
fn from_rows(rows: read::Rows, lexicon: Arc<Lexicon>) -> Result<Bitext, Error> {
    if let Some(broken) = rows.broken.into_iter().next() {
        return Err(broken.error);
    }
    let mut bitext = Bitext::from_rows(rows.source, rows.target, lexicon);
    (bitext.ignores, bitext.ids) = (rows.ignores, rows.ids);
    Ok(bitext)
}

/// One document, cut into segments. A label that its text belies is an error.
fn document((name, bytes, label): File<'_>) -> Result<Segments, Problem> {
    let read = |bytes: Vec<u8>| {
        let document = read::document(name, &bytes, label)?;
        if let Some(label) = label
            && document.text.split_whitespace().nth(ENOUGH_WORDS).is_some()
            && detect(&document.text) == Some(label.other())
        {
            let name_of = |language| if language == Language::English { "English" } else { "French" };
            let problem = format!("named as {}, but the text is {}", name_of(label), name_of(label.other()));
            return Err(Error::input(name, problem, "rename it, or name the pair in a manifest"));
        }
        Ok(segment(&document))
    };
    bytes.and_then(read).map_err(|error| Problem::new(name, &error))
}
