//! Records → the reports of a run. Everything is read from the packs and written in order, a pair at a time.

use super::consistency;
use super::index;
use super::output::{Output, PAGES, WriteError};
use super::record::{Head, Part, to_json};
use super::records::Records;
use super::state::{Found, Run, identity};
use super::summary::Summary;
use super::work::Rules;
use crate::error::Error;
use crate::gate::Verdict;
use crate::report::csv::{COLUMNS, harmless};
use crate::report::html;
use crate::report::page::Page;
use fnv::FnvHasher;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use std::hash::Hasher;
use std::io::Write;

/// Below so many pairs every audited one has a page; above, only those with findings.
const EVERY_PAGE_BELOW: usize = 1000;
/// Bytes of page data that the one review page may hold: browsers open 30 MB in two seconds.
const LARGEST_REVIEW: usize = 30 << 20;

/// What a run came to.
#[derive(Debug)]
pub struct Outcome {
    /// As in `summary.json`.
    pub summary: Summary,
    /// What the gate says of all pairs together.
    pub verdict: Verdict,
    /// Pairs that an earlier run had finished and that are as they were.
    pub kept: usize,
}

/// What has to be known of all pairs before the first report can be written.
pub(super) struct Survey {
    /// Numbers of the pairs: what is new first, then the worst, then by id.
    pub order: Vec<u32>,
    /// The findings that stay, where only so many do: pair and number in it.
    top: Option<BTreeSet<(u32, u32)>>,
    pub last: Found,
    verdict: Verdict,
}

impl Survey {
    fn keeps(&self, pair: usize, finding: usize) -> bool {
        self.top.as_ref().is_none_or(|top| top.contains(&(pair as u32, finding as u32)))
    }
}

/// Writes every report of a run. `top` keeps only so many findings, the worst, in `findings.csv` and `review.html`.
///
/// # Errors
/// Where a pack cannot be read or a report cannot be written.
pub fn assemble(
    records: &mut Records<'_>,
    run: &Run,
    rules: &Rules<'_>,
    output: &Output,
    top: Option<usize>,
) -> Result<Outcome, Error> {
    consistency::amend(records, rules, &run.columns)?;
    let records = &*records;
    let mut summary = Summary::new(run);
    let (survey, found) = survey(records, &mut summary, rules, top, Found::read(output))?;
    output.write("findings.csv", |out| findings(out, records, run, &survey, summary.new > 0))?;
    output.write("audits.jsonl", |out| audits(out, records))?;
    pages(records, output)?;
    output.write("review.html", |out| review(out, records, &survey))?;
    output.write("index.html", |out| index::write(out, records, run, &summary, &survey))?;
    output.write("summary.json", |out| {
        out.write_all(&to_json(&summary))?;
        Ok(out.write_all(b"\n")?)
    })?;
    run.write(output)?;
    // The very last: an interrupted run must not count as the last run.
    Found::write(output, &found)?;
    Ok(Outcome { summary, verdict: survey.verdict, kept: 0 })
}

/// The bits of a finding's weight, and its place: the least comes out of the heap first.
type Ranked = Reverse<(u32, Reverse<(u32, u32)>)>;

fn survey(
    records: &Records<'_>,
    summary: &mut Summary,
    rules: &Rules<'_>,
    top: Option<usize>,
    last: Found,
) -> Result<(Survey, Vec<u64>), Error> {
    let (mut found, mut ranks) = (Vec::new(), Vec::new());
    let mut worst: BinaryHeap<Ranked> = BinaryHeap::new();
    for number in 0..records.len() {
        let head = records.head(number)?;
        summary.count(&head, &last);
        found.extend(head.findings.iter().map(|finding| identity(&head.id, finding)));
        ranks.push((new_weight(&head, &last), head.weight(), number as u32));
        let Some(top) = top else { continue };
        for (at, finding) in head.findings.iter().enumerate() {
            // Weights are not negative: their bits are in their order.
            worst.push(Reverse((finding.weight().to_bits(), Reverse((number as u32, at as u32)))));
            if worst.len() > top {
                worst.pop();
            }
        }
    }
    ranks.sort_by(|a, b| (b.0.total_cmp(&a.0)).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
    let verdict = summary.judge(&rules.config.gate);
    let order = ranks.into_iter().map(|(_, _, number)| number).collect();
    let top = top.map(|_| worst.into_iter().map(|Reverse((_, Reverse(place)))| place).collect());
    Ok((Survey { order, top, last, verdict }, found))
}

/// The sum of the weights of the findings that the last run did not have.
fn new_weight(head: &Head, last: &Found) -> f64 {
    head.findings.iter().filter(|brief| last.is_new(&head.id, brief)).map(|brief| f64::from(brief.weight())).sum()
}

/// Rows in the order of pairs and beads; what is new since the last run first.
fn findings(
    out: &mut impl Write,
    records: &Records<'_>,
    run: &Run,
    survey: &Survey,
    any_new: bool,
) -> Result<(), WriteError> {
    let mut writer = ::csv::Writer::from_writer(out);
    let failed = |error: ::csv::Error| WriteError::Io(error.into());
    let header = COLUMNS.iter().copied().chain(["new"]).chain(run.columns.iter().map(String::as_str));
    writer.write_record(header).map_err(failed)?;
    for wanted in if any_new { &[true, false][..] } else { &[false][..] } {
        for number in 0..records.len() {
            let head = records.head(number)?;
            let is_new: Vec<bool> = head.findings.iter().map(|brief| survey.last.is_new(&head.id, brief)).collect();
            if !is_new.contains(wanted) {
                continue;
            }
            let rows: Vec<Vec<String>> =
                serde_json::from_slice(&records.part(number, &head, Part::Rows)?).unwrap_or_default();
            for (at, row) in rows.into_iter().enumerate() {
                if is_new.get(at) != Some(wanted) || !survey.keeps(number, at) {
                    continue;
                }
                let more = [wanted.to_string()].into_iter().chain(head.cells.iter().cloned());
                writer.write_record(row.into_iter().chain(more).map(harmless)).map_err(failed)?;
            }
        }
    }
    writer.flush().map_err(WriteError::Io)
}

/// A line a pair: its JSON report, or why it could not be audited.
fn audits(out: &mut impl Write, records: &Records<'_>) -> Result<(), WriteError> {
    for number in 0..records.len() {
        out.write_all(&records.part(number, &records.head(number)?, Part::Audit)?)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Does the pair have a page, and how is it called?
pub(super) fn page_name(head: &Head, pairs: usize) -> Option<String> {
    let wanted = head.problems.is_empty() && (pairs < EVERY_PAGE_BELOW || !head.findings.is_empty());
    wanted.then(|| {
        const LONGEST: usize = 60;
        let mut hasher = FnvHasher::default();
        hasher.write(head.id.as_bytes());
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let slug: String = head.id.chars().map(plain).take(LONGEST).collect();
        // Two ids may look alike without their other characters; the hash tells them apart.
        format!("{slug}-{:08x}.html", hasher.finish() as u32)
    })
}

fn pages(records: &Records<'_>, output: &Output) -> Result<(), Error> {
    let pairs = records.len();
    let mut names = BTreeSet::new();
    for number in 0..pairs {
        names.extend(page_name(&records.head(number)?, pairs));
    }
    output.keep_pages(&names)?;
    (0..pairs).into_par_iter().try_for_each(|number| {
        let head = records.head(number)?;
        let Some(name) = page_name(&head, pairs) else { return Ok(()) };
        let page = page(records, number, &head)?;
        output.write(&format!("{PAGES}/{name}"), |out| Ok(html::write(&page, out)??))
    })
}

fn page(records: &Records<'_>, number: usize, head: &Head) -> Result<Page, Error> {
    parsed(&records.part(number, head, Part::Page)?, head)
}

fn parsed(bytes: &[u8], head: &Head) -> Result<Page, Error> {
    serde_json::from_slice(bytes).map_err(|error| Error::input(&head.id, error.to_string(), "run with --fresh"))
}

/// One queue over the pairs with open findings, the worst first, as many as a browser opens without pain.
fn review(out: &mut impl Write, records: &Records<'_>, survey: &Survey) -> Result<(), WriteError> {
    // All data in one piece before any page is made of them: between the small texts of pages, what unpacking takes and
    // gives back would leave holes of 40 KB, half a gigabyte with 12,500 pairs.
    let (mut data, mut chosen) = (Vec::new(), Vec::new());
    for number in survey.order.iter().map(|number| *number as usize) {
        let head = records.head(number)?;
        if !head.findings.iter().enumerate().any(|(at, finding)| finding.open && survey.keeps(number, at)) {
            continue;
        }
        let start = data.len();
        data.extend(records.part(number, &head, Part::Page)?);
        if data.len() > LARGEST_REVIEW {
            break;
        }
        chosen.push((number, start..data.len()));
    }
    let mut whole = Page::default();
    for (number, place) in chosen {
        let head = records.head(number)?;
        let mut page = parsed(&data[place], &head)?;
        let kept: BTreeSet<(&str, &str)> = head
            .findings
            .iter()
            .enumerate()
            .filter(|(at, finding)| finding.open && survey.keeps(number, *at))
            .map(|(_, finding)| (finding.check.as_str(), finding.id.as_str()))
            .collect();
        page.retain(|_, check, id| kept.contains(&(check, id)));
        whole.join(page);
    }
    whole.judge(&survey.verdict);
    Ok(html::write(&whole, out)??)
}
