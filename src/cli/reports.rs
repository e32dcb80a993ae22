//! Which reports a run writes, and where.

use super::output;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use fauxami::Error;
use fauxami::audit::Audit;
use fauxami::report::{Format, Run, github, html, human, render};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Where the default reports go.
const FOLDER: &str = "reports";
/// Name of the reports over several pairs.
const QUEUE: &str = "review";
/// The formats of the default reports.
const DEFAULT: [Format; 2] = [Format::Csv, Format::Html];

/// Options that say what is reported, and where.
#[derive(Debug, Args)]
pub struct Reports {
    /// What goes to standard output
    #[arg(long, default_value = "human", value_parser = formats())]
    format: Format,
    /// Write a report to a file as well; may be given several times
    #[arg(long, value_name = "FORMAT=PATH")]
    report: Vec<Target>,
    /// Do not write reports/NAME.csv and reports/NAME.html
    #[arg(long)]
    no_reports: bool,
}

fn formats() -> impl TypedValueParser<Value = Format> {
    // A spreadsheet is no stream of text: it is only written to a file.
    PossibleValuesParser::new(Format::ALL.iter().filter(|format| **format != Format::Xlsx).map(|format| format.name()))
        .map(|name| Format::from_name(&name).unwrap_or(Format::Human))
}

/// A report asked for as `FORMAT=PATH`.
#[derive(Debug, Clone)]
struct Target {
    format: Format,
    path: PathBuf,
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, path) = text.split_once('=').ok_or("write it as FORMAT=PATH, as csv=findings.csv")?;
        let known = || Format::ALL.iter().map(|format| format.name()).collect::<Vec<_>>().join(", ");
        let format = Format::from_name(name).ok_or_else(|| format!("the formats are {}", known()))?;
        Ok(Target { format, path: PathBuf::from(path) })
    }
}

impl Reports {
    /// Writes every report of the run.
    pub fn write(&self, run: Run<'_>) -> Result<(), Error> {
        for Target { format, path } in &self.report {
            write(path, &render(*format, run)?)?;
        }
        if self.format == Format::Human {
            if !self.no_reports {
                write_default(run)?;
            }
            return output::text(&human::human(run.audits, run.verdict, true));
        }
        if self.format == Format::Github {
            step_summary(run)?;
        }
        output::data(&render(self.format, run)?)?;
        if !run.verdict.passed() {
            output::say(&run.verdict.to_string());
        }
        Ok(())
    }
}

/// Writes `reports/NAME.csv` and `reports/NAME.html`; a NAME that holds the report of another pair gets a number.
/// Several pairs have one queue: `reports/review.csv` and `reports/review.html`.
fn write_default(run: Run<'_>) -> Result<(), Error> {
    let folder = Path::new(FOLDER);
    let stem = match run.audits {
        [audit] => {
            let numbered = (2..).map(|number| folder.join(format!("{}-{number}", audit.name)));
            std::iter::once(folder.join(&audit.name)).chain(numbered).find(|stem| is_free(stem, audit))
        }
        _ => Some(folder.join(QUEUE)),
    };
    for format in DEFAULT {
        let Some(stem) = &stem else { break };
        let path = PathBuf::from(format!("{}.{}", stem.display(), format.name()));
        write(&path, &render(format, run)?)?;
        output::say(&format!("wrote {}", path.display()));
    }
    Ok(())
}

/// Appends the table of findings to the summary of the running GitHub step, if one is running.
fn step_summary(run: Run<'_>) -> Result<(), Error> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").map(PathBuf::from) else { return Ok(()) };
    let refused = |reason| Error::io(path.display().to_string(), reason);
    let mut file = std::fs::OpenOptions::new().append(true).create(true).open(&path).map_err(refused)?;
    file.write_all(github::summary(run).as_bytes()).map_err(refused)
}

/// Is there no report of that name yet, or only one of this very pair?
fn is_free(stem: &Path, audit: &Audit) -> bool {
    let path = |format: Format| format!("{}.{}", stem.display(), format.name());
    match std::fs::read_to_string(path(Format::Html)) {
        Ok(html) => html::is_of(&html, &audit.bitext),
        Err(_) => !Path::new(&path(Format::Csv)).exists(),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let refused = |reason| Error::io(path.display().to_string(), reason);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(refused)?;
    }
    std::fs::write(path, bytes).map_err(refused)
}
