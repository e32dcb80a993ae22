//! Audit → bytes; one file per format.

pub mod checks;
pub mod csv;
pub mod github;
pub mod html;
pub mod human;
pub mod json;
pub mod junit;
pub mod page;
pub mod place;
mod reasons;
pub mod sarif;
pub mod tmx;
pub mod xlsx;
mod xml;

use crate::audit::Audit;
use crate::error::Error;
use crate::gate::Verdict;
use page::Page;

/// Declares the formats: variant, name on the command line, what it is.
macro_rules! formats {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// What a report is written in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Format { $($(#[$doc])* $variant),* }

        impl Format {
            /// Every format, in the order in which help lists them.
            pub const ALL: &[Format] = &[$(Format::$variant),*];

            /// As it is called on the command line.
            pub fn name(self) -> &'static str {
                match self { $(Format::$variant => $name),* }
            }
        }
    };
}

formats! {
    /// For a person at a terminal.
    Human = "human",
    /// One JSON object a pair.
    Json = "json",
    /// One JSON object a finding.
    Jsonl = "jsonl",
    /// One row a finding.
    Csv = "csv",
    /// The review page.
    Html = "html",
    /// SARIF 2.1.0, for code scanning.
    Sarif = "sarif",
    /// JUnit XML, for test reports of CI servers.
    Junit = "junit",
    /// GitHub workflow commands.
    Github = "github",
    /// TMX 1.4b, for translation tools.
    Tmx = "tmx",
    /// A spreadsheet.
    Xlsx = "xlsx",
}

impl Format {
    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Format::ALL.iter().copied().find(|format| format.name() == name)
    }
}

/// What a run leaves to be reported.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// The pairs that were audited.
    pub audits: &'a [Audit],
    /// What could not be read.
    pub unreadable: &'a [Error],
    /// The verdict on all pairs together.
    pub verdict: &'a Verdict,
}

/// The report on a run in a format, without colours. Formats that know of programs and not only of findings (SARIF,
/// JUnit, GitHub) say what could not be read.
pub fn render(format: Format, run: Run<'_>) -> Result<Vec<u8>, Error> {
    let Run { audits, unreadable, verdict } = run;
    Ok(match format {
        Format::Human => human::human(audits, verdict, false).into_bytes(),
        Format::Json => audits.iter().flat_map(json::json).collect(),
        Format::Jsonl => audits.iter().flat_map(json::jsonl).collect(),
        Format::Csv => csv::csv(audits)?,
        Format::Html => html::html(&Page::new(audits, verdict))?,
        Format::Sarif => sarif::sarif(audits, unreadable),
        Format::Junit => junit::junit(audits, unreadable),
        Format::Github => github::annotations(audits, unreadable),
        Format::Tmx => tmx::tmx(audits.iter().map(|audit| (&audit.bitext, &audit.entries[..]))),
        Format::Xlsx => xlsx::xlsx(audits)?,
    })
}
