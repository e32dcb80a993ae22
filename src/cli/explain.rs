//! `fauxami explain`: what a check looks for.

use super::{Exit, output};
use fauxami::Error;
use fauxami::check::{CHECKS, Check, by_name};
use std::fmt::Write;

/// Say what a check looks for, with examples; without a name, list the checks
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Name of a check
    check: Option<String>,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Exit, Error> {
    let text = match args.check {
        None => CHECKS.iter().map(|check| format!("{:24} {}\n", check.name, check.summary)).collect(),
        Some(name) => match by_name(&name) {
            Some(check) => explain(check),
            None => {
                return Err(Error::Usage(format!("there is no check `{name}`; `fauxami explain` lists all checks")));
            }
        },
    };
    output::data(text.as_bytes())?;
    Ok(Exit::Pass)
}

fn explain(check: &Check) -> String {
    let mut out = format!("{}\n\n{}\n{}\n", check.name, check.summary, check.why);
    let _ = writeln!(out, "\nSeverity {}, category {}.", check.severity.name(), check.category);
    for example in check.examples {
        let label = if example.flagged.is_some() { "Flagged" } else { "Clean" };
        let _ = writeln!(out, "\n{label}\n  en  {}\n  fr  {}", example.en, example.fr);
    }
    out
}
