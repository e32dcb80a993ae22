//! A figure of the original that the translation leaves out.

use super::{Check, Example, figure};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "number-missing",
    version: 3,
    summary: "A figure of the original has no answer in the translation.",
    why: "A figure left out takes a fact with it.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Minor,
    examples: &[
        Example::flags("The fair drew 4,310 visitors in two days.", "Le salon a attiré des visiteurs pendant deux jours.", "4,310", ""),
        Example::clean("The fair drew 4,310 visitors.", "Le salon a attiré 4 310 visiteurs."),
        Example::clean("The ferry leaves every 20 minutes.", "Le bac part trois fois par heure."),
        Example::clean("One of the two men left.", "L'un des deux hommes est parti."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for difference in figure::differences(bitext, bead) {
        let figure::Difference { source: Some(quantity), target: None, .. } = difference else { continue };
        if !figure::stands_alone(quantity) {
            continue;
        }
        let quote = figure::quoted(bitext, bead, Side::Source, quantity);
        let message = format!("{quote} has no answer in the translation.");
        let found = figure::finding(&CHECK, bitext, bead, (Some(quantity), None), message);
        let found = figure::graver(found, Severity::Major, figure::is_grave(quantity));
        let side = bitext.source(bead);
        let hint = figure::is_gloss(side, quantity) || figure::is_reference(side, quantity);
        report(figure::graver(found, Severity::Note, hint));
    }
}
