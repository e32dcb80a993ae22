//! What a check reports: data only.

use crate::text::Span;
use std::ops::Range;

/// How grave a finding is; MQM weights 0, 1, 5, 25.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A hint; never counts in the gate.
    Note,
    /// Slight.
    Minor,
    /// Changes what the reader learns.
    Major,
    /// Changes money, safety, legal duty, or the whole page.
    Critical,
}

impl Severity {
    /// `note`, `minor`, `major` or `critical`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Minor => "minor",
            Severity::Major => "major",
            Severity::Critical => "critical",
        }
    }

    /// MQM penalty weight.
    pub fn weight(self) -> u32 {
        match self {
            Severity::Note => 0,
            Severity::Minor => 1,
            Severity::Major => 5,
            Severity::Critical => 25,
        }
    }
}

/// What one side says, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Segment numbers.
    pub segments: Range<u32>,
    /// Those segments joined by one space.
    pub text: String,
    /// What is marked, in bytes of `text`.
    pub spans: Vec<Span>,
    /// What the program understood here, as `98.06e9 CNY`.
    pub reading: Option<String>,
}

impl Evidence {
    /// The marked words, joined by an ellipsis where there are several.
    pub fn quote(&self) -> String {
        self.spans.iter().map(|span| span.of(&self.text)).collect::<Vec<_>>().join(" … ")
    }
}

/// Identifies a finding across runs: built from the check, the folded quotes and a few folded words around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(pub u64);

/// One place where a check fired.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Name of the check.
    pub check: &'static str,
    /// MQM category.
    pub category: &'static str,
    /// How grave.
    pub severity: Severity,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// What was read on each side and why it matters, in one sentence.
    pub message: String,
    /// What the source says; `None` in an addition.
    pub source: Option<Evidence>,
    /// What the target says; `None` in an omission.
    pub target: Option<Evidence>,
    /// Number of the bead (the first, for a run).
    pub bead: u32,
}
