//! What the review page is told about the audits: texts once, findings by reference into them.

use crate::align::{Bead, Bitext, Move, Side};
use crate::audit::Audit;
use crate::check::by_name;
use crate::finding::{Entry, Evidence, Place, Scope};
use crate::gate::Verdict;
use crate::ledger::Decision;
use crate::text::Segments;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What names a finding: its pair, its check, its id.
pub type Key = [String; 3];

/// Everything the page shows. Pages can be joined into one queue.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    checks: BTreeMap<String, Card>,
    pairs: Vec<Pair>,
    findings: Vec<Item>,
    gate: Gate,
    /// The token with which decisions are sent to `fauxami review`; `None` in a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
}

/// A check, as far as its findings need it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Card {
    summary: String,
    why: String,
    precision: String,
}

/// Two documents and how they are paired.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Pair {
    name: String,
    source: Text,
    target: Text,
    /// First and last (exclusive) segment of the source, then of the target.
    beads: Vec<[u32; 4]>,
    /// Segments that stand elsewhere on the other side: the bead of the source, the bead of the target.
    moved: Vec<[usize; 2]>,
    /// Unrelated rows: neighbours say nothing about each other.
    rows: bool,
    summary: Coverage,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Text {
    path: String,
    language: String,
    segments: Vec<String>,
    /// Pieces set aside, each with the number of the segment before which it stands.
    furniture: Vec<(usize, String)>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Coverage {
    aligned_source: f64,
    aligned_target: f64,
    words_source: usize,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Item {
    pair: usize,
    id: String,
    check: String,
    category: String,
    severity: String,
    confidence: f64,
    gating: bool,
    status: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    scope: Scope,
    message: String,
    bead: u32,
    /// What a translation tool calls the segment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    segment: Option<String>,
    source: Option<Marked>,
    target: Option<Marked>,
    anchor: Anchor,
}

/// What is marked on one side; spans count UTF-16 units of its segments joined by one space, as browsers do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Marked {
    segments: [u32; 2],
    spans: Vec<[usize; 2]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reading: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
}

/// What a line of the ledger needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Anchor {
    source: String,
    target: String,
    around: [String; 2],
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Gate {
    passed: bool,
    reasons: Vec<String>,
}

impl Page {
    /// The page over one or several audits, judged together.
    pub fn new<'a>(audits: impl IntoIterator<Item = &'a Audit>, verdict: &Verdict) -> Self {
        let gate = Gate { passed: verdict.passed(), reasons: verdict.reasons.clone() };
        let mut page = Page { gate, ..Page::default() };
        for audit in audits {
            let number = page.pairs.len();
            page.pairs.push(pair(audit));
            page.findings.extend(audit.entries.iter().map(|entry| item(audit, number, entry)));
        }
        let named: Vec<&String> = page.findings.iter().map(|item| &item.check).collect();
        page.checks = named.into_iter().filter_map(|name| Some((name.clone(), card(name)?))).collect();
        page
    }

    /// Adds the pairs of another page to the queue.
    pub fn join(&mut self, other: Page) {
        let offset = self.pairs.len();
        self.pairs.extend(other.pairs);
        self.findings.extend(other.findings.into_iter().map(|item| Item { pair: item.pair + offset, ..item }));
        self.checks.extend(other.checks);
        let first = offset == 0;
        self.gate.passed = (first || self.gate.passed) && other.gate.passed;
        self.gate.reasons.extend(other.gate.reasons);
    }

    /// Keeps the findings that `keep` says (it takes pair, check and id).
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &str, &str) -> bool) {
        let pairs = &self.pairs;
        self.findings.retain(|item| pairs.get(item.pair).is_some_and(|pair| keep(&pair.name, &item.check, &item.id)));
    }

    /// Replaces what the gate says, as after joining the pages of a run.
    pub fn judge(&mut self, verdict: &Verdict) {
        self.gate = Gate { passed: verdict.passed(), reasons: verdict.reasons.clone() };
    }

    /// How the page is headed: the pair's name, or how many pairs there are.
    pub fn title(&self) -> String {
        match &self.pairs[..] {
            [pair] => pair.name.clone(),
            pairs => format!("{} pairs", pairs.len()),
        }
    }

    /// Which pairs this is the report of: the two paths of each.
    pub fn identity(&self) -> String {
        self.pairs.iter().map(|pair| identity(&pair.source.path, &pair.target.path)).collect::<Vec<_>>().join(" ")
    }

    /// What names each finding.
    pub fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.findings.iter().filter_map(|item| key(&self.pairs, item))
    }

    /// Gives each finding the newest decision on it.
    pub fn decide(&mut self, mut newest: impl FnMut(&Key) -> Option<Decision>) {
        for item in &mut self.findings {
            if let Some(decision) = key(&self.pairs, item).and_then(|key| newest(&key)) {
                item.status = decision.decision.name().to_string();
                item.reason = decision.reason;
                item.note = decision.note;
                item.scope = decision.scope;
            }
        }
    }
}

fn is_default(scope: &Scope) -> bool {
    *scope == Scope::default()
}

fn key(pairs: &[Pair], item: &Item) -> Option<Key> {
    Some([pairs.get(item.pair)?.name.clone(), item.check.clone(), item.id.clone()])
}

/// Which pair a report is of: the two paths, joined by `|`.
pub fn identity(source: &str, target: &str) -> String {
    format!("{source}|{target}")
}

fn card(name: &str) -> Option<Card> {
    let check = by_name(name)?;
    let precision = check.precision().to_string();
    Some(Card { summary: check.summary.to_string(), why: check.why.to_string(), precision })
}

fn pair(audit: &Audit) -> Pair {
    let bitext = &audit.bitext;
    let range = |bead: &Bead| [bead.source.start, bead.source.end, bead.target.start, bead.target.end];
    Pair {
        name: audit.name.clone(),
        source: text(&bitext.source),
        target: text(&bitext.target),
        beads: bitext.beads().iter().map(range).collect(),
        moved: moved(bitext),
        rows: !bitext.document,
        summary: Coverage {
            aligned_source: audit.summary.aligned_source,
            aligned_target: audit.summary.aligned_target,
            words_source: audit.summary.words_source,
        },
    }
}

/// The beads that hold the two ends of each move.
fn moved(bitext: &Bitext) -> Vec<[usize; 2]> {
    let beads = bitext.beads();
    let ends = |found: &Move| {
        let source = beads.partition_point(|bead| bead.source.end <= found.source);
        [source, beads.partition_point(|bead| bead.target.end <= found.target)]
    };
    bitext.moves().iter().map(ends).collect()
}

fn text(document: &Segments) -> Text {
    let before = |start: usize| document.segments.partition_point(|segment| segment.span.start < start);
    Text {
        path: document.name.clone(),
        language: document.language.code().to_string(),
        segments: document.segments.iter().map(|segment| segment.text.clone()).collect(),
        furniture: document.furniture.iter().map(|piece| (before(piece.span.start), piece.text.clone())).collect(),
    }
}

fn item(audit: &Audit, pair: usize, entry: &Entry) -> Item {
    let finding = &entry.finding;
    let words = |place: &Place| place.around.join(" ");
    Item {
        pair,
        id: entry.id(),
        check: finding.check.to_string(),
        category: finding.category.to_string(),
        severity: finding.severity.name().to_string(),
        confidence: (f64::from(finding.confidence) * 100.0).round() / 100.0,
        gating: entry.gating,
        status: entry.status.name().to_string(),
        reason: entry.reason.clone(),
        note: entry.note.clone(),
        scope: entry.scope,
        message: finding.message.clone(),
        bead: finding.bead,
        segment: audit.bitext.id(finding.bead).map(str::to_string),
        source: finding.source.as_ref().map(|evidence| marked(audit.bitext.document(Side::Source), evidence)),
        target: finding.target.as_ref().map(|evidence| marked(audit.bitext.document(Side::Target), evidence)),
        anchor: Anchor {
            source: entry.anchor.source.quote.clone(),
            target: entry.anchor.target.quote.clone(),
            around: [words(&entry.anchor.source), words(&entry.anchor.target)],
        },
    }
}

fn marked(document: &Segments, evidence: &Evidence) -> Marked {
    let units = |byte: usize| evidence.text.get(..byte).map_or(0, |text| text.encode_utf16().count());
    let first = document.segments.get(evidence.segments.start as usize);
    Marked {
        segments: [evidence.segments.start, evidence.segments.end],
        spans: evidence.spans.iter().map(|span| [units(span.start), units(span.end)]).collect(),
        reading: evidence.reading.clone(),
        line: first.map(|segment| segment.line).filter(|line| *line > 0),
    }
}
