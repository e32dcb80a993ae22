//! A rank rendered by another: "the group's first project", « le plus important projet du groupe ».
//!
//! Speaks only where one side says "first" and nothing on the other side can mean it (no *premier*, *d'abord*, *initial*,
//! *lancer* …), while a superlative of size stands there that the first side does not have. In the other direction
//! *premier* is good French for "largest" before a noun of market or place (*le premier producteur*), so there the noun
//! after *premier* must be one that comes in order: a project, an edition, a visit.

use super::contrast::{Excluding, contrasts, excludes};
use super::place::Place;
use super::privative::inverted;
use super::{Check, Example, evidence};
use crate::align::{BeadSide, Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Language, Span, Word, WordKind};

/// The check.
pub static CHECK: Check = Check {
    name: "rank-shift",
    version: 6,
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
    ("rank:first", &["rank:top", "rank:last", "rank:nth", "rank:only", "rank:latest", "rank:order"]),
    ("rank:last", &["rank:penultimate"]),
    ("rank:top", &["rank:only", "rank:oneof", "rank:nth", "rank:order"]),
    ("rank:sup", &["rank:oneof", "rank:nth", "rank:order"]),
    ("rank:nth", &["rank:order"]),
];

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    report_degrees(bitext, bead, report);
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

/// More and less of the same: "the most valuable catch", « la prise la moins précieuse ».
fn report_degrees(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let has = |side: &BeadSide| side.words().iter().any(|word| LESS.contains(&word.form.as_str()));
    if !has(bitext.source(bead)) && !has(bitext.target(bead)) {
        return;
    }
    let place = Place { bitext, bead };
    for (s, t, strength) in place.links(Side::Source) {
        let (source, target) = (degree(bitext.source(bead), s), degree(bitext.target(bead), t));
        let (Some((ours, less)), Some((theirs, fewer))) = (source, target) else { continue };
        // "The most inexpensive", « la moins chère ».
        let inverts = |side: &BeadSide, at: u32| inverted(&side.words()[at as usize]);
        let denied = inverts(bitext.source(bead), s) != inverts(bitext.target(bead), t);
        if strength < LITERAL || less == fewer || denied || !weighs(bitext, bitext.source(bead), s) {
            continue;
        }
        let quotes = (ours.of(&bitext.source(bead).text), theirs.of(&bitext.target(bead).text));
        let message = format!("“{}” and “{}”: more of something is not less of it.", quotes.0, quotes.1);
        let mut finding = CHECK.finding(bead, CONFIDENCE, message);
        finding.source = Some(evidence(bitext, bead, Side::Source, vec![ours], None));
        finding.target = Some(evidence(bitext, bead, Side::Target, vec![theirs], None));
        report(finding);
    }
}

/// Does the word carry meaning of its own ("the more I", « moins je » do not)?
fn weighs(bitext: &Bitext, side: &BeadSide, at: u32) -> bool {
    bitext.lexicon.idf(side.language, &side.words()[at as usize].form) > CONTENT
}

/// A rarer word than this (see `Lexicon::idf`) carries meaning of its own.
const CONTENT: f32 = 4.0;
/// Links weaker than this are not literal renderings.
const LITERAL: f32 = 0.6;
/// Words that raise and lower the degree of the next.
const MORE: &[&str] = &["more", "most", "plus"];
const LESS: &[&str] = &["less", "least", "moins"];
/// Words before a degree in which something may undo it (« ne … plus », "no less", « plus ou moins »).
const BEFORE: usize = 4;

/// The degree of a word, where the one before it raises or lowers it: both words, and does it lower?
fn degree(side: &BeadSide, at: u32) -> Option<(Span, bool)> {
    let words = side.words();
    let (word, before) = (&words[at as usize], words.get((at as usize).checked_sub(1)?)?);
    let (more, less) = (MORE.contains(&before.form.as_str()), LESS.contains(&before.form.as_str()));
    let start = (at as usize - 1).saturating_sub(BEFORE);
    let undoes = |word: &Word| ["ne", "n'", "no", "not", "n't", "or", "ou", "de", "and", "et"].contains(&word.form.as_str());
    let undone = words[start..at as usize - 1].iter().any(undoes);
    (word.kind == WordKind::Word && (more || less) && !undone).then(|| (before.span.join(word.span), less))
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
    let before = (cue.first as usize).checked_sub(1).map_or("", |at| side.words()[at].form.as_str());
    match (cue.sense, other.sense) {
        ("rank:first", "rank:top") => begins(ORDER_NOUNS),
        ("rank:first", "rank:nth") => !begins(ORDER_NOUNS),
        ("rank:order", "rank:nth") => !begins(RANKED_NOUNS),
        ("rank:sup" | "rank:top", "rank:oneof") => SINGULAR.contains(&first) || SINGULAR.contains(&before),
        _ => true,
    }
}

/// French determiners of one thing.
const SINGULAR: &[&str] = &["le", "la", "l'", "du", "au", "son", "sa"];

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
        "rank:latest" => "the latest",
        "rank:penultimate" => "the last place but one",
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
    Example::flags("Tuna was the most valuable catch of the year.", "Le thon a été la prise la moins précieuse de l'année.", "most valuable", "moins précieuse"),
    Example::clean("It is the most inexpensive car.", "C'est la voiture la moins chère."),
    Example::clean("The line is no more expensive than the old one.", "La ligne n'est pas moins chère que l'ancienne."),
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
