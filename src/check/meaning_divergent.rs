//! One word of a sentence that stands for another, in a sentence that is otherwise rendered word by word: a divergence
//! that no other check explains.
//!
//! The two words stand between the same neighbours, both are well known to the lexicon, and it reaches the one from the
//! other neither directly nor in three steps. Good translators do this for style as often as by mistake, so a finding
//! is a hint.

use super::{Check, Example, evidence};
use crate::align::coverage::{ALONE, Cover};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::text::{self, WordKind};

/// The check.
pub static CHECK: Check = Check {
    name: "meaning-divergent",
    version: 1,
    summary: "One word of an otherwise literal translation does not mean what its counterpart means.",
    why: "What the sentence speaks of may have become something else.",
    category: "accuracy/mistranslation",
    severity: Severity::Note,
    examples: EXAMPLES,
    run,
};

/// Weight (nats) of either word, left by the other side: rarer words are seldom freely rendered.
const HEAVY: f32 = 5.0;
/// The lexicon knows the word: its best rendering is at least this likely.
const KNOWN: f32 = 0.1;
/// Content words that a side must have, so that the rest of it speaks for the pair.
const CONTENT: usize = 3;
/// Of 57 in 11,030 news pairs, 15 were mistakes.
const CONFIDENCE: f32 = 0.3;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let coverage = bitext.coverage(bead);
    let (ours, theirs) = (coverage.side(Side::Source), coverage.side(Side::Target));
    let Some((here, there)) = alone(ours).zip(alone(theirs)) else { return };
    if !known(bitext, bead, Side::Source, here) || !known(bitext, bead, Side::Target, there) || !in_one_place(bitext, bead, here, there) {
        return;
    }
    let span = |side: Side, at: usize| bitext.side(bead, side).words()[at].span;
    let (source, target) = (span(Side::Source, here), span(Side::Target, there));
    let message = format!(
        "“{}” stands where “{}” would be rendered, and does not mean it.",
        target.of(&bitext.target(bead).text),
        source.of(&bitext.source(bead).text)
    );
    report(Finding {
        source: Some(evidence(bitext, bead, Side::Source, vec![source], None)),
        target: Some(evidence(bitext, bead, Side::Target, vec![target], None)),
        ..CHECK.finding(bead, CONFIDENCE, message)
    });
}

/// The one content word of a side that nothing answers; `None` where there is none, another, or too little else.
fn alone(covers: &[Cover]) -> Option<usize> {
    let mut open = covers.iter().enumerate().filter(|(_, cover)| cover.content && cover.answered < ALONE);
    let (at, cover) = open.next()?;
    let enough = covers.iter().filter(|cover| cover.content).count() >= CONTENT;
    (open.next().is_none() && cover.weight >= HEAVY && enough).then_some(at)
}

/// Is it a plain word that the lexicon knows well?
fn known(bitext: &Bitext, bead: usize, side: Side, at: usize) -> bool {
    let own = bitext.side(bead, side);
    let word = &own.words()[at];
    let plain = word.kind == WordKind::Word && !word.capital && text::function_word(&word.form).is_none();
    plain && bitext.lexicon.translations(own.language, &word.form).next().is_some_and(|(_, p)| p >= KNOWN)
}

/// Is a neighbour of the one the counterpart of a neighbour of the other?
fn in_one_place(bitext: &Bitext, bead: usize, here: usize, there: usize) -> bool {
    let neighbours = |side: Side, at: usize| {
        let covers = bitext.coverage(bead).side(side);
        let left = (0..at).rev().find(|&n| covers[n].content);
        [left, (at + 1..covers.len()).find(|&n| covers[n].content)]
    };
    let (ours, theirs) = (neighbours(Side::Source, here), neighbours(Side::Target, there));
    bitext.links(bead).iter().any(|link| {
        link.strength > ALONE && ours.contains(&Some(link.source as usize)) && theirs.contains(&Some(link.target as usize))
    })
}

const EXAMPLES: &[Example] = &[
    Example::flags("The outage was caused by a squirrel.", "La panne a été causée par la foudre.", "squirrel", "foudre"),
    Example::flags("The scientists drilled into the glacier.", "Les scientifiques ont campé sur le glacier.", "drilled", "campé"),
    Example::flags("The farmer repaired the roof of the barn.", "Le fermier a vendu le toit de la grange.", "repaired", "vendu"),
    Example::flags("The nurse washed the windows of the hospital.", "L'infirmière a cassé les fenêtres de l'hôpital.", "washed", "cassé"),
    Example::flags("The soldiers crossed the river at night.", "Les soldats ont traversé le désert la nuit.", "river", "désert"),
    Example::flags("The cat sleeps under the table.", "Le chien dort sous la table.", "cat", "chien"),
    Example::flags("The doctor forgot the patient's umbrella.", "Le médecin a oublié le chapeau du patient.", "umbrella", "chapeau"),
    Example::clean("The outage was caused by a squirrel.", "La panne a été causée par un écureuil."),
    Example::clean("The scientists drilled into the glacier.", "Les scientifiques ont foré le glacier."),
    Example::clean("The firm went bankrupt.", "L'entreprise a mis la clé sous la porte."),
    Example::clean("The deal fell through.", "L'affaire est tombée à l'eau."),
    Example::clean("Costs have to come down.", "Une baisse des coûts s'impose."),
    Example::clean("The team is over the moon.", "L'équipe est aux anges."),
    Example::clean("The nurse washed the windows of the hospital.", "L'infirmière a nettoyé les fenêtres de l'hôpital."),
    Example::clean("The soldiers crossed the river at night.", "Les soldats ont franchi le fleuve la nuit."),
    Example::clean("The cat sleeps under the table.", "La chatte dort sous la table."),
    Example::clean("The thief broke a window of the shop.", "Le voleur a cassé une vitre du magasin."),
];
