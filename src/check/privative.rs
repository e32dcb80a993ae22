//! Words that deny by a prefix or an ending ("unable", « introuvable », "tirelessly").

use super::denial::denies_by_sense;
use super::literal::{content, known};
use super::place::Place;
use super::polarity::NOT;
use crate::align::{BeadSide, Bitext, Side};
use crate::lexicon::cue::Family;
use crate::text::{Language, Word, WordKind};

/// Prefixes that deny the rest of their word.
const PRIVATIVE: &[&str] = &["under", "un", "in", "im", "ir", "il", "dis", "non", "dé", "més", "mal", "anti", "mis"];
/// Those that deny nearly every word they stand before.
const STRICT: &[&str] = &["un", "in", "im", "ir", "il", "non"];
/// A word whose rest has at least so many letters may be one with a prefix.
const REST: usize = 4;

/// How English words end that deny what they begin with ("tirelessly").
const LACKING: &[&str] = &["less", "lessly"];
/// How words end that say what can be done, or cannot (« introuvable »).
const CAPABLE: &[&str] = &["able", "ible", "ables", "ibles"];

/// Does a prefix deny the rest of a word?
pub(super) fn privative(bitext: &Bitext, language: Language, word: &Word) -> bool {
    PRIVATIVE.iter().filter_map(|prefix| word.form.strip_prefix(prefix)).any(|rest| stands(bitext, language, rest))
}

/// Does a word begin as those do that a prefix turns into their opposite ("inexpensive")?
pub(super) fn inverted(word: &Word) -> bool {
    rests(STRICT, &word.form).next().is_some()
}

/// What is left of a form without each of these prefixes that it begins with.
fn rests<'a>(prefixes: &'a [&str], form: &'a str) -> impl Iterator<Item = &'a str> {
    prefixes.iter().filter_map(|prefix| form.strip_prefix(prefix)).filter(|rest| rest.chars().count() >= REST)
}

/// Does its ending deny a word ("tirelessly")?
pub(super) fn lacking(language: Language, word: &Word) -> bool {
    language == Language::English && LACKING.iter().any(|end| word.form.ends_with(end))
}

/// May what is left without a prefix stand as a word?
fn stands(bitext: &Bitext, language: Language, rest: &str) -> bool {
    let rest = rest.trim_start_matches('-');
    let long = rest.chars().count() >= REST;
    long && (CAPABLE.iter().any(|end| rest.ends_with(end)) || bitext.lexicon.id(language, rest).is_some())
}

/// Does a prefix that the other word lacks deny the rest of the word?
pub(super) fn prefixed(bitext: &Bitext, (language, form): (Language, &str), other: &str) -> bool {
    let lacked = PRIVATIVE.iter().filter(|prefix| !other.starts_with(**prefix));
    lacked.filter_map(|prefix| form.strip_prefix(prefix)).any(|rest| stands(bitext, language, rest))
}

/// A word of the source, and the one of the target that answers it and differs from its literal rendering by a prefix
/// that denies ("accessible", « inaccessible »).
pub fn prefix_changed(place: Place) -> Option<(usize, usize)> {
    let [source, target] = [Side::Source, Side::Target].map(|side| place.side(side));
    let denies =
        |side: &BeadSide| side.cues().of(Family::Negation).iter().any(|cue| cue.sense == NOT || denies_by_sense(cue));
    // Most beads hold no such word: the links are asked for last.
    let none = |side: &BeadSide| side.words().iter().all(|word| denied(&word.form).next().is_none());
    if denies(source) || denies(target) || none(source) && none(target) {
        return None;
    }
    let prefixed = |word: &Word| rests(PRIVATIVE, &word.form).next().is_some();
    let changed = |(s, t): &(usize, usize)| {
        let (a, b) = (&source.words()[*s], &target.words()[*t]);
        let plain = a.kind == WordKind::Word && b.kind == WordKind::Word;
        let bitext = place.bitext;
        plain
            && prefixed(a) != prefixed(b)
            && !denied(&a.form).any(|rest| stands_beside(source, rest))
            && !denied(&b.form).any(|rest| stands_beside(target, rest))
            && content(bitext, source, *s)
            && (denied(&a.form).any(|rest| known(bitext, source.language, rest, &b.form))
                || denied(&b.form).any(|rest| known(bitext, source.language, &a.form, rest)))
            && !known(bitext, source.language, &a.form, &b.form)
    };
    place.links(Side::Source).map(|(s, t, _)| (s as usize, t as usize)).find(changed)
}

/// What a form surely denies by its prefix.
fn denied(form: &str) -> impl Iterator<Item = &str> {
    rests(if adjective(form) { STRICT } else { CERTAIN }, form)
}

/// Those that deny before any kind of word: "in" before a noun or a verb mostly does not ("intake").
const CERTAIN: &[&str] = &["un", "non"];
/// How adjectives and their adverbs end.
const ADJECTIVE: &[&str] = &[
    "able", "ables", "ible", "ibles", "ent", "ents", "ente", "entes", "ant", "ants", "ante", "antes", "ate", "al",
    "ale", "ales", "aux", "el", "elle", "elles", "ive", "ives", "if", "ifs", "ous", "eux", "euse", "euses", "ète",
    "ètes", "ete", "et", "ets", "ite", "ites", "ly", "ment", "ed", "é", "ée", "és", "ées", "ar", "ic", "ique", "iques",
    "ect", "ects", "ecte", "ectes", "act", "acts", "acte", "actes", "it",
];

fn adjective(form: &str) -> bool {
    ADJECTIVE.iter().any(|end| form.ends_with(end))
}

/// Does a word stand without its prefix beside it ("loads and unloads")?
fn stands_beside(side: &BeadSide, rest: &str) -> bool {
    side.words().iter().any(|word| word.form == rest)
}
