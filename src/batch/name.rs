//! Pairing by name: two paths that differ by their mark of language only.

use super::mark::{Mark, marks};
use super::plan::{Basis, Candidate, Match};
use crate::error::Error;
use crate::text::{Language, Span};
use std::collections::{BTreeMap, BTreeSet};

/// What stands for the mark of language in a key.
const BLANK: &str = "\u{0}";
/// Longest ending of a file's name, in bytes, its point left out.
const LONGEST_ENDING: usize = 8;

/// A naming habit: how the English and the French name follow from what they share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    english: (String, String),
    french: (String, String),
}

impl std::str::FromStr for Pattern {
    type Err = Error;

    /// Reads `{}_e.html={}_f.html`: the English form, `=`, the French form; `{}` is what both share.
    fn from_str(text: &str) -> Result<Self, Error> {
        let form = |form: &str| form.split_once("{}").map(|(head, tail)| (head.to_string(), tail.to_string()));
        let (english, french) = text.split_once('=').unwrap_or_default();
        match (form(english), form(french)) {
            (Some(english), Some(french)) if english != french => Ok(Pattern { english, french }),
            _ => Err(Error::Usage(format!(
                "{text}: this is no pattern of names; write the English form, =, the French form, as {{}}_e.html={{}}_f.html"
            ))),
        }
    }
}

impl Pattern {
    fn keys(&self, name: &str) -> Vec<Key> {
        let shared = |(head, tail): &(String, String)| {
            name.strip_prefix(head.as_str()).and_then(|rest| rest.strip_suffix(tail.as_str())).map(str::to_string)
        };
        let key = |language, form| {
            shared(form).map(|shared| Key { language, id: shared.clone(), text: shared, labelled: true })
        };
        [key(Language::English, &self.english), key(Language::French, &self.french)].into_iter().flatten().collect()
    }
}

/// A way in which a file can meet its counterpart.
struct Key {
    language: Language,
    /// Equal in the counterpart's key.
    text: String,
    /// What the pair would be called.
    id: String,
    labelled: bool,
}

/// The keys of a file, from its name and the marks in it.
type Habit = fn(&str, &[Mark]) -> Vec<Key>;

/// The habits that are tried, the most explicit first; a file paired by one is not looked at by the next.
const HABITS: [Habit; 5] = [every_mark, last_mark, first_mark, one_unmarked, any_ending];

/// Pairs files by their names: first by the given patterns, then by the marks of language.
///
/// A key that more than one file of a language shares pairs nothing. The matches are in the order of their ids, which
/// are unique.
pub fn by_name(files: &[Candidate<'_>], patterns: &[Pattern]) -> Vec<Match> {
    let marked: Vec<Vec<Mark>> = files.iter().map(|file| marks(file.name)).collect();
    let mut left: BTreeSet<usize> = (0..files.len()).collect();
    let mut matches = Vec::new();
    for pattern in patterns {
        round(files, &mut left, &mut matches, |at| pattern.keys(files[at].name));
    }
    for habit in HABITS {
        round(files, &mut left, &mut matches, |at| habit(files[at].name, &marked[at]));
    }
    matches.sort_by(|a, b| (&a.id, a.english).cmp(&(&b.id, b.english)));
    distinguish(&mut matches, files);
    matches
}

fn round(
    files: &[Candidate<'_>],
    left: &mut BTreeSet<usize>,
    matches: &mut Vec<Match>,
    keys: impl Fn(usize) -> Vec<Key>,
) {
    let mut groups: BTreeMap<String, Vec<(usize, Key)>> = BTreeMap::new();
    for at in left.iter() {
        for key in keys(*at) {
            groups.entry(key.text.clone()).or_default().push((*at, key));
        }
    }
    for (_, group) in groups {
        // A file without a mark stands for either language, where no marked one does.
        let of = |language, labelled| {
            let mut found = group.iter().filter(move |(_, key)| key.language == language && key.labelled == labelled);
            (found.next(), found.next().is_none())
        };
        let one = |language| match of(language, true) {
            (None, _) => of(language, false),
            found => found,
        };
        let only = |language| one(language).0.filter(|_| one(language).1);
        let (Some((english, key)), Some((french, other))) = (only(Language::English), only(Language::French)) else {
            continue;
        };
        if english != french && left.contains(english) && left.contains(french) {
            left.remove(english);
            left.remove(french);
            let id = if key.id.is_empty() { "pair".to_string() } else { key.id.clone() };
            let (english, french) = (files[*english].number, files[*french].number);
            let labelled = [key.labelled, other.labelled];
            matches.push(Match { id, english, french, labelled, basis: Basis::Name, confidence: 1.0 });
        }
    }
}

/// All marks of one language blanked: `en/press.en.txt`, `fr/press.fr.txt`.
fn every_mark(name: &str, marks: &[Mark]) -> Vec<Key> {
    [Language::English, Language::French]
        .into_iter()
        .filter_map(|language| {
            let spans: Vec<Span> =
                marks.iter().filter(|mark| mark.language == language).map(|mark| mark.span).collect();
            (!spans.is_empty()).then(|| key(name, language, &spans))
        })
        .collect()
}

/// The last mark blanked: `mise-en-page.en.html`, `mise-en-page.fr.html`.
fn last_mark(name: &str, marks: &[Mark]) -> Vec<Key> {
    marks.last().map(|mark| key(name, mark.language, &[mark.span])).into_iter().collect()
}

/// The first mark blanked: `en/mise-en-page.html`, `fr/mise-en-page.html`.
fn first_mark(name: &str, marks: &[Mark]) -> Vec<Key> {
    marks.first().map(|mark| key(name, mark.language, &[mark.span])).into_iter().collect()
}

/// One of the two bears no mark: `index.html`, `index.fr.html`.
fn one_unmarked(name: &str, marks: &[Mark]) -> Vec<Key> {
    match marks.last() {
        Some(mark) => {
            let bare = without(name, &[mark.span]);
            vec![Key { language: mark.language, id: stem(&bare).to_string(), text: bare, labelled: true }]
        }
        None => [Language::English, Language::French]
            .map(|language| Key { language, text: name.to_string(), id: stem(name).to_string(), labelled: false })
            .into(),
    }
}

/// All marks of one language blanked, whatever the ending: `press.en.html`, `press.fr.txt`.
fn any_ending(name: &str, marks: &[Mark]) -> Vec<Key> {
    let mut keys = every_mark(name, marks);
    keys.iter_mut().for_each(|key| key.text = stem(&key.text).to_string());
    keys
}

fn key(name: &str, language: Language, spans: &[Span]) -> Key {
    let mut text = name.to_string();
    for span in spans.iter().rev() {
        text.replace_range(span.start..span.end, BLANK);
    }
    Key { language, text, id: stem(&without(name, spans)).to_string(), labelled: true }
}

/// The name without some of its parts, each with the separator before it (or, at the beginning, after it).
fn without(name: &str, spans: &[Span]) -> String {
    let mut out = name.to_string();
    for span in spans.iter().rev() {
        let separator = |c: char| !c.is_alphanumeric();
        let before = out[..span.start].chars().next_back().filter(|c| separator(*c)).map_or(0, char::len_utf8);
        let after = out[span.end..].chars().next().filter(|c| before == 0 && separator(*c)).map_or(0, char::len_utf8);
        out.replace_range(span.start - before..span.end + after, "");
    }
    out
}

/// The name without its ending, that of a compressed file included.
pub(super) fn stem(name: &str) -> &str {
    let plain = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(name);
    match plain.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) && !stem.is_empty() && !stem.ends_with('/') => stem,
        _ => plain,
    }
}

fn is_ending(text: &str) -> bool {
    let letters = text.chars().any(|c| c.is_ascii_alphabetic());
    letters && text.len() <= LONGEST_ENDING && text.chars().all(|c| c.is_ascii_alphanumeric())
}

/// Makes ids unique: those that collide get the English file's name, which is unique.
fn distinguish(matches: &mut [Match], files: &[Candidate<'_>]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    matches.iter().for_each(|pair| *counts.entry(pair.id.clone()).or_default() += 1);
    let names: BTreeMap<u32, &str> = files.iter().map(|file| (file.number, file.name)).collect();
    for pair in matches.iter_mut().filter(|pair| counts.get(&pair.id).is_some_and(|count| *count > 1)) {
        if let Some(name) = names.get(&pair.english) {
            pair.id = name.to_string();
        }
    }
    matches.sort_by(|a, b| a.id.cmp(&b.id));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &[&str], patterns: &[Pattern]) -> Vec<(String, u32, u32)> {
        let files: Vec<Candidate> =
            names.iter().enumerate().map(|(n, name)| Candidate { number: n as u32, name }).collect();
        by_name(&files, patterns).into_iter().map(|m| (m.id, m.english, m.french)).collect()
    }

    #[test]
    fn habits_of_naming() {
        let pair = |id: &str| vec![(id.to_string(), 0, 1)];
        assert_eq!(ids(&["x.en.txt", "x.fr.txt"], &[]), pair("x"));
        assert_eq!(ids(&["a/en/x.txt", "a/fr/x.txt"], &[]), pair("a/x"));
        assert_eq!(ids(&["x_EN.txt", "x_FR.txt"], &[]), pair("x"));
        assert_eq!(ids(&["index.html", "index.fr.html"], &[]), pair("index"));
        assert_eq!(ids(&["index.en.html", "index.html"], &[]), pair("index"));
        assert_eq!(ids(&["en/mise-en-page.html", "fr/mise-en-page.html"], &[]), pair("mise-en-page"));
        assert_eq!(ids(&["x-en-US.md", "x-fr_CA.md"], &[]), pair("x"));
        assert_eq!(ids(&["en.zip/x.txt", "fr.zip/x.txt"], &[]), pair("zip/x"));
        assert_eq!(ids(&["x.en.html", "x.fr.txt"], &[]), pair("x"));
        let pattern = "{}_e.html={}_f.html".parse().unwrap();
        assert_eq!(ids(&["x_e.html", "x_f.html"], &[pattern]), pair("x"));
    }

    #[test]
    fn what_is_not_certain_is_not_paired() {
        assert!(ids(&["x_e.html", "x_f.html"], &[]).is_empty());
        assert!(ids(&["a/x.txt", "b/x.txt"], &[]).is_empty());
        assert!(ids(&["x.en.txt", "x.en-US.txt", "x.fr.txt"], &[]).is_empty());
        assert!("{}.html".parse::<Pattern>().is_err());
    }

    #[test]
    fn ids_are_unique() {
        let names = ["x.en.txt", "x.fr.txt", "x.en.html", "x.fr.html"];
        let found = ids(&names, &[]);
        assert_eq!(found, [("x.en.html".to_string(), 2, 3), ("x.en.txt".to_string(), 0, 1)]);
    }
}
