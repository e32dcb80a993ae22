//! The configuration: `fauxami.toml` and its defaults.

use crate::error::Error;
use crate::gate::Gate;
use serde::{Deserialize, Serialize};

/// Everything `fauxami.toml` can say.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// What stops a build.
    pub gate: Gate,
}

impl Config {
    /// Reads the text of a configuration file; `path` only appears in the error, with line and column.
    pub fn parse(path: &str, text: &str) -> Result<Self, Error> {
        toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start).min(text.len());
            let before = &text.as_bytes()[..start];
            let line = before.iter().filter(|b| **b == b'\n').count() + 1;
            let column = start - before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1) + 1;
            let problem = error.message().lines().collect::<Vec<_>>().join(" ");
            Error::input(
                format!("{path}:{line}:{column}"),
                problem,
                "`fauxami config` prints every key with its meaning",
            )
        })
    }
}
