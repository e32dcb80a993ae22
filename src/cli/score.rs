//! `fauxami score`.

use super::Exit;
use fauxami::Error;
use std::path::PathBuf;

/// Print one equivalence score a line, 0 to 1
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Rows of source, tab, target
    bitext: PathBuf,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Exit, Error> {
    Err(Error::Usage(format!("{}: scoring is not available yet", args.bitext.display())))
}
