//! What is kept of an audited pair: a head for the summaries, and the parts of the reports, ready to be joined.

use super::inventory::Problem;
use super::pack::{Key, Pack};
use super::plan::Basis;
use crate::audit::Audit;
use crate::error::Error;
use crate::finding::Severity;
use crate::gate::Tally;
use crate::report::page::Page;
use crate::report::{csv, json};
use flate2::Compression;
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};

/// The summary of a pair, read for every pair of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The pair's id.
    pub id: String,
    /// Names of source and target within the input.
    pub names: [String; 2],
    /// Why the two belong together.
    pub basis: Basis,
    /// How surely, 0 to 1.
    pub confidence: f32,
    /// The cells of a manifest's other columns.
    pub cells: Vec<String>,
    /// Why the pair could not be audited; empty when it was.
    pub problems: Vec<Problem>,
    /// Words of the source.
    pub words: usize,
    /// Share of the words of source and target that are answered, 0 to 1.
    pub aligned: [f64; 2],
    /// The findings, in order.
    pub findings: Vec<Brief>,
    /// What the gate counts.
    pub tally: Tally,
    /// Lengths of the packed parts, in the order of [`Part`].
    parts: [u64; Part::COUNT],
}

/// A finding, as far as summaries need it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Brief {
    /// Fingerprint and ordinal.
    pub id: String,
    /// Name of the check.
    pub check: String,
    /// How grave.
    pub severity: Severity,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Nobody and nothing forgave it.
    pub open: bool,
}

impl Brief {
    /// How much it deserves to be looked at: severity × confidence; 0 when it is forgiven. Notes come after all others.
    pub fn weight(&self) -> f32 {
        // Less than the slightest minor finding worth reporting, so that notes have an order too.
        const NOTE: f32 = 0.01;
        let severity = if self.severity == Severity::Note { NOTE } else { self.severity.weight() as f32 };
        if self.open { severity * self.confidence } else { 0.0 }
    }
}

/// A part of a record's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The JSON report.
    Audit,
    /// The cells of the CSV rows, one JSON list a finding.
    Rows,
    /// The data of the page.
    Page,
    /// The texts, the ladder and the findings, from which the audit can be made again.
    Material,
    /// Hashes of the sentences, to find those that are translated in two ways.
    Sentences,
}

impl Part {
    const COUNT: usize = 5;
}

/// A record before it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The head as JSON.
    pub head: Vec<u8>,
    /// The packed parts.
    pub body: Vec<u8>,
}

impl Head {
    /// The head of a pair of which nothing is known yet.
    pub fn new(id: &str, names: [&str; 2], basis: Basis, confidence: f32, cells: &[String]) -> Self {
        Head {
            id: id.to_string(),
            names: names.map(str::to_string),
            basis,
            confidence,
            cells: cells.to_vec(),
            problems: Vec::new(),
            words: 0,
            aligned: [0.0; 2],
            findings: Vec::new(),
            tally: Tally::default(),
            parts: [0; Part::COUNT],
        }
    }

    /// Reads the head of a record.
    ///
    /// # Errors
    /// Where the pack does not hold it.
    pub fn read(pack: &Pack, key: &Key) -> Result<Self, Error> {
        serde_json::from_slice(&pack.head(key)?)
            .map_err(|error| Error::input("the pack", error.to_string(), "run the batch again with --fresh"))
    }

    /// Reads a part of the record that this is the head of.
    ///
    /// # Errors
    /// As for [`Head::read`].
    pub fn part(&self, pack: &Pack, key: &Key, part: Part) -> Result<Vec<u8>, Error> {
        let start = self.parts[..part as usize].iter().sum();
        let packed = pack.body(key, start, self.parts[part as usize])?;
        let mut bytes = Vec::new();
        flate2::read::DeflateDecoder::new(&packed[..])
            .read_to_end(&mut bytes)
            .map_err(|error| Error::input("the pack", error.to_string(), "run the batch again with --fresh"))?;
        Ok(bytes)
    }

    /// The sum of the weights of the findings that are open.
    pub fn weight(&self) -> f64 {
        self.findings.iter().map(|finding| f64::from(finding.weight())).sum()
    }

    /// The record of a pair that could not be audited.
    pub fn unreadable(mut self, problems: Vec<Problem>, columns: &[String]) -> Record {
        self.problems = problems;
        let line = Unreadable { id: &self.id, columns: named(columns, &self.cells), problems: &self.problems };
        let audit = to_json(&line);
        self.record([audit, b"[]".to_vec(), Vec::new(), Vec::new(), Vec::new()])
    }

    /// The record of an audit.
    pub fn audited(mut self, audit: &Audit, columns: &[String], material: Vec<u8>, sentences: Vec<u8>) -> Record {
        self.words = audit.summary.words_source;
        self.aligned = [audit.summary.aligned_source, audit.summary.aligned_target];
        self.tally = audit.tally.clone();
        let brief = |entry: &crate::finding::Entry| Brief {
            id: entry.id(),
            check: entry.finding.check.to_string(),
            severity: entry.finding.severity,
            confidence: (entry.finding.confidence * 1e4).round() / 1e4,
            open: !entry.status.is_forgiven(),
        };
        self.findings = audit.entries.iter().map(brief).collect();
        let rows: Vec<_> = audit.entries.iter().map(|entry| csv::row(audit, entry).to_vec()).collect();
        let line = Audited { id: &self.id, columns: named(columns, &self.cells), report: json::report(audit) };
        let line = to_json(&line);
        self.record([line, to_json(&rows), to_json(&Page::new([audit], &audit.verdict)), material, sentences])
    }

    fn record(mut self, parts: [Vec<u8>; Part::COUNT]) -> Record {
        let mut body = Vec::new();
        for (length, part) in self.parts.iter_mut().zip(parts) {
            let packed = pack(&part);
            *length = packed.len() as u64;
            body.extend_from_slice(&packed);
        }
        Record { head: to_json(&self), body }
    }
}

/// A line of `audits.jsonl`.
#[derive(Serialize)]
struct Audited<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    columns: Vec<(&'a str, &'a str)>,
    #[serde(flatten)]
    report: json::Report<'a>,
}

/// A line of `audits.jsonl` for a pair that could not be audited.
#[derive(Serialize)]
struct Unreadable<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    columns: Vec<(&'a str, &'a str)>,
    problems: &'a [Problem],
}

fn named<'a>(columns: &'a [String], cells: &'a [String]) -> Vec<(&'a str, &'a str)> {
    columns.iter().zip(cells).map(|(column, cell)| (column.as_str(), cell.as_str())).collect()
}

/// Strings, numbers and lists always serialise; nothing at all would be the visible sign of the impossible.
pub(super) fn to_json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), Compression::fast());
    // Writing into memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
