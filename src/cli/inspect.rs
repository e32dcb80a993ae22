//! `fauxami inspect`: what the program reads in a text.

use super::{Exit, input, output};
use clap::{Subcommand, ValueEnum};
use fauxami::Error;
use fauxami::quantity;
use fauxami::text::{Language, segment};
use serde_json::json;
use std::fmt::Write;
use std::path::PathBuf;

/// Show what the program reads in a text
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The figures of every line
    Quantities(Args),
    /// The sentences, and the furniture set aside
    Segments(Args),
    /// The word links between the lines of two files
    Links(LinkArgs),
}

/// Options of `quantities` and `segments`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The text
    file: PathBuf,
    /// Its language (detected unless given): en or fr
    #[arg(long, value_name = "LANGUAGE", value_parser = input::language)]
    language: Option<Language>,
    /// What goes to standard output
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
}

/// Options of `links`.
#[derive(Debug, clap::Args)]
pub struct LinkArgs {
    /// English sentences, one a line
    english: PathBuf,
    /// French sentences, one a line
    french: PathBuf,
    /// The tokens are separated by spaces already
    #[arg(long)]
    tokenized: bool,
    /// What goes to standard output
    #[arg(long, value_enum, default_value_t = LinkFormat::Pharaoh)]
    format: LinkFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Jsonl,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LinkFormat {
    /// `0-0 1-2`: numbers of the linked words, a line a sentence
    Pharaoh,
}

/// Runs the command.
pub fn run(command: Command) -> Result<Exit, Error> {
    match command {
        Command::Quantities(args) => output::data(quantities(&args)?.as_bytes())?,
        Command::Segments(args) => output::data(segments(&args)?.as_bytes())?,
        Command::Links(args) => {
            let LinkArgs { english, french, .. } = args;
            let names = format!("{} and {}", english.display(), french.display());
            return Err(Error::Usage(format!("{names}: word links are not available yet")));
        }
    }
    Ok(Exit::Pass)
}

fn quantities(args: &Args) -> Result<String, Error> {
    let Format::Jsonl = args.format;
    let document = input::document(&args.file, args.language)?;
    let mut out = String::new();
    for (number, line) in document.text.lines().enumerate() {
        let found: Vec<_> = quantity::read(line, document.language)
            .iter()
            .map(|q| {
                let (start, end) = (q.span.start, q.span.end);
                json!({"start": start, "end": end, "text": q.span.of(line), "value": q.value.to_string()})
            })
            .collect();
        let _ = writeln!(out, "{}", json!({"line": number + 1, "quantities": found}));
    }
    Ok(out)
}

fn segments(args: &Args) -> Result<String, Error> {
    let Format::Jsonl = args.format;
    let segments = segment(&input::document(&args.file, args.language)?);
    let mut pieces: Vec<_> = segments.segments.iter().map(|s| (s, false)).collect();
    pieces.extend(segments.furniture.iter().map(|s| (s, true)));
    pieces.sort_by_key(|(s, _)| s.span.start);
    let mut out = String::new();
    for (piece, furniture) in pieces {
        let kind = format!("{:?}", piece.kind).to_lowercase();
        let line =
            json!({"line": piece.line, "block": piece.block, "kind": kind, "furniture": furniture, "text": piece.text});
        let _ = writeln!(out, "{line}");
    }
    Ok(out)
}
