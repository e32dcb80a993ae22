//! A measure converted wrongly: *10 feet* rendered as *30 mètres*.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Quantity, Relation, Unit};

/// The check.
pub static CHECK: Check = Check {
    name: "unit-conversion",
    version: 2,
    summary: "A measure given in another unit does not amount to the same.",
    why: "A slip in a conversion gives readers a length, weight or time that was never stated.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Major,
    examples: &[
        Example::flags("The wall is 10 feet high.", "Le mur fait 10,5 mètres de haut.", "10 feet", "10,5 mètres"),
        Example::flags("It is 40 miles long.", "Il fait 81 kilomètres de long.", "40 miles", "81 kilomètres"),
        Example::clean("It is 820 feet long and 68°F warm.", "Il fait 250 mètres de long et 20 °C."),
        Example::clean("It took eighteen months.", "Cela a pris un an et demi."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| relation == Relation::Changed && a.firm && b.firm && measures(a, b);
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} became {theirs}: the conversion does not come out."));
}

fn measures(a: &Quantity, b: &Quantity) -> bool {
    matches!((a.unit, b.unit), (Some(Unit::Measure(p)), Some(Unit::Measure(q))) if p != q)
}
