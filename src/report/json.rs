//! The JSON report: one object a pair, or one finding a line. Its shape is settled; additions only.

use super::reasons::Reasons;
use crate::align::{Bead, Bitext, Move, Side};
use crate::audit::Audit;
use crate::finding::{Entry, Evidence, Severity};
use crate::text::Segments;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Version of the shape; additions do not change it.
const SCHEMA: u32 = 1;

/// The report on one pair.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Report<'a> {
    schema: u32,
    tool: Tool,
    source: Document<'a>,
    target: Document<'a>,
    beads: Vec<Paired>,
    findings: Vec<Flag<'a>>,
    summary: Summary,
    gate: Gate<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// One side of the pair.
#[derive(Debug, Serialize, JsonSchema)]
struct Document<'a> {
    path: &'a str,
    language: &'static str,
    segments: Vec<&'a str>,
    furniture: Vec<&'a str>,
}

/// A bead: segment numbers of both sides.
#[derive(Debug, Serialize, JsonSchema)]
struct Paired {
    source: Vec<u32>,
    target: Vec<u32>,
    score: f64,
}

/// A finding.
#[derive(Debug, Serialize, JsonSchema)]
struct Flag<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pair: Option<u32>,
    id: String,
    check: &'a str,
    category: &'a str,
    severity: &'static str,
    confidence: f64,
    gating: bool,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    message: &'a str,
    bead: u32,
    /// What a translation tool calls the segment, where the file says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    segment_id: Option<&'a str>,
    source: Option<Marked<'a>>,
    target: Option<Marked<'a>>,
}

/// What one side says; spans count Unicode scalar values of `text`.
#[derive(Debug, Serialize, JsonSchema)]
struct Marked<'a> {
    segments: Vec<u32>,
    text: &'a str,
    spans: Vec<[usize; 2]>,
    reading: Option<&'a str>,
    line: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Summary {
    segments_source: usize,
    segments_target: usize,
    aligned_source: f64,
    aligned_target: f64,
    words_source: usize,
    findings: BTreeMap<&'static str, usize>,
    mqm_per_1000_words: f64,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Gate<'a> {
    passed: bool,
    reasons: &'a [String],
}

/// The report on one pair, as one JSON object and a newline.
pub fn json(audit: &Audit) -> Vec<u8> {
    line(&report(audit))
}

/// What `align` reports on a pair: its segments, beads and moves.
#[derive(Debug, Serialize)]
struct Alignment<'a> {
    schema: u32,
    tool: Tool,
    source: Document<'a>,
    target: Document<'a>,
    beads: Vec<Explained>,
    moves: Vec<Moved>,
    /// Evidence a word that the two are translations of each other, in nats; null where the ladder was given.
    correspondence: Option<f64>,
}

/// A bead, and what speaks for it.
#[derive(Debug, Serialize)]
struct Explained {
    #[serde(flatten)]
    bead: Paired,
    reasons: Reasons,
}

/// A segment without counterpart in the ladder whose translation stands elsewhere.
#[derive(Debug, Serialize)]
struct Moved {
    source: u32,
    target: u32,
    score: f64,
}

/// The alignment of one pair, as one JSON object and a newline.
pub fn alignment(bitext: &Bitext) -> Vec<u8> {
    let moved = |m: &Move| Moved { source: m.source, target: m.target, score: round(f64::from(m.score)) };
    line(&Alignment {
        schema: SCHEMA,
        tool: Tool { name: "fauxami", version: env!("CARGO_PKG_VERSION") },
        source: document(&bitext.source),
        target: document(&bitext.target),
        beads: (0..bitext.beads().len()).map(|number| explained(bitext, number)).collect(),
        moves: bitext.moves().iter().map(moved).collect(),
        correspondence: Some(bitext.correspondence()).filter(|c| c.is_finite()).map(|c| round(f64::from(c))),
    })
}

fn explained(bitext: &Bitext, number: usize) -> Explained {
    Explained { bead: paired(&bitext.beads()[number]), reasons: Reasons::of(bitext, number) }
}

/// One finding a line, `pair` being the 0-based row of the bitext; nothing for clean rows.
pub fn jsonl(audit: &Audit) -> Vec<u8> {
    audit
        .entries
        .iter()
        .flat_map(|entry| line(&Flag { pair: Some(entry.finding.bead), ..flag(&audit.bitext, entry) }))
        .collect()
}

/// The report on one pair, to be serialised.
pub fn report(audit: &Audit) -> Report<'_> {
    Report {
        schema: SCHEMA,
        tool: Tool { name: "fauxami", version: env!("CARGO_PKG_VERSION") },
        source: document(&audit.bitext.source),
        target: document(&audit.bitext.target),
        beads: audit.bitext.beads().iter().map(paired).collect(),
        findings: audit.entries.iter().map(|entry| flag(&audit.bitext, entry)).collect(),
        summary: summary(&audit.summary),
        gate: Gate { passed: audit.verdict.passed(), reasons: &audit.verdict.reasons },
    }
}

/// The JSON Schema of this report.
pub fn schema() -> String {
    pretty(&schemars::schema_for!(Report))
}

/// A schema as it is committed.
pub fn pretty(schema: &schemars::Schema) -> String {
    serde_json::to_string_pretty(schema).unwrap_or_default() + "\n"
}

fn line(value: &impl Serialize) -> Vec<u8> {
    // Strings, numbers and lists always serialise; an empty line would be the visible sign of the impossible.
    let mut bytes = serde_json::to_vec(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn document(segments: &Segments) -> Document<'_> {
    Document {
        path: &segments.name,
        language: segments.language.code(),
        segments: segments.segments.iter().map(|s| s.text.as_str()).collect(),
        furniture: segments.furniture.iter().map(|s| s.text.as_str()).collect(),
    }
}

fn paired(bead: &Bead) -> Paired {
    Paired {
        source: bead.source.clone().collect(),
        target: bead.target.clone().collect(),
        score: round(f64::from(bead.score)),
    }
}

fn flag<'a>(bitext: &'a Bitext, entry: &'a Entry) -> Flag<'a> {
    let finding = &entry.finding;
    Flag {
        pair: None,
        id: entry.id(),
        check: finding.check,
        category: finding.category,
        severity: finding.severity.name(),
        confidence: round(f64::from(finding.confidence)),
        gating: entry.gating,
        status: entry.status.name(),
        reason: entry.reason.as_deref(),
        note: entry.note.as_deref(),
        message: &finding.message,
        bead: finding.bead,
        segment_id: bitext.id(finding.bead),
        source: finding.source.as_ref().map(|e| marked(bitext.document(Side::Source), e)),
        target: finding.target.as_ref().map(|e| marked(bitext.document(Side::Target), e)),
    }
}

fn marked<'a>(document: &Segments, evidence: &'a Evidence) -> Marked<'a> {
    let first = document.segments.get(evidence.segments.start as usize);
    Marked {
        segments: evidence.segments.clone().collect(),
        text: &evidence.text,
        spans: evidence
            .spans
            .iter()
            .map(|s| [scalars(&evidence.text, s.start), scalars(&evidence.text, s.end)])
            .collect(),
        reading: evidence.reading.as_deref(),
        line: first.map(|segment| segment.line).filter(|line| *line > 0),
    }
}

/// Unicode scalar values before a byte offset.
fn scalars(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count()
}

fn summary(summary: &crate::audit::Summary) -> Summary {
    Summary {
        segments_source: summary.segments_source,
        segments_target: summary.segments_target,
        aligned_source: round(summary.aligned_source),
        aligned_target: round(summary.aligned_target),
        words_source: summary.words_source,
        findings: Severity::ALL.into_iter().map(|s| (s.name(), summary.findings[s as usize])).collect(),
        mqm_per_1000_words: round(summary.mqm_per_1000_words()),
    }
}

/// Four decimals: more would only show the noise of floating point.
fn round(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
