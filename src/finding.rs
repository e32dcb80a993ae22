//! What a check reports: data only.

pub mod anchor;

pub use anchor::{Anchor, Fingerprint, Place};

use crate::text::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How grave a finding is; MQM weights 0, 1, 5, 25.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
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
    /// From the slightest to the gravest.
    pub const ALL: [Severity; 4] = [Severity::Note, Severity::Minor, Severity::Major, Severity::Critical];

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

/// What a person or the configuration decided about a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Nobody has looked at it yet.
    #[default]
    Open,
    /// A person says that it is an error; it keeps failing the gate until the text is mended.
    Confirmed,
    /// A person says that it is none.
    Dismissed,
    /// Known and tolerated for now.
    Accepted,
    /// Silenced by a rule of the configuration or a mark in the text.
    Ignored,
}

impl Status {
    /// `open`, `confirmed`, `dismissed`, `accepted` or `ignored`.
    pub fn name(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Confirmed => "confirmed",
            Status::Dismissed => "dismissed",
            Status::Accepted => "accepted",
            Status::Ignored => "ignored",
        }
    }

    /// Does a finding with this status no longer count?
    pub fn is_forgiven(self) -> bool {
        matches!(self, Status::Dismissed | Status::Accepted | Status::Ignored)
    }
}

/// Where a decision holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// In its pair of documents.
    #[default]
    Pair,
    /// In every pair, for the same check and the same quotes.
    Everywhere,
}

/// A finding and its standing in an audit.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What was found.
    pub finding: Finding,
    /// What identifies it across runs.
    pub anchor: Anchor,
    /// The hash of the anchor.
    pub fingerprint: Fingerprint,
    /// 0 for the first finding of a pair with this fingerprint, 1 for the next.
    pub ordinal: u32,
    /// Its check is precise enough to count in the gate.
    pub gating: bool,
    /// What was decided about it.
    pub status: Status,
    /// Why, where somebody said so.
    pub reason: Option<String>,
    /// What somebody added: a note, or the text as it should be.
    pub note: Option<String>,
    /// Where that decision holds.
    pub scope: Scope,
}

impl Entry {
    /// The fingerprint and the ordinal, as reports and ledgers show it: `9f3c0a5512e08b7d-0`.
    pub fn id(&self) -> String {
        format!("{}-{}", self.fingerprint, self.ordinal)
    }

    /// Does it count against the gate: from a gating check, not forgiven, at least this sure?
    pub fn counts(&self, min_confidence: f32) -> bool {
        self.gating && !self.status.is_forgiven() && self.finding.confidence >= min_confidence
    }
}

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
