//! A term that the user's glossary wants kept as it is written.

use super::term::{self, Demand};
use super::{Check, Example};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "term-translated",
    version: 1,
    summary: "A term that must stay as it is written does not stand so in the target.",
    why: "Brands, product names and commands lose their meaning when they are translated or misspelt.",
    category: "terminology",
    severity: Severity::Minor,
    examples: EXAMPLES,
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for (hit, entry) in term::hits(bitext, bead, Demand::Keep) {
        let (source, target) = (bitext.source(bead), bitext.target(bead));
        // What is kept is a spelling: "Windows" is kept where it stands so, and windows are not meant.
        let written = hit.source.iter().find(|span| span.of(&source.text) == entry.source);
        if written.is_none() || target.text.contains(entry.source.as_str()) {
            continue;
        }
        let message = format!("The glossary keeps “{}” as it is; it does not stand so in the target.", entry.source);
        report(term::finding(&CHECK, bitext, bead, &hit, entry, message));
    }
}

const TERMS: &str = "source,target,status\nAcme Cloud,,keep\nWindows,,keep\nReset,,keep\n";

const EXAMPLES: &[Example] = &[
    Example::flags("Open Acme Cloud first.", "Ouvrez d'abord Nuage Acme.", "Acme Cloud", "").given(TERMS),
    Example::flags("It runs on Windows.", "Il fonctionne sous Fenêtres.", "Windows", "").given(TERMS),
    Example::flags("Press Reset twice.", "Appuyez deux fois sur Réinitialiser.", "Reset", "").given(TERMS),
    Example::flags("Install Windows again.", "Réinstallez windows.", "Windows", "windows").given(TERMS),
    Example::flags("Acme Cloud stores the photos.", "Acme stocke les photos.", "Acme Cloud", "").given(TERMS),
    Example::flags("The Reset button is red.", "Le bouton Remise à zéro est rouge.", "Reset", "").given(TERMS),
    Example::clean("Open Acme Cloud first.", "Ouvrez d'abord Acme Cloud.").given(TERMS),
    Example::clean("It runs on Windows.", "Il fonctionne sous Windows.").given(TERMS),
    Example::clean("Clean the windows.", "Nettoyez les fenêtres.").given(TERMS),
    Example::clean("Press Reset twice.", "Appuyez deux fois sur « Reset ».").given(TERMS),
    Example::clean("They reset the clock.", "Ils ont remis l'horloge à l'heure.").given(TERMS),
    Example::clean("It runs on Windows.", "Il fonctionne sous Fenêtres."),
];
