//! `fauxami align`: pairs the sentences, checks nothing.

use super::input::Reading;
use super::{Exit, output};
use clap::ValueEnum;
use fauxami::align::Bitext;
use fauxami::{Error, report};
use std::fmt::Write;
use std::path::PathBuf;

/// Pair the sentences, check nothing
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The original
    source: PathBuf,
    /// Its translation
    target: PathBuf,
    #[command(flatten)]
    reading: Reading,
    /// What goes to standard output
    #[arg(long, value_enum, default_value_t = Format::Tsv)]
    format: Format,
    /// Pair them even if they are no translations of each other
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// `[0, 1]:[2]:0.83`: segment numbers of source and target, then the score
    Ladder,
    /// Score, source text, target text
    Tsv,
    /// Segments, beads and moves as one JSON object
    Json,
    /// TMX 1.4b, a translation unit a bead
    Tmx,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Exit, Error> {
    let bitext = args.reading.pair(&args.source, &args.target)?;
    if !args.force && bitext.is_unrelated() {
        let problem = format!("it is no translation of {}", bitext.source.name);
        return Err(Error::input(
            &bitext.target.name,
            problem,
            "give its translation, or pair them anyway with --force",
        ));
    }
    let text = match args.format {
        Format::Ladder => ladder(&bitext).into_bytes(),
        Format::Tsv => tsv(&bitext).into_bytes(),
        Format::Json => report::json::alignment(&bitext),
        Format::Tmx => report::tmx::tmx([(&bitext, [].as_slice())]),
    };
    output::data(&text)?;
    Ok(Exit::Pass)
}

fn ladder(bitext: &Bitext) -> String {
    let numbers = |range: &std::ops::Range<u32>| range.clone().collect::<Vec<_>>();
    let mut out = String::new();
    for bead in bitext.beads() {
        let _ = writeln!(out, "{:?}:{:?}:{:.4}", numbers(&bead.source), numbers(&bead.target), bead.score);
    }
    out
}

fn tsv(bitext: &Bitext) -> String {
    let mut out = String::new();
    for (number, bead) in bitext.beads().iter().enumerate() {
        let _ = writeln!(out, "{:.4}\t{}\t{}", bead.score, bitext.source(number).text, bitext.target(number).text);
    }
    out
}
