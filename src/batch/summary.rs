//! `summary.json`: the run in one object.

use super::inventory::Problem;
use super::plan::{Basis, Leftover};
use super::record::Head;
use super::state::{Found, Run};
use crate::finding::Severity;
use crate::gate::{Gate, Tally, Verdict};
use serde::Serialize;
use std::collections::BTreeMap;

/// The run in one object. Nothing in it depends on when or where it ran, or on how many cores.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Summary {
    schema: u32,
    tool: BTreeMap<&'static str, &'static str>,
    /// All pairs.
    pub pairs: usize,
    /// Those that could be audited.
    pub audited: usize,
    /// Those with findings that nobody forgave.
    pub with_findings: usize,
    /// How the pairs were found.
    pub found_by: BTreeMap<&'static str, usize>,
    words_source: usize,
    aligned_source: f64,
    /// Findings that nobody forgave, by severity.
    pub findings: BTreeMap<&'static str, usize>,
    checks: BTreeMap<String, usize>,
    /// Findings that the last run did not have.
    pub new: usize,
    mqm_per_1000_words: f64,
    gate: Judged,
    /// Files that could not be used, and why.
    pub unreadable: Vec<Problem>,
    /// Files without a counterpart.
    pub leftovers: Vec<Leftover>,
    /// How many files of an ending that holds no text were passed over.
    pub passed_over: BTreeMap<String, usize>,
    #[serde(skip)]
    tally: Tally,
    #[serde(skip)]
    answered: f64,
}

#[derive(Debug, Clone, Default, Serialize)]
struct Judged {
    passed: bool,
    reasons: Vec<String>,
}

impl Summary {
    /// The summary of a run, no pair counted yet.
    pub fn new(run: &Run) -> Self {
        Summary {
            schema: 1,
            tool: [("name", "fauxami"), ("version", env!("CARGO_PKG_VERSION"))].into(),
            findings: Severity::ALL.into_iter().map(|severity| (severity.name(), 0)).collect(),
            unreadable: run.problems.clone(),
            leftovers: run.leftovers.clone(),
            passed_over: run.passed_over.clone(),
            ..Summary::default()
        }
    }

    /// Counts a pair.
    pub fn count(&mut self, head: &Head, last: &Found) {
        self.pairs += 1;
        *self.found_by.entry(basis(head.basis)).or_default() += 1;
        self.unreadable.extend(head.problems.iter().cloned());
        if !head.problems.is_empty() {
            return;
        }
        self.audited += 1;
        self.words_source += head.words;
        self.answered += head.aligned[0] * head.words as f64;
        let open = head.findings.iter().filter(|finding| finding.open);
        self.with_findings += usize::from(open.clone().next().is_some());
        for finding in open {
            *self.findings.entry(finding.severity.name()).or_default() += 1;
            *self.checks.entry(finding.check.clone()).or_default() += 1;
            self.new += usize::from(last.is_new(&head.id, finding));
        }
        self.tally = std::mem::take(&mut self.tally).join(head.tally.clone());
    }

    /// Judges what was counted.
    pub fn judge(&mut self, gate: &Gate) -> Verdict {
        let penalty: usize = Severity::ALL
            .into_iter()
            .map(|severity| severity.weight() as usize * self.findings.get(severity.name()).copied().unwrap_or(0))
            .sum();
        let words = self.words_source.max(1) as f64;
        self.mqm_per_1000_words = round(1000.0 * penalty as f64 / words);
        self.aligned_source = round(self.answered / words);
        self.unreadable.sort();
        self.unreadable.dedup();
        let verdict = gate.judge(&self.tally);
        self.gate = Judged { passed: verdict.passed(), reasons: verdict.reasons.clone() };
        verdict
    }
}

/// How it is called in the summary.
fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Manifest => "manifest",
        Basis::Name => "name",
        Basis::Content => "content",
        Basis::Bitext => "bitext",
    }
}

fn round(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
