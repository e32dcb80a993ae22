//! What the README shows is what the program prints; FAUXAMI_ACCEPT=1 writes the output anew for review in a diff.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

use fauxami::config::Config;
use std::path::Path;
use std::process::Command;

/// What comes before the arguments in the README's main command.
const MAIN: &str = "cargo run --release -- ";
const FENCE: &str = "```";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).unwrap()
}

fn fauxami(arguments: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fauxami"));
    let run = command.current_dir(root()).args(arguments.split(' ')).env("NO_COLOR", "1").output().unwrap();
    (run.status.code(), String::from_utf8(run.stdout).unwrap())
}

/// The contents of the code blocks of that language.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let open = format!("\n{FENCE}{language}\n");
    text.split(&open).skip(1).map(|rest| rest.split(FENCE).next().unwrap_or_default()).collect()
}

#[test]
fn the_main_command_prints_the_block_that_follows_it() {
    let text = readme();
    let arguments = text.split_once(MAIN).expect("the main command").1.lines().next().unwrap();
    let (code, printed) = fauxami(&format!("{arguments} --no-reports"));
    assert_eq!(code, Some(1), "the README says that it ends with 1");
    let (before, rest) = text.split_once(arguments).unwrap();
    let (between, rest) = rest.split_once(&format!("\n{FENCE}\n\n{FENCE}\n")).expect("a block right after it");
    let (shown, after) = rest.split_once(FENCE).unwrap();
    if std::env::var_os("FAUXAMI_ACCEPT").is_some() {
        let fresh = format!("{before}{arguments}{between}\n{FENCE}\n\n{FENCE}\n{printed}{FENCE}{after}");
        std::fs::write(root().join("README.md"), fresh).unwrap();
    } else {
        assert_eq!(shown, printed, "run with FAUXAMI_ACCEPT=1 and read the diff");
    }
}

#[test]
fn its_configurations_are_read_and_every_command_is_named() {
    let text = readme();
    let configurations = blocks(&text, "toml");
    assert!(!configurations.is_empty());
    for configuration in configurations {
        let config = Config::parse("README.md", configuration).unwrap();
        assert!(config.pairs.iter().all(|pairs| !format!("{pairs:?}").contains('*')), "a placeholder is {{path}}");
    }
    let (_, help) = fauxami("--help");
    let commands = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    for command in commands.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   ")) {
        let name = command.split_whitespace().next().unwrap();
        assert!(name == "help" || text.contains(&format!("`{name}")), "{name} is missing");
    }
}
