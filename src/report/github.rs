//! GitHub workflow commands, which annotate the changed lines, and the Markdown of a step summary.

use super::Run;
use super::place::place;
use crate::audit::Audit;
use crate::error::Error;
use crate::finding::{Entry, Evidence, Severity};
use std::fmt::Write;

/// Rows of the step summary: the whole of it may hold 1 MiB.
const ROWS: usize = 200;

/// One command a file that could not be read and one a finding, the gravest first: a step shows only ten errors and
/// ten warnings.
pub fn annotations(audits: &[Audit], unreadable: &[Error]) -> Vec<u8> {
    let mut out = String::new();
    for error in unreadable {
        let file = error.path().map(|path| format!(" file={}", property(path))).unwrap_or_default();
        let _ = writeln!(out, "::error{file}::{}", data(&error.to_string()));
    }
    for (audit, entry) in gravest_first(audits) {
        let finding = &entry.finding;
        let level = match finding.severity {
            Severity::Critical | Severity::Major => "error",
            Severity::Minor => "warning",
            Severity::Note => "notice",
        };
        let (file, line) = place(&audit.bitext, finding);
        let line = line.map(|line| format!(",line={line},endLine={line}")).unwrap_or_default();
        let segment = audit.bitext.id(finding.bead).map(|id| format!(" in segment {id}")).unwrap_or_default();
        let title = property(&format!("{} {}{segment}", finding.severity.name(), finding.check));
        let text = data(&format!("{}\n{}", finding.message, quotes(entry)));
        let _ = writeln!(out, "::{level} file={}{line},title={title}::{text}", property(file));
    }
    out.into_bytes()
}

/// A table of the findings, for `$GITHUB_STEP_SUMMARY`.
pub fn summary(run: Run<'_>) -> String {
    let Run { audits, unreadable, verdict } = run;
    let mut out = format!("### Fauxami: gate {}\n\n", if verdict.passed() { "passed" } else { "failed" });
    let errors = unreadable.iter().map(|error| format!("error: {error}"));
    for line in verdict.reasons.iter().cloned().chain(errors) {
        let _ = writeln!(out, "- {}", cell(&line));
    }
    let rows = gravest_first(audits);
    if rows.is_empty() {
        return out + "No findings.\n";
    }
    out += "\n| Severity | Check | Where | Source | Target |\n|---|---|---|---|---|\n";
    for (audit, entry) in rows.iter().take(ROWS) {
        let finding = &entry.finding;
        let (file, line) = place(&audit.bitext, finding);
        let place = line.map_or(file.to_string(), |line| format!("{file}:{line}"));
        let quote = |e: &Option<Evidence>| cell(&e.as_ref().map(|e| short(&e.quote())).unwrap_or_default());
        let (source, target) = (quote(&finding.source), quote(&finding.target));
        let (severity, check) = (finding.severity.name(), finding.check);
        let _ = writeln!(out, "| {severity} | {check} | {} | {source} | {target} |", cell(&place));
    }
    if rows.len() > ROWS {
        let _ = writeln!(out, "\n{} more in the reports.", rows.len() - ROWS);
    }
    out
}

fn gravest_first(audits: &[Audit]) -> Vec<(&Audit, &Entry)> {
    let mut all: Vec<(&Audit, &Entry)> = audits
        .iter()
        .flat_map(|audit| audit.entries.iter().map(move |entry| (audit, entry)))
        .filter(|(_, entry)| !entry.status.is_forgiven())
        .collect();
    all.sort_by_key(|(_, entry)| std::cmp::Reverse((entry.finding.severity, entry.gating)));
    all
}

fn quotes(entry: &Entry) -> String {
    let quote = |e: &Option<Evidence>| e.as_ref().map(|e| short(&e.quote())).unwrap_or_default();
    format!("“{}” → “{}”", quote(&entry.finding.source), quote(&entry.finding.target))
}

fn short(text: &str) -> String {
    crate::check::shorten(text)
}

/// Inside a table cell: no line break, no bar, no markup, nobody mentioned.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '@' => out += "&#64;",
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '~' | '!' | '$' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// The text of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_texts() {
        assert_eq!(data("50 %\r\n::error::"), "50 %25%0D%0A::error::");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
        assert_eq!(cell("a\\| <b>\n*c* @d [e](f)"), "a\\\\\\| &lt;b> \\*c\\* &#64;d \\[e\\](f)");
    }
}
