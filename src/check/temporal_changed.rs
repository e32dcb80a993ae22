//! A time relation rendered by another: *before* by « après », *last week* by « la semaine prochaine ».
//! The words stand in `lexicon/cue/temporal.tsv`.

use super::contrast::{Excluding, contrasts, excludes};
use super::place::Place;
use super::polarity::same_polarity;
use super::{Check, Example};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::{Cue, Family};

/// The check.
pub static CHECK: Check = Check {
    name: "temporal-changed",
    version: 6,
    summary: "Before rendered by after, since by until, last by next.",
    why: "Deadlines and the order of events change with the one word.",
    category: "accuracy/mistranslation",
    severity: Severity::Major,
    examples: EXAMPLES,
    run,
};

const CONFIDENCE: f32 = 0.8;

/// What cannot both be so. "By May 1" and « jusqu'au 1er mai », "until" and « avant », "since" and « à partir de » are often
/// the same deadline or beginning, so these pairs are not among them.
const EXCLUDING: Excluding = &[
    ("order:before", &["order:after", "order:since", "order:from", "order:during"]),
    ("order:after", &["order:until", "order:by", "order:during"]),
    ("order:until", &["order:since", "order:from"]),
    ("order:by", &["order:since", "order:from"]),
];

/// Within other groups every sense excludes every other, but these: night begins in the evening, a day has a morning.
const COMPATIBLE: Excluding = &[
    ("hour:night", &["hour:evening", "hour:dusk", "hour:midnight"]), ("hour:day", &["hour:morning", "hour:afternoon", "hour:evening", "hour:noon"])];

fn excluding(one: &Cue, other: &Cue) -> bool {
    let ordered = one.group() == "order";
    (ordered && excludes(EXCLUDING, one, other)) || (!ordered && one.opposes(other) && !excludes(COMPATIBLE, one, other))
}

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for contrast in contrasts(bitext, bead, Family::Temporal, excluding) {
        let ordered = contrast.source.group() == "order";
        // "Not … until" is « seulement à partir de ».
        let until = contrast.either("order:until") && !same_polarity(bitext, bead);
        if ordered && (until || Place { bitext, bead }.crossed(contrast.source, contrast.target)) {
            continue;
        }
        let (source, target) = contrast.quotes(bitext, bead);
        let message = format!("“{source}” and “{target}” place the event differently in time.");
        report(contrast.mark(CHECK.finding(bead, CONFIDENCE, message), bitext, bead));
    }
}

const EXAMPLES: &[Example] = &[
    Example::flags("Sign the form before the start of the course.", "Signez le formulaire après le début du cours.", "before", "après"),
    Example::flags("She called on Friday morning.", "Elle a appelé vendredi après-midi.", "morning", "après-midi"),
    Example::flags("The council meets on Tuesday evening.", "Le conseil se réunit mardi matin.", "evening", "matin"),
    Example::flags("The bulletin is issued weekly.", "Le bulletin est mensuel.", "weekly", "mensuel"),
    Example::flags("The footbridge is temporary.", "La passerelle est définitive.", "temporary", "définitive"),
    Example::flags("The office always replies by letter.", "Le bureau répond parfois par lettre.", "always", "parfois"),
    Example::flags("The dam was emptied last week.", "Le barrage sera vidé la semaine prochaine.", "last week", "prochaine"),
    Example::flags("The station has been open since 1996.", "La gare a été ouverte jusqu'en 1996.", "since", "jusqu'en"),
    Example::flags("The show runs until 14 April at the town hall.", "Le spectacle se joue à partir du 14 avril à l'hôtel de ville.", "until", "à partir du"),
    Example::clean("He left before the end.", "Il est parti avant la fin."),
    Example::clean("Do not pay until the goods arrive.", "Ne payez pas avant l'arrivée des marchandises."),
    Example::clean("After all, she won.", "Après tout, elle a gagné."),
    Example::clean("Last year was dry.", "L'an dernier a été sec."),
    Example::clean("The meeting on the following day was cancelled.", "La réunion du lendemain a été annulée."),
    Example::clean("The council may not sell the land until it is cleaned.", "Le conseil ne peut vendre le terrain qu'à compter de sa dépollution."),
    Example::flags("The curfew begins at nightfall.", "Le couvre-feu commence à l'aube.", "nightfall", "aube"),
    Example::clean("Fill in the form before you pay.", "Payez seulement après avoir rempli le formulaire."),
    Example::clean("The pumps start by the end of May.", "Les pompes démarrent avant la fin mai."),
    Example::flags("Work will begin once the permit has been granted.", "Les travaux commenceront avant la délivrance du permis.", "once", "avant la"),
    Example::clean("The tour ends in Ghent, after which it moves to Lille.", "La tournée passe par Gand, avant de gagner Lille."),
    Example::flags("The ferry rarely leaves on time.", "Le bac part souvent à l'heure.", "rarely", "souvent"),
    Example::flags("He resigned the previous week.", "Il a démissionné la semaine suivante.", "the previous week", "semaine suivante"),
    Example::clean("He has continued to run the farm.", "Il n'a pas cessé de diriger la ferme."),
    Example::clean("The show starts in the evening.", "Le spectacle commence dans la soirée."),
    Example::flags("The tenants must be told at least two weeks before the sale.", "Les locataires doivent être avertis au moins deux semaines après la vente.", "before", "après"),
    Example::flags("The mill was initially run by monks.", "Le moulin était finalement exploité par des moines.", "initially", "finalement"),
];
