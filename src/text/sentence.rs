//! Where sentences end inside a block.
//!
//! The candidates are those of UAX #29 (`unicode-segmentation`), moved past closing quotes, brackets and note marks,
//! and the stops that it passes over: before a figure or a dash, an ellipsis, one without a space after it.
//! The table `sentence.tsv` and a few rules veto those that end no sentence.

use super::abbreviation::{Abbreviations, Class};
use super::shape::{
    LONGEST_TOKEN, has_long_gap, is_acronym, is_closer, is_initial, is_list_marker, is_numeral, is_opener, is_stop,
    looks_short, next_word, note_mark, token_after,
};
use super::{Language, Span, fold};
use unicode_segmentation::UnicodeSegmentation;

/// The sentences of one block, without the white space between them; line breaks count as spaces.
pub fn sentences(text: &str, language: Language) -> Vec<Span> {
    let body = text.trim_end_matches(|c: char| is_stop(c) || is_closer(c) || c.is_whitespace());
    if !body.contains(is_stop) {
        let whole = fold::trim(text, Span::new(0, text.len()));
        return if whole.is_empty() { Vec::new() } else { vec![whole] };
    }
    let flat = flatten(text);
    let text = flat.as_deref().unwrap_or(text);
    let scan = Scan { text, words: Abbreviations::of(language) };
    let mut out = Vec::new();
    let (mut start, mut quotes) = (0, Quotes { text, counted: 0, odd: false });
    for stop in scan.stops() {
        if stop <= start {
            continue;
        }
        let end = scan.past_closers(stop, &mut quotes);
        if scan.ends_sentence(start, stop, end) {
            out.push(fold::trim(text, Span::new(start, end)));
            start = end;
        }
    }
    out.push(fold::trim(text, Span::new(start, text.len())));
    out.retain(|span| !span.is_empty());
    out
}

/// Line separators, which UAX #29 takes for ends of sentences, replaced by spaces of the same length in bytes.
fn flatten(text: &str) -> Option<String> {
    const SEPARATORS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
    text.contains(SEPARATORS).then(|| {
        text.chars()
            .map(|c| match c {
                '\n' | '\r' => ' ',
                '\u{85}' => '\u{a0}',
                '\u{2028}' | '\u{2029}' => '\u{2003}',
                other => other,
            })
            .collect()
    })
}

/// How far round a UAX #29 boundary its stop and the next word are looked for, in characters: more closing and opening
/// marks than any text has.
const MOST_MARKS: usize = 16;

struct Scan<'a> {
    text: &'a str,
    words: &'static Abbreviations,
}

/// Running parity of the straight double quotes, so that a free-standing one can be told to open or to close.
struct Quotes<'a> {
    text: &'a str,
    counted: usize,
    odd: bool,
}

impl Quotes<'_> {
    fn open_before(&mut self, at: usize) -> bool {
        if at > self.counted {
            self.odd ^= self.text[self.counted..at].bytes().filter(|b| *b == b'"').count() % 2 == 1;
            self.counted = at;
        }
        self.odd
    }
}

impl Scan<'_> {
    /// Offsets just after every stop that may end a sentence, ascending.
    fn stops(&self) -> Vec<usize> {
        let mut stops: Vec<usize> = match has_long_gap(self.text) {
            true => self.all_stops().filter(|at| self.text[*at..].starts_with(char::is_whitespace)).collect(),
            false => {
                let boundaries = self.text.split_sentence_bound_indices().skip(1);
                boundaries.filter_map(|(boundary, _)| self.stop_before(boundary)).collect()
            }
        };
        stops.extend(self.all_stops().filter(|at| self.passed_over(*at)));
        stops.sort_unstable();
        stops.dedup();
        stops
    }

    fn all_stops(&self) -> impl Iterator<Item = usize> {
        self.text.match_indices(is_stop).map(|(at, mark)| at + mark.len())
    }

    fn stop_before(&self, boundary: usize) -> Option<usize> {
        let before = self.text[..boundary].trim_end();
        let mut end = before.len();
        for c in before.chars().rev().take(MOST_MARKS) {
            if is_stop(c) {
                return Some(end);
            }
            if !(is_closer(c) || is_opener(c) || c.is_whitespace()) {
                return None;
            }
            end -= c.len_utf8();
        }
        None
    }

    /// Is this a stop that UAX #29 takes for no end of a sentence although it can be one?
    fn passed_over(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start_matches(is_closer);
        let visible = rest.trim_start();
        if visible.len() == rest.len() {
            return self.lacks_space(at);
        }
        visible.starts_with(|c: char| c.is_numeric() || matches!(c, '—' | '–' | '-')) || self.text[..at].ends_with('…')
    }

    /// Is the full stop before `at` followed at once by a word that opens sentences (`demain.Le projet`)?
    fn lacks_space(&self, at: usize) -> bool {
        if !self.text[..at].ends_with('.') || !self.text[at..].starts_with(char::is_uppercase) {
            return false;
        }
        let word = self.text[..at - 1].chars().rev().take_while(|c| c.is_lowercase()).take(3).count();
        let (left, right) = (self.token_before(at - 1), token_after(&self.text[at..]));
        let address = |s: &str| s.contains(['.', '/', '@', '_', ':', '\\', '=']);
        word == 3 && !address(left) && !address(right.trim_end_matches('.')) && self.words.starts(next_word(right))
    }

    /// From a stop over the closing quotes, brackets and note marks that belong to the sentence.
    fn past_closers(&self, stop: usize, quotes: &mut Quotes) -> usize {
        let mut at = stop;
        loop {
            let rest = &self.text[at..];
            let Some(c) = rest.chars().next() else { return at };
            let after = rest[c.len_utf8()..].chars().next();
            let closes = match c {
                ')' | ']' | '}' | '»' | '”' | '›' => true,
                '"' | '\'' | '’' | '″' => !after.is_some_and(char::is_alphanumeric),
                '¹' | '²' | '³' | '†' | '‡' | '*' | '.' | '!' | '?' | '…' => true,
                _ => false,
            };
            if closes {
                at += c.len_utf8();
            } else if let Some(mark) = note_mark(rest) {
                at += mark;
            } else if c.is_whitespace() {
                let spaces = rest.len() - rest.trim_start().len();
                let next = &rest[spaces..];
                let closer = next.chars().next().unwrap_or(' ');
                let alone =
                    next[closer.len_utf8().min(next.len())..].chars().next().is_none_or(|c| !c.is_alphanumeric());
                if matches!(closer, '»' | '”' | '›' | ')' | ']')
                    || (closer == '"' && alone && quotes.open_before(at + spaces))
                {
                    at += spaces + closer.len_utf8();
                } else if let Some(mark) = note_mark(next) {
                    at += spaces + mark;
                } else {
                    return at;
                }
            } else {
                return at;
            }
        }
    }

    /// Does the stop that ends before `stop`, with closing marks up to `end`, end the sentence begun at `start`?
    fn ends_sentence(&self, start: usize, stop: usize, end: usize) -> bool {
        let rest = &self.text[end..];
        let visible = rest.trim_start();
        if visible.is_empty() {
            return false;
        }
        let opening = visible.chars().take(MOST_MARKS).take_while(|c| !c.is_alphanumeric()).map(char::len_utf8).sum();
        let next = next_word(&visible[opening..]);
        if next.chars().next().is_some_and(char::is_lowercase) {
            return false;
        }
        let mark = self.text[..stop].chars().next_back().unwrap_or('.');
        if visible.len() == rest.len() && !matches!(mark, '。' | '！' | '？') {
            return self.words.starts(next) && (mark != '.' || self.lacks_space(stop));
        }
        let body = self.text[start..stop].trim_end_matches(is_stop).trim_end();
        if body.ends_with(['(', '[']) {
            return false; // […], (?), (!)
        }
        let dots = self.text[start..stop].bytes().rev().take_while(|b| *b == b'.').count();
        match mark {
            '.' if dots == 1 => self.full_stop_ends(start, stop - 1, visible, next),
            '!' => {
                let token = self.token_before(stop);
                self.words.class(token) != Some(Class::Either) || self.words.starts(next)
            }
            _ => true,
        }
    }

    fn full_stop_ends(&self, start: usize, dot: usize, visible: &str, next: &str) -> bool {
        let from = (dot - self.token_before(dot).len()).max(start);
        let token = &self.text[from..dot];
        let figure = next.chars().next().is_some_and(char::is_numeric);
        let first = from - start < LONGEST_TOKEN && !self.text[start..from].contains(char::is_alphanumeric);
        if first && is_list_marker(token) {
            return false;
        }
        match self.words.class(token) {
            Some(Class::Title | Class::Inside) => false,
            Some(Class::Number) => !(figure || is_numeral(next) || visible.starts_with(['+', '§'])),
            Some(Class::Time) => !(figure || self.words.follows_time(next)),
            Some(Class::Either) => self.opens(visible, next),
            None if is_initial(token) => self.initial_ends(from, visible, next),
            None if is_acronym(token) => self.opens(visible, next),
            None => !(figure && looks_short(token)),
        }
    }

    /// Does a sentence open here, rather than the next word of a name?
    fn opens(&self, visible: &str, next: &str) -> bool {
        !visible.starts_with('(') && self.words.starts(next)
    }

    /// `vitamin C. The`, `Plan B. Le projet` against `J. Le Goff`, `W. Bush`.
    fn initial_ends(&self, from: usize, visible: &str, next: &str) -> bool {
        let particle = self.words.is_particle(next)
            && visible.split_whitespace().nth(1).is_some_and(|w| w.starts_with(char::is_uppercase));
        let lettered = self.text[..from].trim_end().ends_with(char::is_alphanumeric);
        lettered && !particle && self.opens(visible, next)
    }

    /// The word that ends at `at`, without opening marks and without what an apostrophe elides (`l'art` → `art`).
    fn token_before(&self, at: usize) -> &str {
        let before = &self.text[..at];
        let from = before
            .char_indices()
            .rev()
            .take(LONGEST_TOKEN)
            .find(|(_, c)| c.is_whitespace() || is_opener(*c) || matches!(c, '’' | '/' | '—' | '–'))
            .map_or_else(
                || before.char_indices().rev().nth(LONGEST_TOKEN).map_or(0, |(i, _)| i),
                |(i, c)| i + c.len_utf8(),
            );
        &before[from..]
    }
}
