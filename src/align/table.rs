//! Which words of the one document may answer which of the other, and how much more often than chance.

use super::cognate;
use super::tokens::{Fnv, TokenType, Tokens, TypeKind};
use crate::lexicon::Lexicon;
use crate::text::Language;

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
/// A word whose renderings the lexicon knows is missed more where none of them stands in the document.
const KNOWN: f32 = 0.3;
/// Tokens of general text that temper the frequencies of a short document.
const BACKGROUND: f32 = 4000.0;
/// How far a ratio is believed that only one direction knows.
const ONE_WAY: f32 = 0.5;
/// Words of a usual sentence: turns shares of sentences into shares of words.
const SENTENCE: f32 = 20.0;

/// Shares of a document's types, tempered so that ten sentences do not make every word common.
fn shares(tokens: &Tokens, language: Language, lexicon: &Lexicon) -> Vec<f32> {
    let total = tokens.total() as f32 + BACKGROUND;
    let share = |of: &TokenType| (-lexicon.idf(language, &of.form)).exp() / SENTENCE;
    tokens.types.iter().map(|of| (of.count as f32 + BACKGROUND * share(of)) / total).collect()
}

/// How surely each type is expected to be answered at the least.
fn least(tokens: &Tokens, language: Language, lexicon: &Lexicon) -> Vec<f32> {
    let least = |of: &TokenType| match lexicon.id(language, &of.form) {
        Some(id) => UNKNOWN + KNOWN * (1.0 - lexicon.unanswered_id(language, id)),
        None => UNKNOWN,
    };
    tokens.types.iter().map(least).collect()
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
    share_source: Vec<f32>,
    share_target: Vec<f32>,
    least_source: Vec<f32>,
    least_target: Vec<f32>,
}

impl TableBuilder {
    /// What is known before any sentence is paired: equal forms, cognates, the lexicon.
    pub fn new(source: &Tokens, target: &Tokens, languages: (Language, Language), lexicon: &Lexicon) -> Self {
        let mut out = TableBuilder {
            rows: vec![Vec::new(); source.types.len()],
            share_source: shares(source, languages.0, lexicon),
            share_target: shares(target, languages.1, lexicon),
            least_source: least(source, languages.0, lexicon),
            least_target: least(target, languages.1, lexicon),
        };
        out.enter_equal(source, target, languages.0 == languages.1);
        cognate::pairs(source, target, |s, t, p| out.enter_mutual(source, target, (s, t), p));
        if languages.0 != languages.1 {
            out.enter_lexicon(source, target, languages, lexicon);
        }
        out
    }

    fn enter_equal(&mut self, source: &Tokens, target: &Tokens, same_language: bool) {
        let forms: Fnv<&str, u32> =
            target.types.iter().enumerate().map(|(t, of)| (of.form.as_str(), t as u32)).collect();
        for (s, of) in source.types.iter().enumerate() {
            let Some(&t) = forms.get(of.form.as_str()) else { continue };
            let p = match of.kind {
                TypeKind::Figure => FIGURE,
                TypeKind::Mark => MARK,
                TypeKind::Word if same_language => 1.0,
                TypeKind::Word if of.form.chars().count() < SAME_FORM_LETTERS && !of.capital => continue,
                TypeKind::Word => SAME_FORM,
            };
            self.enter_mutual(source, target, (s as u32, t), p);
        }
    }

    fn enter_lexicon(&mut self, source: &Tokens, target: &Tokens, languages: (Language, Language), lexicon: &Lexicon) {
        let ids = |tokens: &Tokens, language| -> Vec<Option<u32>> {
            let id = |of: &TokenType| (of.kind == TypeKind::Word).then(|| lexicon.id(language, &of.form)).flatten();
            tokens.types.iter().map(id).collect()
        };
        let places = |ids: &[Option<u32>], language| {
            let mut places = vec![u32::MAX; lexicon.len(language)];
            for (place, id) in ids.iter().enumerate() {
                if let Some(id) = id {
                    places[*id as usize] = place as u32;
                }
            }
            places
        };
        let (ids_s, ids_t) = (ids(source, languages.0), ids(target, languages.1));
        let place_t = places(&ids_t, languages.1);
        for (s, id) in ids_s.iter().enumerate().filter_map(|(s, id)| Some((s as u32, (*id)?))) {
            for (other, p) in lexicon.translations_ids(languages.0, id) {
                if let Some(&t) = place_t.get(other as usize).filter(|t| **t != u32::MAX) {
                    self.enter(s, t, p, 0.0);
                }
            }
        }
        let place_s = places(&ids_s, languages.0);
        for (t, id) in ids_t.iter().enumerate().filter_map(|(t, id)| Some((t as u32, (*id)?))) {
            for (other, p) in lexicon.translations_ids(languages.1, id) {
                if let Some(&s) = place_s.get(other as usize).filter(|s| **s != u32::MAX) {
                    self.enter(s, t, 0.0, p);
                }
            }
        }
    }

    /// Enters a pair that answers each other alike in both directions. A name that stands ten times here and five
    /// times there can be answered half of the time only.
    fn enter_mutual(&mut self, source: &Tokens, target: &Tokens, (s, t): (u32, u32), p: f32) {
        let (here, there) = (source.types[s as usize].count as f32, target.types[t as usize].count as f32);
        self.enter(s, t, p * (there / here).min(1.0), p * (here / there).min(1.0));
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
    pub fn build(&self) -> Table {
        let mut out = Table {
            starts: vec![0],
            entries: Vec::new(),
            known_source: vec![0.0; self.share_source.len()],
            known_target: vec![0.0; self.share_target.len()],
        };
        for (s, row) in self.rows.iter().enumerate() {
            for guess in row {
                let forward = guess.forward / self.share_target[guess.target as usize];
                let backward = guess.backward / self.share_source[s];
                // The two estimate one figure; where one direction was pruned, the other is half believed.
                let ratio = if forward.min(backward) > 0.0 {
                    (forward * backward).sqrt()
                } else {
                    ONE_WAY * forward.max(backward)
                };
                if ratio > 1.0 {
                    out.entries.push(Entry { target: guess.target, ratio });
                    out.known_source[s] += guess.forward;
                    out.known_target[guess.target as usize] += guess.backward;
                }
            }
            out.starts.push(out.entries.len() as u32);
        }
        let least = self.least_source.iter().chain(&self.least_target);
        for (known, least) in out.known_source.iter_mut().chain(&mut out.known_target).zip(least) {
            *known = known.clamp(*least, 1.0);
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
