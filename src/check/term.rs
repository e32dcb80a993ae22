//! What the checks of a user's glossary share: where its entries stand in a bead, and the finding that says so.

use super::{Check, evidence};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::text::{self, Language, Span};

pub use crate::lexicon::glossary::{Demand, Entry, Glossary, Hit, Terms};

/// The entries of one demand that stand in a bead; none without a glossary, and none in a bead without two sides.
pub fn hits(bitext: &Bitext, bead: usize, demand: Demand) -> Vec<(Hit, &Entry)> {
    let Some(glossary) = &bitext.glossary else { return Vec::new() };
    let (source, target) = (bitext.source(bead), bitext.target(bead));
    if source.text.is_empty() || target.text.is_empty() {
        return Vec::new();
    }
    let hits = glossary.hits(source.words(), target.words());
    let with_entry = hits.into_iter().map(|hit| (glossary.entry(hit.entry), hit));
    with_entry.filter(|(entry, _)| entry.demand == demand).map(|(entry, hit)| (hit, entry)).collect()
}

/// Does everything stand that a rule asks for, and nothing that it excludes?
pub fn applies(hit: &Hit, entry: &Entry) -> bool {
    let stands = |pattern: &str, spans: &[Span]| pattern.is_empty() || !spans.is_empty();
    stands(&entry.source, &hit.source)
        && stands(&entry.target, &hit.target)
        && hit.source_without.is_empty()
        && hit.target_without.is_empty()
}

/// Does a rule by itself flag a pair of texts? A source whose language cannot be told is taken for English.
pub fn flags(rule: Entry, source: &str, target: &str) -> bool {
    let language = text::detect(source).unwrap_or(Language::English);
    let glossary = Glossary::new(vec![rule], language);
    let hits = glossary.hits(&text::words(source, language), &text::words(target, language.other()));
    hits.iter().any(|hit| applies(hit, glossary.entry(hit.entry)))
}

/// The first of the spans, as the source writes it.
pub fn quote<'b>(bitext: &'b Bitext, bead: usize, spans: &[Span]) -> &'b str {
    spans.first().map_or("", |span| span.of(&bitext.source(bead).text))
}

/// The first of the spans, as the target writes it.
pub fn quote_target<'b>(bitext: &'b Bitext, bead: usize, spans: &[Span]) -> &'b str {
    spans.first().map_or("", |span| span.of(&bitext.target(bead).text))
}

/// The finding of an entry, with what the user wrote about it.
pub fn finding(check: &Check, bitext: &Bitext, bead: usize, hit: &Hit, entry: &Entry, message: String) -> Finding {
    let note = entry.note.trim_end_matches('.');
    let message = match (entry.demand, note) {
        (_, "") => message,
        (Demand::Flag, note) => format!("{note}."),
        (_, note) => format!("{} ({note}).", message.trim_end_matches('.')),
    };
    let side = |side: Side, spans: &[Span]| {
        Some(evidence(bitext, bead, side, spans.first().copied().into_iter().collect(), None))
    };
    let severity = entry.severity.and_then(|grade| Severity::ALL.get(grade as usize).copied());
    Finding {
        severity: severity.unwrap_or(check.severity),
        source: side(Side::Source, &hit.source),
        target: side(Side::Target, &hit.target),
        ..check.finding(bead, 1.0, message)
    }
}
