//! A date with the wrong day of the week.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Date, Quantity, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "date-weekday",
    version: 1,
    summary: "The day of the week does not fit the date, or differs from the other text.",
    why: "A reader who trusts the weekday comes on the wrong day.",
    category: "accuracy/mistranslation/date",
    severity: Severity::Major,
    examples: &[
        Example::flags("on Wednesday, November 17, 2021", "le mardi 17 novembre 2021", "Wednesday, November 17, 2021", "mardi 17 novembre 2021"),
        Example::clean("on Wednesday, November 17, 2021", "le mercredi 17 novembre 2021"),
        Example::clean("on Tuesday 3 May", "le mardi 3 mai"),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| relation == Relation::Changed && weekday(a.date(), b.date());
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} became {theirs}: the day of the week differs."));
}

/// The same day with another weekday.
fn weekday(a: Option<&Date>, b: Option<&Date>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let without = |date: &Date| Date { weekday: None, ..*date };
    a.day.is_some() && without(a).compatible(&without(b)) && a.weekday != b.weekday
}
