//! Light tokens: words, digit runs and marks with their bytes; one pass, one allocation.

use super::vocabulary::{Vocabulary, WordId};
use crate::text::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lexeme {
    /// A run of letters.
    Word,
    /// A run of ASCII digits.
    Digits,
    /// Any other character that is not white space.
    Mark(char),
}

/// A piece of text between white space and changes of character class.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub lexeme: Lexeme,
    /// What the vocabulary knows it as; 0 for nothing.
    pub word: WordId,
    /// The white space before it; `'\0'` where there is none. A run counts as a plain space.
    pub space: char,
    /// A word whose first letter is a capital.
    pub capital: bool,
}

impl Token {
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    pub fn is_mark(&self, mark: char) -> bool {
        self.lexeme == Lexeme::Mark(mark)
    }

    pub fn is_digits(&self) -> bool {
        self.lexeme == Lexeme::Digits
    }

    pub fn is_word(&self) -> bool {
        self.lexeme == Lexeme::Word
    }

    /// Written against the token before it.
    pub fn glued(&self) -> bool {
        self.space == '\0'
    }
}

/// The longest folded word that a table may hold; longer words are unknown by definition.
pub(super) const LONGEST: usize = 24;

/// A word folded to lower case ASCII, on the stack.
pub(super) struct Folded {
    bytes: [u8; LONGEST],
    length: usize,
    fits: bool,
}

impl Folded {
    fn new() -> Self {
        Folded { bytes: [0; LONGEST], length: 0, fits: true }
    }

    fn push(&mut self, byte: u8) {
        if self.length < LONGEST {
            self.bytes[self.length] = byte;
            self.length += 1;
        } else {
            self.fits = false;
        }
    }

    fn push_char(&mut self, c: char) {
        match fold(c) {
            Some(letters) => letters.bytes().for_each(|b| self.push(b)),
            None => self.fits = false,
        }
    }

    /// The folded bytes; `None` where the word is too long or holds foreign letters.
    pub fn bytes(&self) -> Option<&[u8]> {
        self.fits.then(|| &self.bytes[..self.length])
    }
}

/// Folds one word the way the tables are folded.
pub(super) fn fold_word(word: &str) -> Folded {
    let mut folded = Folded::new();
    for c in word.chars() {
        if c.is_ascii() { folded.push(c.to_ascii_lowercase() as u8) } else { folded.push_char(c) }
    }
    folded
}

/// A letter without its accent, in lower case; superscript letters count as letters.
fn fold(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'À' | 'Â' | 'Ä' | 'Á' | 'ª' | 'ᵃ' => "a",
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' | 'ᵉ' => "e",
        'î' | 'ï' | 'í' | 'Î' | 'Ï' => "i",
        'ô' | 'ö' | 'ó' | 'Ô' | 'Ö' | 'º' | 'ᵒ' => "o",
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' => "u",
        'ç' | 'Ç' => "c",
        'ñ' | 'Ñ' | 'ⁿ' => "n",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ʳ' => "r",
        'ˢ' => "s",
        'ᵈ' => "d",
        'ᵗ' => "t",
        'ʰ' => "h",
        'ᵐ' => "m",
        'ł' | 'Ł' => "l",
        'µ' | 'μ' => "u",
        'Ω' => "ohm",
        _ => return None,
    })
}

/// Cuts a text into tokens.
pub(super) fn tokens(text: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    // running text has about one token for five bytes
    let mut out = Vec::with_capacity(text.len() / 5 + 4);
    let bytes = text.as_bytes();
    let (mut at, mut space) = (0, '\0');
    while at < bytes.len() {
        let token = match bytes[at] {
            b' ' | b'\t' | b'\n' | b'\r' => {
                space = ' ';
                at += 1;
                continue;
            }
            b'0'..=b'9' => digits(bytes, at, space),
            b if b.is_ascii_alphabetic() => word(text, at, space, vocabulary),
            b if b.is_ascii() => mark(b as char, at, 1, space, vocabulary),
            _ => {
                let c = text[at..].chars().next().unwrap_or(' ');
                if c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}' {
                    space = if space == '\0' { c } else { ' ' };
                    at += c.len_utf8();
                    continue;
                }
                if is_letter(c) {
                    word(text, at, space, vocabulary)
                } else {
                    mark(c, at, c.len_utf8(), space, vocabulary)
                }
            }
        };
        at = token.end;
        space = '\0';
        out.push(token);
    }
    out
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c != 'º' && c != 'ª' || c == 'ᵒ'
}

fn digits(bytes: &[u8], start: usize, space: char) -> Token {
    let length = bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
    Token { start, end: start + length, lexeme: Lexeme::Digits, word: 0, space, capital: false }
}

fn word(text: &str, start: usize, space: char, vocabulary: &Vocabulary) -> Token {
    let bytes = text.as_bytes();
    let (mut end, mut folded) = (start, Folded::new());
    while end < bytes.len() {
        if bytes[end].is_ascii_alphabetic() {
            folded.push(bytes[end].to_ascii_lowercase());
            end += 1;
        } else if bytes[end].is_ascii() {
            break;
        } else {
            let c = text[end..].chars().next().unwrap_or(' ');
            if !is_letter(c) && !is_combining(c) {
                break;
            }
            if !is_combining(c) {
                folded.push_char(c);
            }
            end += c.len_utf8();
        }
    }
    let known = folded.bytes().map_or(0, |bytes| vocabulary.word(bytes));
    let capital = bytes[start].is_ascii_uppercase() || text[start..].starts_with(char::is_uppercase);
    Token { start, end, lexeme: Lexeme::Word, word: known, space, capital }
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn mark(c: char, start: usize, length: usize, space: char, vocabulary: &Vocabulary) -> Token {
    let c = match c {
        '’' | 'ʼ' | '‘' | '`' | '´' => '\'',
        '‐' | '‑' | '\u{ad}' => '-',
        '‒' => '–',
        '＄' => '$',
        '％' => '%',
        '￥' => '¥',
        'º' => '°',
        _ => c,
    };
    Token { start, end: start + length, lexeme: Lexeme::Mark(c), word: vocabulary.mark(c), space, capital: false }
}
