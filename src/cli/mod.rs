//! One file per command. Only this room prints, reads the environment or decides the exit code.

mod align;
mod baseline;
mod batch;
mod check;
mod config;
mod explain;
mod input;
mod inspect;
mod merge;
mod output;
mod pairs;
mod reports;
mod review;
mod score;
mod settings;
mod shell;
mod train;

use clap::{Parser, Subcommand};
use fauxami::Error;
use std::process::ExitCode;

/// Finds where an English text and its French version no longer state the same facts.
#[derive(Debug, Parser)]
#[command(name = "fauxami", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Args),
    Align(align::Args),
    #[command(subcommand)]
    Inspect(inspect::Command),
    Batch(batch::Args),
    Merge(merge::Args),
    Score(score::Args),
    Train(train::Args),
    Review(review::Args),
    #[command(subcommand)]
    Baseline(baseline::Command),
    Explain(explain::Args),
    Config(config::Args),
    Completions(shell::CompletionsArgs),
    Man(shell::ManArgs),
}

/// How a command ended; the exit code is its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Exit {
    /// The gate passes, or there was none.
    Pass = 0,
    /// Findings exceed the gate.
    Findings = 1,
    /// Usage, configuration, or input that could not be read.
    Trouble = 2,
}

/// Parses the command line and runs the command.
pub fn main() -> ExitCode {
    let exit = match run(Cli::parse().command) {
        Ok(exit) => exit,
        Err(Error::Io { reason, .. }) if reason.kind() == std::io::ErrorKind::BrokenPipe => Exit::Pass,
        Err(error) => {
            output::say(&format!("error: {error}"));
            Exit::Trouble
        }
    };
    ExitCode::from(exit as u8)
}

fn run(command: Command) -> Result<Exit, Error> {
    match command {
        Command::Check(args) => check::run(args),
        Command::Align(args) => align::run(args),
        Command::Inspect(command) => inspect::run(command),
        Command::Batch(args) => batch::run(args),
        Command::Merge(args) => merge::run(args),
        Command::Score(args) => score::run(args),
        Command::Train(args) => train::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Review(args) => review::run(args),
        Command::Baseline(command) => baseline::run(command),
        Command::Config(args) => config::run(args),
        Command::Completions(args) => shell::completions(args),
        Command::Man(args) => shell::man(args),
    }
}
