//! The name of a person, place or body that became another.
//!
//! A name is answered by the same letters, by a spelling of the same sounds, by a rendering of the tables
//! (London – Londres, WHO – OMS) or of the lexicon. The check speaks only where one name of the source and one
//! name of the target are left unanswered, and where the two look like one name mistyped, stand for one place
//! in the text, or are both well known.

use super::unanswered_name::{Unanswered, is_name, name_before, unanswered};
use super::{Check, Example, evidence};
use crate::align::coverage::ALONE;
use crate::align::{BeadSide, Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::lexicon::{Lexicon, name};
use crate::text::Language;

/// The check.
pub static CHECK: Check = Check {
    name: "entity-changed",
    version: 2,
    summary: "A name in the target is not the name in the source.",
    why: "The reader is told of another person, place or organisation.",
    category: "accuracy/mistranslation/entity",
    severity: Severity::Major,
    examples: &[
        Example::flags(
            "The lecture was given by Ilse Brandauer of the city of Halden.",
            "La conférence a été donnée par Ilse Brandauer, de la ville de Hilden.",
            "Halden",
            "Hilden",
        ),
        Example::flags("The plant near London employs 300 people.", "L'usine près de Lisbonne emploie 300 personnes.", "London", "Lisbonne"),
        Example::flags(
            "“We are ready,” said Peter Maillot, who leads the project.",
            "« Nous sommes prêts », a déclaré Peter Maillet, qui dirige le projet.",
            "Maillot",
            "Maillet",
        ),
        Example::flags("A new line links Vienna and Geneva.", "Une nouvelle ligne relie Venise et Genève.", "Vienna", "Venise"),
        Example::flags("The WHO published the figures.", "L'ONU a publié les chiffres.", "WHO", "ONU"),
        Example::flags("The ship left Antwerp at dawn.", "Le navire a quitté Athènes à l'aube.", "Antwerp", "Athènes"),
        Example::flags("The Danish rider won the stage.", "Le coureur belge a remporté l'étape.", "Danish", "belge"),
        Example::flags("Trains to Quimper will leave from platform two.", "Les trains pour Lorient partiront du quai deux.", "Quimper", "Lorient"),
        Example::flags("The claim was brought by Delhove Logistics.", "La plainte a été déposée par Delhove Chemicals.", "Logistics", "Chemicals"),
        Example::flags("According to Judge Renata Holub, the case is closed.", "Selon la juge Petra Holub, l'affaire est close.", "Renata", "Petra"),
        Example::clean("Grants for SMEs will double.", "Les aides aux PMEs doubleront."),
        Example::clean("Two Mexicans were awarded.", "Une Mexicaine et un Mexicain ont été récompensés."),
        Example::clean("The Danish government signed the treaty.", "Le gouvernement du Danemark a signé le traité."),
        Example::clean("The plant near London employs 300 people.", "L'usine près de Londres emploie 300 personnes."),
        Example::clean("President Yanukovych met the Tatars.", "Le président Ianoukovitch a rencontré les Tatars."),
        Example::clean("The WHO published the figures.", "L'OMS a publié les chiffres."),
        Example::clean("Residents of the Netherlands can vote.", "Les habitants des Pays-Bas peuvent voter."),
        Example::clean("On Monday, Marlec opened an office.", "Lundi, Marlec a ouvert un bureau."),
        Example::clean("The British Museum lent it to Halden.", "Le musée l'a prêté à Halden."),
    ],
    run,
};

/// Two unanswered names are one name mistyped when their keys agree this far (normalised Damerau–Levenshtein).
const MISTYPED: f64 = 0.6;
/// Surprise (idf, in nats) of the commonest name: one sentence in 3,000 of the training text.
const RARE: f32 = 8.0;
/// Names of three letters are alike by chance ("Bin" and "Ben").
const SHORTEST: usize = 4;

/// Beads on either side in which a pair of names that recurs is looked for: a choice of the translator, not a slip.
const WINDOW: usize = 50;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let (source, target) = (bitext.source(bead), bitext.target(bead));
    let Some(ours) = unanswered(source, target, &bitext.lexicon) else { return };
    let Some(theirs) = unanswered(target, source, &bitext.lexicon) else { return };
    let confused = confused(source, &ours, target, &theirs, &bitext.lexicon);
    let Some(confidence) = confused.or_else(|| misplaced(bitext, bead, &ours, &theirs)) else { return };
    let (here, there) = (ours.span.of(&source.text), theirs.span.of(&target.text));
    if bitext.document && recurs(bitext, bead, here, there) {
        return;
    }
    // One letter in a name that no table knows: the same person or place, misspelt.
    let slip = name::renderings(source.language, here).is_empty() && strsim::damerau_levenshtein(&name::key(here), &name::key(there)) == 1;
    let message = format!("The source names “{here}”, the target “{there}”.");
    report(Finding {
        severity: if slip { Severity::Minor } else { Severity::Major },
        source: Some(evidence(bitext, bead, Side::Source, vec![ours.span], None)),
        target: Some(evidence(bitext, bead, Side::Target, vec![theirs.span], None)),
        ..CHECK.finding(bead, confidence, message)
    });
}

/// How surely the two are one name that became another; `None` where each may simply have gone its own way.
fn confused(
    source: &BeadSide,
    ours: &Unanswered,
    target: &BeadSide,
    theirs: &Unanswered,
    lexicon: &Lexicon,
) -> Option<f32> {
    let (here, there) = (ours.span.of(&source.text), theirs.span.of(&target.text));
    // "SMEs", « PMEs »: the plural does not make another word of it.
    let acronym = |name: &str| name.trim_end_matches('s').chars().all(char::is_uppercase);
    if name::akin((source.language, here), (target.language, there)) {
        return None;
    }
    if name::is_proper(source.language, here) && name::is_proper(target.language, there) {
        return (acronym(here) == acronym(there)).then_some(0.9);
    }
    if acronym(here) || acronym(there) || ours.words != 1 || theirs.words != 1 {
        return None;
    }
    let rare = is_rare(source.language, here, lexicon) && is_rare(target.language, there, lexicon);
    let long = rare && here.chars().count().min(there.chars().count()) >= SHORTEST;
    if long && strsim::normalized_damerau_levenshtein(&name::key(here), &name::key(there)) >= MISTYPED {
        return Some(0.9);
    }
    if name::is_people(source.language, here) && name::is_people(target.language, there) {
        return Some(0.85);
    }
    let names = |side: &BeadSide, run: &Unanswered| {
        let words = side.words();
        let after = words.get(run.first + run.words).filter(|word| is_name(word) && run.span.end + 1 == word.span.start);
        (name_before(words, run.first), after.map(|word| name::key(&word.form)))
    };
    let (before, after) = (names(source, ours), names(target, theirs));
    let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
    // "Federation" and « Association » beside one name are two renderings of a third language's word.
    let own = is_own_name(source, ours, lexicon) || is_own_name(target, theirs, lexicon);
    (own && (same(&before.0, &after.0) || same(&before.1, &after.1))).then_some(0.85)
}

/// Content words on either side of a name by which its place is told.
const NEIGHBOURS: usize = 2;

/// Do two names, each a name in its own language, stand in one place of two texts that otherwise answer each other?
fn misplaced(bitext: &Bitext, bead: usize, ours: &Unanswered, theirs: &Unanswered) -> Option<f32> {
    let (source, target) = (bitext.source(bead), bitext.target(bead));
    let named = |side: &BeadSide, run: &Unanswered| {
        let quote = run.span.of(&side.text);
        let acronym = quote.trim_end_matches('s').chars().all(char::is_uppercase);
        !acronym && run.words <= 2 && quote.chars().count() >= SHORTEST && is_own_name(side, run, &bitext.lexicon)
    };
    // A line that begins small is no sentence: "gnuplot Repack the sources" has a capital of its own.
    let prose = |side: &BeadSide| !side.text.starts_with(char::is_lowercase);
    if !prose(source) || !named(source, ours) || !named(target, theirs) {
        return None;
    }
    let coverage = bitext.coverage(bead);
    let neighbours = |side: Side, run: &Unanswered| {
        let covers = coverage.side(side);
        let left = (0..run.first).rev().filter(|&at| covers[at].content).take(NEIGHBOURS);
        let right = (run.first + run.words..covers.len()).filter(|&at| covers[at].content).take(NEIGHBOURS);
        (left.collect::<Vec<_>>(), right.collect::<Vec<_>>())
    };
    let open = |side: Side, around: &(Vec<usize>, Vec<usize>)| {
        let nearest = around.0.first().into_iter().chain(around.1.first());
        nearest.into_iter().any(|&at| coverage.side(side)[at].answered < ALONE)
    };
    let (here, there) = (neighbours(Side::Source, ours), neighbours(Side::Target, theirs));
    let joined = bitext.links(bead).iter().any(|link| {
        let holds = |(left, right): &(Vec<usize>, Vec<usize>), at: u32| left.contains(&(at as usize)) || right.contains(&(at as usize));
        link.strength > ALONE && holds(&here, link.source) && holds(&there, link.target)
    });
    (joined && !open(Side::Source, &here) && !open(Side::Target, &there)).then_some(0.8)
}

/// Is every word of the run a name: known to the tables, unknown to the lexicon, or rendered by itself?
fn is_own_name(side: &BeadSide, run: &Unanswered, lexicon: &Lexicon) -> bool {
    let whole = run.span.of(&side.text);
    name::is_proper(side.language, whole) || side.words()[run.first..run.first + run.words].iter().all(|word| {
        let own = name::key(&word.form);
        let first = lexicon.translations(side.language, &word.form).next();
        word.capital && (name::is_proper(side.language, &word.form) || first.is_none_or(|(form, _)| name::key(form) == own))
    })
}

/// Names are rare words; "International" and "District" are not, whatever their capital.
fn is_rare(language: Language, name: &str, lexicon: &Lexicon) -> bool {
    name::is_proper(language, name) || lexicon.idf(language, &name.to_lowercase()) >= RARE
}

/// Do the two names stand for each other in a neighbouring bead too?
fn recurs(bitext: &Bitext, bead: usize, here: &str, there: &str) -> bool {
    let beads = bead.saturating_sub(WINDOW)..(bead + WINDOW).min(bitext.beads().len());
    beads.filter(|&other| other != bead).any(|other| {
        let (source, target) = (&bitext.source(other).text, &bitext.target(other).text);
        source.contains(here) && target.contains(there) && !target.contains(here) && !source.contains(there)
    })
}
