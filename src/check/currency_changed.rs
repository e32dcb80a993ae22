//! The amount stayed and its currency changed.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Quantity, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "currency-changed",
    version: 1,
    summary: "An amount is given in another currency with the same number.",
    why: "Fifty million dollars are not fifty million euros; a converted amount would have another number.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Major,
    examples: &[
        Example::flags("The city pays $50 million.", "La ville paie 50 millions d'euros.", "$50 million", "50 millions d'euros"),
        Example::flags("a loan of CHF 12.5 million", "un prêt de 12,5 millions de couronnes", "CHF 12.5 million", "12,5 millions de couronnes"),
        Example::clean("C$20 million and $5", "20 millions de dollars canadiens et 5 $ US"),
        Example::clean("¥300 million", "300 millions de yens"),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| relation == Relation::Currency && a.firm && b.firm;
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} became {theirs}: the currency changed and the number did not."));
}
