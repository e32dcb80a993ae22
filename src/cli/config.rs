//! `fauxami config`: the commented template of fauxami.toml, and the schemas.

use super::{Exit, output};
use clap::ValueEnum;
use fauxami::Error;
use fauxami::config::Config;
use fauxami::report::json;

/// Print the commented template of fauxami.toml
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Print a JSON Schema instead: of the configuration, or of the JSON report
    #[arg(long, value_enum)]
    schema: Option<Schema>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Schema {
    Config,
    Report,
}

const TEMPLATE: &str = include_str!("fauxami.toml");

/// Runs the command.
pub fn run(args: Args) -> Result<Exit, Error> {
    let text = match args.schema {
        None => TEMPLATE.to_string(),
        Some(Schema::Config) => json::pretty(&schemars::schema_for!(Config)),
        Some(Schema::Report) => json::schema(),
    };
    output::data(text.as_bytes())?;
    Ok(Exit::Pass)
}
