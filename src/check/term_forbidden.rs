//! A rendering that the user's glossary forbids.

use super::term::{self, Demand};
use super::{Check, Example};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "term-forbidden",
    version: 1,
    summary: "The target uses a word that the glossary forbids.",
    why: "The word misleads the readers, or belongs to somebody else: the glossary says why.",
    category: "terminology",
    severity: Severity::Minor,
    examples: EXAMPLES,
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for (hit, entry) in term::hits(bitext, bead, Demand::Forbidden) {
        if hit.target.is_empty() || hit.source.is_empty() && !entry.source.is_empty() {
            continue;
        }
        let word = term::quote_target(bitext, bead, &hit.target);
        let message = match entry.source.as_str() {
            "" => format!("The glossary forbids “{word}”."),
            source => format!("The glossary forbids “{word}” for “{source}”."),
        };
        report(term::finding(&CHECK, bitext, bead, &hit, entry, message));
    }
}

const TERMS: &str = "source,target,status,note\nfree,libre,forbidden,free of charge is gratuit\n,digital,forbidden,numérique\ncustomer,usager,forbidden,\n";

const EXAMPLES: &[Example] = &[
    Example::flags("Entry is free.", "L'entrée est libre.", "free", "libre").given(TERMS),
    Example::flags("A new online service opens.", "Un nouveau service digital ouvre.", "", "digital").given(TERMS),
    Example::flags("Every customer gets a card.", "Chaque usager reçoit une carte.", "customer", "usager").given(TERMS),
    Example::flags("Our customers complained.", "Nos usagers se sont plaints.", "customers", "usagers").given(TERMS),
    Example::flags("The online library grows.", "La bibliothèque digitale grandit.", "", "digitale").given(TERMS),
    Example::flags("The shuttle is free on Sundays.", "La navette est libre le dimanche.", "free", "libre").given(TERMS),
    Example::clean("Entry is free.", "L'entrée est gratuite.").given(TERMS),
    Example::clean("The cage is open.", "L'oiseau est libre.").given(TERMS),
    Example::clean("Every passenger gets a card.", "Chaque usager reçoit une carte.").given(TERMS),
    Example::clean("A new online service opens.", "Un nouveau service numérique ouvre.").given(TERMS),
    Example::clean("The digitalis is in flower.", "La digitale pourpre fleurit."),
    Example::clean("Entry is free.", "L'entrée est libre."),
];
