//! List numbers that drift apart: `3.` answered by `4.`. One finding a list.

use super::{Check, Example, evidence};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::quantity::list_marker;

/// The check.
pub static CHECK: Check = Check {
    name: "number-marker",
    version: 1,
    summary: "The number of a list item or section differs.",
    why: "References to the item by its number go astray, and an item before it may be missing.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Minor,
    examples: &[
        Example::flags("3. Payment of the rent", "4. Paiement du loyer", "3.", "4."),
        Example::flags("(2) Stir the sauce.", "(3) Remuez la sauce.", "(2)", "(3)"),
        Example::clean("3. Payment of the rent", "3) Paiement du loyer"),
        Example::clean("3. Payment of the rent", "Paiement du loyer"),
    ],
    run,
};

/// How far a marker is off in a bead: target less source.
fn drift(bitext: &Bitext, bead: usize) -> Option<i64> {
    let (ours, theirs) = (list_marker(&bitext.source(bead).text)?, list_marker(&bitext.target(bead).text)?);
    Some(i64::from(theirs.1) - i64::from(ours.1)).filter(|drift| *drift != 0)
}

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let Some(drift_here) = drift(bitext, bead) else { return };
    // the rest of a list that drifts says nothing new
    let goes_on = bitext.document && (0..bead).rev().find_map(|before| {
        let marked = list_marker(&bitext.source(before).text).is_some() && list_marker(&bitext.target(before).text).is_some();
        marked.then(|| drift(bitext, before))
    }) == Some(Some(drift_here));
    let (Some(ours), Some(theirs)) = (list_marker(&bitext.source(bead).text), list_marker(&bitext.target(bead).text)) else { return };
    if goes_on {
        return;
    }
    let message = format!("Number {} became number {}.", ours.1, theirs.1);
    report(Finding {
        source: Some(evidence(bitext, bead, Side::Source, vec![ours.0], Some(ours.1.to_string()))),
        target: Some(evidence(bitext, bead, Side::Target, vec![theirs.0], Some(theirs.1.to_string()))),
        ..CHECK.finding(bead, 0.8, message)
    });
}
