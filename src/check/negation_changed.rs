//! A negation lost or added: "are not eligible", « sont admissibles ».
//!
//! Negations of one language have countless renderings without one in the other (lack, unless, *ne … que*, prefixes), so
//! the check speaks only where one side surely negates, the other nowhere surely does, and a word under the negation is
//! literally rendered by one that has nothing near it that may negate (`lexicon/cue/negation.tsv`) and no privative prefix.

use super::{Check, Example, evidence};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Word, WordKind};

/// The check.
pub static CHECK: Check = Check {
    name: "negation-changed",
    version: 2,
    summary: "A negation that stands on one side only.",
    why: "The sentence says the contrary; where it grants or forbids, a reader acts on it.",
    category: "accuracy/mistranslation",
    severity: Severity::Critical,
    examples: EXAMPLES,
    run,
};

const CONFIDENCE: f32 = 0.8;
/// Words after a negation that it surely governs.
const SCOPE: usize = 3;
/// Words on either side of the rendering in which something may negate it.
const NEAR: usize = 8;
/// A rarer word than this (see `Lexicon::idf`) carries meaning of its own.
const CONTENT: f32 = 5.0;
/// Links weaker than this are not literal renderings.
const LITERAL: f32 = 0.6;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    // A question expects its answer with or without a negation ("might it not", « ne devrait-il pas »).
    if bitext.source(bead).text.contains('?') || bitext.target(bead).text.contains('?') {
        return;
    }
    let cues = |side| bitext.side(bead, side).cues().of(Family::Negation);
    for side in [Side::Source, Side::Target] {
        let negations: Vec<&Cue> = cues(side).iter().filter(|cue| cue.sure).collect();
        if negations.len() != 1 || cues(side.other()).iter().any(|cue| cue.sure) {
            continue;
        }
        if let Some((word, adjacent)) = bare_rendering(bitext, bead, side, negations[0]) {
            let severity = if adjacent { CHECK.severity } else { Severity::Note };
            report(Finding { severity, ..finding(bitext, bead, side, negations[0], word) });
        }
    }
}

/// The word on the other side that literally renders one under the negation, with nothing near it that may negate, and whether the word under
/// the negation stands right beside it: farther off it is a hint only.
fn bare_rendering(bitext: &Bitext, bead: usize, side: Side, cue: &Cue) -> Option<(usize, bool)> {
    let (here, there) = (bitext.side(bead, side), bitext.side(bead, side.other()));
    let scope = cue.first as usize..cue.end as usize + SCOPE;
    let excuses = there.cues().of(Family::Negation);
    bitext.links(bead).iter().filter(|link| link.strength >= LITERAL).find_map(|link| {
        let (from, to) = match side {
            Side::Source => (link.source as usize, link.target as usize),
            Side::Target => (link.target as usize, link.source as usize),
        };
        let word = here.words().get(from)?;
        let content = word.kind == WordKind::Word && bitext.lexicon.idf(here.language, &word.form) > CONTENT;
        let near = |other: &Cue| (other.first as usize) <= to + NEAR && to <= other.end as usize + NEAR;
        let free = !excuses.iter().any(near) && !there.words().iter().any(|word| privative(bitext, side, bead, word));
        (content && scope.contains(&from) && free).then_some((to, from <= cue.end as usize && !word.capital))
    })
}

/// Does the word deny by its prefix what is left without it ("unable", « inapte »)?
fn privative(bitext: &Bitext, side: Side, bead: usize, word: &Word) -> bool {
    const PREFIXES: &[&str] = &["un", "in", "im", "ir", "il", "dis", "non", "dé", "més", "mal", "anti"];
    let language = bitext.side(bead, side.other()).language;
    PREFIXES.iter().filter_map(|prefix| word.form.strip_prefix(prefix)).any(|rest| {
        rest.chars().count() >= 4 && bitext.lexicon.id(language, rest).is_some()
    })
}

fn finding(bitext: &Bitext, bead: usize, side: Side, cue: &Cue, word: usize) -> Finding {
    let there = bitext.side(bead, side.other());
    let bare = there.words()[word].span;
    let quote = cue.span.of(&bitext.side(bead, side).text);
    let message = format!("“{quote}” negates; “{}” on the other side does not.", bare.of(&there.text));
    let mut finding = CHECK.finding(bead, CONFIDENCE, message);
    let (source, target) = if side == Side::Source { (cue.span, bare) } else { (bare, cue.span) };
    finding.source = Some(evidence(bitext, bead, Side::Source, vec![source], None));
    finding.target = Some(evidence(bitext, bead, Side::Target, vec![target], None));
    finding
}

const EXAMPLES: &[Example] = &[
    Example::flags("These farms are not eligible.", "Ces fermes sont admissibles.", "not", "admissibles"),
    Example::flags("The contract is valid.", "Le contrat n'est pas valable.", "valid", "n'est pas"),
    Example::flags("Foreign students are not admitted.", "Les étudiants étrangers sont admis.", "not", "admis"),
    Example::flags("The bridge was never repaired.", "Le pont a été réparé.", "never", "réparé"),
    Example::flags("The members voted.", "Les membres n'ont pas voté.", "voted", "n'ont pas"),
    Example::clean("The lift does not work.", "L'ascenseur ne fonctionne pas."),
    Example::clean("He could not be found.", "Il est resté introuvable."),
    Example::clean("Do not start until noon.", "Commencez seulement à midi."),
    Example::clean("The results are not complete.", "Les résultats sont incomplets."),
    Example::clean("It is not only cheap.", "C'est bon marché, entre autres."),
    Example::clean("They did not succeed.", "Ils ont échoué."),
];
