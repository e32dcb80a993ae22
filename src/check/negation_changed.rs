//! A negation lost or added: "are not eligible", « sont admissibles ».
//!
//! Negations of one language have countless renderings without one in the other (lack, unless, *ne … que*, prefixes), so
//! the check speaks only where one side surely negates, the other nowhere surely does, and a word under the negation is
//! literally rendered by one that has nothing near it that may negate (`lexicon/cue/negation.tsv`) and no privative prefix.

use super::contrast::{BACKED, DENIAL, NOT, Place, SMALL, opposites};
use super::{Check, Example, evidence};
use crate::align::{BeadSide, Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Language, Word, WordKind};
use std::ops::Range;

/// The check.
pub static CHECK: Check = Check {
    name: "negation-changed",
    version: 4,
    summary: "A negation that stands on one side only.",
    why: "The sentence says the contrary; where it grants or forbids, a reader acts on it.",
    category: "accuracy/mistranslation",
    severity: Severity::Critical,
    examples: EXAMPLES,
    run,
};

const CONFIDENCE: f32 = 0.8;
/// Words after a negation among which the one that it denies stands.
const SCOPE: usize = 6;
/// Words on either side of the rendering in which something may negate it.
const NEAR: usize = 8;
/// The same for words that deny by their own sense.
const FAR: usize = 12;
/// Words after the denied one in which a second denial undoes the first ("none will forget").
const CLAUSE: usize = 6;
/// Least probability of a literal rendering.
const KNOWN: f32 = 0.05;
/// Words between a negation and what it denies: negators, auxiliaries, modals, adverbs of time and degree.
const LIGHT: &[&str] = &[
    "not", "n't", "never", "no", "longer", "cannot", "can", "could", "will", "would", "should", "shall", "may", "might",
    "must", "do", "does", "did", "yet", "even", "ever", "still", "so", "just", "necessarily", "any", "get", "going", "y",
    "ne", "n'", "pas", "jamais", "rien", "aucun", "aucune", "personne", "guère", "point", "nul", "nulle", "ni", "non",
    "peut", "peuvent", "pouvait", "pourra", "pourrait", "pourraient", "pu", "doit", "doivent", "devait", "devra",
    "devrait", "devraient", "dû", "faut", "va", "vont", "sera", "seront", "serait", "seraient", "soit", "soient", "aura",
    "auront", "aurait", "auraient", "fut", "furent", "eu", "aujourd'hui", "encore", "toujours", "donc", "toutefois", "cependant", "pourtant", "étant", "ayant", "pouvant", "however", "plus", "non",
    "surtout", "presque", "jusqu'ici", "même", "lui", "me", "te", "nous", "vous", "m'", "t'", "y", "en", "bien", "trop",
    "ici", "là", "très", "assez", "de", "d'",
];
/// How adverbs end.
const ADVERBIAL: &[&str] = &["ment", "ly"];
/// A rarer word than this (see `Lexicon::idf`) carries meaning of its own.
const CONTENT: f32 = 4.0;
/// The sense of verbs that deny the one after them ("failed to reach").
const REFUSAL: &str = "refusal";
/// How the senses end that deny ("with", "without": `with:no`).
const DENYING: &str = ":no";
/// Words over which one negation reaches in a coordination ("never had a programme or built a reactor").
const COORDINATED: usize = 20;
/// Links weaker than this are not literal renderings.
const LITERAL: f32 = 0.6;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    // A question expects its answer with or without a negation ("might it not", « ne devrait-il pas »).
    if bitext.source(bead).text.contains('?') || bitext.target(bead).text.contains('?') {
        return;
    }
    let place = Place { bitext, bead };
    let even = negations(place.side(Side::Source)).len() == negations(place.side(Side::Target)).len();
    for contrast in opposites(bitext, bead, Family::Negation).into_iter().filter(|_| even) {
        let (source, target) = contrast.quotes(bitext, bead);
        let message = format!("“{source}” and “{target}”: one says what the other denies.");
        report(contrast.mark(CHECK.finding(bead, CONFIDENCE, message), bitext, bead));
    }
    for side in [Side::Source, Side::Target] {
        let (here, there) = (negations(place.side(side)), negations(place.side(side.other())));
        let lost = here.len().saturating_sub(there.len());
        let bare = here.iter().filter_map(|cue| Some((*cue, bare_rendering(place, side, cue, &there)?)));
        for (cue, word) in bare.take(lost) {
            report(finding(bitext, bead, side, cue, word));
        }
    }
}

/// What surely denies a predicate.
fn negations(side: &BeadSide) -> Vec<&Cue> {
    let cues = side.cues().of(Family::Negation);
    let idiom = |cue: &Cue| cues.iter().any(|other| other.sense == DENIAL && other.span.contains(cue.span));
    cues.iter().filter(|cue| cue.sure && [NOT, REFUSAL].contains(&cue.sense) && !idiom(cue)).collect()
}

/// The word on the other side that literally renders the one under the negation, with nothing near it that may negate.
fn bare_rendering(place: Place, side: Side, cue: &Cue, denials: &[&Cue]) -> Option<usize> {
    let (here, there) = (place.side(side), place.side(side.other()));
    // "Renounced" ↔ « renoncé à »: what is rendered is not lost.
    let rendered = |(from, _, strength): (u32, u32, f32)| cue.holds(from) && strength > BACKED;
    if cue.sense == REFUSAL && place.links(side).any(rendered) {
        return None;
    }
    let after = governed(place.bitext, here, cue);
    let answered = |from: &usize| place.links(side).any(|(f, _, strength)| f as usize == *from && strength >= LITERAL);
    let from = after.filter(answered).or_else(|| verb_of(place.bitext, here, cue))?;
    let (to, _) = place.links(side).filter(|link| link.0 as usize == from && link.2 >= LITERAL).map(|link| (link.1 as usize, link.2)).max_by(|a, b| a.1.total_cmp(&b.1))?;
    if !literal(place, side, from, to) || !content(place.bitext, there, to) || depends(here, cue) {
        return None;
    }
    // "No regulation shall … unless": a determiner reaches over the whole sentence, and so does what undoes it.
    let whole = DETERMINERS.contains(&here.words()[cue.first as usize].form.as_str());
    let undone = |other: &Cue| whole && (other.sense == NOT || denies_by_sense(other));
    let (far, near_by) = if whole { (usize::MAX / 2, usize::MAX / 2) } else { (FAR, NEAR) };
    let near = |other: &Cue, reach: usize| (other.first as usize) <= to + reach && to <= other.end as usize + reach;
    let denies = |other: &Cue| {
        let may = other.sense == NOT && (other.holds(to as u32) || !place.engaged(side, cue, other));
        undone(other) || if denies_by_sense(other) { near(other, far) } else { may && near(other, near_by) }
    };
    let over = |other: &&Cue| near(other, NEAR) || (other.end as usize <= to && to <= other.end as usize + COORDINATED);
    let twice = here.cues().of(Family::Negation).iter().any(|other| {
        denies_by_sense(other) && other.first >= cue.end && other.first as usize <= from + CLAUSE
    });
    let denied = denials.iter().any(over) || there.cues().of(Family::Negation).iter().any(denies);
    let scope = cue.first as usize..from + 2;
    (!denied && !twice && !privative_near(place, side, scope, to)).then_some(to)
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

/// Words after which a negation belongs to a condition: « tant que … ne … pas » is "until".
const CONDITIONAL: &[&str] = &["tant", "moins", "crainte", "peur", "unless", "until", "lest", "except", "before"];
/// Negations that go with a noun.
const DETERMINERS: &[&str] = &["no", "aucun", "aucune"];

/// Does the negation stand in or beside a condition ("not … unless", « tant que … ne … pas »)?
fn depends(side: &BeadSide, cue: &Cue) -> bool {
    let words = side.words();
    let start = (cue.first as usize).saturating_sub(FAR);
    let end = words.len().min(cue.end as usize + COORDINATED);
    words[start..end].iter().any(|word| CONDITIONAL.contains(&word.form.as_str()))
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

/// Does the lexicon know the one for a translation of the other?
fn literal(place: Place, side: Side, from: usize, to: usize) -> bool {
    let (here, there) = (place.side(side), place.side(side.other()));
    let (a, b) = (&here.words()[from].form, &there.words()[to].form);
    let lexicon = &place.bitext.lexicon;
    // What begins with a privative prefix on one side only denies by itself ("find", « introuvable »).
    let prefixed = PRIVATIVE.iter().any(|prefix| b.starts_with(prefix) && !a.starts_with(prefix));
    !prefixed && lexicon.probability(here.language, a, b).max(lexicon.probability(there.language, b, a)) >= KNOWN
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
    let answers = |at: usize| place.links(side).any(|(f, t, strength)| t as usize == at && strength > BACKED && outside(f));
    (start..end).any(|at| !answers(at) && privative(place.bitext, there.language, &there.words()[at]))
}

/// Prefixes that deny the rest of their word.
const PRIVATIVE: &[&str] = &["un", "in", "im", "ir", "il", "dis", "non", "dé", "més", "mal", "anti", "mis"];

fn privative(bitext: &Bitext, language: Language, word: &Word) -> bool {
    PRIVATIVE.iter().filter_map(|prefix| word.form.strip_prefix(prefix)).any(|rest| {
        rest.chars().count() >= 4 && bitext.lexicon.id(language, rest).is_some()
    })
}

fn finding(bitext: &Bitext, bead: usize, side: Side, cue: &Cue, word: usize) -> Finding {
    let there = bitext.side(bead, side.other());
    let bare = there.words()[word].span;
    let quote = cue.span.of(&bitext.side(bead, side).text);
    let message = format!("“{quote}” negates; “{}” on the other side does not.", bare.of(&there.text));
    let mut finding = CHECK.finding(bead, CONFIDENCE, message);
    let (source, target) = if side == Side::Source { (cue.span, bare) } else { (bare, cue.span) };
    finding.source = Some(evidence(bitext, bead, Side::Source, vec![source], None));
    finding.target = Some(evidence(bitext, bead, Side::Target, vec![target], None));
    finding
}

const EXAMPLES: &[Example] = &[
    Example::flags("These farms are not eligible.", "Ces fermes sont admissibles.", "not", "admissibles"),
    Example::flags("The contract is valid.", "Le contrat n'est pas valable.", "valid", "n'est pas"),
    Example::flags("Foreign students are not admitted.", "Les étudiants étrangers sont admis.", "not", "admis"),
    Example::flags("The bridge was never repaired.", "Le pont a été réparé.", "never", "réparé"),
    Example::flags("The members voted.", "Les membres n'ont pas voté.", "voted", "n'ont pas"),
    Example::flags("The vaccine is safe for children.", "Le vaccin n'est pas sûr pour les enfants.", "safe", "n'est pas"),
    Example::flags("No trace of oil was found in the well.", "Des traces d'huile ont été trouvées dans le puits.", "No", "traces"),
    Example::flags("It is illegal to fish here.", "Il est légal de pêcher ici.", "illegal", "légal"),
    Example::flags("Staff without a badge may enter.", "Le personnel muni d'un badge peut entrer.", "without", "muni d'"),
    Example::clean("I cannot explain the difference.", "Je ne peux expliquer la différence."),
    Example::clean("The lift does not work.", "L'ascenseur ne fonctionne pas."),
    Example::clean("He could not be found.", "Il est resté introuvable."),
    Example::clean("Do not start until noon.", "Commencez seulement à midi."),
    Example::clean("The results are not complete.", "Les résultats sont incomplets."),
    Example::clean("It is not only cheap.", "C'est bon marché, entre autres."),
    Example::clean("The fine is not to exceed 50 dollars.", "L'amende maximale est de 50 dollars."),
    Example::clean("The permit is not valid unless it is signed.", "Pour être valide, le permis doit être signé."),
    Example::clean("He kept asking for money.", "Il n'arrêtait pas de demander de l'argent."),
    Example::clean("The lake will stay closed until the water is clean.", "Le lac restera fermé tant que l'eau n'est pas propre."),
    Example::clean("They did not succeed.", "Ils ont échoué."),
];
