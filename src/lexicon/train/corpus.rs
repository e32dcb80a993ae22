//! The training pairs as numbers, cleaned, with a count of what was left out and why.

use crate::text::{Language, Word, WordKind, words};
use fnv::{FnvHashMap, FnvHashSet};
use rayon::prelude::*;
use std::hash::Hasher;

/// Longest side, in words: the work grows with the square, and longer pairs of the training text are lists.
const MOST_WORDS: usize = 90;
/// A side this many times longer than the other is no translation; below SHORT words everything may be.
const LENGTH_RATIO: usize = 3;
const SHORT: usize = 8;
/// A text with fewer words than this may well be the same in both languages (a name, a title).
const SAME_TEXT: usize = 4;

/// Why a pair was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Refusal {
    /// One side holds no word.
    Empty,
    /// One side has more than 90 words.
    TooLong,
    /// One side is more than three times longer than the other.
    LengthRatio,
    /// Both sides are the same text.
    SameText,
    /// The pair stood before.
    Duplicate,
    /// The function words are those of the other language.
    WrongLanguage,
}

impl Refusal {
    /// Every reason, in the order in which they are tried.
    pub const ALL: [Refusal; 6] = [
        Refusal::Empty,
        Refusal::TooLong,
        Refusal::LengthRatio,
        Refusal::SameText,
        Refusal::Duplicate,
        Refusal::WrongLanguage,
    ];

    /// The reason in a few words.
    pub fn reason(self) -> &'static str {
        match self {
            Refusal::Empty => "one side is empty",
            Refusal::TooLong => "a side has more than 90 words",
            Refusal::LengthRatio => "one side is more than three times longer",
            Refusal::SameText => "the same text on both sides",
            Refusal::Duplicate => "a duplicate",
            Refusal::WrongLanguage => "not English on one side and French on the other",
        }
    }
}

/// One language's words as numbers, in order of first sight.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: FnvHashMap<String, u32>,
    pub forms: Vec<String>,
}

impl Vocabulary {
    fn number(&mut self, form: String) -> u32 {
        let next = self.forms.len() as u32;
        match self.numbers.get(&form) {
            Some(number) => *number,
            None => {
                self.forms.push(form.clone());
                self.numbers.insert(form, next);
                next
            }
        }
    }

    /// Gives back the index, which only reading needs.
    pub fn close(&mut self) {
        self.numbers = FnvHashMap::default();
    }
}

/// The sentences of one language, one after the other.
#[derive(Debug)]
pub(super) struct Side {
    pub words: Vec<u32>,
    pub starts: Vec<u32>,
}

impl Side {
    pub fn sentence(&self, index: usize) -> &[u32] {
        &self.words[self.starts[index] as usize..self.starts[index + 1] as usize]
    }

    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn push(&mut self, words: impl Iterator<Item = u32>) {
        self.words.extend(words);
        self.starts.push(self.words.len() as u32);
    }
}

/// Cleaned pairs: English, then French.
#[derive(Debug)]
pub(super) struct Corpus {
    pub sides: [Side; 2],
    pub vocabularies: [Vocabulary; 2],
    seen: FnvHashSet<u64>,
}

impl Corpus {
    pub fn new() -> Self {
        let side = || Side { words: Vec::new(), starts: vec![0] };
        Corpus { sides: [side(), side()], vocabularies: Default::default(), seen: FnvHashSet::default() }
    }

    /// Adds pairs in order, each `weight` times; tells for each whether it was taken.
    pub fn extend(&mut self, pairs: &[(&str, &str)], weight: u8) -> Vec<Option<Refusal>> {
        let read: Vec<_> = pairs.par_iter().map(|(english, french)| read_pair(english, french)).collect();
        read.into_iter().map(|pair| pair.and_then(|pair| self.push(pair, weight)).err()).collect()
    }

    fn push(&mut self, pair: Read, weight: u8) -> Result<(), Refusal> {
        if !self.seen.insert(pair.hash) {
            return Err(Refusal::Duplicate);
        }
        for ((side, vocabulary), forms) in self.sides.iter_mut().zip(&mut self.vocabularies).zip(pair.forms) {
            let numbers: Vec<u32> = forms.into_iter().map(|form| vocabulary.number(form)).collect();
            (0..weight).for_each(|_| side.push(numbers.iter().copied()));
        }
        Ok(())
    }
}

struct Read {
    forms: [Vec<String>; 2],
    hash: u64,
}

fn read_pair(english: &str, french: &str) -> Result<Read, Refusal> {
    let (source, target) = (words(english, Language::English), words(french, Language::French));
    let (m, n) = (source.len(), target.len());
    if m.min(n) == 0 {
        return Err(Refusal::Empty);
    }
    if m.max(n) > MOST_WORDS {
        return Err(Refusal::TooLong);
    }
    if m.max(n) > SHORT && m.max(n) > LENGTH_RATIO * m.min(n) {
        return Err(Refusal::LengthRatio);
    }
    let mut hasher = fnv::FnvHasher::default();
    let forms = [source, target].map(|side| {
        hasher.write_u8(0xff);
        let forms: Vec<String> = side.into_iter().map(|word| training_form(word, &mut hasher)).collect();
        forms
    });
    if m.min(n) >= SAME_TEXT && forms[0] == forms[1] {
        return Err(Refusal::SameText);
    }
    if looks_like(&forms[0], Language::French) || looks_like(&forms[1], Language::English) {
        return Err(Refusal::WrongLanguage);
    }
    Ok(Read { forms, hash: hasher.finish() })
}

/// The form that is learnt: longer figures are learnt by their shape, since links pair them by value.
fn training_form(word: Word, hasher: &mut fnv::FnvHasher) -> String {
    hasher.write(word.form.as_bytes());
    hasher.write_u8(b' ');
    match word.kind {
        WordKind::Number if word.form.len() > 2 => {
            word.form.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
        }
        _ => word.form,
    }
}

/// Words that are frequent in one language and no words of the other.
const ENGLISH_ONLY: &[&str] = &["the", "of", "and", "is", "that", "with", "this", "by", "which", "be"];
const FRENCH_ONLY: &[&str] = &["le", "la", "les", "de", "des", "et", "une", "du", "dans", "est", "que", "pour"];

/// Does a text of eight words or more hold several function words of a language and none of the other?
pub(super) fn looks_like(forms: &[String], language: Language) -> bool {
    let count = |list: &[&str]| forms.iter().filter(|form| list.contains(&form.as_str())).count();
    let (ours, others) = match language {
        Language::English => (ENGLISH_ONLY, FRENCH_ONLY),
        Language::French => (FRENCH_ONLY, ENGLISH_ONLY),
    };
    forms.len() >= SHORT && count(others) == 0 && count(ours) >= 3
}
