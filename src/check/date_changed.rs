//! A date, quarter, decade or century that is another one in the translation.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Kind, Quantity, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "date-changed",
    version: 2,
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
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| relation == Relation::Changed && (a.kind == Kind::Date || b.kind == Kind::Date);
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} became {theirs}: another date."));
}
