//! Where a finding stands, independent of beads: its quotes and the words around them in the whole document.

use crate::align::{Bitext, Side};
use crate::finding::anchor::{AROUND, fold, folded_words};
use crate::finding::{Anchor, Evidence, Finding, Place};
use crate::text::Segments;

/// What identifies the finding across runs.
pub fn anchor(bitext: &Bitext, finding: &Finding) -> Anchor {
    // Where one side is marked, an unmarked other side is only company: its extent depends on the segmentation.
    let marked = |e: &Option<Evidence>| e.as_ref().is_some_and(|e| !e.spans.is_empty());
    let any = marked(&finding.source) || marked(&finding.target);
    let side = |side: Side, evidence: &Option<Evidence>| match evidence {
        Some(evidence) if !any || !evidence.spans.is_empty() => place(bitext, side, evidence),
        _ => Place::default(),
    };
    Anchor {
        check: finding.check.to_string(),
        source: side(Side::Source, &finding.source),
        target: side(Side::Target, &finding.target),
    }
}

fn place(bitext: &Bitext, side: Side, evidence: &Evidence) -> Place {
    let text = &evidence.text;
    let start = evidence.spans.first().map_or(0, |span| span.start);
    let end = evidence.spans.last().map_or(text.len(), |span| span.end);
    let quote = if evidence.spans.is_empty() { fold(text) } else { fold(&quote(evidence)) };
    let (first, last) = (evidence.segments.start as usize, evidence.segments.end as usize);
    let neighbours = bitext.document.then(|| bitext.document(side));
    let mut around = before(neighbours, first, text.get(..start).unwrap_or_default());
    around.extend(after(neighbours, last, text.get(end..).unwrap_or_default()));
    Place { quote, around }
}

/// The marked words; spans with only white space between them are one, so that a run of sentences is the same however
/// it is cut.
fn quote(evidence: &Evidence) -> String {
    let mut out = String::new();
    let mut end = None;
    for span in &evidence.spans {
        match end.and_then(|end| evidence.text.get(end..span.start)) {
            Some(between) if between.trim().is_empty() => out.push(' '),
            Some(_) => out.push_str(" … "),
            None => {}
        }
        out.push_str(span.of(&evidence.text));
        end = Some(span.end);
    }
    out
}

fn before(document: Option<&Segments>, first: usize, text: &str) -> Vec<String> {
    let mut words: Vec<String> = folded_words(text).rev().take(AROUND).collect();
    for segment in document.iter().flat_map(|d| d.segments.iter().take(first).rev()) {
        if words.len() >= AROUND {
            break;
        }
        words.extend(folded_words(&segment.text).rev().take(AROUND - words.len()));
    }
    words.reverse();
    words
}

fn after(document: Option<&Segments>, last: usize, text: &str) -> Vec<String> {
    let mut words: Vec<String> = folded_words(text).take(AROUND).collect();
    for segment in document.iter().flat_map(|d| d.segments.iter().skip(last)) {
        if words.len() >= AROUND {
            break;
        }
        words.extend(folded_words(&segment.text).take(AROUND - words.len()));
    }
    words
}
