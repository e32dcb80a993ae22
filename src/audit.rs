//! The whole pipeline on one pair: checks, settling, decisions, gate.

use crate::align::Bitext;
use crate::check;
use crate::config::Config;
use crate::finding::{Entry, Finding, Fingerprint, Severity, Status};
use crate::gate::Verdict;
use crate::ledger::Ledger;
use crate::text::{Segments, Span};
use std::collections::BTreeMap;

/// The result for one pair.
#[derive(Debug)]
pub struct Audit {
    /// The two documents and how they are paired.
    pub bitext: Bitext,
    /// What was found, in the order of (bead, check, span).
    pub entries: Vec<Entry>,
    /// Counts.
    pub summary: Summary,
    /// What the gate says.
    pub verdict: Verdict,
}

/// Counts over one audit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// Segments of the source, furniture not counted.
    pub segments_source: usize,
    /// Segments of the target, furniture not counted.
    pub segments_target: usize,
    /// Share of the source's words that stand in beads with two sides, 0 to 1.
    pub aligned_source: f64,
    /// Share of the target's words that stand in beads with two sides, 0 to 1.
    pub aligned_target: f64,
    /// Words of the source, furniture not counted.
    pub words_source: usize,
    /// Findings that are not forgiven, by severity (index: `Severity as usize`).
    pub findings: [usize; Severity::ALL.len()],
}

impl Summary {
    /// MQM penalty of the findings per 1,000 source words.
    pub fn mqm_per_1000_words(&self) -> f64 {
        let penalty: usize = Severity::ALL.into_iter().map(|s| s.weight() as usize * self.findings[s as usize]).sum();
        1000.0 * penalty as f64 / self.words_source.max(1) as f64
    }
}

/// Runs the checks on a pair and judges what they found.
pub fn audit(bitext: Bitext, config: &Config, _ledger: &Ledger) -> Audit {
    let mut findings = check::settle(check::run(&bitext));
    findings.sort_by_cached_key(order);
    let mut seen = BTreeMap::new();
    let entries: Vec<Entry> = findings
        .into_iter()
        .map(|finding| {
            let fingerprint = Fingerprint::default();
            let next = seen.entry(fingerprint).or_insert(0);
            let ordinal = *next;
            *next += 1;
            Entry { finding, fingerprint, ordinal, gating: true, status: Status::Open, reason: None }
        })
        .collect();
    let summary = summarise(&bitext, &entries);
    let verdict = config.gate.judge(&entries);
    Audit { bitext, entries, summary, verdict }
}

/// Findings are reported in the order of (bead, check, span).
fn order(finding: &Finding) -> (u32, &'static str, Vec<Span>, Vec<Span>) {
    let spans = |side: &Option<crate::finding::Evidence>| side.as_ref().map(|e| e.spans.clone()).unwrap_or_default();
    (finding.bead, finding.check, spans(&finding.source), spans(&finding.target))
}

fn summarise(bitext: &Bitext, entries: &[Entry]) -> Summary {
    let mut paired = [0, 0];
    for bead in bitext.beads().iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty()) {
        paired[0] += bead.source.clone().map(|n| words(&bitext.source, n)).sum::<usize>();
        paired[1] += bead.target.clone().map(|n| words(&bitext.target, n)).sum::<usize>();
    }
    let total = [all_words(&bitext.source), all_words(&bitext.target)];
    let mut findings = [0; Severity::ALL.len()];
    for entry in entries.iter().filter(|entry| !entry.status.is_forgiven()) {
        findings[entry.finding.severity as usize] += 1;
    }
    Summary {
        segments_source: bitext.source.segments.len(),
        segments_target: bitext.target.segments.len(),
        aligned_source: paired[0] as f64 / total[0].max(1) as f64,
        aligned_target: paired[1] as f64 / total[1].max(1) as f64,
        words_source: total[0],
        findings,
    }
}

fn words(document: &Segments, number: u32) -> usize {
    document
        .segments
        .get(number as usize)
        .map_or(0, |segment| segment.text.split(' ').filter(|w| !w.is_empty()).count())
}

fn all_words(document: &Segments) -> usize {
    (0..document.segments.len() as u32).map(|n| words(document, n)).sum()
}
