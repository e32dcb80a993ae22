//! The whole pipeline on one pair: checks, settling, decisions, gate.

mod name;
mod place;

pub use name::pair_name;
pub use place::anchor;

use crate::align::{Bitext, Side};
use crate::check::{self, Standing};
use crate::config::Config;
use crate::finding::{Entry, Finding, Fingerprint, Scope, Severity, Status};
use crate::gate::{Gate, Tally, Verdict};
use crate::ledger::{Decision, Ledger};
use crate::text::Segment;
use std::collections::BTreeMap;

/// The result for one pair.
#[derive(Debug)]
pub struct Audit {
    /// How the pair is called in ledgers and reports.
    pub name: String,
    /// The two documents and how they are paired.
    pub bitext: Bitext,
    /// What was found, in the order of (bead, place).
    pub entries: Vec<Entry>,
    /// Counts.
    pub summary: Summary,
    /// What the gate counted; tallies of several audits can be joined and judged together.
    pub tally: Tally,
    /// What the gate says.
    pub verdict: Verdict,
    /// Decisions on this pair whose finding is gone.
    pub stale: Vec<Decision>,
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

/// Runs the checks on the pair called `name`, applies the decisions of the ledger, and judges.
pub fn audit(name: &str, mut bitext: Bitext, config: &Config, ledger: &Ledger) -> Audit {
    let findings = findings(&mut bitext, config);
    audit_of(name, bitext, findings, config, ledger)
}

/// What the checks find in a bitext with the terms and rules of the configuration, one finding a defect, in the order of
/// beads.
pub fn findings(bitext: &mut Bitext, config: &Config) -> Vec<Finding> {
    bitext.glossary = config.terms.glossary(bitext.source.language);
    check::settle(check::run(bitext))
}

/// As [`audit()`], of findings that are there already, in the order of beads: those of [`findings()`], or others from
/// comparing this pair with more.
pub fn audit_of(name: &str, bitext: Bitext, findings: Vec<Finding>, config: &Config, ledger: &Ledger) -> Audit {
    let mut entries = entries(&bitext, findings, config);
    let stale = ledger.apply(name, &mut entries);
    for entry in entries.iter_mut().filter(|entry| entry.status == Status::Open) {
        if let Some(rule) = config.ignore.iter().find(|rule| rule.covers(name, entry)) {
            entry.status = Status::Ignored;
            entry.reason = Some(rule.reason.clone());
        } else if bitext.ignores.iter().any(|(bead, check)| *bead == entry.finding.bead && check == entry.finding.check)
        {
            entry.status = Status::Ignored;
            entry.reason = Some("a flag in the file".to_string());
        }
    }
    let summary = summarise(&bitext, &entries);
    let tally = config.gate.tally(name, &entries, summary.words_source, summary.aligned_source);
    let verdict = config.gate.judge(&tally);
    Audit { name: name.to_string(), bitext, entries, summary, tally, verdict, stale }
}

/// What the gate says of several pairs together.
pub fn judge(audits: &[Audit], gate: &Gate) -> Verdict {
    gate.judge(&audits.iter().map(|audit| audit.tally.clone()).reduce(Tally::join).unwrap_or_default())
}

fn entries(bitext: &Bitext, findings: Vec<Finding>, config: &Config) -> Vec<Entry> {
    let standings: BTreeMap<&str, (Standing, bool)> =
        check::CHECKS.iter().map(|check| (check.name, (check.precision().standing(), check.is_new()))).collect();
    let mut alike: BTreeMap<Fingerprint, u32> = BTreeMap::new();
    let mut entries = Vec::new();
    for mut finding in findings {
        let (standing, new) = standings.get(finding.check).copied().unwrap_or((Standing::Unmeasured, false));
        match config.checks.get(finding.check).map(|level| level.severity()) {
            Some(None) => continue,
            Some(Some(severity)) => finding.severity = severity,
            None if new || standing == Standing::Hints => finding.severity = Severity::Note,
            None => {}
        }
        let anchor = place::anchor(bitext, &finding);
        let fingerprint = anchor.fingerprint();
        let next = alike.entry(fingerprint).or_insert(0);
        let ordinal = *next;
        *next += 1;
        entries.push(Entry {
            finding,
            anchor,
            fingerprint,
            ordinal,
            gating: standing.gates(),
            status: Status::Open,
            reason: None,
            note: None,
            scope: Scope::Pair,
        });
    }
    entries
}

fn summarise(bitext: &Bitext, entries: &[Entry]) -> Summary {
    let words = |side: Side| -> Vec<usize> { bitext.document(side).segments.iter().map(words).collect() };
    let (source, target) = (words(Side::Source), words(Side::Target));
    let (mut paired_source, mut paired_target) = (0, 0);
    for bead in bitext.beads().iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty()) {
        paired_source += source[bead.source.start as usize..bead.source.end as usize].iter().sum::<usize>();
        paired_target += target[bead.target.start as usize..bead.target.end as usize].iter().sum::<usize>();
    }
    let mut findings = [0; Severity::ALL.len()];
    for entry in entries.iter().filter(|entry| !entry.status.is_forgiven()) {
        findings[entry.finding.severity as usize] += 1;
    }
    let words_source: usize = source.iter().sum();
    Summary {
        segments_source: source.len(),
        segments_target: target.len(),
        aligned_source: share(paired_source, words_source),
        aligned_target: share(paired_target, target.iter().sum()),
        words_source,
        findings,
    }
}

/// A part of a whole; of nothing, everything.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn words(segment: &Segment) -> usize {
    segment.text.split_whitespace().count()
}
