//! Percentage points rendered as percent, basis points as points.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Quantity, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "percent-points",
    version: 1,
    summary: "Percentage points became percent, or basis points became points.",
    why: "A rise of 3 points from 12 % leads to 15 %; a rise of 3 % leads to 12.36 %.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Major,
    examples: &[
        Example::flags("Turnout rose 3 percentage points.", "La participation a augmenté de 3 %.", "3 percentage points", "3 %"),
        Example::flags("The bank cut its rate by 50 basis points.", "La banque a baissé son taux de 50 points.", "50 basis points", "50 points"),
        Example::clean("a rise of 3 percentage points to 15%", "une hausse de 3 points, à 15 %"),
        Example::clean("a cut of 50 basis points", "une baisse de 0,5 point de pourcentage"),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| relation == Relation::Points && a.firm && b.firm;
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} became {theirs}: points and percent are not the same."));
}
