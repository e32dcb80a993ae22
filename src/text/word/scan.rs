//! One pass over a text: numbers, addresses, runs of letters, marks.

use super::closed::Closed;
use super::{Word, WordKind, fold, is_apostrophe};
use crate::text::{Language, Span};

pub(super) struct Scanner<'a> {
    text: &'a str,
    language: Language,
    closed: &'static Closed,
    at: usize,
    out: Vec<Word>,
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// Characters that show nothing: zero-width marks, soft hyphens, controls.
pub(super) fn is_ignored(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}')
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c == '_'
        || (!c.is_ascii() && (c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')))
}

/// White space that may group the digits of a number; the plain space only in French.
fn groups_digits(c: char, language: Language) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}') || (c == ' ' && language == Language::French)
}

impl<'a> Scanner<'a> {
    pub fn new(text: &'a str, language: Language) -> Self {
        let out = Vec::with_capacity(text.len() / 5 + 1);
        Scanner { text, language, closed: Closed::of(language), at: 0, out }
    }

    pub fn run(mut self) -> Vec<Word> {
        while let Some(c) = self.rest().chars().next() {
            if c.is_whitespace() || is_ignored(c) || self.is_inner_hyphen(c) {
                self.at += c.len_utf8();
            } else if c.is_ascii_digit() {
                self.number();
            } else if is_letter(c) {
                self.letters(c);
            } else {
                self.mark(c);
            }
        }
        self.out
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// A hyphen between a number and the word joined to it: "35-year".
    fn is_inner_hyphen(&self, c: char) -> bool {
        is_hyphen(c)
            && self.out.last().is_some_and(|word| word.kind == WordKind::Number && word.span.end == self.at)
            && self.rest().chars().nth(1).is_some_and(char::is_alphabetic)
    }

    fn push(&mut self, end: usize, form: String, kind: WordKind) {
        let span = Span::new(self.at, end);
        let capital = span.of(self.text).chars().next().is_some_and(char::is_uppercase);
        self.out.push(Word { span, form, kind, capital });
        self.at = end;
    }

    fn mark(&mut self, c: char) {
        let length = self.rest().find(|other| other != c).unwrap_or(self.rest().len());
        let many = length > c.len_utf8();
        let form = match c {
            '«' | '»' | '“' | '”' | '„' | '‟' | '″' | '"' => "\"".to_string(),
            '–' | '—' | '‒' | '―' | '−' => "–".to_string(),
            '-' if many => "–".to_string(),
            '…' => "...".to_string(),
            c if is_apostrophe(c) => "'".to_string(),
            _ => self.rest()[..length].to_lowercase(),
        };
        self.push(self.at + length, form, WordKind::Mark);
    }

    fn number(&mut self) {
        if let Some(end) = self.address_end() {
            return self.push(end, fold(&self.text[self.at..end]), WordKind::Address);
        }
        let end = self.digits_end();
        let suffix = ordinal_suffix(&self.text[end..], self.language);
        let form = neutral(&self.text[self.at..end], self.language) + &fold(&self.text[end..end + suffix]);
        self.push(end + suffix, form, WordKind::Number);
    }

    /// The end of the digits that begin here, with their separators.
    fn digits_end(&self) -> usize {
        let bytes = self.text.as_bytes();
        let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
        let mut end = self.at + digits(self.at);
        let mut grouped = end - self.at <= 3;
        while let Some(separator) = self.text[end..].chars().next() {
            let from = end + separator.len_utf8();
            let count = digits(from);
            let spaced = groups_digits(separator, self.language) || is_apostrophe(separator);
            let joins = match separator {
                '.' | ',' => count > 0,
                _ => spaced && grouped && count == 3,
            };
            if !joins {
                break;
            }
            grouped &= spaced || count == 3;
            end = from + count;
        }
        end
    }

    /// The end of a web or mail address that begins here, without the punctuation that closes its sentence.
    fn address_end(&self) -> Option<usize> {
        let rest = self.rest();
        let length = rest.find(|c: char| c.is_whitespace() || "<>\"«»“”".contains(c)).unwrap_or(rest.len());
        let chunk = rest[..length].trim_end_matches(|c: char| ".,;:!?)]}'’…".contains(c));
        let is_mail = || chunk.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        (chunk.contains("://") || chunk.starts_with("www.") || is_mail()).then_some(self.at + chunk.len())
    }

    fn letters(&mut self, first: char) {
        // Only a chunk with one of these bytes can hold an address; most words are decided here.
        let chunk = self.rest().as_bytes().iter().take_while(|b| !b.is_ascii_whitespace());
        if chunk.clone().any(|b| matches!(b, b'@' | b'/' | b'.'))
            && let Some(end) = self.address_end()
        {
            return self.push(end, fold(&self.text[self.at..end]), WordKind::Address);
        }
        if let Some(end) = self.dotted_end(first) {
            return self.push(end, fold(&self.text[self.at..end]), WordKind::Word);
        }
        let (end, plain) = self.run_end();
        if plain {
            self.plain(end);
        } else if self.closed.is_whole(&fold(&self.text[self.at..end])) {
            self.push(end, fold(&self.text[self.at..end]), WordKind::Word);
        } else {
            match self.language {
                Language::French => self.french(end),
                Language::English => self.english(end),
            }
        }
    }

    /// A run of letters with nothing to cut at.
    fn plain(&mut self, end: usize) {
        let form = fold(&self.text[self.at..end]);
        if form == "cannot" {
            self.push(end - "not".len(), "can".to_string(), WordKind::Word);
            return self.push(end, "not".to_string(), WordKind::Word);
        }
        if matches!(form.as_str(), "n" | "no") && self.text[end..].starts_with('°') {
            return self.push(end + '°'.len_utf8(), "no".to_string(), WordKind::Word);
        }
        if let Some(end) = self.loose_elision_end(&form, end) {
            return self.push(end, form + "'", WordKind::Word);
        }
        self.push(end, form, WordKind::Word);
    }

    /// The end of an elided word whose apostrophe stands apart, as tokenized text has it: "l ' eau".
    fn loose_elision_end(&self, form: &str, end: usize) -> Option<usize> {
        let rest = self.text[end..].strip_prefix(' ')?;
        let mark = rest.chars().next().filter(|c| is_apostrophe(*c))?;
        let after = rest[mark.len_utf8()..].strip_prefix(' ')?.chars().next();
        self.closed.elides(form, after).then_some(end + 1 + mark.len_utf8())
    }

    /// The end of an acronym with dots that begins here: "U.S.", "p.m.", "C.-B.".
    fn dotted_end(&self, first: char) -> Option<usize> {
        let mut end = self.at;
        let (mut letter, mut count) = (first, 0);
        loop {
            let after = &self.text[end + letter.len_utf8()..];
            if !letter.is_alphabetic() {
                break;
            }
            let Some(tail) = after.strip_prefix('.') else {
                // "U.S" without its last dot
                let ends = !after.starts_with(|c: char| is_letter(c));
                if count > 0 && ends && !self.text[..end].ends_with('-') {
                    end += letter.len_utf8();
                    count += 1;
                }
                break;
            };
            end += letter.len_utf8() + 1;
            count += 1;
            let tail = match tail.strip_prefix('-') {
                Some(next) if next.chars().nth(1) == Some('.') => {
                    end += 1;
                    next
                }
                _ => tail,
            };
            match tail.chars().next() {
                Some(next) if next.is_alphabetic() => letter = next,
                _ => break,
            }
        }
        (count >= 2).then_some(end)
    }

    /// The end of the run of letters, inner hyphens and apostrophes that begins here; true when it has none of these.
    fn run_end(&self) -> (usize, bool) {
        let after_number = self.at > 0 && self.text.as_bytes()[self.at - 1].is_ascii_digit();
        // Most words are plain letters up to a space or a mark.
        let bytes = self.rest().as_bytes();
        let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if bytes.get(letters).is_none_or(|byte| matches!(byte, b' ' | b',' | b'.' | b';' | b':' | b'!' | b'?' | b')')) {
            return (self.at + letters, true);
        }
        let (mut end, mut plain) = (self.at, true);
        let mut chars = self.rest().chars().peekable();
        while let Some(c) = chars.next() {
            let joins = || is_hyphen(c) || is_apostrophe(c) || c == '&';
            if after_number && c.is_ascii_digit() {
                break;
            } else if is_letter(c) {
                end += c.len_utf8();
            } else if joins() && chars.peek().is_some_and(|next| is_letter(*next)) {
                plain &= c == '&';
                end += c.len_utf8();
            } else if is_apostrophe(c) && self.language == Language::French {
                // an elision before a quotation mark or a number: d'« essai »
                return (end + c.len_utf8(), false);
            } else {
                break;
            }
        }
        (end, plain)
    }

    fn french(&mut self, end: usize) {
        while let Some((offset, mark)) = self.text[self.at..end].char_indices().find(|(_, c)| is_apostrophe(*c)) {
            let after = self.at + offset + mark.len_utf8();
            let written = fold(&self.text[self.at..self.at + offset]);
            if !self.closed.elides(&written, self.text[after..].chars().next()) {
                break;
            }
            self.push(after, written + "'", WordKind::Word);
        }
        let piece = &self.text[self.at..end];
        let stop = end - piece.chars().next_back().filter(|c| is_apostrophe(*c)).map_or(0, char::len_utf8);
        if stop <= self.at {
            return;
        }
        let form = fold(&self.text[self.at..stop]);
        if form.contains('-')
            && !self.closed.is_whole(&form)
            && let Some((ending, alone)) = self.closed.endings.iter().find(|(e, _)| form.ends_with(e))
            && form.len() > ending.len()
            && let Some(cut) = tail_start(&self.text[self.at..stop], ending)
        {
            let head = form[..form.len() - ending.len()].to_string();
            self.push(self.at + cut, head, WordKind::Word);
            return self.push(stop, alone.to_string(), WordKind::Word);
        }
        self.push(stop, form, WordKind::Word);
    }

    fn english(&mut self, end: usize) {
        let form = fold(&self.text[self.at..end]);
        let ending = self.closed.endings.iter().find(|(e, _)| form.len() > e.len() && form.ends_with(e));
        let cut = ending.and_then(|(e, alone)| Some((tail_start(&self.text[self.at..end], e)? + self.at, *alone)));
        let Some((cut, alone)) = cut else { return self.compound(end, None) };
        let verb = if alone == "n't" { self.closed.verb(&fold(&self.text[self.at..cut])) } else { None };
        self.compound(cut, verb);
        self.push(end, alone.to_string(), WordKind::Word);
    }

    /// A word or a compound, cut at its hyphens where both parts are words of their own.
    fn compound(&mut self, end: usize, form: Option<&str>) {
        let piece = &self.text[self.at..end];
        let first = piece.find(is_hyphen).unwrap_or(0);
        let last = piece.rsplit(is_hyphen).next().unwrap_or(piece);
        if first <= 2 || last.starts_with(|c: char| c.is_ascii_digit()) {
            let form = form.map_or_else(|| fold(piece), str::to_string);
            return self.push(end, form, WordKind::Word);
        }
        while self.at < end {
            let piece = &self.text[self.at..end];
            let cut = self.at + piece.find(is_hyphen).unwrap_or(piece.len());
            if cut > self.at {
                self.push(cut, fold(&self.text[self.at..cut]), WordKind::Word);
            }
            self.at += self.text[self.at..end].chars().next().filter(|c| is_hyphen(*c)).map_or(0, char::len_utf8);
        }
    }
}

/// Where in `piece` its last characters begin, as many as `ending` has.
fn tail_start(piece: &str, ending: &str) -> Option<usize> {
    piece.char_indices().rev().nth(ending.chars().count().checked_sub(1)?).map(|(at, _)| at)
}

/// Length of an ordinal's or a decade's ending at the head of `rest`; 0 when other letters stand there.
fn ordinal_suffix(rest: &str, language: Language) -> usize {
    if !rest.starts_with(is_letter) {
        return 0;
    }
    let end = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
    let endings: &[&str] = match language {
        Language::English => &["st", "nd", "rd", "th", "s"],
        Language::French => &["er", "re", "ers", "ère", "e", "es", "ème", "èmes", "nd", "nde"],
    };
    if endings.contains(&fold(&rest[..end]).as_str()) { end } else { 0 }
}

/// The figure without its grouping and with a decimal point, by the habits of its language.
fn neutral(digits: &str, language: Language) -> String {
    let mut out: String = digits.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    match language {
        Language::English if out.contains(',') => {
            let whole = out.split('.').next().unwrap_or_default();
            if whole.split(',').skip(1).all(|group| group.len() == 3) {
                out.retain(|c| c != ',');
            }
        }
        Language::French if out.matches(',').count() == 1 && !out.contains('.') => out = out.replace(',', "."),
        _ => {}
    }
    out
}
