//! A figure that was rounded on the way.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Quantity, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "number-rounded",
    version: 2,
    summary: "A figure is given with fewer digits.",
    why: "Rounding may be wanted; a figure that is quoted elsewhere should stay exact.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Note,
    examples: &[
        Example::flags("It cost 98.06 billion yuan.", "Cela a coûté 98,1 milliards de yuans.", "98.06 billion yuan", "98,1 milliards de yuans"),
        Example::flags("1,249,318 people came.", "1,2 million de personnes sont venues.", "1,249,318", "1,2 million"),
        Example::clean("It grew 12.5%.", "La hausse est de 12,50 %."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| relation == Relation::Rounded && (a.firm || b.firm);
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} was rounded to {theirs}."));
}
