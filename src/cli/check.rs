//! `fauxami check`: audits a document against its translation, rows that are already paired, or the pairs that the
//! configuration names.

use super::input::Reading;
use super::pairs::{self, Files};
use super::reports::Reports;
use super::settings::{Rules, Settings};
use super::{Exit, output};
use fauxami::Error;
use fauxami::audit::{Audit, audit, judge, pair_name};
use fauxami::report::Run;
use std::path::{Path, PathBuf};

/// Audit a document against its translation
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: Input,
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

/// What is audited.
#[derive(Debug, clap::Args)]
pub struct Input {
    /// The original; or, alone, a file of paired segments (.tsv); or nothing: the pairs that fauxami.toml names
    source: Option<PathBuf>,
    /// Its translation
    target: Option<PathBuf>,
    /// Of the pairs that fauxami.toml names, only those with one of these files
    #[arg(long, value_name = "FILE", num_args = 0.., conflicts_with = "source")]
    changed: Option<Vec<PathBuf>>,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Exit, Error> {
    let rules = args.settings.rules(args.input.place())?;
    let (audits, unreadable) = args.input.audits(&args.reading, &rules)?;
    let verdict = judge(&audits, &rules.config.gate);
    args.reports.write(Run { audits: &audits, unreadable: &unreadable, verdict: &verdict })?;
    unreadable.iter().for_each(|error| output::say(&format!("error: {error}")));
    if !unreadable.is_empty() {
        return Ok(Exit::Trouble);
    }
    Ok(if verdict.passed() || args.exit_zero { Exit::Pass } else { Exit::Findings })
}

impl Input {
    /// Beside which file the configuration is looked for.
    pub fn place(&self) -> &Path {
        self.source.as_deref().unwrap_or(Path::new(pairs::HERE))
    }

    /// The audits, and what could not be read among several pairs. A single pair that cannot be read is an error.
    pub fn audits(&self, reading: &Reading, rules: &Rules) -> Result<(Vec<Audit>, Vec<Error>), Error> {
        let run = |name: &str, bitext| audit(name, bitext, &rules.config, &rules.ledger);
        match (&self.source, &self.target) {
            (Some(source), Some(target)) => {
                let name = pair_name(&absolute(source), &absolute(target));
                Ok((vec![run(&name, reading.pair(source, target)?)], Vec::new()))
            }
            (Some(rows), None) => {
                let name = rows.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                Ok((vec![run(&name, reading.rows(rows)?)], Vec::new()))
            }
            (None, _) => {
                let mut audits = Vec::new();
                let mut unreadable = Vec::new();
                for Files { name, source, target } in self.named_pairs(rules)? {
                    let bitext = match target.filter(|path| path.is_file()) {
                        Some(target) => reading.pair(&source, &target),
                        None => reading.untranslated(&source),
                    };
                    match bitext {
                        Ok(bitext) => audits.push(run(&name, bitext)),
                        Err(error) => unreadable.push(error),
                    }
                }
                Ok((audits, unreadable))
            }
        }
    }

    fn named_pairs(&self, rules: &Rules) -> Result<Vec<Files>, Error> {
        let Some(folder) = rules.folder.as_deref().filter(|_| !rules.config.pairs.is_empty()) else {
            let what = "give SOURCE and TARGET, or name the pairs under [[pairs]] in fauxami.toml";
            return Err(Error::Usage(format!("there is nothing to check: {what} (`fauxami config` shows how)")));
        };
        let mut files = pairs::resolve(&rules.config.pairs, folder)?;
        if let Some(changed) = &self.changed {
            let changed: Vec<String> = changed.iter().map(|path| absolute(path)).collect();
            let touched = |path: &Path| changed.contains(&absolute(path));
            files.retain(|pair| touched(&pair.source) || pair.target.as_deref().is_some_and(touched));
        }
        Ok(files)
    }
}

/// An absolute path, so that a file of the current folder is named after that folder.
fn absolute(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()).display().to_string()
}
