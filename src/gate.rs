//! Thresholds → verdict.

use crate::finding::{Entry, Severity, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How much a build tolerates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Gate {
    /// No finding this grave or graver, unless a `max_…` below allows some.
    pub fail_on: Severity,
    /// At most so many critical findings.
    pub max_critical: Option<u32>,
    /// At most so many major findings.
    pub max_major: Option<u32>,
    /// At most so many minor findings.
    pub max_minor: Option<u32>,
    /// At most this MQM penalty (minor 1, major 5, critical 25) per 1,000 words of the source.
    pub max_per_1000_words: Option<f64>,
    /// At least this share of the source's words answered by the target, 0 to 1.
    pub min_coverage: Option<f64>,
    /// Findings less sure than this are reported and do not count, 0 to 1.
    pub min_confidence: f32,
    /// Only findings that no line of the ledger mentions count.
    pub new_only: bool,
    /// At most so many findings of a check, whatever their severity.
    pub checks: BTreeMap<String, u32>,
}

impl Default for Gate {
    fn default() -> Self {
        Gate {
            fail_on: Severity::Major,
            max_critical: None,
            max_major: None,
            max_minor: None,
            max_per_1000_words: None,
            min_coverage: None,
            min_confidence: 0.0,
            new_only: false,
            checks: BTreeMap::new(),
        }
    }
}

/// What the gate counts, over one audit or several.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// Findings that count, by severity (index: `Severity as usize`) and check.
    counts: [BTreeMap<String, u32>; Severity::ALL.len()],
    words: usize,
    /// Lowest coverage of a source, and whose.
    coverage: Option<(f64, String)>,
}

impl Tally {
    /// Adds another audit's counts.
    pub fn join(mut self, other: Tally) -> Tally {
        for (mine, theirs) in self.counts.iter_mut().zip(other.counts) {
            theirs.into_iter().for_each(|(check, count)| *mine.entry(check).or_default() += count);
        }
        self.words += other.words;
        self.coverage = [self.coverage, other.coverage].into_iter().flatten().min_by(|a, b| a.0.total_cmp(&b.0));
        self
    }

    fn of(&self, severity: Severity) -> u32 {
        self.counts[severity as usize].values().sum()
    }

    fn per_1000_words(&self) -> f64 {
        let penalty: u32 = Severity::ALL.into_iter().map(|severity| severity.weight() * self.of(severity)).sum();
        1000.0 * f64::from(penalty) / self.words.max(1) as f64
    }
}

/// What the gate says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// One line for every bound that failed: which, by how much. Empty: the gate passes.
    pub reasons: Vec<String>,
}

impl Verdict {
    /// Does the gate pass?
    pub fn passed(&self) -> bool {
        self.reasons.is_empty()
    }
}

impl Gate {
    /// What counts among the entries of the pair `name`, whose source has so many words, this share of them answered.
    pub fn tally(&self, name: &str, entries: &[Entry], words: usize, coverage: f64) -> Tally {
        let mut tally = Tally { words, coverage: Some((coverage, name.to_string())), ..Tally::default() };
        for entry in entries.iter().filter(|entry| self.counts(entry)) {
            *tally.counts[entry.finding.severity as usize].entry(entry.finding.check.to_string()).or_default() += 1;
        }
        tally
    }

    /// Does a finding count: from a gating check, not forgiven, sure enough?
    fn counts(&self, entry: &Entry) -> bool {
        let open = if self.new_only { entry.status == Status::Open } else { !entry.status.is_forgiven() };
        open && entry.gating && entry.finding.confidence >= self.min_confidence
    }

    /// How many findings of a severity are allowed, and which setting says so; `None`: any number.
    fn limit(&self, severity: Severity) -> Option<(u32, String)> {
        let given = match severity {
            Severity::Note => return None,
            Severity::Minor => self.max_minor,
            Severity::Major => self.max_major,
            Severity::Critical => self.max_critical,
        };
        let by_severity = || (severity >= self.fail_on).then(|| (0, format!("fail_on = \"{}\"", self.fail_on.name())));
        given.map(|limit| (limit, format!("max_{} = {limit}", severity.name()))).or_else(by_severity)
    }

    /// Judges what was counted.
    pub fn judge(&self, tally: &Tally) -> Verdict {
        let mut reasons = Vec::new();
        for severity in Severity::ALL.into_iter().rev() {
            let count = tally.of(severity);
            if let Some((limit, setting)) = self.limit(severity).filter(|(limit, _)| count > *limit) {
                let checks: Vec<&str> = tally.counts[severity as usize].keys().map(String::as_str).collect();
                let noun = plural(count, "finding");
                let checks = checks.join(", ");
                reasons.push(format!("{count} {} {noun} ({checks}), {limit} allowed by {setting}", severity.name()));
            }
        }
        for (check, limit) in &self.checks {
            let count: u32 = tally.counts.iter().filter_map(|counts| counts.get(check)).sum();
            if count > *limit {
                let noun = plural(count, "finding");
                reasons.push(format!("{count} {noun} of {check}, {limit} allowed by [gate.checks]"));
            }
        }
        if let Some(limit) = self.max_per_1000_words.filter(|limit| tally.per_1000_words() > *limit) {
            let rate = tally.per_1000_words();
            reasons.push(format!("penalty {rate:.1} per 1,000 words, {limit:.1} allowed by max_per_1000_words"));
        }
        if let (Some(least), Some((coverage, name))) = (self.min_coverage, &tally.coverage)
            && coverage < &least
        {
            let (got, least) = (100.0 * coverage, 100.0 * least);
            reasons.push(format!("{name}: {got:.1} % of the source is answered, {least:.1} % asked by min_coverage"));
        }
        Verdict { reasons }
    }
}

fn plural(count: u32, noun: &str) -> String {
    if count == 1 { noun.to_string() } else { format!("{noun}s") }
}
