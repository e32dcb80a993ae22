//! Sentences, list items or paragraphs of the source that the target leaves out.
//!
//! Neighbouring segments make one finding: a head of four paragraphs that was never translated is one
//! defect, and nothing else is said about the figures and names in it.

use super::unaligned::run_at;
use super::{Check, Example};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};

/// The check.
pub static CHECK: Check = Check {
    name: "omission-run",
    version: 2,
    summary: "Segments of the source have no counterpart in the target.",
    why: "Readers of the translation never learn what these segments say.",
    category: "accuracy/omission",
    severity: Severity::Major,
    examples: EXAMPLES,
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let Some(run) = run_at(bitext, bead, Side::Source) else { return };
    let message = format!("The target has nothing for this part of the source ({}).", run.size());
    report(Finding {
        severity: run.severity(),
        source: Some(run.evidence),
        ..CHECK.finding(bead, super::unaligned::CONFIDENCE, message)
    });
}

const EXAMPLES: &[Example] = &[
    Example::flags(
        "The bridge reopens on Monday.\nCyclists must still take the ferry, which leaves every half hour.\nTolls stay the same.",
        "Le pont rouvre lundi.\nLes péages restent inchangés.",
        "Cyclists must still take the ferry, which leaves every half hour.",
        "",
    ),
    Example::flags("The bakery opens at six.\nThe ovens are lit three hours earlier by the apprentice.\nBread is baked twice a day.", "La boulangerie ouvre à six heures.\nLe pain est cuit deux fois par jour.", "The ovens are lit three hours earlier by the apprentice.", ""),
    Example::flags("The harbour will be dredged in spring.\nBoats longer than twelve metres must leave their berths by March.\nSmaller boats may stay.", "Le port sera dragué au printemps.\nLes bateaux plus petits peuvent rester.", "Boats longer than twelve metres must leave their berths by March.", ""),
    Example::flags("Our school has a new library.\nIt holds four thousand books.", "Notre école a une nouvelle bibliothèque.", "It holds four thousand books.", ""),
    Example::flags("Visitors must wear a helmet.\nThe tour takes two hours.\nChildren under ten are not admitted.", "Le port du casque est obligatoire pour les visiteurs.\nLa visite dure deux heures.", "Children under ten are not admitted.", ""),
    Example::flags("Snow fell on the whole valley.\nTwo villages were cut off for a week.\nHelicopters brought food and medicine.\nThe road is open again.", "La neige est tombée sur toute la vallée.\nLa route est de nouveau ouverte.", "Two villages were cut off for a week. … Helicopters brought food and medicine.", ""),
    Example::flags("Warning: the mushrooms in this wood are poisonous.\nThe path begins behind the chapel.\nIt leads to the lake.", "Le sentier commence derrière la chapelle.\nIl mène au lac.", "Warning: the mushrooms in this wood are poisonous.", ""),
    Example::clean(
        "The bridge reopens on Monday.\nTolls stay the same.",
        "Le pont rouvre lundi.\nLes péages restent inchangés.",
    ),
    Example::clean("The bridge reopens.\n* * *\nTolls stay the same.", "Le pont rouvre.\nLes péages restent inchangés."),
    Example::clean("The bridge reopens on Monday.\nTolls stay the same.", "Le pont rouvre lundi et les péages restent inchangés."),
    Example::clean("The lift is out of order.\nIt will be repaired on Thursday.\nPlease take the stairs.", "L'ascenseur est en panne et sera réparé jeudi.\nVeuillez prendre l'escalier."),
    Example::clean("The tower was built in 1640, and lightning destroyed it in 1712.\nA new one was never begun.", "La tour a été construite en 1640.\nLa foudre l'a détruite en 1712.\nOn n'en a jamais commencé de nouvelle."),
    Example::clean("The garden is closed in winter.\n- 3 -\nThe greenhouse stays open.", "Le jardin est fermé en hiver.\nLa serre reste ouverte."),
    Example::clean("The pool is heated by the sun.\nTowels are sold at the desk.\nDogs are not allowed.", "La piscine est chauffée par le soleil.\nLes chiens ne sont pas admis.\nOn vend des serviettes à l'accueil."),
];
