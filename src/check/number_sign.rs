//! A figure whose sign changed.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Quantity, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "number-sign",
    version: 1,
    summary: "A figure is negative on one side only.",
    why: "Often only a matter of wording (“down 3 %” for −3 %); worth a look in accounts.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Note,
    examples: &[
        Example::flags("The balance is -412.", "Le solde est de 412.", "-412", "412"),
        Example::clean("The balance is −412.", "Le solde est de -412."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| relation == Relation::Sign && a.firm && b.firm;
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} and {theirs} differ in their sign."));
}
