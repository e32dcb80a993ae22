//! *Nearly* rendered as *plus de*, *at least* as *au plus*.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Bound};

/// The check.
pub static CHECK: Check = Check {
    name: "hedge-flipped",
    version: 2,
    summary: "The words that hedge a figure point the other way.",
    why: "“Nearly 100” is below, “plus de 100” above: the figure agrees and the fact does not.",
    category: "accuracy/mistranslation/number",
    severity: Severity::Major,
    examples: &[
        Example::flags("nearly 100 vessels", "plus de 100 navires", "nearly 100", "plus de 100"),
        Example::flags("at least 12 sites", "au plus 12 sites", "at least 12", "au plus 12"),
        Example::flags("almost half of sales", "plus de la moitié des ventes", "almost half", "plus de la moitié"),
        Example::flags("the under-25s", "les plus de 25 ans", "under-25", "plus de 25 ans"),
        Example::clean("more than 300 shops and nearly a third", "plus de 300 magasins et près d'un tiers"),
        Example::flags("The tank holds at least 60 litres.", "Le réservoir contient environ 60 litres.", "at least 60 litres", "environ 60 litres"),
        Example::clean("No lifeboat shall carry more than 150 persons.", "Un canot ne recevra pas plus de 150 personnes."),
        Example::clean("up to 40%, at least 13%", "jusqu'à 40 %, 13 % au minimum"),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    for (ours, theirs, relation) in figure::pairs(bitext, bead) {
        let (Some(hedge), Some(other)) = (ours.bound, theirs.bound) else { continue };
        // "shall not accommodate more than 150" and « ne recevra pas plus de 150 » hedge alike
        if negated(&bitext.source(bead).text, ours.hedged_span().start) || negated(&bitext.target(bead).text, theirs.hedged_span().start) {
            continue;
        }
        let (flipped, loosened) = (hedge.direction() * other.direction() < 0, loosened(hedge, other));
        if !relation.agrees() || !(flipped || loosened) || ours.range.is_some() || theirs.range.is_some() {
            continue;
        }
        let (source, target) = (&bitext.source(bead).text, &bitext.target(bead).text);
        let (here, there) = (ours.hedged_span().of(source), theirs.hedged_span().of(target));
        let message = format!("“{here}” became “{there}”: {} is not {}.", words(hedge), words(other));
        let found = figure::finding(&CHECK, bitext, bead, (Some(ours), Some(theirs)), message);
        let mut found = if flipped { found } else { Finding { severity: Severity::Minor, ..found } };
        found.source.iter_mut().for_each(|side| side.spans = figure::hedged(ours));
        found.target.iter_mut().for_each(|side| side.spans = figure::hedged(theirs));
        report(found);
    }
}

/// Does a negation stand before the hedge? It may turn the hedge round, and each language places it elsewhere.
fn negated(text: &str, hedge: usize) -> bool {
    const NEGATIONS: [&str; 16] = [
        "not", "no", "never", "t", "cannot", "without", "nor", "neither", "ne", "n", "pas", "sans", "jamais", "aucun", "aucune", "ni",
    ];
    text[..hedge].split(|c: char| !c.is_alphabetic()).any(|word| NEGATIONS.iter().any(|negation| word.eq_ignore_ascii_case(negation)))
}

/// A limit or a claim of exactness that became a mere estimate, or the reverse. *Over* and *nearly* are estimates too.
fn loosened(a: Bound, b: Bound) -> bool {
    let limit = |bound| matches!(bound, Bound::AtLeast | Bound::AtMost | Bound::Exactly);
    let estimate = |bound| bound == Bound::About;
    limit(a) && estimate(b) || estimate(a) && limit(b)
}

fn words(bound: Bound) -> &'static str {
    match bound {
        Bound::About => "about",
        Bound::Nearly => "nearly",
        Bound::Over => "more than",
        Bound::AtLeast => "at least",
        Bound::AtMost => "at most",
        Bound::Under => "less than",
        Bound::Exactly => "exactly",
    }
}
