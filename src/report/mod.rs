//! Audit → bytes; one file per format.

pub mod csv;
pub mod html;
pub mod human;
pub mod json;
pub mod page;

use crate::audit::Audit;
use crate::error::Error;
use crate::gate::Verdict;
use page::Page;

/// What a report is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Format {
    /// For a person at a terminal.
    Human,
    /// One JSON object a pair.
    Json,
    /// One JSON object a finding.
    Jsonl,
    /// One row a finding.
    Csv,
    /// The review page.
    Html,
}

impl Format {
    /// Every format, in the order in which help lists them.
    pub const ALL: [Format; 5] = [Format::Human, Format::Json, Format::Jsonl, Format::Csv, Format::Html];

    /// As it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Human => "human",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Html => "html",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// A person reads it; the formats for programs never mix with other output.
    pub fn is_for_people(self) -> bool {
        self == Format::Human
    }
}

/// The report on one or several pairs in a format, without colours.
pub fn render(format: Format, audits: &[Audit]) -> Result<Vec<u8>, Error> {
    Ok(match format {
        Format::Human => audits.iter().map(|audit| human::human(audit, false)).collect::<String>().into_bytes(),
        Format::Json => audits.iter().flat_map(json::json).collect(),
        Format::Jsonl => audits.iter().flat_map(json::jsonl).collect(),
        Format::Csv => csv::csv(audits)?,
        Format::Html => html::html(&Page::new(audits, &verdict(audits)))?,
    })
}

/// What the gates of several audits say together, each reason with its pair's name.
fn verdict(audits: &[Audit]) -> Verdict {
    match audits {
        [audit] => audit.verdict.clone(),
        _ => {
            let named = |audit: &Audit| {
                audit.verdict.reasons.iter().map(|r| format!("{}: {r}", audit.name)).collect::<Vec<_>>()
            };
            Verdict { reasons: audits.iter().flat_map(named).collect() }
        }
    }
}
