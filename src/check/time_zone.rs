//! A time whose zone was renamed wrongly: EST is HNE, EDT is HAE.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Quantity, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "time-zone",
    version: 1,
    summary: "A time has the same hour in another time zone.",
    why: "An hour in the wrong zone is a missed call.",
    category: "accuracy/mistranslation/date",
    severity: Severity::Major,
    examples: &[
        Example::flags("The call begins at 10:00 a.m. EST.", "L'appel commence à 10 h HAE.", "10:00 a.m. EST", "10 h HAE"),
        Example::clean("The call begins at 10:00 a.m. EDT.", "L'appel commence à 10 h HAE."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| relation == Relation::Zone && a.kind == b.kind;
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} became {theirs}: the time zone is another one."));
}
