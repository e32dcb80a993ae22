//! A time of day that is another one in the translation.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Kind, Quantity, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "time-changed",
    version: 2,
    summary: "A time of day differs.",
    why: "Five in the afternoon is 17 h, not 5 h.",
    category: "accuracy/mistranslation/date",
    severity: Severity::Major,
    examples: &[
        Example::flags("Doors open at 5 p.m. sharp", "Ouverture des portes à 5 h précises", "5 p.m.", "5 h"),
        Example::flags("The ferry leaves at 10:45.", "Le bac part à 10 h 15.", "10:45", "10 h 15"),
        Example::clean("at 12:30 a.m. and at noon", "à 0 h 30 et à midi"),
        Example::clean("from 9 a.m. to 5:30 p.m.", "de 9 h à 17 h 30"),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| relation == Relation::Changed && (a.kind == Kind::Time || b.kind == Kind::Time);
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} became {theirs}: another time."));
}
