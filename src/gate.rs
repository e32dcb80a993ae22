//! Thresholds → verdict.

use crate::finding::{Entry, Severity};
use serde::{Deserialize, Serialize};

/// How much a build tolerates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// Findings less sure than this are reported and do not count, 0 to 1.
    pub min_confidence: f32,
}

impl Default for Gate {
    fn default() -> Self {
        Gate { fail_on: Severity::Major, max_critical: None, max_major: None, max_minor: None, min_confidence: 0.0 }
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
    /// How many findings of a severity are allowed; `None`: any number.
    fn limit(&self, severity: Severity) -> Option<u32> {
        let given = match severity {
            Severity::Note => return None,
            Severity::Minor => self.max_minor,
            Severity::Major => self.max_major,
            Severity::Critical => self.max_critical,
        };
        given.or((severity >= self.fail_on).then_some(0))
    }

    /// Judges the findings of one or several audits.
    pub fn judge<'a>(&self, entries: impl IntoIterator<Item = &'a Entry>) -> Verdict {
        let mut counts = [0u32; Severity::ALL.len()];
        for entry in entries {
            counts[entry.finding.severity as usize] += u32::from(entry.counts(self.min_confidence));
        }
        let mut reasons = Vec::new();
        for severity in Severity::ALL.into_iter().rev() {
            let count = counts[severity as usize];
            if let Some(limit) = self.limit(severity).filter(|limit| count > *limit) {
                let noun = if count == 1 { "finding" } else { "findings" };
                reasons.push(format!("{count} {} {noun}, {limit} allowed", severity.name()));
            }
        }
        Verdict { reasons }
    }
}
