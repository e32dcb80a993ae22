//! The phrases of `furniture.tsv`, and how a block is read against them.

use super::Span;
use fnv::FnvHashMap;
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
    by_first: FnvHashMap<&'static str, Vec<Phrase>>,
    /// What a block that holds an `inside` phrase holds: a word of each without its first letter, which may be a capital.
    needles: Vec<&'static str>,
    longest: usize,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(Phrases::load);

/// More bytes than any block of as many words as a phrase allows: longer blocks are not even split.
const LONGEST_BLOCK: usize = 800;
/// No phrase begins with a longer word, in bytes.
const LONGEST_WORD: usize = 32;
/// A menu on one line has at least this many entries.
const MENU_ENTRIES: usize = 3;
/// An entry of a menu has at most this many words.
const MENU_WORDS: usize = 4;

impl Phrases {
    pub(super) fn get() -> &'static Self {
        &PHRASES
    }

    fn load() -> Self {
        let mut by_first: FnvHashMap<&'static str, Vec<Phrase>> = FnvHashMap::default();
        let (mut needles, mut longest) = (Vec::new(), 0);
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
            if how == Match::Inside {
                let word = tokens.iter().copied().max_by_key(|t| t.len()).unwrap_or_default();
                needles.push(word.char_indices().nth(1).map_or(word, |(at, _)| &word[at..]));
            }
            let phrase = Phrase { how, closing: place == "end", words, tokens };
            by_first.entry(phrase.tokens[0]).or_default().push(phrase);
        }
        by_first.values_mut().for_each(|list| list.sort_by_key(|p| std::cmp::Reverse(p.tokens.len())));
        Phrases { by_first, needles, longest }
    }

    /// Reads a whole block.
    pub(super) fn read(&self, block: &str) -> Reading {
        if block.len() > LONGEST_BLOCK {
            return Reading::Text;
        }
        let separated = separators(block);
        if !separated && !self.may_begin(block) && !self.needles.iter().any(|needle| block.contains(needle)) {
            return Reading::Text;
        }
        let tokens = Tokens::of(block);
        let tokens = tokens.get();
        let words = tokens.iter().filter(|t| **t != ":").count();
        if words == 0 || words > self.longest {
            return Reading::Text;
        }
        if let Some(phrase) = self.opening(&tokens, words, block).or_else(|| self.inside(&tokens, words)) {
            return if phrase.closing { Reading::Closing } else { Reading::Phrase };
        }
        if separated { self.entries(block) } else { self.tile(&tokens) }
    }

    /// Reads one sentence, which must be phrases and nothing else.
    pub(super) fn sentence(&self, sentence: &str) -> Reading {
        if !self.may_begin(sentence) {
            return Reading::Text;
        }
        match self.tile(&Tokens::of(sentence).get()) {
            Reading::Label => Reading::Text,
            other => other,
        }
    }

    /// Does some phrase begin with the first word of the text?
    fn may_begin(&self, text: &str) -> bool {
        let mut first = String::with_capacity(16);
        let words = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
        for c in words.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '©')) {
            match c {
                '©' => return true,
                '\'' | '’' => first.push('\''),
                _ => first.extend(c.to_lowercase()),
            }
            if first.len() > LONGEST_WORD {
                return false;
            }
        }
        is_figure(&first) || self.by_first.contains_key(first.as_str())
    }

    fn opening<'s>(&'s self, tokens: &[&str], words: usize, block: &str) -> Option<&'s Phrase> {
        self.candidates(tokens).find(|phrase| {
            let next = tokens.get(phrase.tokens.len()).copied();
            words <= phrase.words
                && match phrase.how {
                    Match::Start => true,
                    Match::Lead => next == Some(":"),
                    Match::Stamp => next.is_some() && !block.trim_end().ends_with(['.', '!', '?']),
                    _ => false,
                }
        })
    }

    fn inside<'s>(&'s self, tokens: &[&str], words: usize) -> Option<&'s Phrase> {
        (0..tokens.len())
            .flat_map(|at| self.candidates(&tokens[at..]))
            .find(|phrase| phrase.how == Match::Inside && words <= phrase.words)
    }

    /// Reads a line of entries (`Home | News | Contact us`), or a single one.
    fn entries(&self, block: &str) -> Reading {
        let parts: Vec<&str> = split_entries(block);
        let readings: Vec<Reading> = parts.iter().map(|part| self.tile(&Tokens::of(part).get())).collect();
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
    fn tile(&self, tokens: &[&str]) -> Reading {
        let tokens: Vec<&str> = tokens.iter().copied().filter(|t| *t != ":").collect();
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

    fn candidates<'s>(&'s self, tokens: &[&str]) -> impl Iterator<Item = &'s Phrase> {
        self.starting(tokens.first().copied()).filter(move |p| begins(&p.tokens, tokens.iter().copied()))
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
struct Tokens {
    lower: String,
    spans: Vec<Span>,
}

impl Tokens {
    fn of(text: &str) -> Self {
        let mut tokens = Tokens { lower: String::with_capacity(text.len() + 8), spans: Vec::new() };
        let mut open = None;
        for c in text.chars() {
            if c.is_alphanumeric() {
                open.get_or_insert(tokens.lower.len());
                if c.is_ascii() {
                    tokens.lower.push(c.to_ascii_lowercase())
                } else {
                    tokens.lower.extend(c.to_lowercase())
                }
            } else if matches!(c, '\'' | '’') && open.is_some() {
                tokens.lower.push('\'');
            } else {
                tokens.close(&mut open);
                if matches!(c, ':' | '©') {
                    let start = tokens.lower.len();
                    tokens.lower.push(c);
                    tokens.close(&mut Some(start));
                }
            }
        }
        tokens.close(&mut open);
        tokens
    }

    fn close(&mut self, open: &mut Option<usize>) {
        if let Some(start) = open.take() {
            self.spans.push(Span::new(start, self.lower.len()));
        }
    }

    fn get(&self) -> Vec<&str> {
        self.spans.iter().map(|span| span.of(&self.lower)).collect()
    }
}

/// Does a mark that stands between entries occur?
fn separators(block: &str) -> bool {
    block.contains(['|', '·', '•', '›', '»', '>', '→', '\t']) || block.contains("   ")
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
