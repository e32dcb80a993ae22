//! Tables that a user adds to the built-in ones, once, before any text is read.

use super::cue::Family;
use crate::Error;
use std::sync::OnceLock;

/// Name of the table of names, beside those of the families of cues.
const NAMES: &str = "names";

#[derive(Debug, Default)]
struct Added {
    cues: Vec<(Family, String)>,
    names: Vec<String>,
}

static ADDED: OnceLock<Added> = OnceLock::new();

/// Adds tables, each given by its name, its path (for errors) and its text. Only the first call of a program counts,
/// and only before the first text is read: the tables are built once.
///
/// # Errors
/// [`Error::Input`] for a name that no table has, and for a row with too few columns.
pub fn extend_tables(tables: Vec<(String, String, String)>) -> Result<(), Error> {
    if tables.is_empty() {
        return Ok(());
    }
    let mut added = Added::default();
    for (name, path, text) in tables {
        let family = Family::by_name(&name);
        let least = if family.is_some() || name == NAMES { 3 } else { 0 };
        if least == 0 {
            let remedy = "name one of those that `fauxami config` lists under [tables]";
            return Err(Error::input(path, format!("there is no table `{name}`"), remedy));
        }
        for (number, row) in text.lines().enumerate().filter(|(_, row)| !row.is_empty() && !row.starts_with('#')) {
            if row.split('\t').count() < least {
                let remedy = format!("separate {least} columns or more by tabs");
                return Err(Error::input(format!("{path}:{}", number + 1), "this row has too few columns", remedy));
            }
        }
        match family {
            Some(family) => added.cues.push((family, text)),
            None => added.names.push(text),
        }
    }
    let _ = ADDED.set(added);
    Ok(())
}

/// The rows that were added to a family's table, heads and comments left out.
pub(super) fn cues() -> impl Iterator<Item = (Family, &'static str)> {
    let tables = ADDED.get().into_iter().flat_map(|added| &added.cues);
    tables.flat_map(|(family, text)| rows(text).map(|row| (*family, row)))
}

/// The rows that were added to the tables of names.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ADDED.get().into_iter().flat_map(|added| &added.names).flat_map(|text| rows(text))
}

fn rows(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|row| !row.is_empty() && !row.starts_with('#') && !row.starts_with("sense\t"))
}
