//! Separators of one language kept in the other: `25,000` in French reads 25.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Kind, Notation, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "format-separator",
    version: 1,
    summary: "A figure keeps the separators of the other language.",
    why: "A French reader takes “25,000” for 25 with three decimals.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Minor,
    examples: &[
        Example::flags("They sent 25,480 letters.", "Ils ont envoyé 25,480 lettres.", "25,480", "25,480"),
        Example::flags("It grew by 2.5%.", "La hausse est de 2.5 %.", "2.5%", "2.5 %"),
        Example::clean("They sent 25,480 letters.", "Ils ont envoyé 25 480 lettres."),
        Example::clean("It costs CHF 1234.50.", "Cela coûte 1’234.50 CHF."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for (ours, theirs, relation) in figure::pairs(bitext, bead) {
        let misread = relation == Relation::NotLocalised;
        let foreign = relation.agrees() && theirs.notation == Notation::Foreign && theirs.kind != Kind::Date;
        if !misread && !foreign {
            continue;
        }
        let written = theirs.span.of(&bitext.target(bead).text);
        let message = if misread {
            format!("“{written}” reads {} here: the separators are those of the other language.", theirs.reading())
        } else {
            format!("“{written}” has the separators of the other language.")
        };
        let found = figure::finding(&CHECK, bitext, bead, (Some(ours), Some(theirs)), message);
        report(figure::graver(found, Severity::Note, !misread));
    }
}
