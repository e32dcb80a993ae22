//! Separators of one language kept in the other: `25,000` in French reads 25.

use super::{Check, Example, figure};
use crate::align::{BeadSide, Bitext};
use crate::finding::{Finding, Severity};
use crate::quantity::{Kind, Notation, Relation};
use crate::text::{Language, Span};

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
        Example::flags("The depth is 6.865 m.", "La profondeur est de 6 865 m.", "6.865 m", "6 865 m"),
        Example::clean("Halden 2.1 is out.", "Halden 2.1 est sorti."),
        Example::clean("Install version 2.10.", "Installez la version 2.10."),
        Example::clean("They sent 25,480 letters.", "Ils ont envoyé 25 480 lettres."),
        Example::clean("It costs CHF 1234.50.", "Cela coûte 1’234.50 CHF."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let (source, target) = (bitext.source(bead), bitext.target(bead));
    for (ours, theirs, relation) in figure::pairs(bitext, bead) {
        let misread = relation == Relation::NotLocalised;
        let foreign = relation.agrees() && theirs.notation == Notation::Foreign && theirs.kind != Kind::Date;
        let (here, there) = (ours.span.of(&source.text), theirs.span.of(&target.text));
        let version = version(source, ours.span);
        let message = if version && here.contains('.') && there.contains(',') {
            format!("“{there}” is a version number: its point must stay.")
        } else if version || !misread && !foreign || foreign && here == there && named(source, ours.span) {
            continue;
        } else if misread && kept_right(here, there, source.language) {
            format!("“{here}” reads {} in the original: the separators are those of the other language.", ours.reading())
        } else if misread {
            format!("“{there}” reads {} here: the separators are those of the other language.", theirs.reading())
        } else {
            format!("“{there}” has the separators of the other language.")
        };
        let found = figure::finding(&CHECK, bitext, bead, (Some(ours), Some(theirs)), message);
        let hint = !version && (!misread || kept_right(here, there, source.language));
        report(figure::graver(found, Severity::Note, hint));
    }
}

/// Is it the original that has foreign separators (`400.000` in English), so that the translation that keeps them is right?
fn kept_right(here: &str, there: &str, language: Language) -> bool {
    let decimal = if language == Language::English { '.' } else { ',' };
    // "18.969" for « 18 mille 969 »
    let spelled = there.split_whitespace().any(|word| word == "mille" || word == "thousand");
    here.contains(decimal) && (there.contains(decimal) || spelled)
}

/// Does a capitalised name stand before a figure? *Debian 2.1* is a version.
fn named(side: &BeadSide, span: Span) -> bool {
    let before = side.text[..span.start].trim_end().rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    before.starts_with(char::is_uppercase)
}

/// Does the word *version* or its like stand before a figure?
fn version(side: &BeadSide, span: Span) -> bool {
    const WORDS: [&str; 5] = ["version", "versions", "release", "v.", "v"];
    let before = side.text[..span.start].trim_end().rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    WORDS.iter().any(|word| before.eq_ignore_ascii_case(word))
}
