//! Which words of the one document may answer which of the other, and how much more often than chance.

use super::cognate;
use super::tokens::{Tokens, TypeKind};
use crate::lexicon::Lexicon;
use crate::text::Language;
use std::collections::HashMap;

/// How much more often than chance a word of the target stands where a word of the source is translated:
/// p(t|s) / p(t), the ratio at the heart of Model 1 (Brown et al. 1993). Symmetric in s and t.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Entry {
    /// Type number in the target.
    pub target: u32,
    /// The ratio, above 1.
    pub ratio: f32,
}

/// A sparse table from the types of the source to those of the target.
#[derive(Debug, Default)]
pub(super) struct Table {
    starts: Vec<u32>,
    entries: Vec<Entry>,
}

/// How likely equal figures answer each other where one of them stands.
const FIGURE: f32 = 0.8;
/// How likely marks of one kind answer each other.
const MARK: f32 = 0.6;
/// How likely an equal form answers itself: names, acronyms, loans.
const SAME_FORM: f32 = 0.6;
/// Words shorter than this that look alike mean nothing: "on", "son", "main".
const SAME_FORM_LETTERS: usize = 4;
/// Tokens of general text that temper the frequencies of a short document.
const BACKGROUND: f32 = 4000.0;
/// Share of an unknown word in general text.
const RARE: f32 = 2e-5;

/// Shares of a document's types, tempered so that ten sentences do not make every word common.
pub(super) fn shares(tokens: &Tokens) -> Vec<f32> {
    let total = tokens.total() as f32 + BACKGROUND;
    tokens.types.iter().map(|of| (of.count as f32 + BACKGROUND * RARE) / total).collect()
}

/// Collects entries before they are packed; of several reasons for a pair the best counts.
#[derive(Debug)]
pub(super) struct TableBuilder {
    rows: Vec<Vec<Entry>>,
}

impl TableBuilder {
    /// An empty table for that many source types.
    pub fn new(types: usize) -> Self {
        TableBuilder { rows: vec![Vec::new(); types] }
    }

    /// Enters a pair; the higher ratio stays.
    pub fn enter(&mut self, source: u32, target: u32, ratio: f32) {
        if ratio <= 1.0 {
            return;
        }
        let row = &mut self.rows[source as usize];
        match row.iter_mut().find(|entry| entry.target == target) {
            Some(entry) => entry.ratio = entry.ratio.max(ratio),
            None => row.push(Entry { target, ratio }),
        }
    }

    /// The packed table.
    pub fn build(self) -> Table {
        let mut out = Table { starts: vec![0], entries: Vec::new() };
        for mut row in self.rows {
            row.sort_by_key(|entry| entry.target);
            out.entries.extend(row);
            out.starts.push(out.entries.len() as u32);
        }
        out
    }
}

impl Table {
    /// The entries of a source type.
    pub fn row(&self, source: u32) -> &[Entry] {
        let source = source as usize;
        &self.entries[self.starts[source] as usize..self.starts[source + 1] as usize]
    }

    /// A builder that holds everything this table holds.
    pub fn reopen(&self) -> TableBuilder {
        let rows = (0..self.starts.len() - 1).map(|s| self.row(s as u32).to_vec()).collect();
        TableBuilder { rows }
    }
}

/// What is known before any sentence is paired: equal forms, cognates, the lexicon.
pub(super) fn prior(source: &Tokens, target: &Tokens, languages: (Language, Language), lexicon: &Lexicon) -> Table {
    let (share_s, share_t) = (shares(source), shares(target));
    let mut builder = TableBuilder::new(source.types.len());
    let ratio = |p: f32, s: u32, t: u32| p / share_s[s as usize].max(share_t[t as usize]);
    let forms: HashMap<&str, u32, fnv::FnvBuildHasher> =
        target.types.iter().enumerate().map(|(t, of)| (of.form.as_str(), t as u32)).collect();
    for (s, of) in source.types.iter().enumerate() {
        let Some(&t) = forms.get(of.form.as_str()) else { continue };
        let p = match of.kind {
            TypeKind::Figure => FIGURE,
            TypeKind::Mark => MARK,
            TypeKind::Word if languages.0 == languages.1 => 1.0,
            TypeKind::Word if of.form.chars().count() < SAME_FORM_LETTERS && !of.capital => continue,
            TypeKind::Word => SAME_FORM,
        };
        builder.enter(s as u32, t, ratio(p, s as u32, t));
    }
    cognate::pairs(source, target, |s, t, p| builder.enter(s, t, ratio(p, s, t)));
    let _ = lexicon;
    builder.build()
}
