//! `index.html`: every pair of a run in one file, sorted, searched and paged in the browser.
//!
//! The rows are data, not markup: the page shows a hundred at a time, so that it opens with 200,000 pairs.

use super::assemble::{Survey, page_name};
use super::output::WriteError;
use super::record::{Head, to_json};
use super::records::Records;
use super::state::Run;
use super::summary::Summary;
use crate::error::Error;
use crate::finding::Severity;
use crate::report::html::{hash, inert};
use serde::Serialize;
use std::io::Write;

const STYLE: &str = include_str!("page/index.css");
const SCRIPT: &str = include_str!("page/index.js");
/// Where the data goes.
const DATA: &str = "@DATA@";

/// A pair: id, source, target, page, words, share answered, findings by severity from the gravest, weight, new findings,
/// how surely the two belong together, why it could not be audited, a manifest's cells.
#[derive(Serialize)]
struct Row<'a>(
    &'a str,
    &'a str,
    &'a str,
    Option<String>,
    usize,
    f64,
    [usize; 4],
    f64,
    usize,
    f64,
    Option<String>,
    &'a [String],
);

/// Writes the page.
pub(super) fn write(
    out: &mut impl Write,
    records: &Records<'_>,
    run: &Run,
    summary: &Summary,
    survey: &Survey,
) -> Result<(), WriteError> {
    let page = frame()?;
    let (head, tail) = page.split_once(DATA).unwrap_or((&page, ""));
    out.write_all(head.as_bytes())?;
    out.write_all(b"{\"summary\":")?;
    out.write_all(safe(&summary)?.as_bytes())?;
    out.write_all(b",\"columns\":")?;
    out.write_all(safe(&run.columns)?.as_bytes())?;
    out.write_all(b",\"rows\":[")?;
    for (place, number) in survey.order.iter().enumerate() {
        let head = records.head(*number as usize)?;
        out.write_all(if place == 0 { b"\n" } else { b",\n" })?;
        out.write_all(safe(&row(&head, survey, records.len()))?.as_bytes())?;
    }
    out.write_all(b"]}")?;
    Ok(out.write_all(tail.as_bytes())?)
}

/// The page without its data.
fn frame() -> Result<String, Error> {
    let broken =
        |error: minijinja::Error| Error::input("index.html", error.to_string(), "this is a bug: please report it");
    let context = minijinja::context! {
        version => env!("CARGO_PKG_VERSION"),
        style => STYLE,
        style_hash => hash(STYLE),
        script => SCRIPT,
        script_hash => hash(SCRIPT),
        data => DATA,
    };
    let mut templates = minijinja::Environment::new();
    templates.add_template("index.html", include_str!("page/index.html")).map_err(broken)?;
    templates.get_template("index.html").and_then(|page| page.render(context)).map_err(broken)
}

/// JSON that cannot end the element it stands in.
fn safe(value: &impl Serialize) -> Result<String, Error> {
    let json = String::from_utf8(to_json(value)).unwrap_or_default();
    Ok(inert(&json))
}

fn row<'a>(head: &'a Head, survey: &Survey, pairs: usize) -> Row<'a> {
    let open = |severity: Severity| head.findings.iter().filter(|f| f.open && f.severity == severity).count();
    let reasons: Vec<String> = head.problems.iter().map(|p| format!("{}: {}", p.file, p.reason)).collect();
    let round = |value: f64| (value * 100.0).round() / 100.0;
    Row(
        &head.id,
        &head.names[0],
        &head.names[1],
        page_name(head, pairs),
        head.words,
        round(head.aligned[0]),
        [open(Severity::Critical), open(Severity::Major), open(Severity::Minor), open(Severity::Note)],
        round(head.weight()),
        head.findings.iter().filter(|brief| survey.last.is_new(&head.id, brief)).count(),
        round(f64::from(head.confidence)),
        (!reasons.is_empty()).then(|| reasons.join("; ")),
        &head.cells,
    )
}
