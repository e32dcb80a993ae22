//! A word rendered by its look-alike of another meaning: *eventually*, « éventuellement ».
//!
//! Speaks only where no right rendering of the English word stands in the French and nothing in the English accounts for
//! the French one. The pairs stand in `lexicon/cue/false_friend.tsv`.

use super::contrast::contrasts;
use super::{Check, Example};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::{Cue, Family};

/// The check.
pub static CHECK: Check = Check {
    name: "false-friend",
    version: 4,
    summary: "A word rendered by its look-alike of another meaning: library by « librairie ».",
    why: "The sentence reads well and says something else.",
    category: "accuracy/mistranslation/false-friend",
    severity: Severity::Major,
    examples: EXAMPLES,
    run,
};

const CONFIDENCE: f32 = 0.8;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for contrast in contrasts(bitext, bead, Family::FalseFriend, Cue::opposes) {
        let (source, target) = contrast.quotes(bitext, bead);
        // A label that stands in capitals on both sides is quoted, not translated.
        if source == target && source.chars().all(char::is_uppercase) {
            continue;
        }
        let message = format!("“{target}” looks like “{source}” but means something else.");
        report(contrast.mark(CHECK.finding(bead, CONFIDENCE, message), bitext, bead));
    }
}

const EXAMPLES: &[Example] = &[
    Example::flags("She eventually won.", "Elle a éventuellement gagné.", "eventually", "éventuellement"),
    Example::flags("The library is closed.", "La librairie est fermée.", "library", "librairie"),
    Example::flags("The physician was absent.", "Le physicien était absent.", "physician", "physicien"),
    Example::flags("No preservatives were found.", "Aucun préservatif n'a été trouvé.", "preservatives", "préservatif"),
    Example::flags("The exhibition of tapestries drew crowds.", "L'exhibition de tapisseries a attiré la foule.", "exhibition", "exhibition"),
    Example::flags("It was a sensible plan.", "C'était un plan sensible.", "sensible", "sensible"),
    Example::flags("The editor of the magazine resigned.", "L'éditrice du magazine a démissionné.", "editor", "éditrice"),
    Example::flags("Ten thousand people attended the race.", "Dix mille personnes ont attendu la course.", "attended", "attendu"),
    Example::flags("The advertisement ran for a week.", "L'avertissement est paru pendant une semaine.", "advertisement", "avertissement"),
    Example::flags("He was deceived by his partner.", "Il a été déçu par son associé.", "deceived", "déçu"),
    Example::clean("The box bears the word CAUTION.", "La boîte porte la mention CAUTION."),
    Example::clean("She eventually won.", "Elle a fini par gagner."),
    Example::clean("The library has a bookshop.", "La bibliothèque a une librairie."),
    Example::clean("Bring any documents.", "Apportez d'éventuels documents."),
    Example::clean("The physicist spoke.", "Le physicien a parlé."),
    Example::clean("The delay was long.", "Le retard a été long."),
    Example::clean("The deadline was short.", "Le délai était court."),
];
