//! `fauxami train`.

use super::Exit;
use fauxami::Error;
use std::path::PathBuf;

/// Learn a lexicon from a bitext
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Rows of source, tab, target
    #[arg(required = true)]
    bitext: Vec<PathBuf>,
    /// Where the lexicon is written
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Exit, Error> {
    let count = args.bitext.len();
    Err(Error::Usage(format!("{}: training on {count} files is not available yet", args.output.display())))
}
