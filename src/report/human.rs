//! The report for a person at a terminal: every finding with both sentences, the marked words underlined.

use crate::align::{Bitext, Side};
use crate::audit::Audit;
use crate::finding::{Entry, Evidence, Finding, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle};
use std::fmt::Write;

/// Lines of prose wider than this are hard to read (Bringhurst: 45 to 75 characters; underlining asks for fewer lines).
const WIDTH: usize = 96;

/// The findings that are not forgiven, then counts and verdict. With ANSI colours when `styled`.
pub fn human(audit: &Audit, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    // One column of decoration and a label must never make the renderer cut a line.
    let renderer = renderer.term_width(10 * WIDTH).decor_style(DecorStyle::Unicode);
    let mut out = String::new();
    for entry in audit.entries.iter().filter(|entry| !entry.status.is_forgiven()) {
        let _ = writeln!(out, "{}\n", renderer.render(&[group(&audit.bitext, entry)]));
    }
    out + &closing(audit)
}

fn group<'a>(bitext: &'a Bitext, entry: &'a Entry) -> Group<'a> {
    let finding = &entry.finding;
    let level = match finding.severity {
        Severity::Critical | Severity::Major => Level::ERROR,
        Severity::Minor => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.with_name(finding.severity.name()).primary_title(finding.message.as_str()).id(finding.check);
    let mut group = Group::with_title(title);
    for (side, evidence) in sides(finding) {
        let document = bitext.document(side);
        let line = document.segments.get(evidence.segments.start as usize).map_or(0, |segment| segment.line as usize);
        let origin = Origin::path(document.name.as_str());
        group = group.element(if line > 0 { origin.line(line) } else { origin });
        group = group.element(snippet(evidence));
    }
    if !entry.gating {
        group = group.element(Level::NOTE.message("this check is not precise enough to count in the gate"));
    }
    group
}

fn sides(finding: &Finding) -> impl Iterator<Item = (Side, &Evidence)> {
    let source = finding.source.iter().map(|evidence| (Side::Source, evidence));
    source.chain(finding.target.iter().map(|evidence| (Side::Target, evidence)))
}

fn snippet(evidence: &Evidence) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let mut snippet = Snippet::source(wrap(&evidence.text)).line_numbering(false).fold(false);
    for (number, span) in evidence.spans.iter().enumerate() {
        let label = evidence.reading.as_deref().filter(|_| number == 0);
        snippet = snippet.annotation(AnnotationKind::Primary.span(span.start..span.end).label(label));
    }
    snippet
}

/// Breaks a text into lines in place of spaces, so that byte offsets stay what they are.
fn wrap(text: &str) -> String {
    let mut out = text.as_bytes().to_vec();
    let (mut width, mut last_space) = (0, None);
    for (at, c) in text.char_indices() {
        if c == ' ' {
            last_space = Some((at, width));
        }
        width += 1;
        if width > WIDTH
            && let Some((space, before)) = last_space.take()
        {
            out[space] = b'\n';
            width -= before + 1;
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_string())
}

fn closing(audit: &Audit) -> String {
    let summary = &audit.summary;
    let counts: Vec<String> = Severity::ALL
        .into_iter()
        .rev()
        .map(|severity| (severity, summary.findings[severity as usize]))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| format!("{count} {}", severity.name()))
        .collect();
    let counts = if counts.is_empty() { "nothing to report".to_string() } else { counts.join(", ") };
    let forgiven = audit.entries.iter().filter(|entry| entry.status.is_forgiven()).count();
    let forgiven = if forgiven > 0 { format!(" ({forgiven} decided before)") } else { String::new() };
    let mut out = format!(
        "{}: {counts}{forgiven}; {} and {} segments, {:.0} % of the source and {:.0} % of the target paired\n",
        audit.name,
        summary.segments_source,
        summary.segments_target,
        100.0 * summary.aligned_source,
        100.0 * summary.aligned_target
    );
    if !audit.stale.is_empty() {
        let _ = writeln!(out, "{} decisions met no finding; `fauxami baseline prune` drops them", audit.stale.len());
    }
    for reason in &audit.verdict.reasons {
        let _ = writeln!(out, "gate: {reason}");
    }
    let _ = writeln!(out, "gate: {}", if audit.verdict.passed() { "passed" } else { "failed" });
    out
}
