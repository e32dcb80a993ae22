//! `fauxami completions` and `fauxami man`: what a shell and a manual need, from the command line itself.

use super::{Cli, Exit, output};
use clap::CommandFactory;
use clap_complete::Shell;
use fauxami::Error;

/// Print completions for a shell
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

/// Print the manual page
#[derive(Debug, clap::Args)]
pub struct ManArgs {}

/// Runs `completions`.
pub fn completions(args: CompletionsArgs) -> Result<Exit, Error> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "fauxami", &mut out);
    output::data(&out)?;
    Ok(Exit::Pass)
}

/// Runs `man`: the main page, then one section a command.
pub fn man(ManArgs {}: ManArgs) -> Result<Exit, Error> {
    let mut out = Vec::new();
    let failed = |error| Error::io("manual page", error);
    let mut command = Cli::command();
    command.build();
    let commands = command.get_subcommands().filter(|sub| sub.get_name() != "help");
    for page in std::iter::once(&command).chain(commands) {
        clap_mangen::Man::new(page.clone()).render(&mut out).map_err(failed)?;
    }
    output::data(&out)?;
    Ok(Exit::Pass)
}
