//! A user's own terms and rules: what must, must not and must always stand in the other text.
//!
//! A glossary is a CSV file with the columns source (or en), target (or fr), status and, where wanted, note:
//! `required` (the target must use this rendering; several rows for one source are alternatives), `forbidden` (this
//! rendering must not be used, nowhere at all where source is empty), `keep` (stays as it is written), `flag` (where
//! source and target both stand, the note is reported). Cells hold the word patterns of the sense tables (`stem*`,
//! `_`, `#`, `(a|b)`, `;` between alternatives); plain words also match with a regular ending.

use super::pattern::{Patterns, Trie, inflected};
use crate::Error;
use crate::text::{Language, Span, Word};
use std::sync::{Arc, OnceLock};

/// What an entry asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// Where the source stands, the target must.
    Required,
    /// Where the source stands, the target must not.
    Forbidden,
    /// What stands in the source must stand so in the target.
    Keep,
    /// Where all patterns agree, say so.
    Flag,
}

/// One term or rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What is asked for.
    pub demand: Demand,
    /// Patterns of the source; empty: any source.
    pub source: String,
    /// Patterns of the target; empty: any target.
    pub target: String,
    /// Patterns that the source must not hold.
    pub source_without: String,
    /// Patterns that the target must not hold.
    pub target_without: String,
    /// What to tell the reader; empty where the glossary says nothing.
    pub note: String,
    /// How grave: 0 note, 1 minor, 2 major, 3 critical; as the check says where `None`.
    pub severity: Option<u8>,
    /// Source and target were named by their languages: they change places where the source is French.
    pub english_first: bool,
}

impl Entry {
    /// A term of a glossary.
    pub fn term(demand: Demand, source: &str, target: &str, note: &str) -> Self {
        let [source, target, note] = [source, target, note].map(|cell| cell.trim().to_string());
        Entry {
            demand,
            source,
            target,
            source_without: String::new(),
            target_without: String::new(),
            note,
            severity: None,
            english_first: false,
        }
    }

    fn cells(&self) -> [&str; 4] {
        // What is kept is looked for as it is written, on both sides.
        let target = if self.demand == Demand::Keep { &self.source } else { &self.target };
        [&self.source, target, &self.source_without, &self.target_without]
    }
}

/// Where an entry's patterns stand in a pair of texts; an entry without a pattern for a side stands nowhere on it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Number of the entry.
    pub entry: usize,
    /// In the source.
    pub source: Vec<Span>,
    /// In the target.
    pub target: Vec<Span>,
    /// What the source must not hold, in the source.
    pub source_without: Vec<Span>,
    /// What the target must not hold, in the target.
    pub target_without: Vec<Span>,
}

/// Every term and rule of a run; made ready once for each direction.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    entries: Vec<Entry>,
    ready: [OnceLock<Arc<Glossary>>; 2],
}

impl PartialEq for Terms {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl Terms {
    /// Adds entries, before any text is read.
    pub fn extend(&mut self, entries: impl IntoIterator<Item = Entry>) {
        self.entries.extend(entries);
        self.ready = Default::default();
    }

    /// The glossary for sources in that language; `None` where nothing was added.
    pub fn glossary(&self, source: Language) -> Option<Arc<Glossary>> {
        let slot = &self.ready[usize::from(source == Language::French)];
        let ready = || Arc::new(Glossary::new(self.entries.clone(), source));
        (!self.entries.is_empty()).then(|| slot.get_or_init(ready).clone())
    }
}

/// Terms and rules, ready to be looked for.
#[derive(Debug)]
pub struct Glossary {
    entries: Vec<Entry>,
    tries: [Trie; 2],
}

impl PartialEq for Glossary {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

/// Numbers that an entry's cells have in the tries: source, target, source without, target without.
const CELLS: usize = 4;

impl Glossary {
    /// From entries; required terms of one source become alternatives. The source is in `language`.
    pub fn new(entries: Vec<Entry>, language: Language) -> Self {
        let mut merged: Vec<Entry> = Vec::new();
        for mut entry in entries {
            if entry.english_first && language == Language::French {
                if entry.demand == Demand::Forbidden {
                    continue; // speaks of the French of translations
                }
                let kept = entry.demand == Demand::Keep;
                if !kept {
                    std::mem::swap(&mut entry.source, &mut entry.target);
                }
            }
            let same = |known: &&mut Entry| {
                known.demand == Demand::Required && entry.demand == Demand::Required && known.source == entry.source
            };
            match merged.iter_mut().find(same) {
                Some(known) => known.target = format!("{}; {}", known.target, entry.target),
                None => merged.push(entry),
            }
        }
        let mut tries = [Patterns::new(language), Patterns::new(language.other())];
        for (number, entry) in merged.iter().enumerate() {
            for (cell, patterns) in entry.cells().into_iter().enumerate() {
                let side = cell % 2;
                let own = if side == 0 { language } else { language.other() };
                let id = (CELLS * number + cell) as u32;
                let patterns =
                    if entry.demand == Demand::Keep { patterns.to_string() } else { inflected(patterns, own) };
                tries[side].insert_cell(&patterns, id);
            }
        }
        Glossary { entries: merged, tries: tries.map(Patterns::finish) }
    }

    /// The entry of that number.
    pub fn entry(&self, number: usize) -> &Entry {
        &self.entries[number]
    }

    /// Does it hold nothing?
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Reads the rows of a CSV file; `path` stands in errors.
    ///
    /// # Errors
    /// [`Error::Input`] with the line of the first row that cannot be read.
    pub fn rows(path: &str, text: &str) -> Result<Vec<Entry>, Error> {
        let fail = |line: u64, what: &str| {
            Error::input(format!("{path}:{line}"), what, "a glossary has the columns source, target, status and note")
        };
        let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
        let head = reader.headers().map_err(|error| fail(1, &error.to_string()))?.clone();
        let column = |names: &[&str]| {
            head.iter().position(|name| names.contains(&name.trim_start_matches('\u{feff}').to_lowercase().as_str()))
        };
        let source = column(&["source", "en"]).ok_or_else(|| fail(1, "there is no column `source`"))?;
        let target = column(&["target", "fr"]).ok_or_else(|| fail(1, "there is no column `target`"))?;
        let (status, note) = (column(&["status"]), column(&["note"]));
        let mut out = Vec::new();
        for record in reader.records() {
            let record =
                record.map_err(|error| fail(error.position().map_or(0, csv::Position::line), "this row is no CSV"))?;
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default();
            let demand = match cell(status).to_lowercase().as_str() {
                "" | "required" => Demand::Required,
                "forbidden" => Demand::Forbidden,
                "keep" | "do-not-translate" => Demand::Keep,
                "flag" => Demand::Flag,
                other => return Err(fail(line, &format!("`{other}` is no status (required, forbidden, keep, flag)"))),
            };
            let english_first = head.get(source).is_some_and(|name| name.to_lowercase().ends_with("en"));
            let entry =
                Entry { english_first, ..Entry::term(demand, cell(Some(source)), cell(Some(target)), cell(note)) };
            let lacks = match demand {
                Demand::Required => entry.source.is_empty() || entry.target.is_empty(),
                Demand::Keep => entry.source.is_empty(),
                Demand::Forbidden | Demand::Flag => {
                    entry.target.is_empty() && (demand == Demand::Forbidden || entry.source.is_empty())
                }
            };
            if lacks {
                return Err(fail(line, "a cell that this status needs is empty"));
            }
            out.push(entry);
        }
        Ok(out)
    }

    /// Where the entries stand in a pair of texts: those of which something stands, or that ask nothing of the source.
    pub fn hits(&self, source: &[Word], target: &[Word]) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for (side, words) in [source, target].into_iter().enumerate() {
            for start in 0..words.len() {
                self.tries[side].matches(words, start, &mut |id, _, end| {
                    let (entry, cell) = (id as usize / CELLS, id as usize % CELLS);
                    let span = words[start].span.join(words[end - 1].span);
                    let at = hits.iter().position(|hit| hit.entry == entry).unwrap_or_else(|| {
                        hits.push(Hit { entry, ..Hit::default() });
                        hits.len() - 1
                    });
                    let hit = &mut hits[at];
                    [&mut hit.source, &mut hit.target, &mut hit.source_without, &mut hit.target_without][cell]
                        .push(span);
                });
            }
        }
        for (number, entry) in self.entries.iter().enumerate() {
            if entry.demand == Demand::Flag
                && entry.source.is_empty()
                && entry.target.is_empty()
                && hits.iter().all(|hit| hit.entry != number)
            {
                hits.push(Hit { entry: number, ..Hit::default() });
            }
        }
        hits.sort_by_key(|hit| hit.entry);
        self.drop_shorter(&mut hits);
        hits
    }

    /// "heat pump" is not "pump": a term inside a longer term of the glossary is not meant.
    fn drop_shorter(&self, hits: &mut [Hit]) {
        let is_term = |hit: &Hit| matches!(self.entries[hit.entry].demand, Demand::Required | Demand::Keep);
        let spans: Vec<Span> =
            hits.iter().filter(|hit| is_term(hit)).flat_map(|hit| hit.source.iter().copied()).collect();
        for hit in hits.iter_mut().filter(|hit| is_term(hit)) {
            hit.source.retain(|span| !spans.iter().any(|other| other != span && other.contains(*span)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_cannot_be_read_are_named() {
        let error = |text: &str| Glossary::rows("terms.csv", text).unwrap_err().to_string();
        assert!(error("from,to\na,b\n").starts_with("terms.csv:1: there is no column `source`"));
        assert!(error("source,target,status\npump,pompe,must\n").starts_with("terms.csv:2: `must` is no status"));
        assert!(error("source,target\npump,\n").starts_with("terms.csv:2: a cell"));
        let rows =
            Glossary::rows("terms.csv", "en,fr,status,note\n\"heat pump\",\"pompe à chaleur\",,\nAcme,,keep,brand\n")
                .unwrap();
        assert_eq!((rows.len(), rows[1].demand, rows[1].note.as_str()), (2, Demand::Keep, "brand"));
    }
}
