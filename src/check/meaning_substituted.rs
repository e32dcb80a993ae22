//! A content word rendered by another of its kind, which excludes it: "bus" as « tramway », "lease" as « vente ». The
//! kinds stand in `lexicon/cue/kind.tsv`.
//!
//! Speaks only on evidence from both sides: the one sense is nowhere in the target, the other nowhere in the source, and
//! the two words stand in one place. What the lexicon knows for a rendering of either excuses it.

use super::contrast::{Contrast, opposites};
use super::place::{BACKED, Place};
use super::{Check, Example};
use crate::align::{Bitext, Side};
use crate::finding::{Evidence, Finding, Severity};
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Word, WordKind, function_word};

/// The check.
pub static CHECK: Check = Check {
    name: "meaning-substituted",
    version: 2,
    summary: "A word rendered by another of its kind: bus by tram, wheat by maize, lease by sale.",
    why: "The reader learns something true of another thing, and nothing in the sentence warns of it.",
    category: "accuracy/mistranslation",
    severity: Severity::Minor,
    examples: EXAMPLES,
    run,
};

const CONFIDENCE: f32 = 0.8;
/// A word that the lexicon takes this often for a rendering states the sense. Not tuned: as for `literal::KNOWN`.
const STATES: f32 = 0.05;
/// Kinds of which an exchange misstates who owes, acts or is protected, and what was agreed.
const GRAVE: &[&str] = &["party", "stage", "contract", "security", "drug", "disease", "court", "fuel", "penalty", "interval"];

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let place = Place { bitext, bead };
    let mut last: Option<(u32, Finding)> = None;
    for contrast in opposites(bitext, bead, Family::Kind).into_iter().filter(|contrast| excludes(place, contrast)) {
        let found = describe(bitext, bead, &contrast);
        match &mut last {
            Some((end, finding)) if one_phrase(place, *end, contrast.source) => {
                finding.severity = finding.severity.max(found.severity);
                extend(&mut finding.source, found.source);
                extend(&mut finding.target, found.target);
                *end = contrast.source.end;
            }
            _ => last.replace((contrast.source.end, found)).into_iter().for_each(|(_, before)| report(before)),
        }
    }
    last.into_iter().for_each(|(_, finding)| report(finding));
}

fn describe(bitext: &Bitext, bead: usize, contrast: &Contrast) -> Finding {
    let (source, target) = contrast.quotes(bitext, bead);
    let message = format!("“{source}” and “{target}” are two different things.");
    let mut finding = CHECK.finding(bead, CONFIDENCE, message);
    if GRAVE.contains(&contrast.source.group()) {
        finding.severity = Severity::Major;
    }
    contrast.mark(finding, bitext, bead)
}

/// Do only light words stand between the last word and the cue ("letters by soldiers")? Such a phrase is one defect.
fn one_phrase(place: Place, end: u32, cue: &Cue) -> bool {
    let between = place.side(Side::Source).words().get(end as usize..cue.first as usize);
    between.is_some_and(|words| words.iter().all(|word| function_word(&word.form).is_some()))
}

/// Adds the words that another finding marks.
fn extend(evidence: &mut Option<Evidence>, more: Option<Evidence>) {
    if let (Some(evidence), Some(more)) = (evidence, more) {
        evidence.spans.extend(more.spans);
        evidence.spans.sort_by_key(|span| span.start);
    }
}

/// Is the one sense stated nowhere in the target, and the other nowhere in the source?
fn excludes(place: Place, contrast: &Contrast) -> bool {
    !stated(place, Side::Target, contrast.source, contrast.target) && !stated(place, Side::Source, contrast.target, contrast.source)
}

/// Does a side state the cue's sense, by any word of the table, or by one that the lexicon knows to render it and that
/// answers no other word?
fn stated(place: Place, side: Side, cue: &Cue, stead: &Cue) -> bool {
    let (own, other) = (place.side(side), place.side(side.other()));
    if own.cues().of(Family::Kind).iter().any(|found| found.agrees(cue)) {
        return true;
    }
    let content = |word: &&Word| word.kind == WordKind::Word && function_word(&word.form).is_none();
    let head: Vec<_> = other.words()[cue.first as usize..cue.end as usize].iter().filter(content).collect();
    let [head] = head[..] else { return false };
    let lexicon = &place.bitext.lexicon;
    let engaged = |at: u32| place.links(side).any(|(here, there, strength)| here == at && !cue.holds(there) && strength > BACKED);
    (0..).zip(own.words()).filter(|(at, word)| !stead.holds(*at) && content(word)).any(|(at, word)| {
        let forward = lexicon.probability(other.language, &head.form, &word.form);
        let likely = forward.max(lexicon.probability(own.language, &word.form, &head.form)) > STATES;
        likely && !engaged(at)
    })
}

const EXAMPLES: &[Example] = &[
    Example::flags("The bus stopped in front of the town hall.", "Le tramway s'est arrêté devant la mairie.", "bus", "tramway"),
    Example::flags("The frame is made of steel.", "Le cadre est en aluminium.", "steel", "aluminium"),
    Example::flags("Farmers have sown less wheat this year.", "Les agriculteurs ont semé moins de maïs cette année.", "wheat", "maïs"),
    Example::flags("Exports of beef to Japan doubled in May.", "Les exportations de porc vers le Japon ont doublé en mai.", "beef", "porc"),
    Example::flags("The trucks may no longer cross the old town.", "Les taxis ne peuvent plus traverser la vieille ville.", "trucks", "taxis"),
    Example::flags("Farmers whose cows died will be compensated.", "Les agriculteurs dont les moutons sont morts seront indemnisés.", "cows", "moutons"),
    Example::flags("The mill was let under a lease signed in March.", "Le moulin a été cédé par une vente signée en mars.", "lease", "vente"),
    Example::flags("The council approved the extension of the school.", "Le conseil a rejeté l'extension de l'école.", "approved", "rejeté"),
    Example::flags("The company issued bonds worth 50 million euros.", "La société a émis des actions pour un montant de 50 millions d'euros.", "bonds", "actions"),
    Example::flags("The patients complained about the heat.", "Les infirmières se sont plaintes de la chaleur.", "patients", "infirmières"),
    Example::flags("The hospital was closed on Tuesday.", "L'école était fermée mardi.", "hospital", "école"),
    Example::flags("The red door stays open at night.", "La porte bleue reste ouverte la nuit.", "red", "bleue"),
    Example::clean("The bus stopped in front of the town hall.", "L'autocar s'est arrêté devant la mairie."),
    Example::clean("The steel frame weighs less than aluminium.", "Le cadre en aluminium pèse plus lourd que l'acier."),
    Example::clean("A truck was seized.", "Un poids lourd a été saisi."),
    Example::clean("The cows were vaccinated, the sheep were not.", "Les bovins ont été vaccinés, pas les moutons."),
    Example::clean("The village lives on beef and dairy.", "Le village vit de la viande et du lait."),
    Example::clean("The plane and the helicopter landed together.", "L'hélicoptère et l'avion ont atterri ensemble."),
    Example::clean("The bank bought the shares and sold the bonds.", "La banque a vendu les obligations et acheté les actions."),
    Example::clean("The concert was called off.", "Le concert est annulé."),
    Example::clean("The tenant must insure the flat.", "L'occupant doit assurer l'appartement."),
    Example::clean("The police cleared the square.", "Les gendarmes ont évacué la place."),
];
