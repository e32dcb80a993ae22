//! `fauxami merge`: joins the shards of a batch into one report and one verdict.

use super::Exit;
use super::batch::Common;
use fauxami::{Error, batch};
use std::path::PathBuf;

/// Join the shards of a batch into one report and one verdict
///
/// The result is the same, byte for byte, as that of one run over everything. Give the options that the shards were
/// run with.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The output folders of all shards
    #[arg(required = true, value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// Where the reports go
    #[arg(short, long, value_name = "DIR", default_value = "merged")]
    output: PathBuf,
    #[command(flatten)]
    common: Common,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Exit, Error> {
    let held = args.common.held(&args.output)?;
    let outcome = batch::merge(&args.folders, &args.output, &held.rules(), args.common.top)?;
    Ok(args.common.tell(&outcome, &args.output))
}
