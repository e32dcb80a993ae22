//! A time relation rendered by another: *before* by « après », *last week* by « la semaine prochaine ».
//! The words stand in `lexicon/cue/temporal.tsv`.

use super::contrast::{opposites, same_polarity};
use super::{Check, Example};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::Family;

/// The check.
pub static CHECK: Check = Check {
    name: "temporal-changed",
    version: 1,
    summary: "Before rendered by after, since by until, last by next.",
    why: "Deadlines and the order of events change with the one word.",
    category: "accuracy/mistranslation",
    severity: Severity::Major,
    examples: EXAMPLES,
    run,
};

const CONFIDENCE: f32 = 0.8;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let found = opposites(bitext, bead, Family::Temporal);
    if found.is_empty() || !same_polarity(bitext, bead) {
        return;
    }
    for contrast in found {
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
    Example::clean("He left before the end.", "Il est parti avant la fin."),
    Example::clean("Do not pay until the goods arrive.", "Ne payez pas avant l'arrivée des marchandises."),
    Example::clean("After all, she won.", "Après tout, elle a gagné."),
    Example::clean("Last year was dry.", "L'an dernier a été sec."),
    Example::clean("The meeting on the following day was cancelled.", "La réunion du lendemain a été annulée."),
    Example::clean("The show starts in the evening.", "Le spectacle commence dans la soirée."),
];
