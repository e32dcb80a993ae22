//! `fauxami baseline`: accepts today's findings, drops decisions on findings that are gone.

use super::check::Input;
use super::input::Reading;
use super::settings::{Places, Rules};
use super::{Exit, output};
use clap::Subcommand;
use fauxami::Error;
use fauxami::finding::{Scope, Status};
use fauxami::ledger::Decision;

/// Accept today's findings; drop decisions on findings that are gone
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Accept every open finding, so that only new ones stop a build
    Accept(Args),
    /// Drop the decisions on these pairs whose finding is gone, and bring the file in order
    Prune(Args),
}

/// Options of both.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    places: Places,
    /// Why the findings are accepted
    #[arg(long, default_value = "baseline")]
    reason: String,
}

/// Runs the command.
pub fn run(command: Command) -> Result<Exit, Error> {
    let (accept, args) = match command {
        Command::Accept(args) => (true, args),
        Command::Prune(args) => (false, args),
    };
    let mut rules = args.places.rules_to_write(args.input.place())?;
    let (audits, unreadable) = args.input.audits(&args.reading, &rules)?;
    let mut changed = 0;
    for audit in &audits {
        if accept {
            for entry in audit.entries.iter().filter(|entry| entry.status == Status::Open) {
                let decision = Decision::on(&audit.name, entry, Status::Accepted, Some(args.reason.clone()));
                rules.ledger.push(Decision { scope: Scope::Pair, ..decision });
                changed += 1;
            }
        } else {
            audit.stale.iter().for_each(|decision| rules.ledger.remove(decision));
            changed += audit.stale.len();
        }
    }
    if !accept {
        rules.ledger.forget_reopened();
    }
    write(&rules)?;
    let done = if accept { "accepted" } else { "dropped" };
    output::say(&format!("{}: {changed} {done}", rules.ledger_path.display()));
    unreadable.iter().for_each(|error| output::say(&format!("error: {error}")));
    Ok(if unreadable.is_empty() { Exit::Pass } else { Exit::Trouble })
}

/// Replaces the file as a whole, so that an interruption leaves the old one.
fn write(rules: &Rules) -> Result<(), Error> {
    let path = &rules.ledger_path;
    let refused = |error| Error::io(path.display().to_string(), error);
    let fresh = path.with_extension("jsonl.new");
    std::fs::write(&fresh, rules.ledger.to_text()).map_err(refused)?;
    std::fs::rename(&fresh, path).map_err(refused)
}
