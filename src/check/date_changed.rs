//! A date, quarter, decade or century that is another one in the translation.

use super::{Check, Example, figure};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::quantity::{Date, Kind, Quantity, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "date-changed",
    version: 3,
    summary: "A date, quarter, decade or century differs.",
    why: "A wrong day is a missed deadline, a wrong quarter another result.",
    category: "accuracy/mistranslation/date",
    severity: Severity::Major,
    examples: &[
        Example::flags("The vote is on May 17, 2034.", "Le vote aura lieu le 27 mai 2034.", "May 17, 2034", "27 mai 2034"),
        Example::flags("Results for Q3 2031 are out.", "Les résultats du T2 2031 sont publiés.", "Q3 2031", "T2 2031"),
        Example::flags("a house of the 18th century", "une maison du XIXe siècle", "18th century", "XIXe siècle"),
        Example::flags("In the first half of 2031, sales grew.", "Au premier trimestre 2031, les ventes ont augmenté.", "first half of 2031", "premier trimestre 2031"),
        Example::clean("11/17/2031 and the 1990s", "17/11/2031 et les années 90"),
        Example::clean("between May 3 and 5, 2031", "entre le 3 et le 5 mai 2031"),
        Example::clean("the third quarter of 2031", "le troisième trimestre 2031"),
        Example::clean("in the first quarter of 2031", "au cours des trois premiers mois de 2031"),
        Example::clean("Open Tuesday to Sunday, late on Thursdays.", "Ouvert tous les jours sauf le lundi, nocturne le jeudi."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    // "Tuesday to Sunday" is « tous les jours sauf le lundi »
    let days_run = [Side::Source, Side::Target].map(|side| bitext.side(bead, side).quantities().iter().any(is_run_of_days));
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| {
        let days = is_day(a.date()) || is_day(b.date());
        relation == Relation::Changed && (a.kind == Kind::Date || b.kind == Kind::Date) && !(days && days_run[0] != days_run[1])
    };
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} became {theirs}: another date."));
}

/// A day of the week and nothing more.
fn is_day(date: Option<&Date>) -> bool {
    date.is_some_and(|date| date.weekday.is_some() && date.day.is_none() && date.month.is_none())
}

/// From one day of the week to another.
fn is_run_of_days(quantity: &Quantity) -> bool {
    quantity.range.is_some() && is_day(quantity.date())
}
