//! A quantifier rendered by another: *all* by « la plupart », *both* by « l’un des deux », *only* by « également ».
//! The words stand in `lexicon/cue/quantifier.tsv`.

use super::contrast::{Excluding, contrasts, excludes};
use super::polarity::{DENIAL, NOT, same_polarity};
use super::{Check, Example};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::{Cue, Family};

/// The check.
pub static CHECK: Check = Check {
    name: "quantifier-changed",
    version: 7,
    summary: "All rendered by some or most, both by one of the two, only by also.",
    why: "How many are concerned is a fact of its own, often a legal one.",
    category: "accuracy/mistranslation",
    severity: Severity::Major,
    examples: EXAMPLES,
    run,
};

const CONFIDENCE: f32 = 0.8;

/// What cannot both be so. Translators render "many" by « plusieurs » or « la plupart », "several" by « de nombreux » and
/// "nearly all" by « tous » without a thought (25 of 33 flags on 18,042 pairs of clean news were such pairs), so these
/// are not among them.
const EXCLUDING: Excluding = &[
    ("share:all", &["share:most", "share:half", "share:some", "share:few", "share:none"]),
    ("share:nearly", &["share:all", "share:half", "share:some", "share:few", "share:none"]),
    ("share:most", &["share:half", "share:some", "share:few", "share:none"]),
    ("share:half", &["share:none", "share:few", "share:many"]),
    ("share:some", &["share:none"]),
    ("share:few", &["share:many"]),
    ("share:many", &["share:none", "share:afew"]),
    ("share:afew", &["share:all", "share:nearly", "share:most", "share:none"]),
    ("share:only", &["share:also"]),
    ("share:notall", &["share:all", "share:none"]),
    ("share:single", &["share:all", "share:many", "share:some"]),
    ("pair:neither", &["pair:both", "pair:one"]),
    ("pair:both", &["pair:one"]),
    ("thing:none", &["thing:all"]),
];

fn excluding(one: &Cue, other: &Cue) -> bool {
    excludes(EXCLUDING, one, other)
}

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for contrast in contrasts(bitext, bead, Family::Quantifier, excluding) {
        // "All … have not" is « aucun ».
        let all = contrast.between("share:none", "share:all") || contrast.between("share:none", "share:nearly");
        let none = all || contrast.either("thing:none") || contrast.either("pair:neither");
        // "Not all … are" is « tous ne sont pas ».
        let not_all = contrast.either("share:notall");
        if not_all && [Side::Source, Side::Target].iter().all(|side| denies(bitext, bead, *side)) {
            continue;
        }
        // "Not … either" is « ni ».
        let either = contrast.between("pair:neither", "pair:one") && same_polarity(bitext, bead);
        if either && [Side::Source, Side::Target].iter().all(|side| denies(bitext, bead, *side)) {
            continue;
        }
        if none && !same_polarity(bitext, bead) {
            continue;
        }
        let (source, target) = contrast.quotes(bitext, bead);
        let (ours, theirs) = (reading(contrast.source), reading(contrast.target));
        let message = format!("“{source}” speaks of {ours}, “{target}” of {theirs}: how many are concerned differs.");
        report(contrast.mark(CHECK.finding(bead, CONFIDENCE, message), bitext, bead));
    }
}

/// Does a side hold anything that denies?
fn denies(bitext: &Bitext, bead: usize, side: Side) -> bool {
    let denial = |cue: &Cue| cue.sense == NOT || cue.sense == DENIAL;
    bitext.side(bead, side).cues().of(Family::Negation).iter().any(denial)
}

/// What a quantifier says, for a message.
fn reading(cue: &Cue) -> &'static str {
    match cue.sense {
        "share:all" | "thing:all" => "all",
        "share:nearly" => "nearly all",
        "share:most" => "most",
        "share:half" => "half",
        "share:some" => "some",
        "share:few" => "few",
        "share:afew" => "a few",
        "share:many" => "many",
        "share:none" | "pair:neither" | "thing:none" => "none",
        "share:notall" => "not all",
        "share:single" => "one only",
        "share:only" => "these only",
        "share:also" => "these as well",
        "pair:both" => "both",
        _ => "one of two",
    }
}

const EXAMPLES: &[Example] = &[
    Example::flags("All passengers were examined.", "La plupart des passagers ont été examinés.", "All", "La plupart"),
    Example::flags("Most of the crew survived.", "Tout l'équipage a survécu.", "Most", "Tout l'"),
    Example::flags("Every member votes.", "Certains membres votent.", "Every", "Certains"),
    Example::flags("Both of the pumps failed.", "L'une des deux pompes est tombée en panne.", "Both of", "L'une des deux"),
    Example::flags("The ticket is valid only on Sundays.", "Le billet est également valable le dimanche.", "only", "également"),
    Example::flags("Several wells are dry.", "Tous les puits sont à sec.", "Several", "Tous les"),
    Example::flags("A few residents complained.", "De nombreux habitants se sont plaints.", "A few", "De nombreux"),
    Example::flags("None of the samples contained lead.", "Tous les échantillons contenaient du plomb.", "None of", "Tous les"),
    Example::clean("All of the voters have not been there.", "Aucun des électeurs n'y est allé."),
    Example::clean("All the wells are dry.", "Tous les puits sont à sec."),
    Example::clean("Some 300 people came.", "Quelque 300 personnes sont venues."),
    Example::clean("Not all members agreed.", "Tous les membres n'étaient pas d'accord."),
    Example::clean("The whole team came.", "Toute l'équipe est venue."),
    Example::clean("Only residents may park here.", "Seuls les riverains peuvent stationner ici."),
    Example::clean("Both sisters sing.", "Les deux soeurs chantent."),
    Example::flags("Part of the hedge was cut.", "Toute la haie a été coupée.", "Part", "Toute la"),
    Example::clean("He is one of the two oldest members.", "Il fait partie des deux membres les plus âgés."),
    Example::clean("No two days are the same.", "Chaque jour est différent."),
    Example::clean("The bins are emptied every couple of weeks.", "Les poubelles sont vidées toutes les deux semaines."),
    Example::flags("Nothing suggests that the lock was forced.", "Tout indique que la serrure a été forcée.", "Nothing", "Tout"),
];
