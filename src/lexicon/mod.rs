//! What words mean in the other language: the trained model, its trainer, its file.
//!
//! Words are known by their [`crate::text::Word::form`]. Code that looks up the same words again and again takes their
//! [`Lexicon::id`] once and uses the functions ending in `_ids`.

mod added;
pub mod cue;
mod family;
mod file;
pub mod glossary;
pub mod hmm;
mod merge;
pub mod name;
mod pattern;
pub mod profile;
mod reverse;
pub mod train;

pub use file::{Draft, DraftWord};

pub use added::extend_tables;
pub use reverse::LEAST as REVERSE_LEAST;

use crate::Error;
use crate::text::Language;
use file::Table;
use hmm::Jumps;
use reverse::Reverse;
use std::path::Path;
use std::sync::{Arc, LazyLock, OnceLock};

/// The lexicon shipped inside the program; `docs/model-card.md` says what it was learnt from.
static EMBEDDED: &[u8] = include_bytes!("default.lexicon");

/// What a lexicon knows of one word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// See [`Lexicon::id`].
    pub id: Option<u32>,
    /// See [`Lexicon::idf`].
    pub idf: f32,
    /// See [`Lexicon::unanswered`].
    pub unanswered: f32,
}

impl Entry {
    /// What counts for a word that it does not know.
    pub const UNKNOWN: Entry = Entry { id: None, idf: file::IDF_UNKNOWN, unanswered: UNANSWERED_UNKNOWN };
}

/// How often a word that it does not know stands unanswered.
const UNANSWERED_UNKNOWN: f32 = 0.5;

/// Translation probabilities in both directions, how rare a word is, and how often it stands unanswered.
#[derive(Debug, Clone)]
pub struct Lexicon {
    table: Table,
    /// How far counterparts move, reading English and reading French.
    jumps: [Jumps; 2],
    /// Made when it is first asked for.
    reverse: [OnceLock<Reverse>; 2],
}

impl From<Table> for Lexicon {
    fn from(table: Table) -> Self {
        let steps =
            |language| (-file::LONGEST_JUMP..=file::LONGEST_JUMP).map(|step| table.jump(language, step)).collect();
        let jumps = [Language::English, Language::French].map(|language| Jumps::new(steps(language)));
        Lexicon { table, jumps, reverse: Default::default() }
    }
}

impl Default for Lexicon {
    /// A lexicon that knows no word.
    fn default() -> Self {
        Lexicon::from(Table::empty())
    }
}

impl Lexicon {
    /// The default lexicon, opened once.
    pub fn embedded() -> Arc<Lexicon> {
        static OPENED: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
            // A test verifies the shipped bytes; to sum them up at every start would read all 4 MB.
            let table = Table::lay_out(EMBEDDED.into()).unwrap_or_else(Table::empty);
            Arc::new(Lexicon::from(table))
        });
        OPENED.clone()
    }

    /// Opens a lexicon file written by `fauxami train`.
    ///
    /// # Errors
    /// [`Error::Io`] when the file cannot be read; [`Error::Input`] when it is no lexicon, is damaged, or was written
    /// by a newer program.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let name = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|reason| Error::io(&name, reason))?;
        Self::from_bytes(bytes, &name)
    }

    /// Reads a lexicon file's bytes; `name` stands in error messages.
    ///
    /// # Errors
    /// [`Error::Input`] as for [`Lexicon::open`].
    pub fn from_bytes(bytes: Vec<u8>, name: &str) -> Result<Self, Error> {
        Ok(Lexicon::from(Table::open(bytes.into(), name)?))
    }

    /// This lexicon with another one added, which goes before it where both translate a word.
    pub fn with(&self, own: &Lexicon) -> Self {
        let bytes = merge::merge(self, own).encode();
        Table::open(bytes.into(), "merged").map_or_else(|_| self.clone(), Lexicon::from)
    }

    /// The number of a word (by its form), `None` when the lexicon does not know it.
    pub fn id(&self, language: Language, form: &str) -> Option<u32> {
        self.table.id(language, form)
    }

    /// The form of a word by its number; empty for a number that was never given out.
    pub fn form(&self, language: Language, id: u32) -> &str {
        self.table.record(language, id).map_or("", |record| record.form())
    }

    /// How many words of a language it knows.
    pub fn len(&self, language: Language) -> usize {
        self.table.len(language)
    }

    /// Does it know no word of either language?
    pub fn is_empty(&self) -> bool {
        self.len(Language::English) == 0 && self.len(Language::French) == 0
    }

    /// How likely `word` (a [`crate::text::Word::form`] in `language`) is rendered by `other` in the other language: 0 to 1.
    pub fn probability(&self, language: Language, word: &str, other: &str) -> f32 {
        match (self.id(language, word), self.id(language.other(), other)) {
            (Some(word), Some(other)) => self.probability_ids(language, word, other),
            _ => 0.0,
        }
    }

    /// [`Lexicon::probability`] for words known by number.
    pub fn probability_ids(&self, language: Language, word: u32, other: u32) -> f32 {
        self.translations_ids(language, word).find(|(id, _)| *id == other).map_or(0.0, |(_, p)| p)
    }

    /// The translations of a word, likeliest first, each with its probability.
    pub fn translations(&self, language: Language, word: &str) -> impl Iterator<Item = (&str, f32)> {
        let id = self.id(language, word);
        let entries = id.into_iter().flat_map(move |id| self.translations_ids(language, id));
        entries.map(move |(other, p)| (self.form(language.other(), other), p))
    }

    /// [`Lexicon::translations`] for a word known by number.
    pub fn translations_ids(&self, language: Language, word: u32) -> impl Iterator<Item = (u32, f32)> {
        self.table.record(language, word).into_iter().flat_map(|record| record.translations())
    }

    /// Those of [`Lexicon::translations_ids`] that are at least so likely.
    pub fn likely_ids(&self, language: Language, word: u32, least: f32) -> impl Iterator<Item = (u32, f32)> {
        self.translations_ids(language, word).take_while(move |(_, p)| *p >= least)
    }

    /// The words of the other language that a word renders at least so often as [`REVERSE_LEAST`], each with how often.
    pub fn rendered_ids(&self, language: Language, word: u32) -> &[(u32, f32)] {
        let reverse = &self.reverse[usize::from(language == Language::French)];
        reverse.get_or_init(|| Reverse::new(&self.table, language)).of(word)
    }

    /// The other words of a word's family, which differ from it by an ending ("crown": "crowns", "crowned").
    pub fn relatives_ids(&self, language: Language, word: u32) -> impl Iterator<Item = u32> {
        // A damaged file could hold a ring that never comes back.
        let ring = std::iter::successors(Some(word), move |id| Some(self.table.relative(language, *id)));
        ring.skip(1).take_while(move |id| *id != word).take(family::LARGEST)
    }

    /// How rare a word is: ln(sentences / sentences that hold it) in the training text; about 0 for "the", 6 for a
    /// word in every 400th sentence. A word it does not know counts as rare as the rarest.
    pub fn idf(&self, language: Language, word: &str) -> f32 {
        self.id(language, word).map_or(file::IDF_UNKNOWN, |id| self.idf_id(language, id))
    }

    /// [`Lexicon::idf`] for a word known by number.
    pub fn idf_id(&self, language: Language, word: u32) -> f32 {
        self.table.record(language, word).map_or(file::IDF_UNKNOWN, |record| record.idf)
    }

    /// How often a word stood without any counterpart in training, 0 to 1; 0.5 for a word it does not know.
    pub fn unanswered(&self, language: Language, word: &str) -> f32 {
        self.id(language, word).map_or(UNANSWERED_UNKNOWN, |id| self.unanswered_id(language, id))
    }

    /// [`Lexicon::unanswered`] for a word known by number.
    pub fn unanswered_id(&self, language: Language, word: u32) -> f32 {
        self.table.record(language, word).map_or(UNANSWERED_UNKNOWN, |record| record.unanswered)
    }

    /// What is known of a word by its form, looked up once.
    pub fn entry(&self, language: Language, form: &str) -> Entry {
        let id = self.id(language, form);
        let record = id.and_then(|id| self.table.record(language, id));
        record.map_or(Entry::UNKNOWN, |record| Entry { id, idf: record.idf, unanswered: record.unanswered })
    }

    /// How far the counterparts of words move, reading `language` from left to right.
    pub fn jumps(&self, language: Language) -> &Jumps {
        match language {
            Language::English => &self.jumps[0],
            Language::French => &self.jumps[1],
        }
    }

    /// Sentence pairs it was learnt from, and its sources as its trainer named them.
    pub fn provenance(&self) -> (u64, &str) {
        self.table.provenance()
    }

    /// How likely a word's counterpart stands `step` words after the counterpart of the word before it, reading
    /// `language` from left to right; steps beyond the table count as its ends.
    pub fn jump(&self, language: Language, step: i32) -> f32 {
        self.table.jump(language, step)
    }
}
