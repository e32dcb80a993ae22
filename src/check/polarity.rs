//! What is denied: a cue under a negation or after a word that turns it round, a side of a bead as a whole.

use crate::align::{BeadSide, Bitext, Side};
use crate::lexicon::cue::{Cue, Family};
use crate::text::WordKind;

/// Words that turn the one after them into its opposite: « moins lumineux » is "fainter".
const INVERTERS: &[&str] = &["moins", "peu", "less", "least", "hardly", "scarcely", "without", "sans", "non"];
/// Words before a cue in which a negation governs it.
const SCOPE: usize = 4;
/// The sense of what denies a predicate.
pub const NOT: &str = "not";
/// The sense of verbs and words that deny by their own meaning ("lack", « sauf »).
pub const DENIAL: &str = "denial";

/// Is the cue denied: under a negation, or after a word that turns it round, but not both?
pub(super) fn is_denied(side: &BeadSide, cue: &Cue) -> bool {
    let (first, end) = (cue.first as usize, cue.end as usize);
    let words = side.words();
    let turned = first.checked_sub(1).is_some_and(|at| INVERTERS.contains(&words[at].form.as_str()));
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
    let denied = cues.iter().any(|denial| denial.sense == DENIAL && governs(denial) && !part(denial));
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
