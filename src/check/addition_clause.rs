//! A clause that the target adds to the translation of a sentence.

use super::uncovered::stretch;
use super::{Check, Example, evidence, shorten};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "addition-clause",
    version: 2,
    summary: "Part of a sentence of the target has no counterpart in the source.",
    why: "The translation makes the author say what the author did not say.",
    category: "accuracy/addition",
    severity: Severity::Minor,
    examples: &[
        Example::flags(
            "The committee approved the budget.",
            "Le comité a approuvé le budget, mais plusieurs membres ont averti que les coûts du nouveau stade étaient trop élevés.",
            "",
            "mais plusieurs membres ont averti que les coûts du nouveau stade étaient trop élevés",
        ),
        Example::flags("The bus driver was not injured.", "Le conducteur du bus, qui téléphonait au moment du choc, n'a pas été blessé.", "", "qui téléphonait au moment du choc"),
        Example::flags("The court heard three witnesses.", "Le tribunal a entendu trois témoins et deux experts en balistique.", "", "et deux experts en balistique"),
        Example::flags("The shop sells maps and globes.", "La boutique vend des cartes, des globes et des instruments de navigation.", "", "et des instruments de navigation"),
        Example::flags("The team trained in the Alps.", "L'équipe s'est entraînée dans les Alpes et au bord de la mer Baltique.", "", "et au bord de la mer Baltique"),
        Example::flags("Roads to the valley are open.", "Les routes de la vallée sont ouvertes, mais la police déconseille les déplacements.", "", "mais la police déconseille les déplacements"),
        Example::clean("GDP grew by two percent.", "Le produit intérieur brut (PIB) a progressé de deux pour cent."),
        Example::clean("The film was shot in Ohio.", "Le film a été tourné dans l'État de l'Ohio."),
        Example::clean("Encrypt it with ECB mode.", "Chiffrez-le en mode ECB (Electronic Code Book)."),
        Example::clean("The bus stopped.", "L'autobus s'est mis à l'arrêt."),
        Example::clean("Prices soared.", "Les prix ont connu une très forte hausse."),
        Example::clean("The committee approved the budget.", "Le comité a approuvé le budget."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let Some(found) = stretch(bitext, bead, Side::Target) else { return };
    let quote = found.span.of(&bitext.target(bead).text);
    let message = format!("The source has nothing for “{}”.", shorten(quote));
    report(Finding {
        severity: found.severity(),
        target: Some(evidence(bitext, bead, Side::Target, vec![found.span], None)),
        ..CHECK.finding(bead, found.confidence, message)
    });
}
