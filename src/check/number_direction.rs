//! A figure that goes up in one text and down in the other: *down 3 %*, « en hausse de 3 % ».

use super::{Check, Example, figure};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "number-direction",
    version: 1,
    summary: "A figure is said to rise on one side and to fall on the other.",
    why: "The figure is right and the news is the contrary.",
    category: "accuracy/mistranslation",
    severity: Severity::Major,
    examples: &[
        Example::flags("Orders were down 7%.", "Les commandes étaient en hausse de 7 %.", "7%", "7 %"),
        Example::flags("Sales fell by 12%.", "Les ventes ont augmenté de 12 %.", "12%", "12 %"),
        Example::clean("Sales fell by 12%.", "Les ventes ont diminué de 12 %."),
        Example::clean("A 5% rise in rents was refused.", "Une hausse de 5 % des loyers a été refusée."),
        Example::clean("Debt was cut by $4 million.", "La dette a été allégée de 4 millions de dollars."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for (ours, theirs, relation) in figure::pairs(bitext, bead) {
        let (Some(here), Some(there)) = (ours.trend, theirs.trend) else { continue };
        if relation.agrees() && here != there {
            let (source, target) =
                (figure::quoted(bitext, bead, Side::Source, ours), figure::quoted(bitext, bead, Side::Target, theirs));
            let message = format!("{source} {}, {target} {}.", moves(here), moves(there));
            report(figure::finding(&CHECK, bitext, bead, (Some(ours), Some(theirs)), message));
        }
    }
}

fn moves(trend: i8) -> &'static str {
    if trend > 0 { "is a rise" } else { "is a fall" }
}
