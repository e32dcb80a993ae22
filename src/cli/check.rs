//! `fauxami check`: audits a document against its translation, or rows that are already paired.

use super::Exit;
use super::input::Reading;
use super::reports::Reports;
use super::settings::Settings;
use fauxami::Error;
use fauxami::audit::{audit, pair_name};
use std::path::{Path, PathBuf};

/// Audit a document against its translation
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The original; or, alone, a file of paired segments (.tsv)
    source: PathBuf,
    /// Its translation
    target: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    reports: Reports,
    #[command(flatten)]
    settings: Settings,
    /// Exit 0 where findings exceed the gate
    #[arg(long)]
    exit_zero: bool,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Exit, Error> {
    let rules = args.settings.rules(&args.source)?;
    let bitext = match &args.target {
        Some(target) => args.reading.pair(&args.source, target)?,
        None => args.reading.rows(&args.source)?,
    };
    let name = match &args.target {
        Some(target) => pair_name(&absolute(&args.source), &absolute(target)),
        None => args.source.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
    };
    let audit = audit(&name, bitext, &rules.config, &rules.ledger);
    let passed = audit.verdict.passed();
    args.reports.write(&[audit])?;
    Ok(if passed || args.exit_zero { Exit::Pass } else { Exit::Findings })
}

/// An absolute path, so that a file of the current folder is named after that folder.
fn absolute(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()).display().to_string()
}
