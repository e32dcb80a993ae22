//! A document that has no translation at all.

use super::{Check, Example};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::text::Span;

/// No translation exists.
pub static CHECK: Check = Check {
    name: "omission-document",
    version: 1,
    summary: "A document has no translation at all.",
    why: "Readers of the other language find nothing, or an old page under the same address.",
    category: "accuracy/omission",
    severity: Severity::Critical,
    examples: &[
        Example::flags("The pool opens on Monday.\nBring a towel.", "", "The pool opens on Monday.", ""),
        Example::clean("The pool opens on Monday.\nBring a towel.", "La piscine ouvre lundi.\nApportez une serviette."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let empty = bitext.target.segments.iter().all(|segment| segment.text.is_empty());
    if bead != 0 || !bitext.document || !empty {
        return;
    }
    let words: usize = bitext.source.segments.iter().map(|segment| segment.text.split(' ').count()).sum();
    let message = format!("This document of {words} words has no translation.");
    let title = bitext.source(bead).text.len();
    let source = super::evidence(bitext, bead, Side::Source, vec![Span::new(0, title)], None);
    report(Finding { source: Some(source), ..CHECK.finding(bead, 1.0, message) });
}
