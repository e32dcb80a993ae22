//! The words of `sentence.tsv` that bear on where a sentence ends.

use super::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What an abbreviation says about the stop after it; see the head of `sentence.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Title,
    Inside,
    Number,
    Time,
    Either,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    Starter,
    Particle,
    Follower,
}

/// The table of one language.
#[derive(Debug, Default)]
pub(super) struct Abbreviations {
    classes: HashMap<&'static str, Class>,
    openings: HashMap<&'static str, Opening>,
}

static TABLES: LazyLock<[Abbreviations; 2]> =
    LazyLock::new(|| [Abbreviations::load(Language::English), Abbreviations::load(Language::French)]);

impl Abbreviations {
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &TABLES[0],
            Language::French => &TABLES[1],
        }
    }

    fn load(language: Language) -> Self {
        let mut table = Abbreviations::default();
        for row in super::table::rows(include_str!("sentence.tsv")) {
            let [lang, class, form] = row[..] else { continue };
            if lang != "any" && lang != language.code() {
                continue;
            }
            let class = match class {
                "title" => Class::Title,
                "inside" => Class::Inside,
                "number" => Class::Number,
                "time" => Class::Time,
                "either" => Class::Either,
                other => {
                    table.openings.insert(
                        form,
                        match other {
                            "particle" => Opening::Particle,
                            "follower" => Opening::Follower,
                            _ => Opening::Starter,
                        },
                    );
                    continue;
                }
            };
            table.classes.insert(form, class);
        }
        table
    }

    /// The class of a word before a stop: as it stands, with a small initial (`P. ex.`), or set in capitals (`LTD.`).
    pub(super) fn class(&self, token: &str) -> Option<Class> {
        if let Some(class) = self.classes.get(token) {
            return Some(*class);
        }
        let first = token.chars().next().filter(|c| c.is_uppercase())?;
        let rest = &token[first.len_utf8()..];
        if rest.is_empty() {
            return None; // an initial
        }
        let small: String = first.to_lowercase().chain(rest.chars()).collect();
        if let Some(class) = self.classes.get(small.as_str()) {
            return Some(*class);
        }
        let shouted = !rest.chars().any(char::is_lowercase);
        shouted.then(|| self.classes.get(format!("{first}{}", rest.to_lowercase()).as_str()).copied()).flatten()
    }

    /// Does this word open sentences rather than continue a name? An elided one comes with its apostrophe.
    pub(super) fn starts(&self, word: &str) -> bool {
        let opening = match word.strip_suffix(['\'', '’']) {
            Some(base) => self.openings.get(format!("{base}'").as_str()).or_else(|| self.openings.get(base)),
            None => self.openings.get(word),
        };
        matches!(opening, Some(Opening::Starter | Opening::Particle))
    }

    /// Is it a starter that also opens family names?
    pub(super) fn is_particle(&self, word: &str) -> bool {
        self.openings.get(word) == Some(&Opening::Particle)
    }

    /// Is it a day, a month or a time zone?
    pub(super) fn follows_time(&self, word: &str) -> bool {
        self.openings.get(word) == Some(&Opening::Follower)
    }
}
