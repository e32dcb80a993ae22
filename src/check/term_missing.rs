//! A term of the user's glossary that the target does not render as the glossary says.

use super::term::{self, Demand};
use super::{Check, Example};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "term-missing",
    version: 1,
    summary: "The target does not use the glossary's rendering of a term.",
    why: "Readers take another word for another thing; manuals and contracts stand on their terms.",
    category: "terminology",
    severity: Severity::Minor,
    examples: EXAMPLES,
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for (hit, entry) in term::hits(bitext, bead, Demand::Required) {
        if hit.source.is_empty() || !hit.target.is_empty() {
            continue;
        }
        let message = format!("The glossary renders “{}” by “{}”, which does not stand in the target.", term::quote(bitext, bead, &hit.source), entry.target);
        report(term::finding(&CHECK, bitext, bead, &hit, entry, message));
    }
}

const TERMS: &str = "source,target,status\nheat pump,pompe à chaleur,required\npump,pompe,required\nbylaw,règlement municipal,required\nbylaw,règlement administratif,required\nlease,bail; baux,required\n";

const EXAMPLES: &[Example] = &[
    Example::flags("The heat pump is noisy.", "La pompe thermique est bruyante.", "heat pump", "").given(TERMS),
    Example::flags("Two pumps failed.", "Deux turbines sont tombées en panne.", "pumps", "").given(TERMS),
    Example::flags("The bylaw was repealed.", "Le décret a été abrogé.", "bylaw", "").given(TERMS),
    Example::flags("Sign the lease today.", "Signez le contrat aujourd'hui.", "lease", "").given(TERMS),
    Example::flags("Our heat pumps are quiet.", "Nos climatiseurs sont silencieux.", "heat pumps", "").given(TERMS),
    Example::flags("Both leases expire in May.", "Les deux contrats expirent en mai.", "leases", "").given(TERMS),
    Example::clean("The heat pump is noisy.", "La pompe à chaleur est bruyante.").given(TERMS),
    Example::clean("Two pumps failed.", "Deux pompes sont tombées en panne.").given(TERMS),
    Example::clean("The bylaw was repealed.", "Le règlement administratif a été abrogé.").given(TERMS),
    Example::clean("Both leases expire in May.", "Les deux baux expirent en mai.").given(TERMS),
    Example::clean("They pumped water all night.", "Ils ont puisé de l'eau toute la nuit.").given(TERMS),
    Example::clean("The heat pump is noisy.", "La pompe thermique est bruyante."),
];
