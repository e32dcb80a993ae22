//! What a negation denies, and whether the word that renders it is denied as well.

use super::contrast::{BACKED, DENIAL, NOT, Place, SMALL};
use crate::align::{BeadSide, Bitext, Side};
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Language, Word, WordKind};
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
/// Least probability of a literal rendering.
const KNOWN: f32 = 0.05;
/// Words between a negation and what it denies.
static LIGHT: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let rows = include_str!("light.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.skip(1).collect()
});
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
    let after = governed(place.bitext, here, cue).and_then(rendering);
    let (from, to) = after.or_else(|| verb_of(place.bitext, here, cue).and_then(rendering))?;
    let literal = literal(place, side, from, to) && content(place.bitext, there, to);
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
        let negator = !other.sure && other.sense == NOT && NEGATORS.contains(&there.words()[other.first as usize].form.as_str());
        (denial && (whole || near(other, FAR) || surely && over(other)))
            || (negator && near(other, FAR))
            || (denial || other.sense == NOT) && (other.holds(to as u32) || !place.engaged(side, cue, other))
    };
    there.cues().of(Family::Negation).iter().any(denies)
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
    let words = side.words();
    let bare = words[cue.first as usize..cue.end as usize].iter().all(|word| !SECOND.contains(&word.form.as_str()));
    let ne = ["ne", "n'"].contains(&words[cue.first as usize].form.as_str());
    ne && bare && words[cue.end as usize..].iter().any(|word| word.form == "que" || word.form == "qu'")
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
    let stripped = |prefix: &str| !a.starts_with(prefix) && b.strip_prefix(prefix).is_some_and(|rest| stands(place.bitext, there.language, rest));
    let prefixed = PRIVATIVE.iter().any(|prefix| stripped(prefix));
    !prefixed && known(place.bitext, here.language, a, b)
}

fn known(bitext: &Bitext, language: Language, a: &str, b: &str) -> bool {
    let lexicon = &bitext.lexicon;
    let (Some(a), Some(b)) = (lexicon.id(language, a), lexicon.id(language.other(), b)) else { return false };
    let family = |language, id| std::iter::once(id).chain(lexicon.relatives_ids(language, id));
    let renders = |a, b| {
        let forward = lexicon.probability_ids(language, a, b);
        forward.max(lexicon.probability_ids(language.other(), b, a)) >= KNOWN
    };
    family(language, a).any(|a| renders(a, b)) || family(language.other(), b).any(|b| renders(a, b))
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
    let denies = |at: usize| {
        let word = &there.words()[at];
        lacking(there.language, word) || !answers(at) && privative(place.bitext, there.language, word)
    };
    (start..end).any(denies)
}

/// Prefixes that deny the rest of their word.
const PRIVATIVE: &[&str] = &["un", "in", "im", "ir", "il", "dis", "non", "dé", "més", "mal", "anti", "mis"];
/// Those that deny nearly every word they stand before.
const STRICT: &[&str] = &["un", "in", "im", "ir", "il", "non"];
/// A word whose rest has at least so many letters may be one with a prefix.
const REST: usize = 4;

/// How English words end that deny what they begin with ("tirelessly").
const LACKING: &[&str] = &["less", "lessly"];
/// How words end that say what can be done, or cannot (« introuvable »).
const CAPABLE: &[&str] = &["able", "ible", "ables", "ibles"];

fn privative(bitext: &Bitext, language: Language, word: &Word) -> bool {
    let form = word.form.as_str();
    let rests = PRIVATIVE.iter().filter_map(|prefix| form.strip_prefix(prefix));
    rests.into_iter().any(|rest| stands(bitext, language, rest))
}

fn lacking(language: Language, word: &Word) -> bool {
    language == Language::English && LACKING.iter().any(|end| word.form.ends_with(end))
}

/// May what is left without a prefix stand as a word?
fn stands(bitext: &Bitext, language: Language, rest: &str) -> bool {
    let rest = rest.trim_start_matches('-');
    let long = rest.chars().count() >= REST;
    long && (CAPABLE.iter().any(|end| rest.ends_with(end)) || bitext.lexicon.id(language, rest).is_some())
}

/// A word of the source, and the one of the target that answers it and differs from its literal rendering by a prefix
/// that denies ("accessible", « inaccessible »).
pub fn prefix_changed(place: Place) -> Option<(usize, usize)> {
    let [source, target] = [Side::Source, Side::Target].map(|side| place.side(side));
    let without = |prefixes: &[&str], form: &str| -> Vec<String> {
        let rests = prefixes.iter().filter_map(|prefix| form.strip_prefix(prefix));
        rests.filter(|rest| rest.chars().count() >= REST).map(str::to_string).collect()
    };
    let rests = |form: &str| without(if adjective(form) { STRICT } else { CERTAIN }, form);
    let denied = |form: &str| !without(PRIVATIVE, form).is_empty();
    let changed = |(s, t, _): &(u32, u32, f32)| {
        let (a, b) = (&source.words()[*s as usize], &target.words()[*t as usize]);
        let plain = a.kind == WordKind::Word && b.kind == WordKind::Word;
        let (ours, theirs) = (rests(&a.form), rests(&b.form));
        plain
            && (!ours.is_empty() || !theirs.is_empty())
            && denied(&a.form) != denied(&b.form)
            && !affirms(source, &ours)
            && !affirms(target, &theirs)
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

/// Those that deny before any kind of word: "in" before a noun or a verb mostly does not ("intake").
const CERTAIN: &[&str] = &["un", "non"];
/// How adjectives and their adverbs end.
const ADJECTIVE: &[&str] = &[
    "able", "ables", "ible", "ibles", "ent", "ents", "ente", "entes", "ant", "ants", "ante", "antes", "ate", "al", "ale",
    "ales", "aux", "el", "elle", "elles", "ive", "ives", "if", "ifs", "ous", "eux", "euse", "euses", "ète", "ètes", "ete",
    "et", "ets", "ite", "ites", "ly", "ment", "ed", "é", "ée", "és", "ées", "ar", "ic", "ique", "iques", "ect", "ects",
    "ecte", "ectes", "act", "acts", "acte", "actes", "it",
];

fn adjective(form: &str) -> bool {
    ADJECTIVE.iter().any(|end| form.ends_with(end))
}

/// Does a word without its prefix stand beside it ("loads and unloads")?
fn affirms(side: &BeadSide, rests: &[String]) -> bool {
    side.words().iter().any(|word| rests.contains(&word.form))
}
