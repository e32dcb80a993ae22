//! `fauxami train`: reads bitexts, learns, writes the lexicon; says what was left out.

use super::Exit;
use super::output::{Progress, say};
use fauxami::lexicon::train::{self, Account, Limits, Refusal, Source, Trainer};
use fauxami::text::Language;
use fauxami::{Error, read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Learn a lexicon from a bitext
///
/// A million pairs take a few minutes and about 2 GB. Rows that cannot be read are named and make the exit code 2,
/// though the lexicon is written from the others.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Rows of English and French (.tsv, .tsv.gz, - for standard input) or a bilingual file (.tmx …); FILE=N takes N
    /// of a .tsv file's rows, evenly spread; FILE=N*W or FILE=*W counts each of them W times
    #[arg(required = true, value_name = "BITEXT[=N][*W]")]
    bitext: Vec<String>,
    /// Where the lexicon is written
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Hand-made pairs that go before what is learnt: lines of English, tab, French (may be given several times)
    #[arg(long, value_name = "FILE")]
    supplement: Vec<PathBuf>,
    /// Words kept of each language, the most frequent first (at most 65535)
    #[arg(long, default_value_t = Limits::default().words)]
    words: usize,
    /// Translations less likely than this are not kept
    #[arg(long, default_value_t = Limits::default().probability)]
    least: f32,
    /// What to note in the file about where the pairs came from (default: the file names)
    #[arg(long, value_name = "TEXT")]
    sources: Option<String>,
}

/// Runs the command.
pub fn run(args: Args) -> Result<Exit, Error> {
    let sources: Vec<Source> = args.bitext.iter().map(|name| source(name)).collect();
    let mut trainer = Trainer::new();
    let mut malformed = 0;
    for source in &sources {
        let account = read_one(source, &mut trainer)?;
        malformed += account.malformed;
        tell(source, &account);
    }
    if trainer.is_empty() {
        let remedy = "give rows of an English sentence, a tab and its French version";
        return Err(Error::input(args.bitext.join(", "), "no pair was left to learn from", remedy));
    }
    let names = args.sources.unwrap_or_else(|| file_names(&sources));
    let mut limits = Limits::default();
    (limits.words, limits.probability) = (args.words, args.least);
    let mut draft = learn(trainer, &names, &limits);
    for path in &args.supplement {
        let table = String::from_utf8_lossy(&read::load(path)?).into_owned();
        say(&format!("{}: {} pairs of words added", path.display(), draft.supplement(&table)));
    }
    let bytes = draft.encode();
    std::fs::write(&args.output, &bytes).map_err(|reason| Error::io(args.output.display().to_string(), reason))?;
    say(&format!("{}: {} bytes", args.output.display(), bytes.len()));
    Ok(if malformed > 0 { Exit::Trouble } else { Exit::Pass })
}

fn source(argument: &str) -> Source {
    let whole = Source { path: argument.into(), most: None, weight: 1 };
    if Path::new(argument).exists() {
        return whole;
    }
    let Some((path, asked)) = argument.rsplit_once('=') else { return whole };
    let (most, weight) = asked.split_once('*').unwrap_or((asked, "1"));
    let most = if most.is_empty() { Some(None) } else { most.parse().ok().map(Some) };
    match (most, weight.parse()) {
        (Some(most), Ok(weight)) if weight > 0 => Source { path: path.into(), most, weight },
        _ => whole,
    }
}

fn file_names(sources: &[Source]) -> String {
    let name = |source: &Source| source.path.file_name().map(|name| name.to_string_lossy().into_owned());
    sources.iter().filter_map(name).collect::<Vec<_>>().join(", ")
}

fn read_one(source: &Source, trainer: &mut Trainer) -> Result<Account, Error> {
    let name = source.path.display().to_string();
    let progress = Progress::new();
    if name == "-" || name.ends_with(".tsv") || name.ends_with(".gz") || source.most.is_some() {
        return train::read(source, trainer, &mut |lines| progress.show(&format!("{name}: {lines} lines")));
    }
    let rows = read::rows(&name, &read::load(&source.path)?, None, None)?;
    let (english, french) = match rows.source.language {
        Language::English => (&rows.source, &rows.target),
        Language::French => (&rows.target, &rows.source),
    };
    let pairs: Vec<(&str, &str)> =
        english.segments.iter().zip(&french.segments).map(|(e, f)| (e.text.as_str(), f.text.as_str())).collect();
    let mut account = Account { lines: pairs.len() as u64, ..Account::default() };
    account.note(&trainer.extend_weighted(&pairs, source.weight));
    Ok(account)
}

fn tell(source: &Source, account: &Account) {
    let name = source.path.display();
    say(&format!("{name}: {} lines, {} pairs to learn from", account.lines, account.taken));
    if account.unused > 0 {
        say(&format!("  {} passed over, as asked", account.unused));
    }
    for (reason, count) in Refusal::ALL.iter().zip(account.refused).filter(|(_, count)| *count > 0) {
        say(&format!("  {count} left out: {}", reason.reason()));
    }
    for (line, problem) in &account.named {
        say(&format!("  {name}:{line}: {problem}; a row is an English sentence, a tab and its French version"));
    }
    let unnamed = account.malformed - account.named.len() as u64;
    if unnamed > 0 {
        say(&format!("  {unnamed} more lines that are no rows"));
    }
}

fn learn(trainer: Trainer, sources: &str, limits: &Limits) -> fauxami::lexicon::Draft {
    let (pairs, done) = (trainer.len(), AtomicUsize::new(0));
    let progress = Progress::new();
    trainer.train(sources, limits, &|at| match at {
        train::Progress::Pass(pass, passes, more) => {
            if more == 0 {
                done.store(0, Ordering::Relaxed);
            }
            let done = done.fetch_add(more, Ordering::Relaxed) + more;
            progress.show(&format!("pass {pass} of {passes}: {} %", 100 * done / pairs.max(1)));
        }
        _ => progress.show("which words meet"),
    })
}
