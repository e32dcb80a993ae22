//! Who did what to whom, the wrong way round: the doer of the source stands after the verb in the target, and what it
//! was done to before it, without a passive to account for the exchange.
//!
//! Only verbs of the table `act.tsv`, whose two parties cannot be exchanged, and only parties that links join.

use super::{Check, Example, evidence};
use crate::align::{BeadSide, Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Span, Word, WordKind};
use std::ops::Range;

/// The check.
pub static CHECK: Check = Check {
    name: "role-swapped",
    version: 1,
    summary: "Who acts in the source is acted on in the target.",
    why: "Buyer and bought, winner and loser, plaintiff and defendant have changed places.",
    category: "accuracy/mistranslation",
    severity: Severity::Major,
    examples: EXAMPLES,
    run,
};

const CONFIDENCE: f32 = 0.85;
/// Words on either side of the verb in which its parties are looked for.
const REACH: usize = 8;
/// A link stronger than this joins two parties (see [`crate::align::Link::strength`]).
const JOINED: f32 = 0.5;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let acts = |side: Side| bitext.side(bead, side).cues().of(Family::Act).iter().filter(|cue| cue.sure);
    for act in acts(Side::Source) {
        let same = |side: Side| acts(side).filter(|cue| cue.agrees(act)).count();
        let answer = acts(Side::Target).find(|cue| cue.agrees(act));
        let Some(answer) = answer.filter(|_| same(Side::Source) == 1 && same(Side::Target) == 1) else { continue };
        let Some((doer, object)) = swapped(bitext, bead, act, answer) else { continue };
        let (source, target) = (bitext.source(bead), bitext.target(bead));
        let spans = |side: &BeadSide, one: usize, verb: &Cue, two: usize| {
            let mut spans = vec![side.words()[one].span, verb.span, side.words()[two].span];
            spans.sort_by_key(|span: &Span| span.start);
            spans
        };
        let quote = |side: &'_ BeadSide, at: usize| side.words()[at].span.of(&side.text).to_string();
        let message = format!(
            "In the source “{}” acts on “{}” (“{}”), in the target “{}” on “{}” (“{}”).",
            quote(source, doer.0),
            quote(source, object.0),
            act.span.of(&source.text),
            quote(target, object.1),
            quote(target, doer.1),
            answer.span.of(&target.text),
        );
        report(Finding {
            source: Some(evidence(bitext, bead, Side::Source, spans(source, doer.0, act, object.0), None)),
            target: Some(evidence(bitext, bead, Side::Target, spans(target, doer.1, answer, object.1), None)),
            ..CHECK.finding(bead, CONFIDENCE, message)
        });
    }
}

/// A party: its word in the source and in the target.
type Party = (usize, usize);

/// The doer and the object of the source, where they have changed places.
fn swapped(bitext: &Bitext, bead: usize, act: &Cue, answer: &Cue) -> Option<(Party, Party)> {
    let (source, target) = (bitext.source(bead), bitext.target(bead));
    let (ours, theirs) = (parties(source.words(), act)?, parties(target.words(), answer)?);
    let joined = |one: &Range<usize>, other: &Range<usize>| {
        let covers = (bitext.coverage(bead).side(Side::Source), bitext.coverage(bead).side(Side::Target));
        bitext.links(bead).iter().filter(|link| link.strength > JOINED).map(|link| (link.source as usize, link.target as usize)).find(
            |(s, t)| {
                let (source, target) = (&source.words()[*s], &target.words()[*t]);
                one.contains(s) && other.contains(t) && covers.0[*s].content && covers.1[*t].content
                    && is_party(source) && is_party(target)
            },
        )
    };
    if joined(&ours.doer, &theirs.doer).is_some() {
        return None;
    }
    Some((joined(&ours.doer, &theirs.object)?, joined(&ours.object, &theirs.doer)?))
}

fn is_party(word: &Word) -> bool {
    word.kind == WordKind::Word && !NO_PARTY.contains(&word.form.as_str())
}

/// Words with content that stand for nobody.
const NO_PARTY: &[&str] = &["him", "her", "it", "them", "us", "me", "lui", "leur", "elle", "eux"];

struct Parties {
    doer: Range<usize>,
    object: Range<usize>,
}

/// Where the doer and the object of a verb stand; `None` where the form does not tell.
fn parties(words: &[Word], verb: &Cue) -> Option<Parties> {
    let (first, end) = (verb.first as usize, verb.end as usize);
    let before = (first.saturating_sub(REACH)..first).rev().take_while(|&at| !bounds(&words[at])).last()?..first;
    let after = end..(end..words.len().min(end + REACH)).take_while(|&at| !bounds(&words[at])).last()? + 1;
    let form = |at: usize| words[at].form.as_str();
    let helped = before.clone().rev().take(3).any(|at| PASSIVE.contains(&form(at)));
    let reflexive = before.clone().rev().take(2).any(|at| REFLEXIVE.contains(&form(at)));
    // "willing to help": its doer is not the subject before it.
    let infinitive = before.clone().next_back().is_some_and(|at| ["to", "de", "d'"].contains(&form(at)));
    // "Others accused are", « Sont accusés »: the subject stands after the verb.
    let inverted = after.clone().next().is_some_and(|at| PASSIVE.contains(&form(at)));
    let by = after.clone().take(3).find(|&at| BY.contains(&form(at)));
    match (helped, by) {
        _ if reflexive || infinitive || inverted => None,
        (false, None) => Some(Parties { doer: before, object: after }),
        (true, Some(by)) => Some(Parties { doer: by + 1..after.end, object: before }),
        // "by" without a passive ("by 2030", "an attack by"), a passive without its doer: no telling.
        _ => None,
    }
}

/// Does a clause end here?
fn bounds(word: &Word) -> bool {
    word.kind == WordKind::Mark && !["'", "-", "&", "."].contains(&word.form.as_str()) || CLAUSE.contains(&word.form.as_str())
}

const PASSIVE: &[&str] = &[
    "is", "are", "was", "were", "been", "being", "be", "got", "gets", "est", "sont", "était", "étaient", "été", "être", "fut",
    "furent", "sera", "seront", "serait", "seraient", "étant", "fait", "faire", "fit", "laissé",
];
const REFLEXIVE: &[&str] = &["se", "s'", "me", "m'", "nous", "vous", "lui", "leur"];
const BY: &[&str] = &["by", "par"];
const CLAUSE: &[&str] = &[
    "that", "which", "who", "whom", "when", "while", "after", "before", "because", "if", "where", "whether", "and", "but", "que", "qu'",
    "qui", "dont", "lorsque", "quand", "tandis", "après", "avant", "parce", "si", "où", "et", "mais", "lequel", "laquelle",
];

const EXAMPLES: &[Example] = &[
    Example::flags("Norvane acquired Telmis in March.", "Telmis a acquis Norvane en mars.", "Norvane … acquired … Telmis", "Telmis … acquis … Norvane"),
    Example::flags("Alder sued Brandt over the patent.", "Brandt a poursuivi Alder au sujet du brevet.", "Alder … sued … Brandt", "Brandt … poursuivi … Alder"),
    Example::flags("Okoro beat Lindqvist in the final.", "Lindqvist a battu Okoro en finale.", "Okoro … beat … Lindqvist", "Lindqvist … battu … Okoro"),
    Example::flags("The nurse called the doctor.", "Le médecin a appelé l'infirmière.", "nurse … called … doctor", "médecin … appelé … infirmière"),
    Example::flags("The union accused the ministry of delay.", "Le ministère a accusé le syndicat de retard.", "union … accused … ministry", "ministère … accusé … syndicat"),
    Example::flags("Marsh will replace Duval in June.", "Duval remplacera Marsh en juin.", "Marsh … replace … Duval", "Duval … remplacera … Marsh"),
    Example::clean("Norvane acquired Telmis in March.", "Telmis a été racheté par Norvane en mars."),
    Example::clean("Norvane acquired Telmis in March.", "Norvane a acquis Telmis en mars."),
    Example::clean("Okoro beat Lindqvist in the final.", "Lindqvist s'est inclinée en finale face à Okoro."),
    Example::clean("The engine was designed and supplied by students.", "Des étudiants ont conçu et fourni le moteur."),
    Example::clean("The police arrested two men.", "Deux hommes ont été arrêtés par la police."),
    Example::clean("Moreau, who trained the team, thanked the sponsors.", "Les mécènes ont été remerciés par Moreau, qui a entraîné l'équipe."),
];
