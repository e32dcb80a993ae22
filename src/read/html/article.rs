//! Which blocks of a page are text and which are furniture.

use super::walk::{Piece, Walked};
use crate::text::{BlockKind, fold};
use std::collections::HashSet;

/// An article that holds less of the page's free words than this, in per cent, was not found but guessed.
const LEAST_SHARE: usize = 30;
/// A block outside the article with at least so many words that ends like a sentence is prose, and stays.
const PROSE_WORDS: usize = 10;
/// Of the words of a list of links, in per cent, so many stand in links.
const LINK_PERCENT: usize = 60;

/// Marks the furniture, given the texts of the cleaned article where one was found.
///
/// Text taken for furniture hides errors: a block is set aside for its own name or shape, or because it lies outside
/// the article and is neither prose nor a heading over prose.
pub(super) fn mark_furniture(page: &mut Walked, article: Option<&HashSet<String>>) {
    let inside: Vec<bool> = page.pieces.iter().map(|p| article.is_some_and(|texts| is_inside(p, texts))).collect();
    let words = |wanted: &dyn Fn(usize) -> bool| -> usize {
        page.pieces.iter().enumerate().filter(|(n, _)| wanted(*n)).map(|(_, p)| p.words()).sum()
    };
    let free = words(&|n| !page.pieces[n].hints.control && !page.pieces[n].hints.named);
    let trusted = words(&|n| inside[n]) * 100 >= free * LEAST_SHARE && inside.contains(&true);
    let first = inside.iter().position(|i| *i).filter(|_| trusted).unwrap_or(0);
    let last = inside.iter().rposition(|i| *i).filter(|_| trusted).unwrap_or(page.pieces.len());
    for (n, piece) in page.pieces.iter_mut().enumerate() {
        let outside = (n < first || n > last) && !is_prose(piece) && !piece.title;
        let linked = links_percent(piece) >= LINK_PERCENT && trusted && piece.kind == BlockKind::ListItem;
        piece.furniture |= piece.hints.control || (!inside[n] && (piece.hints.named || outside || linked));
    }
    keep_headings_over_text(&mut page.pieces, last);
}

/// A heading outside the article belongs to the prose below it (`About X`).
fn keep_headings_over_text(pieces: &mut [Piece], last: usize) {
    for n in last.min(pieces.len())..pieces.len().saturating_sub(1) {
        let free = !pieces[n].hints.control && !pieces[n].hints.named;
        if free && pieces[n].kind == BlockKind::Heading && !pieces[n + 1].furniture {
            pieces[n].furniture = false;
        }
    }
}

/// Does most of the block stand in the article?
fn is_inside(piece: &Piece, texts: &HashSet<String>) -> bool {
    let (mut found, mut all) = (0, 0);
    for (text, _) in &piece.texts {
        let text = fold::spaces(text);
        if text.contains(char::is_alphanumeric) {
            all += text.len();
            found += if texts.contains(&text) { text.len() } else { 0 };
        }
    }
    all > 0 && found * 2 >= all
}

fn is_prose(piece: &Piece) -> bool {
    let stopped = piece
        .texts
        .iter()
        .rev()
        .map(|(text, _)| text.trim_end())
        .find(|t| !t.is_empty())
        .is_some_and(|text| text.ends_with(['.', '!', '?', '…', ':', '»', '”', '"', ')']));
    !piece.hints.control
        && !piece.hints.named
        && stopped
        && piece.words() >= PROSE_WORDS
        && links_percent(piece) < LINK_PERCENT
}

fn links_percent(piece: &Piece) -> usize {
    let linked: usize = piece.texts.iter().filter(|(_, link)| *link).map(|(t, _)| t.split_whitespace().count()).sum();
    linked * 100 / piece.words().max(1)
}
