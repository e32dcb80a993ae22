//! A rule of the user's own: patterns of source and target, and what to say where they meet.

use super::term::{self, Demand};
use super::{Check, Example};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "term-rule",
    version: 1,
    summary: "A rule of the configuration or the glossary applies.",
    why: "Whoever wrote the rule knows this mistake: its message says what is wrong.",
    category: "terminology",
    severity: Severity::Minor,
    examples: EXAMPLES,
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for (hit, entry) in term::hits(bitext, bead, Demand::Flag) {
        if !term::applies(&hit, entry) {
            continue;
        }
        let message = format!("The rule for “{}” applies.", if entry.source.is_empty() { &entry.target } else { &entry.source });
        report(term::finding(&CHECK, bitext, bead, &hit, entry, message));
    }
}

const RULES: &str = "source,target,status,note\nlibrar(y|ies),librairie,flag,a library is a bibliothèque\nfree of charge,libre,flag,\nmust not,ne (doit|doivent) pas forcément,flag,this allows what the source forbids\nexit*,entrée,flag,\n";

const EXAMPLES: &[Example] = &[
    Example::flags("The library opens at nine.", "La librairie ouvre à neuf heures.", "library", "librairie").given(RULES),
    Example::flags("Two libraries closed.", "Deux librairies ont fermé.", "libraries", "librairies").given(RULES),
    Example::flags("Admission is free of charge.", "L'accès est libre.", "free of charge", "libre").given(RULES),
    Example::flags("Staff must not park here.", "Le personnel ne doit pas forcément stationner ici.", "must not", "ne doit pas forcément").given(RULES),
    Example::flags("The exits are marked.", "Les entrées sont signalées.", "exits", "entrées").given(RULES),
    Example::flags("Exit on the left.", "Entrée à gauche.", "Exit", "Entrée").given(RULES),
    Example::clean("The library opens at nine.", "La bibliothèque ouvre à neuf heures.").given(RULES),
    Example::clean("The bookshop opens at nine.", "La librairie ouvre à neuf heures.").given(RULES),
    Example::clean("Admission is free of charge.", "L'accès est gratuit.").given(RULES),
    Example::clean("Staff must not park here.", "Le personnel ne doit pas stationner ici.").given(RULES),
    Example::clean("The exits are marked.", "Les sorties sont signalées.").given(RULES),
    Example::clean("The library opens at nine.", "La librairie ouvre à neuf heures."),
];
