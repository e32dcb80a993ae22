//! What pairing works on, and what it finds.

use crate::text::Language;

/// A file that pairing looks at: its number among the files of the run, and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// Its number.
    pub number: u32,
    /// Its path within the input, with `/`.
    pub name: &'a str,
}

/// Why two files belong together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Basis {
    /// A manifest says so.
    Manifest,
    /// Their names differ by a mark of language only.
    Name,
    /// They say the same things; 0 to 1, how surely.
    Content(f32),
}

/// Two files that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// How the pair is called: what the two names share.
    pub id: String,
    /// Number of the English file.
    pub english: u32,
    /// Number of the French file.
    pub french: u32,
    /// Why they belong together.
    pub basis: Basis,
    /// Does a name say which language either file is in? Then its text must be in that language.
    pub labelled: [bool; 2],
}

impl Match {
    /// The number of the file in a language.
    pub fn file(&self, language: Language) -> u32 {
        match language {
            Language::English => self.english,
            Language::French => self.french,
        }
    }
}
