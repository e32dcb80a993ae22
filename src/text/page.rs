//! The phrases of `furniture.tsv`, and how a block is read against them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What the phrases say about a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Nothing: it is text.
    Text,
    /// A word that is furniture beside other furniture only.
    Label,
    /// Furniture that may stand anywhere.
    Phrase,
    /// Furniture after which only the page goes on.
    Closing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Match {
    Whole,
    Label,
    Start,
    Lead,
    Stamp,
    Inside,
}

#[derive(Debug)]
struct Phrase {
    how: Match,
    closing: bool,
    words: usize,
    tokens: Vec<&'static str>,
}

/// All phrases by their first word. Pages mix languages, so those of both are always tried.
#[derive(Debug)]
pub(super) struct Phrases {
    by_first: HashMap<&'static str, Vec<Phrase>>,
    longest: usize,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(Phrases::load);

/// More bytes than any block of as many words as a phrase allows: longer blocks are not even split.
const LONGEST_BLOCK: usize = 800;
/// A menu on one line has at least this many entries.
const MENU_ENTRIES: usize = 3;
/// An entry of a menu has at most this many words.
const MENU_WORDS: usize = 4;

impl Phrases {
    pub(super) fn get() -> &'static Self {
        &PHRASES
    }

    fn load() -> Self {
        let mut by_first: HashMap<&'static str, Vec<Phrase>> = HashMap::new();
        let mut longest = 0;
        for row in super::table::rows(include_str!("furniture.tsv")) {
            let [how, place, words, pattern] = row[..] else { continue };
            let how = match how {
                "label" => Match::Label,
                "start" => Match::Start,
                "lead" => Match::Lead,
                "stamp" => Match::Stamp,
                "inside" => Match::Inside,
                _ => Match::Whole,
            };
            let tokens: Vec<&str> = pattern.split(' ').collect();
            let words = words.parse().unwrap_or(0);
            longest = longest.max(words);
            let phrase = Phrase { how, closing: place == "end", words, tokens };
            by_first.entry(phrase.tokens[0]).or_default().push(phrase);
        }
        by_first.values_mut().for_each(|list| list.sort_by_key(|p| std::cmp::Reverse(p.tokens.len())));
        Phrases { by_first, longest }
    }

    /// Reads a whole block.
    pub(super) fn read(&self, block: &str) -> Reading {
        if block.len() > LONGEST_BLOCK {
            return Reading::Text;
        }
        let tokens = tokens(block);
        let words = tokens.iter().filter(|t| *t != ":").count();
        if words == 0 || words > self.longest {
            return Reading::Text;
        }
        if let Some(phrase) = self.opening(&tokens, words, block).or_else(|| self.inside(&tokens, words)) {
            return if phrase.closing { Reading::Closing } else { Reading::Phrase };
        }
        self.entries(block)
    }

    /// Reads one sentence, which must be phrases and nothing else.
    pub(super) fn sentence(&self, sentence: &str) -> Reading {
        match self.tile(&tokens(sentence)) {
            Reading::Label => Reading::Text,
            other => other,
        }
    }

    fn opening<'s>(&'s self, tokens: &[String], words: usize, block: &str) -> Option<&'s Phrase> {
        self.candidates(tokens).find(|phrase| {
            let next = tokens.get(phrase.tokens.len()).map(String::as_str);
            words <= phrase.words
                && match phrase.how {
                    Match::Start => true,
                    Match::Lead => next == Some(":"),
                    Match::Stamp => next.is_some() && !block.trim_end().ends_with(['.', '!', '?']),
                    _ => false,
                }
        })
    }

    fn inside<'s>(&'s self, tokens: &[String], words: usize) -> Option<&'s Phrase> {
        (0..tokens.len())
            .flat_map(|at| self.candidates(&tokens[at..]))
            .find(|phrase| phrase.how == Match::Inside && words <= phrase.words)
    }

    /// Reads a line of entries (`Home | News | Contact us`), or a single one.
    fn entries(&self, block: &str) -> Reading {
        let parts: Vec<&str> = split_entries(block);
        let readings: Vec<Reading> = parts.iter().map(|part| self.tile(&tokens(part))).collect();
        if readings.contains(&Reading::Closing) && !readings.contains(&Reading::Text) {
            return Reading::Closing;
        }
        if readings.len() == 1 {
            return readings[0];
        }
        let known = readings.iter().filter(|r| **r != Reading::Text).count();
        let entry = |part: &&str| {
            part.split_whitespace().count() <= MENU_WORDS && !part.trim_end().ends_with(['.', '!', '?', ';', ','])
        };
        let menu = known == parts.len() || (known > 0 && parts.len() >= MENU_ENTRIES && parts.iter().all(entry));
        if menu { Reading::Phrase } else { Reading::Text }
    }

    /// Is this phrase after phrase from end to end? Labels count beside a whole phrase, or one alone.
    fn tile(&self, tokens: &[String]) -> Reading {
        let tokens: Vec<&str> = tokens.iter().map(String::as_str).filter(|t| *t != ":").collect();
        if tokens.is_empty() || tokens.len() > self.longest {
            return Reading::Text;
        }
        // Best tiling of the rest from each position on: (tiles, whole phrases, closing).
        let mut best: Vec<Option<(usize, usize, bool)>> = vec![None; tokens.len() + 1];
        best[tokens.len()] = Some((0, 0, false));
        for at in (0..tokens.len()).rev() {
            best[at] = self.phrases_at(&tokens[at..]).find_map(|phrase| {
                let (tiles, wholes, closing) = best[at + phrase.tokens.len()]?;
                let whole = usize::from(phrase.how == Match::Whole);
                Some((tiles + 1, wholes + whole, closing || (phrase.closing && whole == 1)))
            });
        }
        match best[0] {
            None => Reading::Text,
            Some((_, wholes, true)) if wholes > 0 => Reading::Closing,
            Some((_, wholes, _)) if wholes > 0 => Reading::Phrase,
            Some((1, ..)) => Reading::Label,
            Some(_) => Reading::Text,
        }
    }

    /// Whole phrases and labels that `tokens` begins with, the longest first.
    fn phrases_at<'s>(&'s self, tokens: &[&str]) -> impl Iterator<Item = &'s Phrase> {
        self.starting(tokens.first().copied())
            .filter(move |p| matches!(p.how, Match::Whole | Match::Label) && begins(&p.tokens, tokens.iter().copied()))
    }

    fn candidates<'s>(&'s self, tokens: &[String]) -> impl Iterator<Item = &'s Phrase> {
        self.starting(tokens.first().map(String::as_str))
            .filter(move |p| begins(&p.tokens, tokens.iter().map(String::as_str)))
    }

    fn starting<'s>(&'s self, first: Option<&str>) -> impl Iterator<Item = &'s Phrase> {
        let word = first.and_then(|w| self.by_first.get(w));
        let figure = first.filter(|w| is_figure(w)).and_then(|_| self.by_first.get("#"));
        word.into_iter().chain(figure).flatten()
    }
}

fn begins<'a>(pattern: &[&str], mut tokens: impl Iterator<Item = &'a str>) -> bool {
    pattern.iter().all(|want| tokens.next().is_some_and(|got| got == *want || (*want == "#" && is_figure(got))))
}

fn is_figure(token: &str) -> bool {
    token.bytes().all(|b| b.is_ascii_digit())
}

/// The words of a block in lower case, `:` and `©` kept, other marks dropped.
fn tokens(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        match c {
            _ if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            '\'' | '’' if !word.is_empty() => word.push('\''),
            _ => {
                if !word.is_empty() {
                    out.push(std::mem::take(&mut word));
                }
                if matches!(c, ':' | '©') {
                    out.push(c.to_string());
                }
            }
        }
    }
    if !word.is_empty() {
        out.push(word);
    }
    out
}

/// The entries of a line: between bars, dots, arrows, tabs and runs of three spaces.
fn split_entries(block: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut spaces = 0;
    for (at, c) in block.char_indices() {
        spaces = if c == ' ' || c == '\u{a0}' { spaces + 1 } else { 0 };
        if matches!(c, '|' | '·' | '•' | '›' | '»' | '>' | '→' | '\t') || spaces == 3 {
            parts.push(&block[start..at]);
            start = at + c.len_utf8();
        }
    }
    parts.push(&block[start..]);
    parts.retain(|part| part.contains(char::is_alphanumeric));
    parts
}
