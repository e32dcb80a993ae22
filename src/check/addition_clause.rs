//! A clause that the target adds to the translation of a sentence.

use super::uncovered::stretch;
use super::{Check, Example, evidence, shorten};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "addition-clause",
    version: 1,
    summary: "Part of a sentence of the target has no counterpart in the source.",
    why: "The translation makes the author say what the author did not say.",
    category: "accuracy/addition",
    severity: Severity::Minor,
    examples: &[
        Example::flags(
            "The committee approved the budget.",
            "Le comité a approuvé le budget, mais plusieurs membres ont averti que les coûts du nouveau stade étaient trop élevés.",
            "",
            "mais plusieurs membres ont averti que les coûts du nouveau stade étaient trop élevés",
        ),
        Example::clean("The committee approved the budget.", "Le comité a approuvé le budget."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let Some(found) = stretch(bitext, bead, Side::Target) else { return };
    let quote = found.span.of(&bitext.target(bead).text);
    let message = format!("The source has nothing for “{}”.", shorten(quote));
    report(Finding {
        severity: found.severity(),
        target: Some(evidence(bitext, bead, Side::Target, vec![found.span], None)),
        ..CHECK.finding(bead, found.confidence, message)
    });
}
