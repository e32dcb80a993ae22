//! The same source sentence translated in two ways: in one document, or across the documents of a batch.

use super::{Check, Example, evidence, shorten};
use crate::align::{Bitext, Side};
use crate::finding::anchor::folded_words;
use crate::finding::{Finding, Severity};

/// Words a sentence must have: what is shorter ("More information") is rightly rendered by what stands beside it.
pub const FEWEST_WORDS: usize = 6;
/// Beads before this one that are looked at, so that the work stays linear.
const LOOK_BACK: usize = 2000;

/// See the module.
pub static CHECK: Check = Check {
    name: "term-inconsistent",
    version: 1,
    summary: "the same source sentence is translated in two ways",
    why: "Readers take two wordings for two things; where a figure differs, one of them is wrong.",
    category: "terminology",
    severity: Severity::Note,
    examples: &[
        Example::flags(
            "The office opens at nine on working days.\nVisitors sign the book at the door.\nThe office opens at nine on working days.",
            "Le bureau ouvre à neuf heures les jours ouvrables.\nLes visiteurs signent le registre à la porte.\nLe bureau accueille le public dès neuf heures en semaine.",
            "",
            "",
        ),
        Example::clean(
            "The office opens at nine on working days.\nVisitors sign the book at the door.\nThe office opens at nine on working days.",
            "Le bureau ouvre à neuf heures les jours ouvrables.\nLes visiteurs signent le registre à la porte.\nLe bureau ouvre à neuf heures, les jours ouvrables.",
        ),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let Some((source, target)) = one_to_one(bitext, bead).filter(|_| bitext.document) else { return };
    if source.split_whitespace().nth(FEWEST_WORDS - 1).is_none() {
        return;
    }
    let before = (bead.saturating_sub(LOOK_BACK)..bead).filter_map(|at| one_to_one(bitext, at));
    let mut same = before.filter(|(other, _)| *other == source).map(|(_, rendering)| rendering);
    let Some(first) = same.next() else { return };
    if folded_words(first).eq(folded_words(target)) {
        return;
    }
    let differ = replaced(&figures(first), &figures(target));
    let mut finding = CHECK.finding(bead, confidence(differ), message(first, None, differ));
    if differ {
        finding.severity = Severity::Major;
    }
    finding.source = Some(evidence(bitext, bead, Side::Source, Vec::new(), None));
    finding.target = Some(evidence(bitext, bead, Side::Target, Vec::new(), None));
    report(finding);
}

/// The texts of a bead of one segment a side.
fn one_to_one(bitext: &Bitext, bead: usize) -> Option<(&str, &str)> {
    let bead = bitext.beads().get(bead).filter(|bead| bead.source.len() == 1 && bead.target.len() == 1)?;
    let text = |side: Side, at: u32| bitext.document(side).segments.get(at as usize).map(|s| s.text.as_str());
    Some((text(Side::Source, bead.source.start)?, text(Side::Target, bead.target.start)?))
}

/// The words that begin with a digit, sorted.
pub fn figures(text: &str) -> Vec<String> {
    let mut figures: Vec<String> = folded_words(text).filter(|word| word.starts_with(char::is_numeric)).collect();
    figures.sort();
    figures
}

/// Does one rendering have other figures than the other, as many? One more or less may stand there as a word.
pub fn replaced(figures: &[String], others: &[String]) -> bool {
    figures.len() == others.len() && figures != others
}

/// How sure a finding is: a figure that differs is hardly ever intended, another wording often is.
pub fn confidence(figures_differ: bool) -> f32 {
    if figures_differ { 0.9 } else { 0.5 }
}

/// What is said of it; `elsewhere` is the pair where the other rendering stands and how often it occurs in all.
pub fn message(other: &str, elsewhere: Option<(&str, u32)>, figures_differ: bool) -> String {
    let figures = if figures_differ { " with other figures" } else { "" };
    let place = match elsewhere {
        None => "before in this document".to_string(),
        Some((pair, 1)) => format!("in {pair}"),
        Some((pair, times)) => format!("{times} times, first in {pair}"),
    };
    format!("the same sentence is rendered{figures} as “{}” {place}", shorten(other))
}
