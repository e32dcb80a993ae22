//! A rank rendered by another: "the group's first project", « le plus important projet du groupe ».
//!
//! Speaks only where one side says "first" and nothing on the other side can mean it (no *premier*, *d'abord*, *initial*,
//! *lancer* …), while a superlative of size stands there that the first side does not have. In the other direction
//! *premier* is good French for "largest" before a noun of market or place (*le premier producteur*), so there the noun
//! after *premier* must be one that comes in order: a project, an edition, a visit.

use super::contrast::{Excluding, contrasts, excludes};
use super::{Check, Example};
use crate::align::{Bitext, BeadSide};
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::{Cue, Family};
use crate::text::Language;

/// The check.
pub static CHECK: Check = Check {
    name: "rank-shift",
    version: 2,
    summary: "A rank rendered by another: first by largest or last, second-largest by largest, one of the largest by the largest.",
    why: "The biggest, the earliest and the second-biggest are different claims; the reader takes away one that nobody made.",
    category: "accuracy/mistranslation",
    severity: Severity::Major,
    examples: EXAMPLES,
    run,
};

/// No flag of the sentence-level rule on clean news was found false at this writing; see precision.tsv.
const CONFIDENCE: f32 = 0.9;

/// What cannot both be so.
const EXCLUDING: Excluding = &[
    ("rank:first", &["rank:top", "rank:last", "rank:nth"]),
    ("rank:top", &["rank:only", "rank:oneof", "rank:nth"]),
    ("rank:sup", &["rank:oneof", "rank:nth"]),
    ("rank:nth", &["rank:order"]),
];

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let (source, target) = (bitext.source(bead), bitext.target(bead));
    let excluding = |one: &Cue, other: &Cue| {
        excludes(EXCLUDING, one, other) && means_it(source, one, other) && means_it(target, other, one)
    };
    for contrast in contrasts(bitext, bead, Family::Rank, excluding) {
        let (source, target) = contrast.quotes(bitext, bead);
        let (ours, theirs) = (reading(contrast.source), reading(contrast.target));
        let message = format!("“{source}” gives {ours}, “{target}” {theirs}: these are different claims.");
        report(contrast.mark(CHECK.finding(bead, CONFIDENCE, message), bitext, bead));
    }
}

/// Does the cue exclude the other in the place where it stands?
///
/// *Premier* and *deuxième* rank by size before a noun of market or place (*le premier producteur*), and by order before
/// a noun of occasions; a superlative of several (*les plus grands*) may be one of them.
fn means_it(side: &BeadSide, cue: &Cue, other: &Cue) -> bool {
    if side.language == Language::English {
        return true;
    }
    let after = side.words()[cue.end as usize..].iter().take(2);
    let begins = |stems: &[&str]| after.clone().any(|word| stems.iter().any(|stem| word.form.starts_with(stem)));
    let first = side.words()[cue.first as usize].form.as_str();
    match (cue.sense, other.sense) {
        ("rank:first", "rank:top") => begins(ORDER_NOUNS),
        ("rank:first", "rank:nth") => !begins(ORDER_NOUNS),
        ("rank:order", _) => !begins(RANKED_NOUNS),
        ("rank:sup" | "rank:top", "rank:oneof") => matches!(first, "le" | "la" | "l'" | "du" | "au" | "son" | "sa"),
        _ => true,
    }
}

/// Beginnings of French nouns before which *premier* counts occasions instead of ranking.
const ORDER_NOUNS: &[&str] = &[
    "projet", "édition", "fois", "phase", "étape", "visite", "vol", "voyage", "mission", "réunion", "séance", "version",
    "contrat", "commande", "livraison", "tranche", "année", "jour", "semaine", "victoire", "tentative", "essai", "mandat",
    "exposition", "concert", "spectacle", "film", "album", "livre", "roman", "match", "rencontre", "conférence",
];

/// Beginnings of French nouns that *deuxième* ranks by size: whoever makes or trades, a place, a market.
const RANKED_NOUNS: &[&str] = &[
    "producteur", "productrice", "exportateur", "importateur", "employeur", "constructeur", "fabricant", "fournisseur",
    "opérateur", "distributeur", "vendeur", "acheteur", "consommateur", "investisseur", "actionnaire", "partenaire",
    "assureur", "détaillant", "éditeur", "transporteur", "brasseur", "armateur", "groupe", "banque", "compagnie",
    "entreprise", "société", "ville", "port", "aéroport", "pays", "marché", "économie", "puissance", "place", "région",
    "province", "île", "lac", "métropole", "agglomération", "langue", "religion", "cause", "source", "parti", "syndicat",
    "plus", "meilleur", "destination", "secteur", "industrie", "poste", "rang", "chaîne", "journal", "quotidien",
    "réseau", "club", "université", "hôpital", "mondial", "national", "européen", "communauté", "population", "nation",
    "budget", "force", "pôle", "site", "parc", "bassin", "gare", "festival", "musée",
];

/// What a cue gives, for a message.
fn reading(cue: &Cue) -> &'static str {
    match cue.sense {
        "rank:first" | "rank:order" => "a place in order",
        "rank:last" => "the last place",
        "rank:top" | "rank:sup" => "the top rank by size or degree",
        "rank:nth" => "a lower rank by size",
        "rank:only" => "the only one",
        _ => "one of several at the top",
    }
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
    Example::flags("The port is one of the oldest in the country.", "Le port est le plus ancien du pays.", "one of the oldest", "le plus"),
    Example::flags("Norra is the second-largest wind farm on the coast.", "Norra est le plus grand parc éolien de la côte.", "second-largest", "le plus grand"),
    Example::flags("It is the last ferry built by the yard.", "C'est le premier bac construit par le chantier.", "last", "premier"),
    Example::flags("It is the second-largest telescope in Chile.", "C'est le deuxième télescope du Chili.", "second-largest", "deuxième"),
    Example::clean("Brumal is the second-largest producer of cobalt.", "Brumal est le deuxième producteur de cobalt."),
    Example::clean("The mill is among the oldest in the valley.", "Le moulin compte parmi les plus anciens de la vallée."),
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
