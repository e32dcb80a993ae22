//! `fauxami config`: the commented template of fauxami.toml.

use super::{Exit, output};
use fauxami::Error;

/// Print the commented template of fauxami.toml
#[derive(Debug, clap::Args)]
pub struct Args {}

const TEMPLATE: &str = include_str!("fauxami.toml");

/// Runs the command.
pub fn run(Args {}: Args) -> Result<Exit, Error> {
    output::data(TEMPLATE.as_bytes())?;
    Ok(Exit::Pass)
}
