//! `fauxami score`: one number a row, as the rows come; memory does not grow with the input.

use super::output::say;
use super::{Exit, input};
use clap::ValueEnum;
use fauxami::Error;
use fauxami::lexicon::train::{Row, Rows};
use fauxami::score::Scorer;
use fauxami::text::{Language, detect};
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use std::io::Write;
use std::path::PathBuf;

/// Rows read, scored and written at once.
const BATCH: usize = 4_096;

/// Print one equivalence score a line, 0 to 1
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Rows of source, tab, target (.tsv, .tsv.gz, - for standard input)
    bitext: PathBuf,
    /// What goes to standard output
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Language of the source (detected unless given): en or fr
    #[arg(long, value_name = "LANGUAGE", value_parser = input::language)]
    source_language: Option<Language>,
    #[command(flatten)]
    lexicon: input::Lexica,
}

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// The score
    Human,
    /// The score and what it was computed from
    Jsonl,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Exit, Error> {
    let lexicon = args.lexicon.open()?;
    let mut rows = Rows::open(&args.bitext)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let (mut language, mut exit) = (args.source_language, Exit::Pass);
    loop {
        let batch = read(&mut rows, &args.bitext, &mut exit)?;
        if batch.is_empty() {
            break;
        }
        let language = *language.get_or_insert_with(|| first_language(&batch));
        let lines: Vec<String> = batch
            .par_iter()
            .map_init(|| Scorer::new(&lexicon), |scorer, row| line(scorer, row, language, args.format))
            .collect();
        for line in lines {
            writeln!(out, "{line}").map_err(|reason| Error::io("standard output", reason))?;
        }
    }
    out.flush().map_err(|reason| Error::io("standard output", reason))?;
    Ok(exit)
}

fn read(rows: &mut Rows, path: &std::path::Path, exit: &mut Exit) -> Result<Vec<Row>, Error> {
    let mut batch = Vec::with_capacity(BATCH);
    while batch.len() < BATCH {
        let Some(row) = rows.next_row()? else { break };
        if let Row::Malformed(problem) = &row {
            *exit = Exit::Trouble;
            say(&format!("{}:{}: {problem}; write source, tab, target", path.display(), rows.number()));
        }
        batch.push(row);
    }
    Ok(batch)
}

/// The language of the first column; English where nothing tells.
fn first_language(batch: &[Row]) -> Language {
    let (mut source, mut target) = (String::new(), String::new());
    for row in batch.iter().take(200) {
        if let Row::Pair(first, second) = row {
            source = source + first + "\n";
            target = target + second + "\n";
        }
    }
    let told = detect(&source).or(detect(&target).map(Language::other));
    told.unwrap_or_else(|| {
        say("the language of the columns cannot be told: English, then French, is assumed");
        Language::English
    })
}

fn line(scorer: &mut Scorer, row: &Row, language: Language, format: Format) -> String {
    let Row::Pair(source, target) = row else {
        return if format == Format::Human { "nan".to_string() } else { json!({"score": null}).to_string() };
    };
    let score = scorer.score(source, target, language);
    match format {
        Format::Human => format!("{:.4}", score.probability),
        Format::Jsonl => {
            let components: Map<String, Value> =
                score.components().map(|(name, value)| (name.to_string(), json!(rounded(value)))).collect();
            json!({"score": rounded(score.probability), "components": components}).to_string()
        }
    }
}

fn rounded(value: f32) -> f64 {
    (f64::from(value) * 10_000.0).round() / 10_000.0
}
