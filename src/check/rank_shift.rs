//! Place in order rendered as rank by size, or the reverse: "the group's first project", « le plus important projet du groupe ».
//!
//! Speaks only where one side says "first" and nothing on the other side can mean it (no *premier*, *d'abord*, *initial*,
//! *lancer* …), while a superlative of size stands there that the first side does not have. In the other direction
//! *premier* is good French for "largest" before a noun of market or place (*le premier producteur*), so there the noun
//! after *premier* must be one that comes in order: a project, an edition, a visit.

use super::contrast::{Contrast, contrasts};
use super::{Check, Example};
use crate::align::{Bitext, BeadSide};
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::{Cue, Family};
use crate::text::Language;

/// The check.
pub static CHECK: Check = Check {
    name: "rank-shift",
    version: 1,
    summary: "Place in order (first) rendered as rank by size (largest, most important), or the reverse.",
    why: "The reader learns that something is the biggest when it was the earliest: a claim of importance that nobody made.",
    category: "accuracy/mistranslation",
    severity: Severity::Major,
    examples: EXAMPLES,
    run,
};

/// No flag of the sentence-level rule on clean news was found false at this writing; see precision.tsv.
const CONFIDENCE: f32 = 0.9;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let shifted = |source: &Cue, target: &Cue| match (source.sense, target.sense) {
        ("first", "top") => comes_in_order(bitext.source(bead), source),
        ("top", "first") => comes_in_order(bitext.target(bead), target),
        _ => false,
    };
    for contrast in contrasts(bitext, bead, Family::Rank, shifted) {
        report(contrast.mark(CHECK.finding(bead, CONFIDENCE, message(&contrast, bitext, bead)), bitext, bead));
    }
}

/// "first" always places in order; *premier* may rank by size, unless the noun after it comes in order.
fn comes_in_order(side: &BeadSide, cue: &Cue) -> bool {
    let order = |noun: &str| ORDER_NOUNS.iter().any(|stem| noun.starts_with(stem));
    side.language == Language::English
        || side.words()[cue.end as usize..].iter().take(2).any(|word| order(&word.form))
}

/// Beginnings of French nouns before which *premier* counts occasions instead of ranking.
const ORDER_NOUNS: &[&str] = &[
    "projet", "édition", "fois", "phase", "étape", "visite", "vol", "voyage", "mission", "réunion", "séance", "version",
    "contrat", "commande", "livraison", "tranche", "année", "jour", "semaine", "victoire", "tentative", "essai", "mandat",
];

fn message(contrast: &Contrast, bitext: &Bitext, bead: usize) -> String {
    let (source, target) = contrast.quotes(bitext, bead);
    let meaning = |cue: &Cue| if cue.sense == "first" { "place in order" } else { "rank by size" };
    format!(
        "“{source}” gives {}, “{target}” gives {}: earliest and largest are different claims.",
        meaning(contrast.source),
        meaning(contrast.target)
    )
}

const EXAMPLES: &[Example] = &[
    Example::flags(
        "The plant is the group's first solar project in Spain.",
        "L'usine est le plus important projet solaire du groupe en Espagne.",
        "first",
        "le plus important",
    ),
    Example::flags(
        "Marvo opened its first bakery in Lyon on Monday.",
        "Marvo a ouvert lundi sa plus grande boulangerie à Lyon.",
        "first",
        "sa plus grande",
    ),
    Example::flags(
        "It was the firm's 1st contract with the navy.",
        "Il s'agissait du principal contrat de la société avec la marine.",
        "1st",
        "principal",
    ),
    Example::flags(
        "This is the largest delivery of wheat from the port.",
        "C'est la première livraison de blé du port.",
        "largest",
        "première",
    ),
    Example::flags(
        "The first hospital of the province stands in Arval.",
        "Le plus gros hôpital de la province se trouve à Arval.",
        "first",
        "Le plus gros",
    ),
    Example::flags(
        "She signed the bank's first green loan.",
        "Elle a signé le plus gros prêt vert de la banque.",
        "first",
        "le plus gros",
    ),
    Example::clean("Brumal is the largest producer of cobalt.", "Brumal est le premier producteur de cobalt."),
    Example::clean("It is the region's leading port.", "C'est le premier port de la région."),
    Example::clean("The first and largest mill burnt down.", "Le premier moulin, le plus grand, a brûlé."),
    Example::clean("At first the most important thing was speed.", "Au début, le plus important était la vitesse."),
    Example::clean(
        "The prime minister inaugurated the biggest dam.",
        "Le premier ministre a inauguré le plus grand barrage.",
    ),
    Example::clean("First, the main valve is closed.", "On ferme la vanne principale."),
    Example::clean("Nurses gave first aid in the main hall.", "Des infirmières ont donné les premiers soins dans la salle principale."),
];
