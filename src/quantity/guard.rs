//! What has digits and is no quantity: list markers, footnote marks, codes, idioms.

use super::reader::Reader;
use super::token::{Lexeme, Token};
use crate::text::{Language, Span, Verbatim, VerbatimKind, verbatim};

/// Addresses, phones and codes of a text; texts without digits hold no figure in them.
pub(super) fn verbatim_spans(text: &str) -> Vec<Verbatim> {
    if text.bytes().any(|b| b.is_ascii_digit()) { verbatim(text) } else { Vec::new() }
}

/// A code of digits and separators can be a date (`17.11.2021`) or a plain figure.
pub(super) fn may_be_quantity(reader: &Reader, item: &Verbatim, at: usize) -> bool {
    let code = item.kind == VerbatimKind::Code;
    code && (reader.date(at).is_some_and(|date| date.quantity.span.end >= item.span.end)
        || reader.money_first(at).is_some_and(|money| money.quantity.span.end >= item.span.end)
        || reader.numeral(at).is_some_and(|numeral| reader.tokens[numeral.next - 1].end >= item.span.end))
}

/// The first token behind the list marker with which a text begins: `1.`, `2)`, `3°`, `(4)`.
pub(super) fn marker(reader: &Reader) -> usize {
    let open = usize::from(reader.mark(0, '('));
    let Some(first) = reader.tokens.get(open) else { return 0 };
    let short = first.is_digits() && first.end - first.start <= 2;
    let Some(close) = reader.tokens.get(open + 1).filter(|close| short && close.glued()) else { return 0 };
    let closes = match close.lexeme {
        Lexeme::Mark(')') => true,
        Lexeme::Mark('.' | '°') => open == 0,
        _ => false,
    };
    let spaced = reader.tokens.get(open + 2).is_some_and(|next| !next.glued() && next.is_word());
    // "20° C" is a temperature
    let degree = reader.mark(open + 1, '°') && reader.written(open + 2).len() == 1;
    // "16. Nov. 2016" is a date
    let month =
        reader.mark(open + 1, '.') && reader.term(open + 2).month > 0 && reader.small(0).is_some_and(|day| day <= 31);
    if closes && spaced && !degree && !month { open + 2 } else { 0 }
}

/// The bytes and the number of the marker with which a text begins.
pub(super) fn list_marker(text: &str) -> Option<(Span, u32)> {
    // a marker, its number and the word behind it stand in the first few bytes
    const ENOUGH: usize = 64;
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '(') {
        return None;
    }
    let head = &text[..(0..=ENOUGH.min(text.len())).rev().find(|at| text.is_char_boundary(*at))?];
    let reader = Reader::new(head, Language::English);
    let next = marker(&reader).checked_sub(1)?;
    let number = reader.tokens[..next].iter().position(Token::is_digits)?;
    Some((Span::new(0, reader.tokens[next].end), reader.small(number)?))
}

/// `&#35;`: a character's number in markup.
fn entity(reader: &Reader, at: usize) -> Option<usize> {
    let entity = reader.mark(at, '#') && at > 0 && reader.mark(at - 1, '&') && reader.mark(at + 2, ';');
    entity.then_some(at + 3)
}

/// Is there something at a token that must not be read as a quantity? The token behind it.
pub(super) fn skip(reader: &Reader, at: usize) -> Option<usize> {
    idiom(reader, at)
        .or_else(|| entity(reader, at))
        .or_else(|| footnote(reader, at))
        .or_else(|| mixed_code(reader, at))
        .or_else(|| not_number(reader, at))
}

/// `24/7`, *24 heures sur 24*, *7 jours sur 7*, *sur son 31*
fn idiom(reader: &Reader, at: usize) -> Option<usize> {
    let number = reader.small(at)?;
    let dressed = number == 31 && at >= 2 && reader.language == Language::French && reader.written(at - 2) == "sur";
    if dressed && matches!(reader.written(at - 1), "son" | "leur" | "mon" | "ton" | "votre" | "notre") {
        return Some(at + 1);
    }
    if !matches!(number, 24 | 7) {
        return None;
    }
    if reader.mark(at + 1, '/') && matches!(reader.small(at + 2), Some(7 | 24)) && !reader.mark(at + 3, '/') {
        return Some(at + 3);
    }
    let over = matches!(reader.written(at + 2), "sur" | "out" | "/");
    let same = reader.language == Language::French && over && reader.small(at + 3) == Some(number);
    same.then_some(at + 4)
}

/// `billion(1)`: a small number in brackets written against a word.
fn footnote(reader: &Reader, at: usize) -> Option<usize> {
    let glued = reader.mark(at, '(') && reader.glued(at) && at > 0 && reader.tokens[at - 1].is_word();
    let number = reader.tokens.get(at + 1).filter(|token| token.is_digits() && token.end - token.start <= 2)?;
    (glued && number.glued() && reader.mark(at + 2, ')')).then_some(at + 3)
}

/// Letters and digits written together: `H5N1`, `A380`, `3D`, `G20`, `F-16`.
fn mixed_code(reader: &Reader, at: usize) -> Option<usize> {
    let token = reader.tokens.get(at).filter(|token| token.is_digits())?;
    let before = at.checked_sub(1).map(|before| reader.tokens[before]);
    let hyphen = before.filter(|token| token.is_mark('-')).is_some();
    let word = if hyphen { at.checked_sub(2).map(|word| reader.tokens[word]) } else { before };
    let word =
        word.filter(|word| word.is_word() && token.glued() && (!hyphen || before.is_some_and(|mark| mark.glued())));
    let letters = word.is_some_and(|word| {
        let written = word.span().of(reader.text);
        let upper = written.chars().all(|c| c.is_uppercase()) && written.len() <= 4;
        // "RMB100" and "Q3" are read where the word begins
        if hyphen { upper } else { written.chars().any(char::is_alphabetic) }
    });
    if letters {
        return Some(run(reader, at));
    }
    // `label-4.png`
    let ending = reader.mark(at + 1, '.') && reader.glued(at + 1) && reader.glued(at + 2);
    if hyphen && ending && reader.tokens.get(at + 2).is_some_and(Token::is_word) {
        return Some(at + 3);
    }
    // digits followed by letters that make no unit, scale or ending: "787s", "3D", "4x4"
    let after = reader.tokens.get(at + 1).filter(|after| after.is_word() && after.glued())?;
    let written = after.span().of(reader.text);
    let code = matches!(written, "D" | "G")
        || reader
            .tokens
            .get(at + 2)
            .is_some_and(|next| next.is_digits() && next.glued() && written.eq_ignore_ascii_case("x"));
    code.then(|| run(reader, at))
}

/// The end of a run of tokens without white space between them.
fn run(reader: &Reader, at: usize) -> usize {
    let mut next = at + 1;
    while reader.tokens.get(next).is_some_and(|token| token.glued() && (token.is_digits() || token.is_word())) {
        next += 1;
    }
    next
}

/// Words that look like numbers and are none here: *one another*, *second to none*, *no one*, *tous les deux* stays.
fn not_number(reader: &Reader, at: usize) -> Option<usize> {
    use super::vocabulary::Role;
    let token = reader.tokens.get(at).filter(|token| Token::is_word(token))?;
    let written = token.span().of(reader.text);
    let next = reader.written(at + 1);
    let skip = match (reader.language, written) {
        (Language::English, "second" | "Second") => reader.has(at + 1, Role::NotSecond),
        (Language::English, "first" | "First") => matches!(next, "place" | "name" | "aid" | "lady" | "hand" | "class"),
        (Language::English, "one" | "One")
            if reader.term(at + 1).number.is_none()
                && reader.words.units.after(reader.text, &reader.tokens, at + 1).is_none() =>
        {
            let before =
                at.checked_sub(1).map(|before| reader.written(before).to_ascii_lowercase()).unwrap_or_default();
            matches!(
                before.as_str(),
                "no" | "any" | "every" | "some" | "this" | "that" | "which" | "another" | "each" | "the"
            ) || matches!(
                next,
                "of" | "another"
                    | "must"
                    | "can"
                    | "could"
                    | "may"
                    | "should"
                    | "might"
                    | "has"
                    | "is"
                    | "day"
                    | "or"
                    | "who"
                    | "that"
            )
        }
        (Language::French, "cent" | "Cent") => next == "pas",
        (Language::French, "un" | "une" | "Un" | "Une") => {
            matches!(next, "peu" | "autre" | "certain" | "certaine" | "seul" | "seule" | "des")
        }
        _ => false,
    };
    skip.then_some(at + 1)
}
