//! Sentences, list items or paragraphs whose translation stands elsewhere in the document.
//!
//! Lists sorted by each language's alphabet, bullets that changed places: nothing is lost, so neither an omission nor
//! an addition is reported; the order may matter, so a note says what moved where.

use super::{Check, Example};
use crate::align::{Bitext, Side};
use crate::finding::{Evidence, Finding, Severity};
use crate::text::Span;

/// The check.
pub static CHECK: Check = Check {
    name: "moved-segment",
    version: 1,
    summary: "A segment stands in another place in the translation.",
    why: "Nothing is lost, but steps, ranks and references by number depend on the order.",
    category: "accuracy/mistranslation",
    severity: Severity::Note,
    examples: &[
        Example::flags(
            "The bridge reopens on Monday.\nCyclists must still take the ferry, which leaves every half hour.\nTolls stay the same.\nThe old lighthouse will be painted red by volunteers in September.\nVisitors may take photographs.",
            "Le pont rouvre lundi.\nLes péages restent inchangés.\nLe vieux phare sera peint en rouge par des bénévoles en septembre.\nLes visiteurs peuvent prendre des photographies.\nLes cyclistes doivent encore prendre le bac, qui part toutes les demi-heures.",
            "Cyclists must still take the ferry, which leaves every half hour.",
            "Les cyclistes doivent encore prendre le bac, qui part toutes les demi-heures.",
        ),
        Example::clean(
            "The bridge reopens on Monday.\nTolls stay the same.",
            "Le pont rouvre lundi.\nLes péages restent inchangés.",
        ),
        Example::clean(
            "The bridge reopens on Monday.\nThe ferry leaves every half hour.\nTolls stay the same.",
            "Le pont rouvre lundi.\nLes péages restent inchangés.\nUn nouveau parc ouvre.",
        ),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let here = &bitext.beads()[bead];
    if !here.target.is_empty() || here.source.len() != 1 {
        return;
    }
    let Some(moved) = bitext.moved(Side::Source, here.source.start) else { return };
    let evidence = |side: Side, segment: u32| {
        let text = bitext.document(side).segments[segment as usize].text.clone();
        let spans = vec![Span::new(0, text.len())];
        Some(Evidence { segments: segment..segment + 1, text, spans, reading: None })
    };
    let message = "The translation of this segment stands in another place.".to_string();
    report(Finding {
        source: evidence(Side::Source, moved.source),
        target: evidence(Side::Target, moved.target),
        ..CHECK.finding(bead, moved.score, message)
    });
}
