//! Separators of one language kept in the other: `25,000` in French reads 25.

use super::{Check, Example, figure};
use crate::align::{BeadSide, Bitext};
use crate::text::Span;
use crate::finding::{Finding, Severity};
use crate::quantity::{Kind, Notation, Relation};

/// The check.
pub static CHECK: Check = Check {
    name: "format-separator",
    version: 2,
    summary: "A figure keeps the separators of the other language.",
    why: "A French reader takes “25,000” for 25 with three decimals.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Minor,
    examples: &[
        Example::flags("They sent 25,480 letters.", "Ils ont envoyé 25,480 lettres.", "25,480", "25,480"),
        Example::flags("It grew by 2.5%.", "La hausse est de 2.5 %.", "2.5%", "2.5 %"),
        Example::flags("Install version 2.10.", "Installez la version 2,10.", "2.10", "2,10"),
        Example::clean("Install version 2.10.", "Installez la version 2.10."),
        Example::clean("They sent 25,480 letters.", "Ils ont envoyé 25 480 lettres."),
        Example::clean("It costs CHF 1234.50.", "Cela coûte 1’234.50 CHF."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for (ours, theirs, relation) in figure::pairs(bitext, bead) {
        let misread = relation == Relation::NotLocalised;
        let foreign = relation.agrees() && theirs.notation == Notation::Foreign && theirs.kind != Kind::Date;
        if version(bitext.source(bead), ours.span) && changed_point(bitext, bead, ours.span, theirs.span) {
            let message = format!("“{}” is a version number: its point must stay.", theirs.span.of(&bitext.target(bead).text));
            report(figure::finding(&CHECK, bitext, bead, (Some(ours), Some(theirs)), message));
            continue;
        }
        if !misread && !foreign || version(bitext.source(bead), ours.span) {
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

/// Does the word *version* or its like stand before a figure?
fn version(side: &BeadSide, span: Span) -> bool {
    const WORDS: [&str; 5] = ["version", "versions", "release", "v.", "v"];
    let before = side.text[..span.start].trim_end().rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    WORDS.iter().any(|word| before.eq_ignore_ascii_case(word))
}

/// A point in the source where the target has a comma.
fn changed_point(bitext: &Bitext, bead: usize, ours: Span, theirs: Span) -> bool {
    let (here, there) = (ours.of(&bitext.source(bead).text), theirs.of(&bitext.target(bead).text));
    here.contains('.') && there.contains(',')
}
