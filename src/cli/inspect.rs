//! `fauxami inspect`: what the program reads in a text.

use super::{Exit, input, output};
use clap::{Subcommand, ValueEnum};
use fauxami::align::Bitext;
use fauxami::align::link::{Link, link_tokens};
use fauxami::quantity;
use fauxami::text::{Language, Segments, segment, words};
use fauxami::{Error, read};
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
    #[command(flatten)]
    lexica: input::Lexica,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Jsonl,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LinkFormat {
    /// `0-0 1-2`: numbers of the linked words, a line a sentence
    Pharaoh,
    /// The words themselves, for a person
    Human,
}

/// Runs the command.
pub fn run(command: Command) -> Result<Exit, Error> {
    match command {
        Command::Quantities(args) => output::data(quantities(&args)?.as_bytes())?,
        Command::Segments(args) => output::data(segments(&args)?.as_bytes())?,
        Command::Links(args) => output::data(links(&args)?.as_bytes())?,
    }
    Ok(Exit::Pass)
}

/// The links of each pair of lines.
fn links(args: &LinkArgs) -> Result<String, Error> {
    let lexicon = args.lexica.open()?;
    let text = |path| Ok::<_, Error>(String::from_utf8_lossy(&read::load(path)?).into_owned());
    let (english, french) = (text(&args.english)?, text(&args.french)?);
    if english.lines().count() != french.lines().count() {
        let problem = format!("it has another number of lines than {}", args.english.display());
        return Err(Error::input(args.french.display().to_string(), problem, "give one sentence a line in both"));
    }
    let mut out = String::new();
    for (english, french) in english.lines().zip(french.lines()) {
        let (source, target) = (tokens(english, Language::English, args), tokens(french, Language::French, args));
        let links = if args.tokenized {
            link_tokens(&source, &target, Language::English, &lexicon)
        } else {
            let segments = |text| Segments::from_lines("", Language::English, [text]);
            let target = Segments { language: Language::French, ..segments(french) };
            Bitext::from_rows(segments(english), target, lexicon.clone()).links(0).to_vec()
        };
        match args.format {
            LinkFormat::Pharaoh => {
                let shown: Vec<String> = links.iter().map(|link| format!("{}-{}", link.source, link.target)).collect();
                let _ = writeln!(out, "{}", shown.join(" "));
            }
            LinkFormat::Human => grid(&source, &target, &links, &mut out),
        }
    }
    Ok(out)
}

/// Two columns: each English word and what answers it with its strength, then the French words that answer nothing.
fn grid(source: &[&str], target: &[&str], links: &[Link], out: &mut String) {
    let width = source.iter().map(|word| word.chars().count()).max().unwrap_or(0);
    for (at, word) in (0..).zip(source) {
        let answer = |link: &Link| format!("{} {:.2}", target[link.target as usize], link.strength);
        let answers: Vec<String> = links.iter().filter(|link| link.source == at).map(answer).collect();
        let _ =
            writeln!(out, "{word:width$}  {}", if answers.is_empty() { "–".to_string() } else { answers.join(", ") });
    }
    for (_, word) in (0..).zip(target).filter(|(at, _)| !links.iter().any(|link| link.target == *at)) {
        let _ = writeln!(out, "{:width$}  {word}", "–");
    }
    out.push('\n');
}

fn tokens<'a>(text: &'a str, language: Language, args: &LinkArgs) -> Vec<&'a str> {
    if args.tokenized {
        return text.split_whitespace().collect();
    }
    words(text, language).iter().map(|word| word.span.of(text)).collect()
}

fn quantities(args: &Args) -> Result<String, Error> {
    let Format::Jsonl = args.format;
    let document = input::document(&args.file, args.language)?;
    let mut out = String::new();
    for (number, line) in document.text.lines().enumerate() {
        let found = quantity::view::views(line, &quantity::read(line, document.language));
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
