//! What a negation denies, and whether the word that renders it is denied as well.

use super::contrast::{BACKED, DENIAL, NOT, Place, SMALL};
use crate::align::{BeadSide, Bitext, Side};
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Language, Word, WordKind};
use std::ops::Range;

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
/// Least probability of a literal rendering.
const KNOWN: f32 = 0.05;
/// Words between a negation and what it denies: negators, auxiliaries, modals, adverbs of time and degree.
const LIGHT: &[&str] = &[
    "not",
    "n't",
    "never",
    "no",
    "longer",
    "cannot",
    "can",
    "could",
    "will",
    "would",
    "should",
    "shall",
    "may",
    "might",
    "must",
    "do",
    "does",
    "did",
    "yet",
    "even",
    "ever",
    "still",
    "so",
    "just",
    "necessarily",
    "any",
    "get",
    "going",
    "y",
    "ne",
    "n'",
    "pas",
    "jamais",
    "rien",
    "aucun",
    "aucune",
    "personne",
    "guère",
    "point",
    "nul",
    "nulle",
    "ni",
    "non",
    "peut",
    "peuvent",
    "pouvait",
    "pourra",
    "pourrait",
    "pourraient",
    "pu",
    "doit",
    "doivent",
    "devait",
    "devra",
    "devrait",
    "devraient",
    "dû",
    "faut",
    "va",
    "vont",
    "sera",
    "seront",
    "serait",
    "seraient",
    "soit",
    "soient",
    "aura",
    "auront",
    "aurait",
    "auraient",
    "fut",
    "furent",
    "eu",
    "aujourd'hui",
    "encore",
    "toujours",
    "donc",
    "toutefois",
    "cependant",
    "pourtant",
    "étant",
    "ayant",
    "pouvant",
    "however",
    "plus",
    "non",
    "surtout",
    "presque",
    "jusqu'ici",
    "même",
    "lui",
    "me",
    "te",
    "nous",
    "vous",
    "m'",
    "t'",
    "y",
    "en",
    "bien",
    "trop",
    "ici",
    "là",
    "très",
    "assez",
    "de",
    "d'",
];
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
    let rendered = |(from, _, strength): (u32, u32, f32)| cue.holds(from) && strength > BACKED;
    if cue.sense == REFUSAL && place.links(side).any(rendered) {
        return None;
    }
    let rendering = |from: usize| {
        let surely = |link: &(u32, u32, f32)| link.0 as usize == from && link.2 >= LITERAL;
        let best = place.links(side).filter(surely).max_by(|a, b| a.2.total_cmp(&b.2));
        best.map(|(_, to, _)| (from, to as usize))
    };
    let after = governed(place.bitext, here, cue).and_then(rendering);
    let (from, to) = after.or_else(|| verb_of(place.bitext, here, cue).and_then(rendering))?;
    let literal = literal(place, side, from, to) && content(place.bitext, there, to);
    let denied = || denied(place, side, cue, to) || undone(here, cue, from) || conditional(here) || conditional(there);
    let scope = cue.first as usize..from + 2;
    (literal && !denied() && !privative_near(place, side, scope, to)).then_some(to)
}

/// May anything on the other side deny the rendering: a word near it, or one anywhere that does not surely answer other
/// words? Of 45 flags on clean text that the nearness alone left, 21 had their denial elsewhere in the sentence.
fn denied(place: Place, side: Side, cue: &Cue, to: usize) -> bool {
    // "No regulation shall …": a determiner reaches over the whole sentence, and so does what undoes it.
    let whole = DETERMINERS.contains(&place.side(side).words()[cue.first as usize].form.as_str());
    let near = |other: &Cue, reach: usize| (other.first as usize) <= to + reach && to <= other.end as usize + reach;
    let over = |other: &Cue| other.end as usize <= to && to <= other.end as usize + COORDINATED;
    let denies = |other: &Cue| {
        let surely = other.sure && (other.sense == NOT || other.sense == REFUSAL);
        let denial = surely || denies_by_sense(other);
        denial && (whole || near(other, FAR) || surely && over(other))
            || (denial || other.sense == NOT) && (other.holds(to as u32) || !place.engaged(side, cue, other))
    };
    place.side(side.other()).cues().of(Family::Negation).iter().any(denies)
}

/// Does a second denial soon after the denied word undo the first ("none will forget")?
fn undone(here: &BeadSide, cue: &Cue, from: usize) -> bool {
    let follows = |other: &Cue| other.first >= cue.end && other.first as usize <= from + CLAUSE;
    here.cues().of(Family::Negation).iter().any(|other| denies_by_sense(other) && follows(other))
}

/// « Ne » without its second part, then « que »: "only".
fn restricts(side: &BeadSide, cue: &Cue) -> bool {
    let words = side.words();
    let bare = words[cue.first as usize..cue.end as usize].iter().all(|word| !SECOND.contains(&word.form.as_str()));
    let ne = ["ne", "n'"].contains(&words[cue.first as usize].form.as_str());
    ne && bare && words[cue.end as usize..].iter().any(|word| word.form == "que" || word.form == "qu'")
}

/// The word that a negation denies: the first in it or after it that carries a sense of its own and is no adverb.
fn governed(bitext: &Bitext, side: &BeadSide, cue: &Cue) -> Option<usize> {
    let passed = |word: &Word| {
        let form = word.form.as_str();
        SMALL.contains(&form) || LIGHT.contains(&form) || ADVERBIAL.iter().any(|end| form.ends_with(end))
    };
    let words = side.words();
    let end = words.len().min(cue.end as usize + SCOPE);
    let at = (cue.first as usize..end).find(|at| !passed(&words[*at]))?;
    (content(bitext, side, at) && !words[at].capital).then_some(at)
}

/// Words with which a negation belongs to a condition: « tant que … ne … pas » is "until".
const CONDITIONAL: &[&str] = &["crainte", "peur", "unless", "until", "lest", "except"];
/// The same, two words each.
const CONDITIONAL_PAIRS: &[[&str; 2]] = &[["tant", "que"], ["tant", "qu'"], ["à", "moins"]];
/// Second parts of a French negation.
const SECOND: &[&str] =
    &["pas", "jamais", "rien", "aucun", "aucune", "personne", "guère", "point", "nul", "nulle", "ni", "plus"];
/// Negations that go with a noun.
const DETERMINERS: &[&str] = &["no", "aucun", "aucune"];

/// Does a condition stand in the sentence ("not … unless", « tant que … ne … pas »)?
fn conditional(side: &BeadSide) -> bool {
    let pair = |pair: &[Word]| CONDITIONAL_PAIRS.iter().any(|[a, b]| pair[0].form == *a && pair[1].form == *b);
    side.words().iter().any(|word| CONDITIONAL.contains(&word.form.as_str())) || side.words().windows(2).any(pair)
}

/// The verb before "no" or « aucun », which negates it with its object ("found no evidence").
fn verb_of(bitext: &Bitext, side: &BeadSide, cue: &Cue) -> Option<usize> {
    let at = (cue.first as usize).checked_sub(1)?;
    let determiner = DETERMINERS.contains(&side.words()[cue.first as usize].form.as_str());
    (determiner && content(bitext, side, at)).then_some(at)
}

/// Is that word one with a meaning of its own?
fn content(bitext: &Bitext, side: &BeadSide, at: usize) -> bool {
    let word = &side.words()[at];
    word.kind == WordKind::Word && bitext.lexicon.idf(side.language, &word.form) > CONTENT
}

/// Does the lexicon know the one, or a word of its family, for a translation of the other ("approve", « approuvé »)?
fn literal(place: Place, side: Side, from: usize, to: usize) -> bool {
    let (here, there) = (place.side(side), place.side(side.other()));
    let (a, b) = (&here.words()[from].form, &there.words()[to].form);
    // What begins with a privative prefix on one side only denies by itself ("find", « introuvable »).
    let prefixed = PRIVATIVE.iter().any(|prefix| b.starts_with(prefix) && !a.starts_with(prefix));
    !prefixed && known(place.bitext, here.language, a, b)
}

fn known(bitext: &Bitext, language: Language, a: &str, b: &str) -> bool {
    let lexicon = &bitext.lexicon;
    let (Some(a), Some(b)) = (lexicon.id(language, a), lexicon.id(language.other(), b)) else { return false };
    let family = |language, id| std::iter::once(id).chain(lexicon.relatives_ids(language, id));
    let theirs: Vec<u32> = family(language.other(), b).collect();
    family(language, a).any(|a| {
        theirs.iter().any(|b| {
            let forward = lexicon.probability_ids(language, a, *b);
            forward.max(lexicon.probability_ids(language.other(), *b, a)) >= KNOWN
        })
    })
}

/// Does a cue deny by the sense of its words ("lack", "without", "incomplete")?
fn denies_by_sense(cue: &Cue) -> bool {
    cue.sense == DENIAL || (cue.sure && cue.sense.ends_with(DENYING))
}

/// Does a word near that one, which answers none outside of the negation's scope, deny by its prefix what is left without it ("unable", « inapte »)?
fn privative_near(place: Place, side: Side, scope: Range<usize>, to: usize) -> bool {
    let there = place.side(side.other());
    let (start, end) = (to.saturating_sub(NEAR), (to + NEAR + 1).min(there.words().len()));
    let outside = |from: u32| !scope.contains(&(from as usize));
    let answers =
        |at: usize| place.links(side).any(|(f, t, strength)| t as usize == at && strength > BACKED && outside(f));
    (start..end).any(|at| !answers(at) && privative(place.bitext, there.language, &there.words()[at]))
}

/// Prefixes that deny the rest of their word.
const PRIVATIVE: &[&str] = &["un", "in", "im", "ir", "il", "dis", "non", "dé", "més", "mal", "anti", "mis"];
/// Those that deny nearly every word they stand before.
const STRICT: &[&str] = &["un", "in", "im", "ir", "il", "non"];
/// A word whose rest has at least so many letters may be one with a prefix.
const REST: usize = 4;

fn privative(bitext: &Bitext, language: Language, word: &Word) -> bool {
    let known = |rest: &str| rest.chars().count() >= REST && bitext.lexicon.id(language, rest).is_some();
    PRIVATIVE.iter().filter_map(|prefix| word.form.strip_prefix(prefix)).any(known)
}

/// A word of the source, and the one of the target that answers it and differs from its literal rendering by a prefix
/// that denies ("accessible", « inaccessible »).
pub fn prefix_changed(place: Place) -> Option<(usize, usize)> {
    let [source, target] = [Side::Source, Side::Target].map(|side| place.side(side));
    let rests = |form: &str| -> Vec<String> {
        let rests = STRICT.iter().filter_map(|prefix| form.strip_prefix(prefix));
        rests.filter(|rest| rest.chars().count() >= REST).map(str::to_string).collect()
    };
    let changed = |(s, t, _): &(u32, u32, f32)| {
        let (a, b) = (&source.words()[*s as usize], &target.words()[*t as usize]);
        let plain = a.kind == WordKind::Word && b.kind == WordKind::Word;
        let (ours, theirs) = (rests(&a.form), rests(&b.form));
        plain
            && ours.is_empty() != theirs.is_empty()
            && content(place.bitext, source, *s as usize)
            && !known(place.bitext, source.language, &a.form, &b.form)
            && (ours.iter().any(|rest| known(place.bitext, source.language, rest, &b.form))
                || theirs.iter().any(|rest| known(place.bitext, source.language, &a.form, rest)))
    };
    let denies =
        |side: &BeadSide| side.cues().of(Family::Negation).iter().any(|cue| cue.sense == NOT || denies_by_sense(cue));
    if denies(source) || denies(target) {
        return None;
    }
    place.links(Side::Source).find(changed).map(|(s, t, _)| (s as usize, t as usize))
}
