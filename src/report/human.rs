//! The report for a person at a terminal: every finding with both sentences, the marked words underlined.

use crate::align::{Bitext, Side};
use crate::audit::Audit;
use crate::finding::{Entry, Evidence, Finding, Severity};
use crate::gate::Verdict;
use crate::text::Span;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle};
use std::fmt::Write;

/// Lines of prose wider than this are hard to read (Bringhurst: 45 to 75 characters; underlining asks for fewer lines).
const WIDTH: usize = 96;

/// The findings that are not forgiven, the counts of every pair, then the verdict. With ANSI colours when `styled`.
pub fn human(audits: &[Audit], verdict: &Verdict, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    // One column of decoration and a label must never make the renderer cut a line.
    let renderer = renderer.term_width(10 * WIDTH).decor_style(DecorStyle::Unicode);
    let mut out = String::new();
    for audit in audits {
        for entry in audit.entries.iter().filter(|entry| !entry.status.is_forgiven()) {
            let _ = writeln!(out, "{}\n", renderer.render(&[group(&audit.bitext, entry)]));
        }
    }
    out.extend(audits.iter().map(counts));
    let stale: usize = audits.iter().map(|audit| audit.stale.len()).sum();
    if stale > 0 {
        let _ = writeln!(out, "{stale} earlier decisions met no finding; `fauxami baseline prune` drops them");
    }
    let _ = writeln!(out, "{verdict}");
    out
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
    if let Some(id) = bitext.id(finding.bead) {
        group = group.element(Level::NOTE.message(format!("segment {id}")));
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

/// The text in lines, the marked words underlined; where whole segments are marked, one segment a line begins anew
/// and nothing is underlined, since everything would be.
fn snippet(evidence: &Evidence) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let marked: usize = evidence.spans.iter().map(|span| span.len() + 1).sum();
    let whole = marked > evidence.text.len();
    let breaks: Vec<usize> = if whole { evidence.spans.iter().map(|span| span.start).collect() } else { Vec::new() };
    let text = wrap(&evidence.text, &breaks);
    let mut snippet = Snippet::source(text.clone()).line_numbering(false).fold(false);
    if whole {
        return snippet;
    }
    for (number, span) in evidence.spans.iter().enumerate() {
        let label = evidence.reading.as_deref().filter(|_| number == 0);
        for (piece, part) in lines(&text, *span).into_iter().enumerate() {
            let annotation = AnnotationKind::Primary.span(part.start..part.end);
            snippet = snippet.annotation(annotation.label(label.filter(|_| piece == 0)));
        }
    }
    snippet
}

/// A span cut at the ends of lines: an underline that runs through several lines is drawn as a bracket, which nobody reads.
fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut start = span.start;
    let mut out = Vec::new();
    for line in span.of(text).split('\n') {
        out.push(Span::new(start, start + line.len()));
        start += line.len() + 1;
    }
    out
}

/// Breaks a text into lines in place of spaces, so that byte offsets stay what they are; always before `breaks`.
fn wrap(text: &str, breaks: &[usize]) -> String {
    let mut out = text.as_bytes().to_vec();
    let (mut width, mut last_space) = (0, None);
    for (at, c) in text.char_indices() {
        if c == ' ' && breaks.binary_search(&(at + 1)).is_ok() {
            out[at] = b'\n';
            (width, last_space) = (0, None);
            continue;
        }
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

/// One line on a pair.
fn counts(audit: &Audit) -> String {
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
    format!(
        "{}: {counts}{forgiven}; {} and {} segments, {:.0} % of the source and {:.0} % of the target paired\n",
        audit.name,
        summary.segments_source,
        summary.segments_target,
        100.0 * summary.aligned_source,
        100.0 * summary.aligned_target
    )
}
