//! The CSV report (RFC 4180, UTF-8 without a byte order mark): one finding a row.

use crate::align::{Bead, Side};
use crate::audit::Audit;
use crate::error::Error;
use crate::finding::{Entry, Evidence};

/// Columns of the CSV and XLSX reports.
pub const COLUMNS: [&str; 22] = [
    "pair",
    "bead",
    "bead_type",
    "check",
    "category",
    "severity",
    "confidence",
    "source",
    "target",
    "source_quote",
    "target_quote",
    "source_reading",
    "target_reading",
    "message",
    "fingerprint",
    "status",
    "reason",
    "note",
    "gating",
    "source_line",
    "target_line",
    "segment_id",
];

/// The findings of one or several audits.
pub fn csv<'a>(audits: impl IntoIterator<Item = &'a Audit>) -> Result<Vec<u8>, Error> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(broken)?;
    for audit in audits {
        for entry in &audit.entries {
            writer.write_record(row(audit, entry).map(harmless)).map_err(broken)?;
        }
    }
    writer.into_inner().map_err(|error| broken(error.into_error()))
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::input("CSV report", error.to_string(), "this is a bug: please report it")
}

/// The cells of one finding, in the order of [`COLUMNS`], as they are.
pub fn row(audit: &Audit, entry: &Entry) -> [String; COLUMNS.len()] {
    let finding = &entry.finding;
    let (source, target) = (finding.source.as_ref(), finding.target.as_ref());
    let quote = |evidence: Option<&Evidence>| evidence.map(Evidence::quote).unwrap_or_default();
    let reading = |evidence: Option<&Evidence>| evidence.and_then(|e| e.reading.clone()).unwrap_or_default();
    let text = |evidence: Option<&Evidence>| evidence.map(|e| e.text.clone()).unwrap_or_default();
    [
        audit.name.clone(),
        finding.bead.to_string(),
        audit.bitext.beads().get(finding.bead as usize).map(bead_type).unwrap_or_default(),
        finding.check.to_string(),
        finding.category.to_string(),
        finding.severity.name().to_string(),
        format!("{:.2}", finding.confidence),
        text(source),
        text(target),
        quote(source),
        quote(target),
        reading(source),
        reading(target),
        finding.message.clone(),
        entry.id(),
        entry.status.name().to_string(),
        entry.reason.clone().unwrap_or_default(),
        entry.note.clone().unwrap_or_default(),
        entry.gating.to_string(),
        line(audit, Side::Source, source),
        line(audit, Side::Target, target),
        audit.bitext.id(finding.bead).unwrap_or_default().to_string(),
    ]
}

/// `1-2`: how many segments stand on either side.
pub fn bead_type(bead: &Bead) -> String {
    format!("{}-{}", bead.source.len(), bead.target.len())
}

fn line(audit: &Audit, side: Side, evidence: Option<&Evidence>) -> String {
    let segments = &audit.bitext.document(side).segments;
    let segment = evidence.and_then(|evidence| segments.get(evidence.segments.start as usize));
    segment.filter(|segment| segment.line > 0).map(|segment| segment.line.to_string()).unwrap_or_default()
}

/// Spreadsheets execute cells that begin like a formula; an apostrophe makes them text (OWASP, CSV injection).
pub fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed() {
        for cell in ["=1+1", "+1", "-1", "@SUM", "\t=1"] {
            assert_eq!(harmless(cell.to_string()), format!("'{cell}"));
        }
        assert_eq!(harmless("a=1".to_string()), "a=1");
    }
}
