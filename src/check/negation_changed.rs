//! A negation lost or added: "are not eligible", « sont admissibles ».
//!
//! Negations of one language have countless renderings without one in the other (lack, unless, *ne … que*, prefixes), so
//! the check speaks only where one side surely negates, the other nowhere surely does, and a word under the negation is
//! literally rendered by one that has nothing near it that may negate (`lexicon/cue/negation.tsv`) and no privative prefix.

use super::contrast::opposites;
use super::denial::{answered, denials, negations, renders_another};
use super::place::Place;
use super::polarity::DENIAL;
use super::privative::prefix_changed;
use super::rendering::bare_rendering;
use super::{Check, Example, evidence};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::{Cue, Family};
use crate::text::Span;

/// The check.
pub static CHECK: Check = Check {
    name: "negation-changed",
    version: 7,
    summary: "A negation that stands on one side only.",
    why: "The sentence says the contrary; where it grants or forbids, a reader acts on it.",
    category: "accuracy/mistranslation",
    severity: Severity::Critical,
    examples: EXAMPLES,
    run,
};

const CONFIDENCE: f32 = 0.8;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    // A question expects its answer with or without a negation ("might it not", « ne devrait-il pas »).
    if bitext.source(bead).text.contains('?') || bitext.target(bead).text.contains('?') {
        return;
    }
    let place = Place { bitext, bead };
    for contrast in opposites(bitext, bead, Family::Negation) {
        // Another negation on one side only may turn the one round ("not unhappy"), but not what people come with.
        let apart = |cue: &&Cue, own: &Cue| !cue.span.overlaps(own.span) && cue.sense != own.sense;
        let others = |side, own: &Cue| denials(place.side(side)).filter(|cue| apart(cue, own)).count();
        let companion = contrast.firm && contrast.source.group() == "with";
        if !companion && others(Side::Source, contrast.source) != others(Side::Target, contrast.target) {
            continue;
        }
        // "No one knew" is « tout le monde ignorait »
        let denial = |side| place.side(side).cues().of(Family::Negation).iter().any(|cue| cue.sense == DENIAL);
        if contrast.source.group() == "who" && (denial(Side::Source) != denial(Side::Target)) {
            continue;
        }
        let (source, target) = contrast.quotes(bitext, bead);
        report(contrast.mark(CHECK.finding(bead, CONFIDENCE, contrary(source, target)), bitext, bead));
        return;
    }
    if let Some((source, target)) = prefix_changed(place) {
        let (here, there) = (place.side(Side::Source), place.side(Side::Target));
        let spans = [here.words()[source].span, there.words()[target].span];
        report(finding(place, spans, contrary(spans[0].of(&here.text), spans[1].of(&there.text))));
    }
    report_lost(place, report);
}

/// Negations of one side that nothing answers, while what they deny is rendered bare.
fn report_lost(place: Place, report: &mut dyn FnMut(Finding)) {
    let sides = [Side::Source, Side::Target].map(|side| negations(place.side(side)));
    let pairs = answered(place, &sides[0], &sides[1]);
    for side in [Side::Source, Side::Target] {
        let (own, other) = if side == Side::Source { (0, 1) } else { (1, 0) };
        let met = |which: usize, at: usize| pairs.iter().any(|pair| [pair.0, pair.1][which] == at);
        let (here, there) = (&sides[own], &sides[other]);
        let lone: Vec<&Cue> = (0..here.len()).filter(|at| !met(own, *at)).map(|at| here[at]).collect();
        let engaged = |at: &usize| met(other, *at) || renders_another(place, side, there[*at], here);
        let bound: Vec<&Cue> = (0..there.len()).filter(engaged).map(|at| there[at]).collect();
        // Two that are gone deny each other ("I can't remember when I didn't").
        if lone.len().saturating_sub(there.len() - bound.len()) != 1 {
            continue;
        }
        let bare = lone.iter().find_map(|cue| Some((*cue, bare_rendering(place, side, cue, &bound)?)));
        if let Some((cue, word)) = bare {
            report(lost(place, side, cue, word));
        }
    }
}

/// The finding of a lost negation and the bare word on the other side.
fn lost(place: Place, side: Side, cue: &Cue, word: usize) -> Finding {
    let (own, other) = (place.side(side), place.side(side.other()));
    let bare = other.words()[word].span;
    let (quote, plain) = (cue.span.of(&own.text), bare.of(&other.text));
    let spans = if side == Side::Source { [cue.span, bare] } else { [bare, cue.span] };
    finding(place, spans, format!("“{quote}” negates; “{plain}” on the other side does not."))
}

fn contrary(source: &str, target: &str) -> String {
    format!("“{source}” and “{target}”: one says what the other denies.")
}

/// A finding that marks a place on each side.
fn finding(place: Place, [source, target]: [Span; 2], message: String) -> Finding {
    let Place { bitext, bead } = place;
    Finding {
        source: Some(evidence(bitext, bead, Side::Source, vec![source], None)),
        target: Some(evidence(bitext, bead, Side::Target, vec![target], None)),
        ..CHECK.finding(bead, CONFIDENCE, message)
    }
}

const EXAMPLES: &[Example] = &[
    Example::flags("These farms are not eligible.", "Ces fermes sont admissibles.", "not", "admissibles"),
    Example::flags("The contract is valid.", "Le contrat n'est pas valable.", "valid", "n'est pas"),
    Example::flags("Foreign students are not admitted.", "Les étudiants étrangers sont admis.", "not", "admis"),
    Example::flags("The bridge was never repaired.", "Le pont a été réparé.", "never", "réparé"),
    Example::flags("The members voted.", "Les membres n'ont pas voté.", "voted", "n'ont pas"),
    Example::flags("The vaccine is safe for children.", "Le vaccin n'est pas sûr pour les enfants.", "safe", "n'est pas"),
    Example::flags("No trace of oil was found in the well.", "Des traces d'huile ont été trouvées dans le puits.", "No", "traces"),
    Example::flags("It is illegal to fish here.", "Il est légal de pêcher ici.", "illegal", "légal"),
    Example::flags("Staff without a badge may enter.", "Le personnel muni d'un badge peut entrer.", "without", "muni d'"),
    Example::flags("The ramp is accessible to prams.", "La rampe est inaccessible aux poussettes.", "accessible", "inaccessible"),
    Example::clean("The vest is meant for children under six.", "Le gilet convient aux enfants de moins de six ans."),
    Example::clean("I cannot explain the difference.", "Je ne peux expliquer la différence."),
    Example::clean("The lift does not work.", "L'ascenseur ne fonctionne pas."),
    Example::clean("He could not be found.", "Il est resté introuvable."),
    Example::clean("Do not start until noon.", "Commencez seulement à midi."),
    Example::clean("The results are not complete.", "Les résultats sont incomplets."),
    Example::clean("It is not only cheap.", "C'est bon marché, entre autres."),
    Example::clean("The fine is not to exceed 50 dollars.", "L'amende maximale est de 50 dollars."),
    Example::clean("The permit is not valid unless it is signed.", "Pour être valide, le permis doit être signé."),
    Example::clean("He kept asking for money.", "Il n'arrêtait pas de demander de l'argent."),
    Example::clean("The lake will stay closed until the water is clean.", "Le lac restera fermé tant que l'eau n'est pas propre."),
    Example::clean("They did not succeed.", "Ils ont échoué."),
    Example::flags("The ruling is not final.", "La décision est définitive.", "not", "définitive"),
    Example::flags("The ferry will not stop at Harrow Bridge.", "Le bac s'arrêtera à Harrow Bridge.", "not", "arrêtera"),
    Example::flags("The probes failed to detect the leak.", "Les sondes ont détecté la fuite.", "failed to", "détecté"),
    Example::clean("The valve was left unlocked.", "La vanne n'avait pas été verrouillée."),
    Example::clean("Kelmo no longer supported", "Kelmo Plus pris en charge"),
    Example::clean("This is just the starting point.", "Ce n'est que le point de départ."),
    Example::clean("I couldn't be happier.", "Je suis très heureux."),
    Example::clean("The stickers are cheap.", "Les autocollants ne sont pas chers."),
    Example::clean("My remark was not unparliamentary.", "Mes propos étaient parlementaires."),
    Example::clean("It should be made clearer.", "Ce n'est pas assez clair."),
    Example::clean("The parcel does not weigh more than 23 kg.", "Le colis a un poids d'au plus 23 kg."),
    Example::clean("They asked whether the files should be added.", "Ils ont demandé si les fichiers ne pourraient pas être ajoutés."),
    Example::flags("The inn accepts dogs.", "L'auberge n'accepte pas les chiens.", "accepts", "n'accepte pas"),
    Example::clean("They worked tirelessly.", "Ils n'ont pas ménagé leurs efforts."),
    Example::clean("The mast stays up when not in use.", "Le mât reste dressé entre deux utilisations."),
    Example::clean("The air intake is blocked.", "L'entrée d'air est bouchée."),
    Example::clean("The script loads and unloads modules.", "Le script charge et décharge des modules."),
    Example::clean("Birds that were not ringed in this valley are counted.", "On compte les oiseaux bagués ailleurs que dans cette vallée."),
    Example::clean("If the file is found, it is read, otherwise an error is shown.", "Si le fichier n'est pas trouvé, une erreur s'affiche."),
    Example::flags("The panel did not approve the plan, citing doubts about its cost.", "Le jury a approuvé le plan, invoquant des doutes sur son coût.", "not", "approuvé"),
    Example::flags("The device failed to restart, so two readings are missing.", "L'appareil a redémarré ; il manque donc deux relevés.", "failed to", "redémarré"),
    Example::clean("It does not seem to make sense.", "Cela n'a pas de sens, semble-t-il."),
];
