//! A clause of the source that the target leaves out while the rest of its sentence is translated.

use super::uncovered::stretch;
use super::{Check, Example, evidence, shorten};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "omission-clause",
    version: 2,
    summary: "Part of a sentence of the source has no counterpart in the target.",
    why: "A condition, a reason or a detail that the author gave is withheld from the readers of the translation.",
    category: "accuracy/omission",
    severity: Severity::Minor,
    examples: &[
        Example::flags(
            "The committee approved the budget, although several members warned that the costs of the new stadium were too high.",
            "Le comité a approuvé le budget.",
            "although several members warned that the costs of the new stadium were too high",
            "",
        ),
        Example::flags(
            "The museum, a former flour mill on the left bank, will reopen in September.",
            "Le musée rouvrira en septembre.",
            "a former flour mill on the left bank",
            "",
        ),
        Example::flags("The programme includes concerts, workshops, guided walks and a market.", "Le programme comprend des concerts, des ateliers et un marché.", "guided walks", ""),
        Example::flags("The probe will map the surface, measure the magnetic field and look for traces of water ice.", "La sonde cartographiera la surface et recherchera des traces de glace d'eau.", "measure the magnetic field", ""),
        Example::flags("The report criticises the ministry, which ignored three warnings from its own inspectors.", "Le rapport critique le ministère.", "which ignored three warnings from its own inspectors", ""),
        Example::flags("The tariff is kept, provided that the meter has been read by an engineer.", "Le tarif est maintenu.", "provided that the meter has been read by an engineer", ""),
        Example::clean("He made a decision to leave.", "Il a décidé de partir."),
        Example::clean("The two companies will work together closely.", "Les deux entreprises collaboreront étroitement."),
        Example::clean("In a statement, the club said it was sorry.", "Dans un communiqué, le club s'est excusé."),
        Example::clean("In other words, the pool is closed.", "La piscine est fermée."),
        Example::clean("The meeting was held in the city of Ghent.", "La réunion a eu lieu à Gand."),
        Example::clean("The committee approved the budget.", "Le comité a approuvé le budget."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let Some(found) = stretch(bitext, bead, Side::Source) else { return };
    let quote = found.span.of(&bitext.source(bead).text);
    let message = format!("The target has nothing for “{}”.", shorten(quote));
    report(Finding {
        severity: found.severity(),
        source: Some(evidence(bitext, bead, Side::Source, vec![found.span], None)),
        ..CHECK.finding(bead, found.confidence, message)
    });
}
