//! JUnit XML: a test suite a pair, a test case a check, so that passing checks show as well.

use super::xml::escape;
use crate::audit::Audit;
use crate::check::CHECKS;
use crate::error::Error;
use crate::finding::{Entry, Evidence, Severity};
use std::fmt::Write;

/// The findings of one or several audits. Findings that cannot stop a build, and notes, are output and no failures.
/// What could not be read is a suite of its own, with one error.
pub fn junit(audits: &[Audit], unreadable: &[Error]) -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"fauxami\">\n");
    for audit in audits {
        let cases: Vec<(String, Outcome)> = CHECKS.iter().map(|check| case(audit, check.name)).collect();
        let count = |outcome: Outcome| cases.iter().filter(|(_, other)| *other == outcome).count();
        let (name, failures, skipped) = (escape(&audit.name), count(Outcome::Failed), count(Outcome::Skipped));
        let _ = writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">",
            cases.len()
        );
        cases.iter().for_each(|(case, _)| out += case);
        out += "  </testsuite>\n";
    }
    for error in unreadable {
        let (name, message) = (escape(error.path().unwrap_or("fauxami")), escape(&error.to_string()));
        let _ = writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n    \
             <testcase classname=\"{name}\" name=\"read\"><error type=\"unreadable\" message=\"{message}\"/></testcase>\n  \
             </testsuite>"
        );
    }
    out += "</testsuites>\n";
    out.into_bytes()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    Skipped,
}

fn case(audit: &Audit, check: &str) -> (String, Outcome) {
    let entries: Vec<&Entry> = audit.entries.iter().filter(|entry| entry.finding.check == check).collect();
    let fails =
        |entry: &&&Entry| !entry.status.is_forgiven() && entry.gating && entry.finding.severity > Severity::Note;
    let failing: Vec<&Entry> = entries.iter().filter(fails).copied().collect();
    let forgiven = entries.iter().find(|entry| entry.status.is_forgiven());
    let mut out = format!("    <testcase classname=\"{}\" name=\"{check}\"", escape(&audit.name));
    let gravest = failing.iter().map(|entry| entry.finding.severity).max();
    let outcome = match (gravest, forgiven) {
        (Some(severity), _) => {
            let message = failing.iter().map(|e| e.finding.message.as_str()).collect::<Vec<_>>().join(" ");
            let quotes: String = failing.iter().map(|entry| quotes(audit, entry)).collect();
            let (message, quotes) = (escape(&message), escape(&quotes));
            let _ = writeln!(
                out,
                "><failure type=\"{}\" message=\"{message}\">{quotes}</failure></testcase>",
                severity.name()
            );
            Outcome::Failed
        }
        (None, Some(entry)) => {
            let why = entry.reason.as_deref().unwrap_or(entry.status.name());
            let _ = writeln!(out, "><skipped message=\"{}\"/></testcase>", escape(why));
            Outcome::Skipped
        }
        (None, None) if !entries.is_empty() => {
            let quotes: String = entries.iter().map(|entry| quotes(audit, entry)).collect();
            let _ = writeln!(out, "><system-out>{}</system-out></testcase>", escape(&quotes));
            Outcome::Passed
        }
        (None, None) => {
            out += "/>\n";
            Outcome::Passed
        }
    };
    (out, outcome)
}

fn quotes(audit: &Audit, entry: &Entry) -> String {
    let finding = &entry.finding;
    let quote = |evidence: &Option<Evidence>| evidence.as_ref().map(Evidence::quote).unwrap_or_default();
    let segment = audit.bitext.id(finding.bead).map(|id| format!("segment {id}, ")).unwrap_or_default();
    format!(
        "{segment}{}: “{}” → “{}” ({})\n",
        finding.severity.name(),
        quote(&finding.source),
        quote(&finding.target),
        entry.id()
    )
}
