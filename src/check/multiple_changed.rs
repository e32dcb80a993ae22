//! How many times: *fourfold* rendered as *triplé*, *tripled* as *+300 %*.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Kind, Quantity, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "multiple-changed",
    version: 1,
    summary: "Something grows by another factor in the translation.",
    why: "A factor states the whole change in one word; tripling is +200 %, not +300 %.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Major,
    examples: &[
        Example::flags("Output tripled in a decade.", "La production a quadruplé en dix ans.", "tripled", "quadruplé"),
        Example::flags("Sales tripled.", "Les ventes ont augmenté de 300 %.", "tripled", "300 %"),
        Example::clean("Sales tripled.", "Les ventes ont été multipliées par trois."),
        Example::clean("Costs were halved.", "Les coûts ont été divisés par deux."),
        Example::clean("Orders rose 200%.", "Les commandes ont triplé."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| relation == Relation::Changed && (a.kind == Kind::Multiple || b.kind == Kind::Multiple);
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} became {theirs}: another factor."));
}
