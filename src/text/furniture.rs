//! What belongs to the page and not to its text.
//!
//! Missed furniture costs a reader one flag; text taken for furniture hides an error. In doubt, a block stays.

use super::page::{Phrases, Reading};
use super::{BlockKind, Document, Span, fold};

/// Longest biography of an author, in words: two or three sentences, where the last paragraph of a text may be longer.
const LONGEST_BIOGRAPHY: usize = 80;
/// Shorter blocks repeat in honest texts (refrains, table heads, questions).
const SHORTEST_REPETITION: usize = 5;
/// A byline stands among the first blocks of a page.
const LAST_BYLINE: usize = 6;
/// Longest block that a photo credit makes a caption, in words.
const LONGEST_CAPTION: usize = 40;

/// Which blocks of the document are furniture.
pub(super) fn blocks(document: &Document) -> Vec<bool> {
    let phrases = Phrases::get();
    let texts: Vec<&str> = document.blocks.iter().map(|b| b.span.of(&document.text)).collect();
    let readings: Vec<Reading> = texts.iter().map(|text| phrases.read(text)).collect();
    let known = |n: Option<usize>| n.and_then(|n| readings.get(n)).is_some_and(|r| *r != Reading::Text);
    let mut aside: Vec<bool> = document
        .blocks
        .iter()
        .enumerate()
        .map(|(n, block)| {
            block.furniture
                || match readings[n] {
                    Reading::Text => !texts[n].contains(char::is_alphanumeric) || is_credited_caption(texts[n]),
                    // The head of a table may well say `Name` beside `Email`.
                    Reading::Label => {
                        block.kind != BlockKind::TableCell && (known(n.checked_sub(1)) || known(Some(n + 1)))
                    }
                    Reading::Phrase | Reading::Closing => true,
                }
                || ((1..LAST_BYLINE).contains(&n) && is_byline(texts[n]))
        })
        .collect();
    mark_repetitions(document, &texts, &mut aside);
    mark_biography(document, &texts, &readings, &mut aside);
    aside
}

/// A caption that repeats the block before it; the first stays.
fn mark_repetitions(document: &Document, texts: &[&str], aside: &mut [bool]) {
    let mut last: Option<usize> = None;
    for n in 0..texts.len() {
        let prose = matches!(document.blocks[n].kind, BlockKind::Paragraph | BlockKind::Heading);
        if aside[n] || !prose {
            continue;
        }
        let repeats = last.is_some_and(|m| texts[m].split_whitespace().eq(texts[n].split_whitespace()));
        if repeats && texts[n].split_whitespace().nth(SHORTEST_REPETITION - 1).is_some() {
            aside[n] = true;
        } else {
            last = Some(n);
        }
    }
}

/// At a page's end, the one or two blocks between furniture that closes the article and furniture that closes the page.
fn mark_biography(document: &Document, texts: &[&str], readings: &[Reading], aside: &mut [bool]) {
    let tail = aside.iter().rposition(|set| !set).map_or(0, |n| n + 1);
    if tail == aside.len() {
        return;
    }
    let Some(close) = (0..tail).rev().take(3).find(|n| aside[*n]) else { return };
    let own = close + 1..tail;
    let words: usize = texts[own.clone()].iter().map(|t| t.split_whitespace().count()).sum();
    let protected = own.clone().any(|n| document.blocks[n].kind == BlockKind::Heading || opens_boilerplate(texts[n]));
    if readings[close] == Reading::Closing && words <= LONGEST_BIOGRAPHY && !protected {
        aside[own].fill(true);
    }
}

/// `About X`, contacts: what a release itself ends with.
fn opens_boilerplate(text: &str) -> bool {
    let head: String = text.chars().take(12).collect::<String>().to_lowercase();
    head.starts_with("about ") || head.starts_with("à propos d") || head.starts_with("contact") || text.contains('@')
}

/// `A lock on the canal. © Name`, `A lock. (Courtesy of the port)`: a caption that names its photographer.
fn is_credited_caption(text: &str) -> bool {
    if text.split_whitespace().nth(LONGEST_CAPTION).is_some() {
        return false;
    }
    if let Some((_, credit)) = text.rsplit_once('©') {
        let words = credit.split_whitespace().count();
        return (1..=8).contains(&words) && !credit.trim_end().ends_with(['.', '!', '?', ';', ':']);
    }
    let Some((_, credit)) = text.trim_end().strip_suffix(')').and_then(|t| t.rsplit_once('(')) else { return false };
    let credit = credit.to_lowercase();
    ["courtesy of", "photo:", "photo :", "photo by", "photo courtesy", "crédit photo", "image:", "image :"]
        .iter()
        .any(|opening| credit.starts_with(opening))
}

/// `By Ann Lee`, `Par Anne Petit et Luc Morel`: names and nothing else.
fn is_byline(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let opened = words.next().is_some_and(|w| matches!(w, "By" | "BY" | "Par" | "PAR" | "by" | "par"));
    let names: Vec<&str> = words.take(9).collect();
    let is_particle =
        |w: &str| matches!(w, "and" | "et" | "de" | "du" | "van" | "von" | "der" | "la" | "le" | "&" | "|");
    let is_name =
        |w: &str| w.starts_with(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || "-.,'’".contains(c));
    let capitals = names.iter().filter(|w| is_name(w)).count();
    opened
        && (2..=8).contains(&names.len())
        && capitals >= 2
        && names.iter().all(|w| is_name(w) || is_particle(w))
        && !names.iter().any(|w| matches!(*w, "The" | "Les" | "Le" | "La" | "A" | "An"))
        && !text.trim_end().ends_with(['.', ':', '!', '?'])
}

/// Bytes of the date that a scraper left before the first words of a page (`date 2021-11 `); 0 where there is none.
pub(super) fn date_prefix(text: &str) -> usize {
    const KEYS: [&str; 9] =
        ["date", "published", "publié le", "posted", "posted on", "updated", "mis à jour le", "publication", "time"];
    let folded = text.get(..text.len().min(16)).unwrap_or(text).to_lowercase();
    let key = KEYS.iter().filter(|k| folded.starts_with(*k)).map(|k| k.len()).max().unwrap_or(0);
    if text.get(..key).is_none_or(|head| head.to_lowercase().len() != key) {
        return 0;
    }
    let skip = |rest: &str| rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':').len();
    let mut at = key + skip(&text[key..]);
    if key > 0 && at == key {
        return 0;
    }
    let Some(date) = iso_date(&text[at..], key > 0) else { return 0 };
    at += date;
    at += clock(&text[at..]);
    let rest = &text[at..];
    let opens = |c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '«' | '“' | '"');
    let separate = rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(opens);
    if separate && rest.split_whitespace().nth(2).is_some() { at + (rest.len() - rest.trim_start().len()) } else { 0 }
}

/// Length of `2021-11-17` or, where a key announces it, `2021-11`.
fn iso_date(text: &str, announced: bool) -> Option<usize> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '/' | '.'))).unwrap_or(text.len());
    let parts: Vec<&str> = text[..end].split(['-', '/', '.']).collect();
    let within = |part: &str, high: u32| part.len() <= 2 && part.parse::<u32>().is_ok_and(|n| (1..=high).contains(&n));
    let valid = match parts[..] {
        [year, month, day] => year.len() == 4 && within(month, 12) && within(day, 31),
        [year, month] => announced && year.len() == 4 && month.len() == 2 && within(month, 12),
        _ => false,
    };
    valid.then_some(end)
}

/// Length of a time after a date: `T08:30:00Z`, ` 08:30`.
fn clock(text: &str) -> usize {
    let body = text.strip_prefix(['T', ' ']).unwrap_or(text);
    let figures =
        body.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | 'Z'))).unwrap_or(body.len());
    if body[..figures].matches(':').count() >= 1 { text.len() - body.len() + figures } else { 0 }
}

/// Is this sentence at the edge of a block a phrase of the page (`Read more`), whatever the block says?
pub(super) fn is_phrase(text: &str, span: Span) -> bool {
    let piece = fold::trim(text, span).of(text);
    piece.len() <= 100 && matches!(Phrases::get().sentence(piece), Reading::Phrase | Reading::Closing)
}
