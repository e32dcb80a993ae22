//! `fauxami batch`: audits an archive.

use super::input::{Lexica, language};
use super::settings::{Rules, Settings};
use super::{Exit, output};
use fauxami::Error;
use fauxami::batch::{self, Outcome, Pairing, Pattern, Problem, Progress, Request};
use fauxami::text::Language;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Audit an archive: folders, .zip, .tar(.gz, .zst), a manifest
///
/// Files are paired by their names (x.en.txt and x.fr.txt, en/x and fr/x, x_EN and x_FR, index.html and index.fr.html).
/// A manifest is CSV with the header id,source,target, or JSON lines with these keys or source_text and target_text;
/// other columns are passed through. The same command resumes an interrupted run, and audits only what has changed.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folders, archives, manifests; - for JSON lines on standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Where the reports go
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Pair by what the files say where their names do not tell
    #[arg(long)]
    pair_by_content: bool,
    /// A habit of naming: the English form, =, the French form, as {}_e.html={}_f.html; may be given several times
    #[arg(long, value_name = "EN=FR")]
    pattern: Vec<Pattern>,
    /// Audit everything again
    #[arg(long)]
    fresh: bool,
    /// Audit only this part of the pairs; `fauxami merge` joins the parts
    #[arg(long, value_name = "I/N", value_parser = shard)]
    shard: Option<(u32, u32)>,
    /// Threads (unless given: one a core)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    #[command(flatten)]
    common: Common,
}

/// Options that `batch` and `merge` share: shards are merged with those they were run with.
#[derive(Debug, clap::Args)]
pub struct Common {
    /// Language of the sources (English unless given, where names tell; a manifest's is detected): en or fr
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    source_language: Option<Language>,
    #[command(flatten)]
    lexica: Lexica,
    #[command(flatten)]
    settings: Settings,
    /// Keep only so many findings in findings.csv and review.html, the worst by severity × confidence
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
    /// Tolerate so many files that cannot be read
    #[arg(long, value_name = "N", default_value_t = 0)]
    max_unreadable: usize,
    /// Exit 0 where findings exceed the gate
    #[arg(long)]
    exit_zero: bool,
}

/// Reads `2/8`.
fn shard(text: &str) -> Result<(u32, u32), String> {
    let (part, parts) = text.split_once('/').ok_or("write it as 2/8: the second of eight parts")?;
    match (part.parse(), parts.parse()) {
        (Ok(part), Ok(parts)) if part >= 1 && part <= parts => Ok((part, parts)),
        _ => Err("the parts are counted from 1, as in 2/8".to_string()),
    }
}

/// Runs the command.
pub fn run(args: Args) -> Result<Exit, Error> {
    if let Some(threads) = args.threads {
        // It fails only where the pool is already there, and nothing has used it before.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build_global();
    }
    let request = Request {
        inputs: args.inputs,
        output: args.output,
        pairing: Pairing {
            patterns: args.pattern,
            by_content: args.pair_by_content,
            source: args.common.source_language,
        },
        fresh: args.fresh,
        shard: args.shard,
        top: args.common.top,
    };
    let place = request.inputs.first().map(|input| input.join("-")).unwrap_or_default();
    let held = args.common.held(&place)?;
    let bar = Bar::new();
    let begun = Instant::now();
    let outcome = batch::batch(&request, &held.rules(), &mut std::io::stdin().lock(), &|progress| bar.show(progress))?;
    drop(bar);
    output::say(&format!("{:.1} s", begun.elapsed().as_secs_f64()));
    let exit = args.common.tell(&outcome, &request.output);
    // A shard may be empty; a run that looked at nothing must not pass.
    if outcome.summary.pairs == 0 && request.shard.is_none() {
        output::say(
            "error: no pairs were found; name the files as `fauxami batch --help` shows, or try --pair-by-content",
        );
        return Ok(Exit::Trouble);
    }
    Ok(exit)
}

/// What the rules of a run borrow from.
pub struct Held {
    rules: Rules,
    lexicon: std::sync::Arc<fauxami::lexicon::Lexicon>,
    lexicon_name: String,
}

impl Held {
    /// The rules of a run.
    pub fn rules(&self) -> batch::Rules<'_> {
        batch::Rules {
            config: &self.rules.config,
            ledger: &self.rules.ledger,
            lexicon: self.lexicon.clone(),
            lexicon_name: self.lexicon_name.clone(),
            build: build(),
        }
    }
}

impl Common {
    /// Reads the configuration, the ledger and the lexicon.
    pub fn held(&self, place: &Path) -> Result<Held, Error> {
        let rules = self.settings.rules(place)?;
        Ok(Held { rules, lexicon: self.lexica.open()?, lexicon_name: self.lexica.identity()? })
    }

    /// Says how a run came out.
    pub fn tell(&self, outcome: &Outcome, folder: &Path) -> Exit {
        const NAMED: usize = 20;
        let summary = &outcome.summary;
        for Problem { file, reason } in summary.unreadable.iter().take(NAMED) {
            output::say(&format!("error: {file}: {reason}"));
        }
        if summary.unreadable.len() > NAMED {
            output::say(&format!("error: and {} more, all in summary.json", summary.unreadable.len() - NAMED));
        }
        if !summary.leftovers.is_empty() {
            output::say(&format!("{} files without a counterpart, named in summary.json", summary.leftovers.len()));
        }
        let counts: Vec<String> =
            ["critical", "major", "minor", "note"].map(|name| format!("{} {name}", summary.findings[name])).into();
        let new = if summary.new > 0 { format!(", {} new since the last run", summary.new) } else { String::new() };
        let known = if outcome.kept > 0 { format!(" ({} in an earlier run)", outcome.kept) } else { String::new() };
        output::say(&format!(
            "{} of {} pairs audited{known}: {}{new}",
            summary.audited,
            summary.pairs,
            counts.join(", ")
        ));
        output::say(&format!("wrote {}", folder.join("index.html").display()));
        output::say(&outcome.verdict.to_string());
        if summary.unreadable.len() > self.max_unreadable {
            return Exit::Trouble;
        }
        if outcome.verdict.passed() || self.exit_zero { Exit::Pass } else { Exit::Findings }
    }
}

/// Which build runs: another build of the same version may judge otherwise, so that its results are not taken over.
fn build() -> String {
    let file = std::env::current_exe().and_then(std::fs::metadata);
    file.and_then(|file| Ok(format!("{} {:?}", file.len(), file.modified()?))).unwrap_or_default()
}

/// Progress: a line that rewrites itself on a terminal, a line a minute elsewhere.
struct Bar {
    line: output::Progress,
    begun: Instant,
    shown: Mutex<Instant>,
}

impl Bar {
    fn new() -> Self {
        Bar { line: output::Progress::new(), begun: Instant::now(), shown: Mutex::new(Instant::now()) }
    }

    fn show(&self, progress: Progress) {
        let pause = Duration::from_millis(if self.line.is_shown() { 100 } else { 60_000 });
        // Whoever finds the lock taken leaves the line to the other thread.
        let Ok(mut shown) = self.shown.try_lock() else { return };
        if shown.elapsed() < pause {
            return;
        }
        *shown = Instant::now();
        let Progress { done, kept, all } = progress;
        let seconds = self.begun.elapsed().as_secs_f64();
        let rate = done as f64 / seconds.max(0.001);
        let left = (all - done) as f64 / rate.max(0.001);
        let known = if kept > 0 { format!(" ({kept} known)") } else { String::new() };
        let text = format!("{done} of {all} pairs{known}, {rate:.0} a second, {left:.0} s left");
        if self.line.is_shown() { self.line.show(&text) } else { output::say(&text) }
    }
}
