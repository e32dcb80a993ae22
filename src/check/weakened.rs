//! What takes a negation off its word: a degree, a condition, a verb that passes it on.

use super::polarity::{DENIAL, NOT};
use crate::align::BeadSide;
use crate::lexicon::cue::{Cue, Family};
use crate::text::Word;

/// Words of degree after a negation: it denies them, not the predicate ("not too far", « pas assez clair »).
const DEGREES: &[&str] = &["assez", "trop", "enough", "too", "tellement"];
/// Those that only weaken what follows them.
const WEAKENING: &[&str] = &["très", "very", "so", "si"];

/// Does the negation deny a degree: of whatever follows, or, with a weak word of degree, of a verb before it?
pub(super) fn degree(side: &BeadSide, cue: &Cue, from: usize) -> bool {
    let next = side.words().get(cue.end as usize).map_or("", |word| word.form.as_str());
    DEGREES.contains(&next) || WEAKENING.contains(&next) && from < cue.end as usize
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

/// Does a condition stand on one side ("not … until", « tant que … ne … pas »), other than one that both state alike?
pub(super) fn conditional(here: &BeadSide, there: &BeadSide) -> bool {
    let states = |side: &BeadSide| {
        let pair = |pair: &[Word]| CONDITIONAL_PAIRS.iter().any(|[a, b]| pair[0].form == *a && pair[1].form == *b);
        side.words().iter().any(|word| CONDITIONAL.contains(&word.form.as_str())) || side.words().windows(2).any(pair)
    };
    let unless = |side: &BeadSide| side.words().iter().any(|word| word.form == "unless" || word.form == "moins");
    (states(here) || states(there)) && !(unless(here) && unless(there))
}

/// Verbs whose negation may go to the verb that they govern ("does not seem to", « il semble que … ne … pas »).
const RAISING: &[&str] =
    &["seem", "appear", "think", "believ", "suppos", "imagin", "sembl", "paraî", "pens", "croi", "croy"];

/// Does the denied word pass its negation on, and does anything deny on the other side?
pub(super) fn raised(here: &BeadSide, there: &BeadSide, from: usize) -> bool {
    let raises = RAISING.iter().any(|stem| here.words()[from].form.starts_with(stem));
    raises && there.cues().of(Family::Negation).iter().any(|cue| cue.sense == NOT || cue.sense == DENIAL)
}
