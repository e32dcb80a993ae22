//! The report for a person at a terminal.

use crate::audit::Audit;
use std::fmt::Write;

/// The findings, then the verdict.
pub fn human(audit: &Audit) -> String {
    let mut out = String::new();
    for entry in &audit.entries {
        let finding = &entry.finding;
        let _ = writeln!(out, "{}[{}]: {}", finding.severity.name(), finding.check, finding.message);
        for evidence in finding.source.iter().chain(&finding.target) {
            let _ = writeln!(out, "    {} « {} »", evidence.text, evidence.quote());
        }
    }
    let _ = writeln!(out, "{} findings", audit.entries.len());
    out
}
