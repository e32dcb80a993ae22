//! Sentences, list items or paragraphs of the source that the target leaves out.
//!
//! Neighbouring segments make one finding: a head of four paragraphs that was never translated is one
//! defect, and nothing else is said about the figures and names in it.

use super::unaligned::run_at;
use super::{Check, Example};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "omission-run",
    version: 2,
    summary: "Segments of the source have no counterpart in the target.",
    why: "Readers of the translation never learn what these segments say.",
    category: "accuracy/omission",
    severity: Severity::Major,
    examples: &[
        Example::flags(
            "The bridge reopens on Monday.\nCyclists must still take the ferry, which leaves every half hour.\nTolls stay the same.",
            "Le pont rouvre lundi.\nLes péages restent inchangés.",
            "Cyclists must still take the ferry, which leaves every half hour.",
            "",
        ),
        Example::clean(
            "The bridge reopens on Monday.\nTolls stay the same.",
            "Le pont rouvre lundi.\nLes péages restent inchangés.",
        ),
        Example::clean("The bridge reopens.\n* * *\nTolls stay the same.", "Le pont rouvre.\nLes péages restent inchangés."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let Some(run) = run_at(bitext, bead, Side::Source) else { return };
    let message = format!("The target has nothing for this part of the source ({}).", run.size());
    report(Finding {
        severity: run.severity(),
        source: Some(run.evidence),
        ..CHECK.finding(bead, super::unaligned::CONFIDENCE, message)
    });
}
