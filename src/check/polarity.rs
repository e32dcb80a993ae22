//! Whether a cue, or a side, is denied.

use super::denial::restricts;
use crate::align::{BeadSide, Bitext, Side};
use crate::lexicon::cue::{Cue, Family};
use crate::text::WordKind;

/// Words that turn the one after them into its opposite: « moins lumineux » is "fainter".
const INVERTERS: &[&str] = &["moins", "peu", "less", "least", "hardly", "scarcely", "without", "sans", "non"];
/// The sense of what denies a predicate.
pub const NOT: &str = "not";
/// The sense of verbs and words that deny by their own meaning ("lack", « sauf »).
pub const DENIAL: &str = "denial";
/// Words before a cue in which a negation governs it.
const SCOPE: usize = 4;

/// Words that only sometimes deny, and nothing but the word after them.
const FRAIL: &[&str] = &["only", "few", "little", "too", "under", "moins", "peu", "trop", "mal"];

/// Is the cue denied: under a negation, or after a word that turns it round, but not both? What denies by its sense
/// ("stop") denies a verb, never its time.
pub(super) fn is_denied(side: &BeadSide, cue: &Cue) -> bool {
    let (first, end) = (cue.first as usize, cue.end as usize);
    let words = side.words();
    let lexical = cue.family != Family::Temporal;
    let turned = lexical
        && words[..first]
            .iter()
            .rev()
            .find(|word| !["de", "d'"].contains(&word.form.as_str()))
            .is_some_and(|word| INVERTERS.contains(&word.form.as_str()));
    let governs = |not: &Cue| {
        let (start, stop) = (not.first as usize, not.end as usize);
        // What a cue holds belongs to its sense ("must not").
        if start >= first && stop <= end {
            return false;
        }
        let near = stop <= first && stop + SCOPE > first;
        let one_clause = near && words[stop..first].iter().all(|word| word.kind != WordKind::Mark);
        one_clause || (start < end && stop > first)
    };
    let cues = side.cues().of(Family::Negation);
    let negated = cues.iter().any(|not| not.sure && not.sense == NOT && governs(not));
    let part = |denial: &Cue| cues.iter().any(|not| not.sure && not.sense == NOT && not.span.contains(denial.span));
    let frail = |denial: &Cue| {
        let form = words[denial.first as usize].form.as_str();
        denial.end == denial.first + 1 && (FRAIL.contains(&form) || restricts(side, denial))
    };
    let denies = |denial: &Cue| denial.sense == DENIAL && !frail(denial) && governs(denial) && !part(denial);
    let denied = lexical && cues.iter().any(denies);
    negated != (turned || denied)
}

/// Do both sides deny something, or neither? What a cue such as "none" holds of its own denies nothing further.
pub fn same_polarity(bitext: &Bitext, bead: usize) -> bool {
    let denies = |side: Side| {
        let cues = bitext.side(bead, side).cues();
        let none = |not: &Cue| {
            let sense = |cue: &Cue| ["share:none", "pair:neither"].contains(&cue.sense);
            cues.of(Family::Quantifier).iter().any(|cue| cue.sure && sense(cue) && cue.span.overlaps(not.span))
        };
        let denial = |cue: &Cue| cue.sense == NOT || cue.sense.ends_with(":no");
        cues.of(Family::Negation).iter().any(|cue| cue.sure && denial(cue) && !none(cue))
    };
    denies(Side::Source) == denies(Side::Target)
}
