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

/// The report on one or several pairs in a format, without colours; `verdict` is that on all of them together.
pub fn render(format: Format, audits: &[Audit], verdict: &Verdict) -> Result<Vec<u8>, Error> {
    Ok(match format {
        Format::Human => human::human(audits, verdict, false).into_bytes(),
        Format::Json => audits.iter().flat_map(json::json).collect(),
        Format::Jsonl => audits.iter().flat_map(json::jsonl).collect(),
        Format::Csv => csv::csv(audits)?,
        Format::Html => html::html(&Page::new(audits, verdict))?,
        Format::Sarif => sarif::sarif(audits),
        Format::Junit => junit::junit(audits),
        Format::Github => github::annotations(audits),
        Format::Tmx => tmx::tmx(audits.iter().map(|audit| (&audit.bitext, &audit.entries[..]))),
        Format::Xlsx => xlsx::xlsx(audits)?,
    })
}
