//! `fauxami check`: audits a document against its translation, or rows that are already paired.

use super::input::Reading;
use super::{Exit, output};
use clap::ValueEnum;
use fauxami::Error;
use fauxami::audit::audit;
use fauxami::config::Config;
use fauxami::ledger::Ledger;
use fauxami::report::{human, json};
use std::path::PathBuf;

/// Audit a document against its translation
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The original; or, alone, a file of paired segments (.tsv)
    source: PathBuf,
    /// Its translation
    target: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    /// What goes to standard output
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Exit 0 where findings exceed the gate
    #[arg(long)]
    exit_zero: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
    Jsonl,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Exit, Error> {
    let bitext = match &args.target {
        Some(target) => args.reading.pair(&args.source, target)?,
        None => args.reading.rows(&args.source)?,
    };
    let audit = audit(bitext, &Config::default(), &Ledger::default());
    match args.format {
        Format::Human => output::data(human::human(&audit).as_bytes())?,
        Format::Json => output::data(&json::json(&audit))?,
        Format::Jsonl => output::data(&json::jsonl(&audit))?,
    }
    Ok(if audit.verdict.passed() || args.exit_zero { Exit::Pass } else { Exit::Findings })
}
