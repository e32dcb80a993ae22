//! The number stayed and its unit changed: *420 miles* rendered as *420 kilomètres*.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Quantity, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "unit-changed",
    version: 2,
    summary: "A measure has the same number in another unit.",
    why: "A unit that changes without its number makes a length, a weight or a speed wrong.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Major,
    examples: &[
        Example::flags("The line is 420 miles long.", "La ligne fait 420 kilomètres.", "420 miles", "420 kilomètres"),
        Example::flags("a 500-kW unit", "une unité de 500 MW", "500-kW", "500 MW"),
        Example::clean("3 gigabytes", "3 gigaoctets"),
        Example::clean("The line is 62 miles long.", "La ligne fait 100 kilomètres."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| relation == Relation::Unit && a.firm && b.firm;
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} became {theirs}: the unit changed and the number did not."));
}
