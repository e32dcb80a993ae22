//! What denies, and what it denies.

use super::literal::{content, light};
use super::place::{BACKED, Place};
use super::polarity::{DENIAL, NOT};
use crate::align::{BeadSide, Bitext, Side};
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Language, Word, WordKind};

/// The sense of verbs that deny the one after them ("failed to reach").
pub const REFUSAL: &str = "refusal";
/// How the senses end that deny ("with", "without": `with:no`).
const DENYING: &str = ":no";
/// Words after a negation among which the one that it denies stands.
const SCOPE: usize = 6;
/// Words before « aucun » among which another negation makes it "any".
const CONCORD: usize = 8;
/// Words between « avant que » and its verb.
const EXPLETIVE: usize = 8;
/// How adverbs end.
pub(super) const ADVERBIAL: &[&str] = &["ment", "ly"];
/// What denies before « ne ».
const SUBJECTS: &[&str] = &["aucun", "aucune", "nul", "nulle", "personne", "rien", "ni"];
/// Second parts of a French negation.
const SECOND: &[&str] =
    &["pas", "jamais", "rien", "aucun", "aucune", "personne", "guère", "point", "nul", "nulle", "ni", "plus"];
/// Negations that go with a noun.
const DETERMINERS: &[&str] = &["no", "aucun", "aucune"];
/// Negators that deny a predicate wherever it stands.
const PLAIN: &[&str] = &[
    "no", "not", "n't", "never", "none", "nothing", "nobody", "neither", "nor", "hardly", "pas", "jamais", "aucun",
    "aucune", "rien", "ni", "personne", "nul", "nulle", "non",
];
/// Words after which "not" denies a verb.
const AUXILIARIES: &[&str] = &[
    "do", "does", "did", "will", "would", "can", "could", "has", "have", "had", "should", "must", "shall", "may", "wo",
    "ca",
];

/// What surely denies a predicate.
pub fn negations(side: &BeadSide) -> Vec<&Cue> {
    let cues = side.cues().of(Family::Negation);
    let idiom = |cue: &Cue| cues.iter().any(|other| other.sense == DENIAL && other.span.contains(cue.span));
    let denies = |cue: &&Cue| refuses(cue) && !idiom(cue) && !concord(side, cue) && !restricts(side, cue);
    cues.iter().filter(denies).collect()
}

/// Does a cue surely deny a predicate by its own sense?
pub(super) fn refuses(cue: &Cue) -> bool {
    cue.sure && [NOT, REFUSAL].contains(&cue.sense)
}

/// Is it « aucun » after another negation, and so "any"?
fn concord(side: &BeadSide, cue: &Cue) -> bool {
    let (first, words) = (cue.first as usize, side.words());
    let before = &words[first.saturating_sub(CONCORD)..first];
    let negates = |word: &Word| ["sans", "pas", "ni", "jamais"].contains(&word.form.as_str());
    ["aucun", "aucune"].contains(&words[first].form.as_str()) && before.iter().any(negates)
}

/// What surely denies a predicate, and what denies by its own sense ("unknown").
pub fn denials(side: &BeadSide) -> impl Iterator<Item = &Cue> {
    let by_sense = |cue: &&Cue| cue.sure && cue.sense.ends_with(DENYING);
    negations(side).into_iter().chain(side.cues().of(Family::Negation).iter().filter(by_sense))
}

/// Does a cue deny by the sense of its words ("lack", "without", "incomplete")?
pub(super) fn denies_by_sense(cue: &Cue) -> bool {
    cue.sense == DENIAL || (cue.sure && cue.sense.ends_with(DENYING))
}

/// The negations of both sides that answer each other, for what they deny is linked or they are: each pair as places in
/// the two lists.
pub fn answered(place: Place, ours: &[&Cue], theirs: &[&Cue]) -> Vec<(usize, usize)> {
    let by_word = |one: &Cue, other: &Cue| {
        let denied = |side, cue| governed(place.bitext, place.side(side), cue).map(|at| at as u32);
        let met = (denied(Side::Source, one), denied(Side::Target, other));
        place.links(Side::Source).any(|(s, t, strength)| met == (Some(s), Some(t)) && strength > BACKED)
    };
    let by_link = |one: &Cue, other: &Cue| place.links(Side::Source).any(|(s, t, _)| one.holds(s) && other.holds(t));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for meet in [&by_word as &dyn Fn(&Cue, &Cue) -> bool, &by_link] {
        for (a, one) in ours.iter().enumerate() {
            let open = |b: usize| pairs.iter().all(|pair| pair.0 != a && pair.1 != b);
            if let Some(b) = (0..theirs.len()).find(|b| open(*b) && meet(one, theirs[*b])) {
                pairs.push((a, b));
            }
        }
    }
    pairs
}

/// Is a negation of the other side linked to a denying word of this side that is none of its negations ("none")?
pub fn renders_another(place: Place, side: Side, other: &Cue, ours: &[&Cue]) -> bool {
    let here = place.side(side);
    let denies = |cue: &Cue| cue.sense == NOT || cue.sense == DENIAL || cue.sense.ends_with(DENYING);
    let cues = here.cues().of(Family::Negation);
    let another = |at: u32| {
        PLAIN.contains(&here.words()[at as usize].form.as_str())
            && cues.iter().any(|cue| cue.holds(at) && denies(cue))
            && !ours.iter().any(|own| own.holds(at))
    };
    place.links(side.other()).any(|(there, at, _)| other.holds(there) && another(at))
}

/// The words of a cue.
pub(super) fn cue_words<'a>(side: &'a BeadSide, cue: &Cue) -> impl Iterator<Item = &'a Word> + Clone {
    side.words()[cue.first as usize..cue.end as usize].iter()
}

/// Does it hold a negator that denies a predicate wherever it stands?
pub(super) fn plain(side: &BeadSide, cue: &Cue) -> bool {
    cue_words(side, cue).any(|word| PLAIN.contains(&word.form.as_str()))
}

/// Does it begin with a negation that goes with a noun?
pub(super) fn determines(side: &BeadSide, cue: &Cue) -> bool {
    DETERMINERS.contains(&side.words()[cue.first as usize].form.as_str())
}

/// Does it surely deny a verb ("did not approve", "failed to")?
pub(super) fn verbal(side: &BeadSide, cue: &Cue) -> bool {
    let before = (cue.first as usize).checked_sub(1).map_or("", |at| side.words()[at].form.as_str());
    let own = side.words()[cue.first as usize].form.as_str();
    cue.sense == REFUSAL || side.language == Language::English && (AUXILIARIES.contains(&before) || own == "cannot")
}

/// Is it the second part of a French negation?
pub(super) fn second(side: &BeadSide, cue: &Cue) -> bool {
    SECOND.contains(&side.words()[cue.first as usize].form.as_str())
}

/// Is it « ne » without its second part?
pub(super) fn bare_ne(side: &BeadSide, cue: &Cue) -> bool {
    let mut own = cue_words(side, cue).map(|word| word.form.as_str());
    own.next().is_some_and(|form| ["ne", "n'"].contains(&form)) && own.all(|form| !SECOND.contains(&form))
}

/// « Ne » whose second part stands before it: « aucun paquet ne pourra », « nul ne peut ».
pub(super) fn completed_before(side: &BeadSide, cue: &Cue) -> bool {
    let before = &side.words()[..cue.first as usize];
    bare_ne(side, cue) && before.iter().any(|word| SUBJECTS.contains(&word.form.as_str()))
}

/// « Ne » without its second part, then « que »: "only".
pub(super) fn restricts(side: &BeadSide, cue: &Cue) -> bool {
    let que = |words: &[Word]| words.iter().any(|word| word.form == "que" || word.form == "qu'");
    let (own, after) = side.words()[cue.first as usize..].split_at((cue.end - cue.first) as usize);
    let ne = own.first().is_some_and(|word| ["ne", "n'"].contains(&word.form.as_str()));
    ne && (que(own) || bare_ne(side, cue) && que(after))
}

/// « Ne » alone after « avant que » and the like denies nothing.
pub(super) fn expletive(side: &BeadSide, cue: &Cue) -> bool {
    let (words, first) = (side.words(), cue.first as usize);
    let que = |pair: &[Word]| {
        ["avant", "moins", "peur", "crainte"].contains(&pair[0].form.as_str())
            && ["que", "qu'"].contains(&pair[1].form.as_str())
    };
    bare_ne(side, cue) && words[first.saturating_sub(EXPLETIVE)..first].windows(2).any(que)
}

/// The word that a negation denies: the first in it or after it that carries a sense of its own and is no adverb.
pub(super) fn governed(bitext: &Bitext, side: &BeadSide, cue: &Cue) -> Option<usize> {
    let words = side.words();
    let passed = |at: usize| light(side, at) || ADVERBIAL.iter().any(|end| words[at].form.ends_with(end));
    let end = words.len().min(cue.end as usize + SCOPE);
    let start = if cue.sense == REFUSAL { cue.end } else { cue.first } as usize;
    let at = (start..end).find(|at| !passed(*at))?;
    (content(bitext, side, at) && !words[at].capital).then_some(at)
}

/// The word of weight after the denied one, where nothing answers that: "did not find any link", "no side effects".
pub(super) fn object(place: Place, side: Side, cue: &Cue, from: usize) -> Option<usize> {
    let here = place.side(side);
    let any = || here.words()[from..].iter().take(2).any(|word| word.form == "any");
    if !(determines(here, cue) || verbal(here, cue) && any()) || place.links(side).any(|(at, ..)| at as usize == from) {
        return None;
    }
    let after = here.words().iter().enumerate().skip(from + 1).take(SCOPE);
    let mut after = after.take_while(|(_, word)| word.kind != WordKind::Mark).map(|(at, _)| at);
    after.find(|at| content(place.bitext, here, *at) && !light(here, *at))
}
