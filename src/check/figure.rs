//! What the checks of figures share: where the figures of a bead disagree, its neighbours consulted.

use super::{Check, evidence, rate};
use crate::align::{BeadSide, Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::quantity::{Date, Exact, Kind, Quantity, Relation, Surface, Unit, agree};
use crate::text::{Span, Word, WordKind};

/// Beads on either side in which an unanswered figure of a document is looked for.
const NEIGHBOURS: usize = 2;

/// A place where the figures of the two sides are not simply equal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Difference<'a> {
    /// How the two relate; `Changed` where one side is missing.
    pub relation: Relation,
    /// The figure of the source.
    pub source: Option<&'a Quantity>,
    /// The figure of the target.
    pub target: Option<&'a Quantity>,
}

/// The pairs of a bead, equal ones too. A bead with an empty side has none.
pub(super) fn pairs(bitext: &Bitext, bead: usize) -> impl Iterator<Item = (&Quantity, &Quantity, Relation)> {
    let (source, target) = (bitext.source(bead).quantities(), bitext.target(bead).quantities());
    bitext.agreement(bead).pairs.iter().map(|pair| (&source[pair.source], &target[pair.target], pair.relation))
}

/// The pairs that disagree and the figures without an answer. A bead with an empty side has none: its whole text is
/// missing. A figure that a neighbouring bead answers is none either.
pub(super) fn differences(bitext: &Bitext, bead: usize) -> Vec<Difference<'_>> {
    let (source, target) = (bitext.source(bead), bitext.target(bead));
    let agreement = bitext.agreement(bead);
    let quiet = agreement.pairs.iter().all(|pair| pair.relation == Relation::Equal);
    if source.text.is_empty()
        || target.text.is_empty()
        || quiet && agreement.missing.is_empty() && agreement.added.is_empty()
    {
        return Vec::new();
    }
    let answered = |side: Side, quantity: &Quantity| {
        let (own, other) = (bitext.side(bead, side), bitext.side(bead, side.other()));
        spelled_there(other, &own.text, quantity)
            || rate::told_otherwise(own, other, quantity)
            || bitext.document && answered(bitext, bead, side, quantity)
    };
    let mut out = Vec::new();
    for pair in &agreement.pairs {
        let (ours, theirs) = (&source.quantities()[pair.source], &target.quantities()[pair.target]);
        if pair.relation != Relation::Changed {
            out.push(Difference { relation: pair.relation, source: Some(ours), target: Some(theirs) });
            continue;
        }
        let ours = Some(ours).filter(|quantity| !answered(Side::Source, quantity));
        let theirs = Some(theirs).filter(|quantity| !answered(Side::Target, quantity));
        out.push(Difference { relation: Relation::Changed, source: ours, target: theirs });
    }
    for &at in &agreement.missing {
        let quantity = Some(&source.quantities()[at]).filter(|quantity| !answered(Side::Source, quantity));
        out.push(Difference { relation: Relation::Changed, source: quantity, target: None });
    }
    for &at in &agreement.added {
        let quantity = Some(&target.quantities()[at]).filter(|quantity| !answered(Side::Target, quantity));
        out.push(Difference { relation: Relation::Changed, source: None, target: quantity });
    }
    out.retain(|difference| difference.source.is_some() || difference.target.is_some());
    out
}

/// Do the digits of a figure stand in the other text where nothing was read: in a name, or glued to a word by mistake
/// (*Ariane 5*, `Ariane5`)?
fn spelled_there(other: &BeadSide, text: &str, quantity: &Quantity) -> bool {
    let written = quantity.span.of(text);
    if !written.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let joined: String = written.chars().filter(char::is_ascii_digit).collect();
    let mut runs = written.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let read =
        |at: usize| other.quantities().iter().any(|quantity| (quantity.span.start..quantity.span.end).contains(&at));
    let stands = |digits: &str| {
        let digit = |at: Option<usize>| at.and_then(|at| other.text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
        let mut places = other.text.match_indices(digits).map(|(at, _)| at);
        places.any(|at| !digit(at.checked_sub(1)) && !digit(Some(at + digits.len())) && !read(at))
    };
    // "JO-92" for the 1992 games
    let short = quantity.date().and_then(Date::bare_year).filter(|_| joined.len() == 4).map(|_| &joined[2..]);
    let millennium = written == "2000" && other.text.contains("Y2K");
    millennium || stands(&joined) || runs.all(stands) || short.is_some_and(stands)
}

/// Does a figure without an answer in its own bead answer one of the other side in a neighbouring bead?
fn answered(bitext: &Bitext, bead: usize, side: Side, quantity: &Quantity) -> bool {
    let last = bitext.beads().len() - 1;
    (bead.saturating_sub(NEIGHBOURS)..=(bead + NEIGHBOURS).min(last)).filter(|near| *near != bead).any(|near| {
        let others = bitext.side(near, side.other()).quantities();
        let agreement = bitext.agreement(near);
        let changed = agreement.pairs.iter().filter(|pair| pair.relation == Relation::Changed);
        let (left, paired): (&[usize], Vec<usize>) = match side {
            Side::Source => (&agreement.added, changed.map(|pair| pair.target).collect()),
            Side::Target => (&agreement.missing, changed.map(|pair| pair.source).collect()),
        };
        left.iter().chain(&paired).any(|&at| {
            let one = agree(std::slice::from_ref(quantity), std::slice::from_ref(&others[at]));
            one.pairs.iter().any(|pair| pair.relation.agrees())
        })
    })
}

/// A finding that marks the two figures and gives their readings.
pub(super) fn finding(
    check: &Check,
    bitext: &Bitext,
    bead: usize,
    (source, target): (Option<&Quantity>, Option<&Quantity>),
    message: String,
) -> Finding {
    let side = |side, quantity: Option<&Quantity>| {
        let spans = quantity.map(|quantity| vec![quantity.span]).unwrap_or_default();
        Some(evidence(bitext, bead, side, spans, quantity.map(Quantity::reading)))
    };
    Finding {
        source: side(Side::Source, source),
        target: side(Side::Target, target),
        ..check.finding(bead, confidence(source, target), message)
    }
}

/// Figures in digits are surer than those in words, and a pair of one kind surer than a single one.
fn confidence(source: Option<&Quantity>, target: Option<&Quantity>) -> f32 {
    match (source, target) {
        (Some(a), Some(b)) if a.kind == b.kind => 0.95,
        (Some(_), Some(_)) => 0.85,
        _ => 0.7,
    }
}

/// `“98.06 billion” (98.06e9 CNY)`
pub(super) fn quoted(bitext: &Bitext, bead: usize, side: Side, quantity: &Quantity) -> String {
    let quote = quantity.hedged_span().of(&bitext.side(bead, side).text);
    let reading = quantity.reading();
    if reading == quote { format!("“{quote}”") } else { format!("“{quote}” ({reading})") }
}

/// Reports every pair of figures for which `message` has something to say.
pub(super) fn report_pairs(
    check: &Check,
    bitext: &Bitext,
    bead: usize,
    report: &mut dyn FnMut(Finding),
    wanted: impl Fn(&Quantity, &Quantity, Relation) -> bool,
    message: impl Fn(&str, &str) -> String,
) {
    for difference in differences(bitext, bead) {
        let Difference { relation, source: Some(source), target: Some(target) } = difference else { continue };
        if wanted(source, target, relation) {
            let (ours, theirs) =
                (quoted(bitext, bead, Side::Source, source), quoted(bitext, bead, Side::Target, target));
            report(finding(check, bitext, bead, (Some(source), Some(target)), message(&ours, &theirs)));
        }
    }
}

/// The graver of two severities where a condition holds.
pub(super) fn graver(finding: Finding, severity: Severity, when: bool) -> Finding {
    if when { Finding { severity, ..finding } } else { finding }
}

/// The hedging words with their figure.
pub(super) fn hedged(quantity: &Quantity) -> Vec<Span> {
    vec![quantity.hedged_span()]
}

/// Is a figure without an answer worth a finding? Small numbers in words come and go with the wording.
pub(super) fn stands_alone(quantity: &Quantity) -> bool {
    let one = quantity.number() == Some(Exact::from_integer(1));
    // "wholly owned" is « détenue à 100 % »
    let whole = quantity.unit == Some(Unit::Percent) && quantity.number() == Some(Exact::from_integer(100));
    quantity.firm && !one && !whole && !quantity.vague && quantity.surface != Surface::Words
}

/// Words that point at a place of a text by its number. Of 165 figures that 40,000 pairs of laws, debates and manuals had
/// on one side only, 62 stood behind one: the other side said "this section" or nothing.
const REFERENCES: &[&str] = &[
    "section",
    "sections",
    "subsection",
    "subsections",
    "paragraph",
    "paragraphs",
    "subparagraph",
    "subparagraphs",
    "clause",
    "clauses",
    "subclause",
    "article",
    "articles",
    "rule",
    "rules",
    "schedule",
    "schedules",
    "outcome",
    "item",
    "items",
    "paragraphe",
    "paragraphes",
    "alinéa",
    "alinéas",
    "sous-alinéa",
    "sous-alinéas",
    "annexe",
    "annexes",
    "règle",
    "règles",
    "poste",
    "postes",
];
/// Words between the numbers of several places ("sections 13 to 52").
const JOINING: &[&str] = &["and", "or", "to", "through", "et", "ou", "à", "au"];

/// Does the figure number a place of a text ("subsection 15(2)") or the entries of a list ("(2)")?
pub(super) fn is_reference(side: &BeadSide, quantity: &Quantity) -> bool {
    let (before, after) = (&side.text[..quantity.span.start], &side.text[quantity.span.end..]);
    let digits = quantity.span.of(&side.text).bytes().all(|b| b.is_ascii_digit());
    if digits && quantity.span.len() == 1 && before.ends_with('(') && after.starts_with(')') {
        return true;
    }
    let passed = |word: &Word| {
        let form = word.form.as_str();
        word.kind != WordKind::Word || form.chars().count() == 1 || JOINING.contains(&form)
    };
    let mut words = side.words().iter().rev().skip_while(|word| word.span.end > quantity.span.start);
    words.find(|word| !passed(word)).is_some_and(|word| REFERENCES.contains(&word.form.as_str()))
}

/// An amount in brackets behind another amount: a gloss in a currency that one side's readers know, come or gone.
pub(super) fn is_gloss(side: &BeadSide, quantity: &Quantity) -> bool {
    let before = &side.text[..quantity.span.start];
    let Some(open) = before.rfind('(').filter(|open| !before[*open..].contains(')')) else { return false };
    let money = |other: &Quantity| other.kind == Kind::Money && other.span.end <= open;
    quantity.kind == Kind::Money && side.quantities().iter().any(money)
}

/// Money, dates and precise figures weigh more than a count.
pub(super) fn is_grave(quantity: &Quantity) -> bool {
    match quantity.kind {
        Kind::Money => true,
        Kind::Date => quantity.date().is_some_and(|date| date.day.is_some() && date.month.is_some()),
        _ => false,
    }
}
