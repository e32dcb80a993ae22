//! `fauxami explain`: what a check looks for.

use super::{Exit, output};
use fauxami::Error;
use fauxami::check::{CHECKS, by_name};
use fauxami::report::checks;

/// Say what a check looks for, with examples and its measured precision; without a name, list the checks
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Name of a check
    check: Option<String>,
    /// Write docs/checks.md: everything about every check
    #[arg(long, conflicts_with = "check")]
    markdown: bool,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Exit, Error> {
    let text = match args.check {
        None if args.markdown => checks::all(),
        None => list(),
        Some(name) => match by_name(&name) {
            Some(check) => format!("# {name}\n\n{}", checks::one(check)),
            None => {
                return Err(Error::Usage(format!("there is no check `{name}`; `fauxami explain` lists all checks")));
            }
        },
    };
    output::data(text.as_bytes())?;
    Ok(Exit::Pass)
}

fn list() -> String {
    let width = CHECKS.iter().map(|check| check.name.len()).max().unwrap_or(0);
    let line = |name: &str, severity: &str, precision: &str, summary: &str| {
        format!("{name:width$}  {severity:8}  {precision:10}  {summary}\n")
    };
    let mut out = line("CHECK", "SEVERITY", "PRECISION", "LOOKS FOR");
    for check in CHECKS {
        out += &line(check.name, check.severity.name(), &check.precision().short(), check.summary);
    }
    out
}
