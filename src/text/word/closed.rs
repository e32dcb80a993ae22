//! The closed classes of the two languages, read once from `closed.tsv`.

use crate::text::Language;
use std::sync::LazyLock;

static TABLE: &str = include_str!("closed.tsv");

/// One language's closed classes.
#[derive(Default)]
pub(super) struct Closed {
    /// Elided words without their apostrophe, and whether a vowel must follow.
    elisions: Vec<(&'static str, bool)>,
    /// Endings cut from the word before them, longest first, and their forms.
    pub endings: Vec<(&'static str, &'static str)>,
    whole: Vec<&'static str>,
    verbs: Vec<(&'static str, &'static str)>,
}

static ENGLISH: LazyLock<Closed> = LazyLock::new(|| Closed::read("en"));
static FRENCH: LazyLock<Closed> = LazyLock::new(|| Closed::read("fr"));

impl Closed {
    pub fn of(language: Language) -> &'static Closed {
        match language {
            Language::English => &ENGLISH,
            Language::French => &FRENCH,
        }
    }

    fn read(code: &str) -> Closed {
        let mut out = Closed::default();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let mut next = || cells.next().unwrap_or_default();
            let (language, kind, written, form) = (next(), next(), next(), next());
            match kind {
                _ if language != code => {}
                "elision" => out.elisions.push((written, false)),
                "elision-vowel" => out.elisions.push((written, true)),
                "inverted" | "contraction" => out.endings.push((written, form)),
                "verb" => out.verbs.push((written, form)),
                _ => out.whole.push(written),
            }
        }
        out.endings.sort_by_key(|(written, _)| std::cmp::Reverse(written.len()));
        out
    }

    /// Is `written` (folded, without its apostrophe) elided before `next`?
    pub fn elides(&self, written: &str, next: Option<char>) -> bool {
        written.len() <= "lorsqu".len()
            && self.elisions.iter().any(|(e, vowel)| *e == written && (!vowel || next.is_none_or(is_vowel)))
    }

    /// Must this folded word never be cut?
    pub fn is_whole(&self, form: &str) -> bool {
        self.whole.contains(&form)
    }

    /// The full form of a verb shortened before n't: "wo" → "will".
    pub fn verb(&self, form: &str) -> Option<&'static str> {
        self.verbs.iter().find(|(short, _)| *short == form).map(|(_, full)| *full)
    }
}

fn is_vowel(c: char) -> bool {
    !c.is_alphanumeric() || "aeiouyhàâäéèêëîïôöùûüœæ".contains(c.to_lowercase().next().unwrap_or(c))
}
