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
    /// For each source type the probability that a word of the table answers it where it is translated.
    pub known_source: Vec<f32>,
    /// The same for each target type.
    pub known_target: Vec<f32>,
}

/// How likely equal figures answer each other where one of them stands.
const FIGURE: f32 = 0.8;
/// How likely marks of one kind answer each other.
const MARK: f32 = 0.6;
/// How likely an equal form answers itself: names, acronyms, loans.
const SAME_FORM: f32 = 0.6;
/// Words shorter than this that look alike mean nothing: "on", "son", "main".
const SAME_FORM_LETTERS: usize = 4;
/// Even a word of which nothing is known is expected to be answered now and then.
const UNKNOWN: f32 = 0.15;
/// Tokens of general text that temper the frequencies of a short document.
const BACKGROUND: f32 = 4000.0;
/// Share of an unknown word in general text.
const RARE: f32 = 2e-5;

/// Shares of a document's types, tempered so that ten sentences do not make every word common.
pub(super) fn shares(tokens: &Tokens) -> Vec<f32> {
    let total = tokens.total() as f32 + BACKGROUND;
    tokens.types.iter().map(|of| (of.count as f32 + BACKGROUND * RARE) / total).collect()
}

/// A possible answer, before it is packed.
#[derive(Debug, Clone, Copy)]
struct Guess {
    target: u32,
    forward: f32,
    backward: f32,
}

/// Collects entries before they are packed; of several reasons for a pair the best counts.
#[derive(Debug, Clone)]
pub(super) struct TableBuilder {
    rows: Vec<Vec<Guess>>,
}

impl TableBuilder {
    /// An empty table for that many source types.
    pub fn new(types: usize) -> Self {
        TableBuilder { rows: vec![Vec::new(); types] }
    }

    /// Enters a pair with p(t|s) and p(s|t); the higher ones stay.
    pub fn enter(&mut self, source: u32, target: u32, forward: f32, backward: f32) {
        let row = &mut self.rows[source as usize];
        match row.iter_mut().find(|guess| guess.target == target) {
            Some(guess) => {
                guess.forward = guess.forward.max(forward);
                guess.backward = guess.backward.max(backward);
            }
            None => row.push(Guess { target, forward, backward }),
        }
    }

    /// The packed table of two documents.
    pub fn build(&self, source: &Tokens, target: &Tokens) -> Table {
        let (share_s, share_t) = (shares(source), shares(target));
        let mut out = Table {
            starts: vec![0],
            entries: Vec::new(),
            known_source: vec![0.0; source.types.len()],
            known_target: vec![0.0; target.types.len()],
        };
        for (s, row) in self.rows.iter().enumerate() {
            for guess in row {
                let ratio = (guess.forward / share_t[guess.target as usize] * guess.backward / share_s[s]).sqrt();
                if ratio > 1.0 {
                    out.entries.push(Entry { target: guess.target, ratio });
                    out.known_source[s] += guess.forward;
                    out.known_target[guess.target as usize] += guess.backward;
                }
            }
            out.starts.push(out.entries.len() as u32);
        }
        for known in out.known_source.iter_mut().chain(&mut out.known_target) {
            *known = known.clamp(UNKNOWN, 1.0);
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
}

/// What is known before any sentence is paired: equal forms, cognates, the lexicon.
pub(super) fn prior(
    source: &Tokens,
    target: &Tokens,
    languages: (Language, Language),
    lexicon: &Lexicon,
) -> TableBuilder {
    let mut builder = TableBuilder::new(source.types.len());
    // A name that stands ten times here and five times there can be answered half of the time only.
    let both = |p: f32, s: u32, t: u32| {
        let (s, t) = (source.types[s as usize].count as f32, target.types[t as usize].count as f32);
        (p * (t / s).min(1.0), p * (s / t).min(1.0))
    };
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
        let (forward, backward) = both(p, s as u32, t);
        builder.enter(s as u32, t, forward, backward);
    }
    cognate::pairs(source, target, |s, t, p| {
        let (forward, backward) = both(p, s, t);
        builder.enter(s, t, forward, backward);
    });
    let _ = lexicon;
    builder
}
