//! Sentences, list items or paragraphs of the target that the source does not hold.
//!
//! Neighbouring segments make one finding.

use super::unaligned::run_at;
use super::{Check, Example};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "addition-run",
    version: 2,
    summary: "Segments of the target have no counterpart in the source.",
    why: "The translation says in the author's name what the author did not say.",
    category: "accuracy/addition",
    severity: Severity::Major,
    examples: EXAMPLES,
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let Some(run) = run_at(bitext, bead, Side::Target) else { return };
    let message = format!("The source has nothing for this part of the target ({}).", run.size());
    report(Finding {
        severity: run.severity(),
        target: Some(run.evidence),
        ..CHECK.finding(bead, super::unaligned::CONFIDENCE, message)
    });
}

const EXAMPLES: &[Example] = &[
    Example::flags(
        "The museum opens at ten.\nEntry is free on Sundays.",
        "Le musée ouvre à dix heures.\nLes groupes sont priés de réserver au moins une semaine à l'avance.\nL'entrée est gratuite le dimanche.",
        "",
        "Les groupes sont priés de réserver au moins une semaine à l'avance.",
    ),
    Example::flags("The ferry leaves at noon.\nBicycles travel free.", "Le ferry part à midi.\nEn cas de tempête, les billets ne sont pas remboursés.\nLes vélos voyagent gratuitement.", "", "En cas de tempête, les billets ne sont pas remboursés."),
    Example::flags("The concert begins at eight.\nDoors open at seven.", "Le concert commence à huit heures.\nLes portes ouvrent à sept heures.\nToute photographie est interdite pendant le spectacle.", "", "Toute photographie est interdite pendant le spectacle."),
    Example::flags("The orchard was planted by monks.\nIt still bears fruit.", "Le verger a été planté par des moines.\nUne partie des arbres a été abattue pour élargir la route.\nIl porte encore des fruits.", "", "Une partie des arbres a été abattue pour élargir la route."),
    Example::flags("The cheese ripens in a cave.\nIt is sold in autumn.", "Notre fromagerie est la plus ancienne de la région.\nLe fromage mûrit dans une grotte.\nIl est vendu en automne.", "", "Notre fromagerie est la plus ancienne de la région."),
    Example::flags("The train stops at every station.\nTickets are sold on board.", "Le train s'arrête à toutes les gares.\nLes voyageurs sans billet paieront une amende de 60 euros.\nLes billets sont vendus à bord.", "", "Les voyageurs sans billet paieront une amende de 60 euros."),
    Example::flags("The lake froze in January.\nSkaters came from far away.", "Le lac a gelé en janvier.\nTrois personnes se sont noyées.\nLa police avait pourtant posé des barrières.\nLes patineurs sont venus de loin.", "", "Trois personnes se sont noyées. … La police avait pourtant posé des barrières."),
    Example::clean(
        "The museum opens at ten.\nEntry is free on Sundays.",
        "Le musée ouvre à dix heures.\nL'entrée est gratuite le dimanche.",
    ),
    Example::clean("The museum opens at ten.", "Le musée ouvre à dix heures.\n* * *"),
    Example::clean("The ferry leaves at noon, and bicycles travel free.", "Le ferry part à midi.\nLes vélos voyagent gratuitement."),
    Example::clean("The workshop is full, but a second one is planned for June.\nWrite to us to be told of it.", "L'atelier est complet.\nUn deuxième est prévu en juin.\nÉcrivez-nous pour en être informé."),
    Example::clean("The orchard was planted by monks.\nIt still bears fruit.", "Le verger, qui porte encore des fruits, a été planté par des moines."),
    Example::clean("The train stops at every station.\nTickets are sold on board.", "Le train s'arrête à toutes les gares.\n– 12 –\nLes billets sont vendus à bord."),
    Example::clean("The clock was stolen.\nThe thief returned it a year later.\nNobody knows why.", "L'horloge a été volée.\nPersonne ne sait pourquoi.\nLe voleur l'a rendue un an plus tard."),
];
