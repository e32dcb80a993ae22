//! Whether one word literally renders another.

use super::place::{Place, SMALL};
use super::privative::prefixed;
use crate::align::{BeadSide, Bitext, Side};
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Language, WordKind, table};
use std::collections::HashSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Least probability of a literal rendering in one direction, where the other direction has at least the second.
///
/// One direction alone took "ideal" for « laborieuse » and "keep" for « troubler »: the second silences two of 15 flags on
/// 31,700 training pairs and none on the news; no planted one is lost.
const KNOWN: f32 = 0.05;
const MUTUAL: f32 = 0.02;
/// Probability of one direction that is enough by itself.
const SURELY: f32 = 0.5;
/// A rarer word than this (see `Lexicon::idf`) carries meaning of its own.
const CONTENT: f32 = 4.0;
/// Words that begin with so many letters alike, two thirds of the shorter one at least, are of one family.
const ALIKE: usize = 5;
/// Words between a negation and what it denies.
static LIGHT: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::rows(include_str!("light.tsv")).filter_map(|row| row.first().copied()).collect());
/// Words that deny in whatever phrase they stand ("no more people").
pub(super) const NEGATORS: &[&str] =
    &["no", "not", "n't", "never", "hardly", "pas", "jamais", "aucun", "aucune", "non"];

/// Is a word one that carries next to no meaning of its own?
pub(super) fn light(side: &BeadSide, at: usize) -> bool {
    let form = side.words()[at].form.as_str();
    SMALL.contains(&form) || LIGHT.contains(form)
}

/// Is that word one with a meaning of its own?
pub(super) fn content(bitext: &Bitext, side: &BeadSide, at: usize) -> bool {
    let word = &side.words()[at];
    word.kind == WordKind::Word && bitext.lexicon.idf(side.language, &word.form) > CONTENT
}

/// Does the lexicon know the one, or a word of its family, for a translation of the other ("approve", « approuvé »), or
/// do they begin alike?
pub(super) fn literal(place: Place, side: Side, (from, to): (usize, usize)) -> bool {
    let (here, there) = (place.side(side), place.side(side.other()));
    let (a, b) = (&here.words()[from].form, &there.words()[to].form);
    !contrary(place, side, (from, to)) && (known(place.bitext, here.language, a, b) || alike(a, b))
}

/// Are the two words opposites, or does one deny the other by its prefix ("find", « introuvable »)?
pub(super) fn contrary(place: Place, side: Side, (from, to): (usize, usize)) -> bool {
    let (here, there) = (place.side(side), place.side(side.other()));
    prefixed_apart(place, side, (from, to)) || opposed(here, there, (from as u32, to as u32))
}

/// Does one of two words deny the other by its prefix?
pub(super) fn prefixed_apart(place: Place, side: Side, (from, to): (usize, usize)) -> bool {
    let (here, there) = (place.side(side), place.side(side.other()));
    let (a, b) = (&here.words()[from].form, &there.words()[to].form);
    prefixed(place.bitext, (there.language, b), a) || prefixed(place.bitext, (here.language, a), b)
}

/// Do two words begin alike ("notify", « notifiera »)?
fn alike(a: &str, b: &str) -> bool {
    let letters = |form: &str| form.nfd().filter(char::is_ascii_alphanumeric).collect::<String>();
    let (a, b) = (letters(a), letters(b));
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    common >= ALIKE && 3 * common >= 2 * a.len().min(b.len())
}

/// Are the two words a pair of opposites, or does the negation belong to a word that the other renders ("cheap",
/// « pas cher »)?
fn opposed(here: &BeadSide, there: &BeadSide, (from, to): (u32, u32)) -> bool {
    let theirs = there.cues().of(Family::Direction);
    let one = |cue: &Cue, at| cue.sure && cue.holds(at);
    let negator = |at: u32| NEGATORS.contains(&here.words()[at as usize].form.as_str());
    let whole = |ours: &Cue, other: &Cue| ours.agrees(other) && (ours.first..ours.end).any(negator);
    let met = |ours: &Cue| theirs.iter().any(|other| one(other, to) && (ours.opposes(other) || whole(ours, other)));
    here.cues().of(Family::Direction).iter().any(|ours| one(ours, from) && met(ours))
}

/// Does the lexicon know the one, or a word of its family, for a translation of the other?
pub(super) fn known(bitext: &Bitext, language: Language, a: &str, b: &str) -> bool {
    let lexicon = &bitext.lexicon;
    let (Some(a), Some(b)) = (lexicon.id(language, a), lexicon.id(language.other(), b)) else { return false };
    let family = |language, id| std::iter::once(id).chain(lexicon.relatives_ids(language, id));
    let renders = |a, b| {
        let (forward, backward) =
            (lexicon.probability_ids(language, a, b), lexicon.probability_ids(language.other(), b, a));
        forward.min(backward) >= MUTUAL && forward.max(backward) >= KNOWN || forward.max(backward) >= SURELY
    };
    family(language, a).any(|a| renders(a, b)) || family(language.other(), b).any(|b| renders(a, b))
}
