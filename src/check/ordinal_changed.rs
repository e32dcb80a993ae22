//! A rank that moved: *third* rendered as *deuxième*.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Kind, Quantity, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "ordinal-changed",
    version: 2,
    summary: "A rank, a position or a number in a series is another one in the translation.",
    why: "The third plant is not the second one; a rank is a fact like any figure.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Major,
    examples: &[
        Example::flags("It is the 3rd bridge over the Lenne.", "C'est le 4e pont sur la Lenne.", "3rd", "4e"),
        Example::flags("their fifth title in the twenty-first season", "leur sixième titre en vingt et unième saison", "fifth", "sixième"),
        Example::clean("its second plant and the 1st edition", "sa deuxième usine et la 1re édition"),
        Example::clean("Chapter IV opens the 12th volume.", "Le chapitre 4 ouvre le 12ᵉ tome."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let wanted = |a: &Quantity, b: &Quantity, relation: Relation| relation == Relation::Changed && (a.kind == Kind::Ordinal || b.kind == Kind::Ordinal);
    figure::report_pairs(&CHECK, bitext, bead, report, wanted, |ours, theirs| format!("{ours} became {theirs}: another rank."));
}
