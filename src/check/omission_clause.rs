//! A clause of the source that the target leaves out while the rest of its sentence is translated.

use super::uncovered::stretch;
use super::{Check, Example, evidence, shorten};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "omission-clause",
    version: 1,
    summary: "Part of a sentence of the source has no counterpart in the target.",
    why: "A condition, a reason or a detail that the author gave is withheld from the readers of the translation.",
    category: "accuracy/omission",
    severity: Severity::Minor,
    examples: &[
        Example::flags(
            "The committee approved the budget, although several members warned that the costs of the new stadium were too high.",
            "Le comité a approuvé le budget.",
            "although several members warned that the costs of the new stadium were too high",
            "",
        ),
        Example::clean("The committee approved the budget.", "Le comité a approuvé le budget."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let Some(found) = stretch(bitext, bead, Side::Source) else { return };
    let quote = found.span.of(&bitext.source(bead).text);
    let message = format!("The target has nothing for “{}”.", shorten(quote));
    report(Finding {
        severity: found.severity(),
        source: Some(evidence(bitext, bead, Side::Source, vec![found.span], None)),
        ..CHECK.finding(bead, found.confidence, message)
    });
}
