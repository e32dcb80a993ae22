//! A figure that goes up in one text and down in the other: *down 3 %*, « en hausse de 3 % ».

use super::{Check, Example, figure};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::quantity::{Kind, Quantity, Trend};

/// The check.
pub static CHECK: Check = Check {
    name: "direction-figure",
    version: 1,
    summary: "A figure is said to rise on one side and to fall on the other, or to be reached on one and moved by on the other.",
    why: "The figure is right and the news is the contrary.",
    category: "accuracy/mistranslation",
    severity: Severity::Major,
    examples: &[
        Example::flags("Orders were down 7%.", "Les commandes étaient en hausse de 7 %.", "down … 7%", "hausse … 7 %"),
        Example::flags("Sales fell by 12%.", "Les ventes ont augmenté de 12 %.", "fell … 12%", "augmenté … 12 %"),
        Example::flags("The share fell to 31%.", "La part a reculé de 31 %.", "fell … 31%", "reculé … 31 %"),
        Example::clean("The share fell to 31%.", "La part est tombée à 31 %."),
        Example::clean("Sales fell by 12%.", "Les ventes ont diminué de 12 %."),
        Example::clean("A 5% rise in rents was refused.", "Une hausse de 5 % des loyers a été refusée."),
        Example::clean("Debt was cut by $4 million.", "La dette a été allégée de 4 millions de dollars."),
    ],
    run,
};

/// Just below `direction-reversed`, which says the same of the words where it knows them.
const CONFIDENCE: f32 = 0.79;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for (ours, theirs, relation) in figure::pairs(bitext, bead) {
        let (Some(here), Some(there)) = (ours.trend, theirs.trend) else { continue };
        // how far (2 °C, 3 million) and where to are told apart best for shares; "fell 38 %" is never "fell to 38 %"
        let arrives = here.reached != there.reached && ours.kind == Kind::Percent && theirs.kind == Kind::Percent;
        if relation.agrees() && (here.up != there.up || arrives) {
            let (source, target) =
                (figure::quoted(bitext, bead, Side::Source, ours), figure::quoted(bitext, bead, Side::Target, theirs));
            let message = if here.up == there.up {
                format!("{source} is {}, {target} {}.", place(here), place(there))
            } else {
                format!("{source} is a {}, {target} a {}.", moves(here), moves(there))
            };
            let mut found = figure::finding(&CHECK, bitext, bead, (Some(ours), Some(theirs)), message);
            found.confidence = CONFIDENCE;
            found.source.iter_mut().for_each(|side| side.spans = marked(ours, here));
            found.target.iter_mut().for_each(|side| side.spans = marked(theirs, there));
            report(found);
        }
    }
}

fn moves(trend: Trend) -> &'static str {
    if trend.up { "rise" } else { "fall" }
}

fn place(trend: Trend) -> &'static str {
    if trend.reached { "where it arrives" } else { "how far it moves" }
}

/// The word of motion and the figure, in the order of the text.
fn marked(quantity: &Quantity, trend: Trend) -> Vec<crate::text::Span> {
    let mut spans = vec![trend.span, quantity.span];
    spans.sort_by_key(|span| span.start);
    spans
}
