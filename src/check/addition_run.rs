//! Sentences, list items or paragraphs of the target that the source does not hold.
//!
//! Neighbouring segments make one finding.

use super::unaligned::run_at;
use super::{Check, Example};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "addition-run",
    version: 2,
    summary: "Segments of the target have no counterpart in the source.",
    why: "The translation says in the author's name what the author did not say.",
    category: "accuracy/addition",
    severity: Severity::Major,
    examples: &[
        Example::flags(
            "The museum opens at ten.\nEntry is free on Sundays.",
            "Le musée ouvre à dix heures.\nLes groupes sont priés de réserver au moins une semaine à l'avance.\nL'entrée est gratuite le dimanche.",
            "",
            "Les groupes sont priés de réserver au moins une semaine à l'avance.",
        ),
        Example::clean(
            "The museum opens at ten.\nEntry is free on Sundays.",
            "Le musée ouvre à dix heures.\nL'entrée est gratuite le dimanche.",
        ),
        Example::clean("The museum opens at ten.", "Le musée ouvre à dix heures.\n* * *"),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let Some(run) = run_at(bitext, bead, Side::Target) else { return };
    let message = format!("The source has nothing for this part of the target ({}).", run.size());
    report(Finding {
        severity: run.severity(),
        target: Some(run.evidence),
        ..CHECK.finding(bead, super::unaligned::CONFIDENCE, message)
    });
}
