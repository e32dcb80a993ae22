//! Shapes of what stands round a stop: marks, abbreviations, markers of lists and notes.

pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？')
}

pub(super) fn is_closer(c: char) -> bool {
    matches!(c, '»' | '”' | '’' | '›' | ')' | ']' | '}' | '"' | '\'' | '″')
}

pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '«' | '“' | '‘' | '‹' | '(' | '[' | '{' | '„' | '"' | '\'' | '¿' | '¡')
}

/// Longer words are no abbreviations; bounds the look back in texts without spaces.
pub(super) const LONGEST_TOKEN: usize = 24;

/// What `text` begins with up to white space, or the beginning of that.
pub(super) fn token_after(text: &str) -> &str {
    let end = text.char_indices().take(LONGEST_TOKEN).take_while(|(_, c)| !c.is_whitespace()).last();
    &text[..end.map_or(0, |(at, c)| at + c.len_utf8())]
}

/// Longer runs without a letter or figure are no typography; the rules alone then find the stops. Two thousand runs of
/// 3,000 spaces took 96 s.
const LONGEST_GAP: usize = 64;

/// Does the text hold a run of white space and marks so long that UAX #29 would look over it again and again?
pub(super) fn has_long_gap(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        run = if c.is_alphanumeric() { 0 } else { run + 1 };
        run > LONGEST_GAP
    })
}

/// The word that `text` begins with, an apostrophe after it included.
pub(super) fn next_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let mark = text[end..].chars().next().filter(|c| matches!(c, '\'' | '’')).map_or(0, char::len_utf8);
    &text[..end + mark]
}

/// Could this be an abbreviation that the table lacks (`Apt. 5`, `Rte. 66`)?
pub(super) fn looks_short(token: &str) -> bool {
    token.len() <= 4 && token.starts_with(char::is_uppercase) && token.chars().all(char::is_alphabetic)
}

/// Length of a note mark such as `[12]` that is followed by white space or nothing.
pub(super) fn note_mark(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('[')?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inner.get(digits..)?.strip_prefix(']')?;
    let alone = rest.chars().next().is_none_or(char::is_whitespace);
    ((1..=3).contains(&digits) && alone).then_some(digits + 2)
}

/// `1`, `12`, `2.1`, `a`, `B`, `iv`: what stands before the stop at the head of a list item.
pub(super) fn is_list_marker(token: &str) -> bool {
    let figures = token.len() <= 5
        && token.split('.').all(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()));
    let letter = token.len() == 1 && token.bytes().all(|b| b.is_ascii_alphabetic());
    figures || letter || (token.len() <= 5 && is_numeral(&token.to_ascii_uppercase()))
}

/// A Roman numeral, or a single capital letter.
pub(super) fn is_numeral(token: &str) -> bool {
    let roman = !token.is_empty() && token.bytes().all(|b| b"IVXLC".contains(&b));
    roman && token != "I" || token.len() == 1 && token.bytes().all(|b| b.is_ascii_uppercase() && b != b'I')
}

/// `J`, `É`, `J.-P`: the initials of a given name.
pub(super) fn is_initial(token: &str) -> bool {
    token.split(".-").all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    })
}

/// `U.S`, `S.A.R.L`, `D.C`: single letters with stops between.
pub(super) fn is_acronym(token: &str) -> bool {
    token.contains('.')
        && token.split(['.', '-']).filter(|p| !p.is_empty()).all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        })
}
