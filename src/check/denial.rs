//! What a negation denies, and whether the word that renders it is denied as well.

use super::contrast::{BACKED, Place, SMALL};
use super::polarity::{DENIAL, NOT};
use super::privative::{lacking, prefixed, privative};
use crate::align::{BeadSide, Bitext, Side};
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Language, Word, WordKind, table};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Words after a negation among which the one that it denies stands.
const SCOPE: usize = 6;
/// Words on either side of the rendering in which a prefix may negate it.
const NEAR: usize = 8;
/// The same for words that deny.
const FAR: usize = 12;
/// Words over which one negation reaches in a coordination ("never had a programme or built a reactor").
const COORDINATED: usize = 20;
/// Words after the denied one in which a second denial undoes the first ("none will forget").
const CLAUSE: usize = 6;
/// Least probability of a literal rendering in one direction, where the other direction has at least the second.
///
/// One direction alone took "ideal" for « laborieuse » and "keep" for « troubler »: the second silences two of 15 flags on
/// 31,700 training pairs and none on the news; no planted one is lost.
const KNOWN: f32 = 0.05;
const MUTUAL: f32 = 0.02;
/// Probability of one direction that is enough by itself.
const SURELY: f32 = 0.5;
/// Words between a negation and what it denies.
static LIGHT: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::rows(include_str!("light.tsv")).filter_map(|row| row.first().copied()).collect());
/// How adverbs end.
const ADVERBIAL: &[&str] = &["ment", "ly"];
/// A rarer word than this (see `Lexicon::idf`) carries meaning of its own.
const CONTENT: f32 = 4.0;
/// The sense of verbs that deny the one after them ("failed to reach").
const REFUSAL: &str = "refusal";
/// How the senses end that deny ("with", "without": `with:no`).
const DENYING: &str = ":no";
/// Links weaker than this are not literal renderings.
const LITERAL: f32 = 0.6;

/// What surely denies a predicate.
pub fn negations(side: &BeadSide) -> Vec<&Cue> {
    let cues = side.cues().of(Family::Negation);
    let idiom = |cue: &Cue| cues.iter().any(|other| other.sense == DENIAL && other.span.contains(cue.span));
    let surely = |cue: &&Cue| cue.sure && [NOT, REFUSAL].contains(&cue.sense);
    cues.iter().filter(surely).filter(|cue| !idiom(cue) && !restricts(side, cue)).collect()
}

/// What surely denies a predicate, and what denies by its own sense ("unknown").
pub fn denials(side: &BeadSide) -> impl Iterator<Item = &Cue> {
    let by_sense = |cue: &&Cue| cue.sure && cue.sense.ends_with(DENYING);
    negations(side).into_iter().chain(side.cues().of(Family::Negation).iter().filter(by_sense))
}

/// The word on the other side that literally renders the one under the negation, where nothing on that side may deny it.
pub fn bare_rendering(place: Place, side: Side, cue: &Cue) -> Option<usize> {
    let (here, there) = (place.side(side), place.side(side.other()));
    // "Renounced" ↔ « renoncé à »: what is rendered is not lost.
    let light = |word: &Word| SMALL.contains(&word.form.as_str()) || LIGHT.contains(word.form.as_str());
    let rendered = |(from, to, strength): (u32, u32, f32)| {
        cue.holds(from) && strength > BACKED && !light(&there.words()[to as usize])
    };
    if cue.sense == REFUSAL && place.links(side).any(rendered) {
        return None;
    }
    let rendering = |from: usize| {
        let surely = |link: &(u32, u32, f32)| link.0 as usize == from && link.2 >= LITERAL;
        let best = place.links(side).filter(surely).max_by(|a, b| a.2.total_cmp(&b.2));
        best.map(|(_, to, _)| (from, to as usize))
    };
    let (from, to) = governed(place.bitext, here, cue).and_then(rendering)?;
    if degree(here, cue, from) {
        return None;
    }
    let literal = literal(place, side, (from, to)) && content(place.bitext, there, to);
    let denied = || denied(place, side, cue, to) || undone(here, cue, from) || conditional(here) || conditional(there);
    let scope = cue.first as usize..from + 2;
    let twice = || stands_twice(here, from);
    (literal && !twice() && !denied() && !privative_near(place, side, scope, to)).then_some(to)
}

/// Letters that words of one family have in common at their beginning.
const FAMILY: usize = 5;

/// Does the denied word stand on its side a second time, affirmed perhaps (« ou il signe, ou il ne signe pas »)?
fn stands_twice(side: &BeadSide, at: usize) -> bool {
    let form = side.words()[at].form.as_str();
    let stem = form.char_indices().nth(FAMILY).map_or(form, |(end, _)| &form[..end]);
    side.words().iter().filter(|word| word.form.starts_with(stem)).count() > 1
}

/// May anything on the other side deny the rendering: a word near it, or one anywhere that does not surely answer other
/// words? Of 45 flags on clean text that the nearness alone left, 21 had their denial elsewhere in the sentence.
fn denied(place: Place, side: Side, cue: &Cue, to: usize) -> bool {
    // "No regulation shall …": a determiner reaches over the whole sentence, and so does what undoes it.
    let there = place.side(side.other());
    let whole = DETERMINERS.contains(&place.side(side).words()[cue.first as usize].form.as_str());
    let near = |other: &Cue, reach: usize| (other.first as usize) <= to + reach && to <= other.end as usize + reach;
    let over = |other: &Cue| other.end as usize <= to && to <= other.end as usize + COORDINATED;
    let denies = |other: &Cue| {
        let surely = other.sure && (other.sense == NOT || other.sense == REFUSAL);
        let denial = surely || denies_by_sense(other);
        let negator =
            !other.sure && other.sense == NOT && NEGATORS.contains(&there.words()[other.first as usize].form.as_str());
        (denial && (whole || near(other, FAR) || surely && over(other)))
            || (negator && near(other, FAR))
            || (denial || other.sense == NOT) && (other.holds(to as u32) || !place.engaged(side, cue, other))
    };
    // Left in the language of the source, or in both: the negator stands there itself.
    let same = |word: &Word| {
        SURFACE.contains(&word.form.as_str()) && cue_words(place.side(side), cue).any(|own| own.form == word.form)
    };
    there.words().iter().any(same) || there.cues().of(Family::Negation).iter().any(denies)
}

/// Negators that no other word of the other language looks like.
const SURFACE: &[&str] = &["not", "n't", "never", "ne", "n'"];

fn cue_words<'a>(side: &'a BeadSide, cue: &Cue) -> impl Iterator<Item = &'a Word> {
    side.words()[cue.first as usize..cue.end as usize].iter()
}

/// Words that deny in whatever phrase they stand ("no more people").
const NEGATORS: &[&str] = &["no", "not", "n't", "never", "hardly", "pas", "jamais", "aucun", "aucune", "non"];

/// Does a second denial soon after the denied word undo the first ("none will forget")?
fn undone(here: &BeadSide, cue: &Cue, from: usize) -> bool {
    let follows = |other: &Cue| other.first >= cue.end && other.first as usize <= from + CLAUSE;
    here.cues().of(Family::Negation).iter().any(|other| denies_by_sense(other) && follows(other))
}

/// « Ne » without its second part, then « que »: "only".
fn restricts(side: &BeadSide, cue: &Cue) -> bool {
    let (_, from) = side.words().split_at(cue.first as usize);
    let (own, after) = from.split_at((cue.end - cue.first) as usize);
    let ne = own.first().is_some_and(|word| ["ne", "n'"].contains(&word.form.as_str()));
    let que = |words: &[Word]| words.iter().any(|word| word.form == "que" || word.form == "qu'");
    let bare = || own.iter().all(|word| !SECOND.contains(&word.form.as_str()));
    ne && (que(own) || bare() && que(after))
}

/// The word that a negation denies: the first in it or after it that carries a sense of its own and is no adverb.
fn governed(bitext: &Bitext, side: &BeadSide, cue: &Cue) -> Option<usize> {
    let passed = |word: &Word| {
        let form = word.form.as_str();
        SMALL.contains(&form) || LIGHT.contains(form) || ADVERBIAL.iter().any(|end| form.ends_with(end))
    };
    let words = side.words();
    let end = words.len().min(cue.end as usize + SCOPE);
    let start = if cue.sense == REFUSAL { cue.end } else { cue.first } as usize;
    let at = (start..end).find(|at| !passed(&words[*at]))?;
    (content(bitext, side, at) && !words[at].capital).then_some(at)
}

/// Words with which a negation belongs to a condition: « tant que … ne … pas » is "until".
const CONDITIONAL: &[&str] =
    &["crainte", "peur", "unless", "until", "lest", "except", "whether", "wonder", "wondered", "wondering"];
/// The same, two words each.
const CONDITIONAL_PAIRS: &[[&str; 2]] = &[
    ["tant", "que"],
    ["tant", "qu'"],
    ["longtemps", "que"],
    ["longtemps", "qu'"],
    ["à", "moins"],
    ["pour", "que"],
    ["pour", "qu'"],
    ["so", "that"],
    ["manière", "à"],
    ["façon", "à"],
];
/// Second parts of a French negation.
const SECOND: &[&str] =
    &["pas", "jamais", "rien", "aucun", "aucune", "personne", "guère", "point", "nul", "nulle", "ni", "plus"];
/// Negations that go with a noun.
const DETERMINERS: &[&str] = &["no", "aucun", "aucune"];

/// Words of degree after a negation: it denies them, not the predicate ("not too far", « pas assez clair »).
const DEGREES: &[&str] = &["assez", "trop", "enough", "too", "tellement"];
/// Those that only weaken what follows them.
const WEAKENING: &[&str] = &["très", "very", "so", "si"];

/// Does the negation deny a degree: of whatever follows, or, with a weak word of degree, of a verb before it?
fn degree(side: &BeadSide, cue: &Cue, from: usize) -> bool {
    let next = side.words().get(cue.end as usize).map_or("", |word| word.form.as_str());
    DEGREES.contains(&next) || WEAKENING.contains(&next) && from < cue.end as usize
}

/// Does a condition stand in the sentence ("not … unless", « tant que … ne … pas »)?
fn conditional(side: &BeadSide) -> bool {
    let pair = |pair: &[Word]| CONDITIONAL_PAIRS.iter().any(|[a, b]| pair[0].form == *a && pair[1].form == *b);
    side.words().iter().any(|word| CONDITIONAL.contains(&word.form.as_str())) || side.words().windows(2).any(pair)
}

/// Is that word one with a meaning of its own?
pub(super) fn content(bitext: &Bitext, side: &BeadSide, at: usize) -> bool {
    let word = &side.words()[at];
    word.kind == WordKind::Word && bitext.lexicon.idf(side.language, &word.form) > CONTENT
}

/// Does the lexicon know the one, or a word of its family, for a translation of the other ("approve", « approuvé »)?
fn literal(place: Place, side: Side, (from, to): (usize, usize)) -> bool {
    let (here, there) = (place.side(side), place.side(side.other()));
    let (a, b) = (&here.words()[from].form, &there.words()[to].form);
    // What begins with a privative prefix on one side only denies by itself ("find", « introuvable »).
    let prefixed = prefixed(place.bitext, (there.language, b), a) || prefixed(place.bitext, (here.language, a), b);
    !prefixed && !opposed(here, there, (from as u32, to as u32)) && known(place.bitext, here.language, a, b)
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

/// Does a cue deny by the sense of its words ("lack", "without", "incomplete")?
pub(super) fn denies_by_sense(cue: &Cue) -> bool {
    cue.sense == DENIAL || (cue.sure && cue.sense.ends_with(DENYING))
}

/// Does a word near that one, which answers none outside of the negation's scope, deny by its prefix what is left
/// without it ("unable", « inapte »)?
fn privative_near(place: Place, side: Side, scope: Range<usize>, to: usize) -> bool {
    let there = place.side(side.other());
    let (start, end) = (to.saturating_sub(NEAR), (to + NEAR + 1).min(there.words().len()));
    let outside = |from: u32| !scope.contains(&(from as usize));
    let answers =
        |at: usize| place.links(side).any(|(f, t, strength)| t as usize == at && strength > BACKED && outside(f));
    let denies = |at: usize| {
        let word = &there.words()[at];
        lacking(there.language, word) || !answers(at) && privative(place.bitext, there.language, word)
    };
    (start..end).any(denies)
}
