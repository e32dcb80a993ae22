//! A figure that only the translation gives.

use super::{Check, Example, figure};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "number-added",
    version: 3,
    summary: "A figure of the translation answers nothing in the original.",
    why: "A figure added is a fact that nobody stated.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Minor,
    examples: &[
        Example::flags("The fair drew visitors.", "Le salon a attiré 4 310 visiteurs.", "", "4 310"),
        Example::clean("The fair drew 4,310 visitors.", "Le salon a attiré 4 310 visiteurs."),
        Example::clean("The Y2K patch is out.", "Le correctif pour l'an 2000 est sorti."),
        Example::clean("Both sisters left.", "Les deux sœurs sont parties."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for difference in figure::differences(bitext, bead) {
        let figure::Difference { source: None, target: Some(quantity), .. } = difference else { continue };
        if !figure::stands_alone(quantity) {
            continue;
        }
        let quote = figure::quoted(bitext, bead, Side::Target, quantity);
        let message = format!("{quote} answers nothing in the original.");
        let found = figure::finding(&CHECK, bitext, bead, (None, Some(quantity)), message);
        let found = figure::graver(found, Severity::Major, figure::is_grave(quantity));
        let side = bitext.target(bead);
        let hint = figure::is_gloss(side, quantity) || figure::is_reference(side, quantity);
        report(figure::graver(found, Severity::Note, hint));
    }
}
