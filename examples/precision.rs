//! Regenerates `src/check/precision.tsv` from the findings that people judged: `precision DATA`.
//!
//! DATA holds `news/*.tsv` (rows), `releases/**/NAME.en.txt` with `NAME.fr.txt` (documents) and `train/*.tsv.gz` (rows,
//! of which every so many are read, the same each time). Every check runs on all of it; a finding counts where `src/check/judged.tsv` knows its fingerprint. So a row speaks of the checks as they are
//! now: what they no longer flag no longer counts. Rows of (check, corpus) without a judged finding stay as they are.
//! `precision DATA --list CHECK,…` prints those checks' findings that nobody judged, to be judged.

#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use fauxami::audit::audit;
use fauxami::check::{Standing, by_name};
use fauxami::config::Config;
use fauxami::finding::{Entry, Evidence, Severity};
use fauxami::ledger::Ledger;
use fauxami::lexicon::Lexicon;
use fauxami::text::{Language, Segments};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

type Failure = Box<dyn std::error::Error>;

const JUDGED: &str = "src/check/judged.tsv";
const PRECISION: &str = "src/check/precision.tsv";

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let data = Path::new(arguments.first().ok_or("usage: precision DATA [--list CHECK,…]")?);
    let list = arguments.iter().position(|a| a == "--list").and_then(|at| arguments.get(at + 1));
    let judged = judged()?;
    let mut counts: BTreeMap<(String, String), (u32, u32)> = BTreeMap::new();
    for (corpus, entries) in [("news", news(data)?), ("releases", releases(data)?), ("train", train(data)?)] {
        for entry in entries.iter().filter(|entry| told(entry) || list.is_some()) {
            let check = entry.finding.check;
            match judged.get(&(check.to_string(), entry.fingerprint.to_string())) {
                Some(real) => {
                    let count = counts.entry((check.to_string(), corpus.to_string())).or_default();
                    *count = (count.0 + u32::from(*real), count.1 + 1);
                }
                None if list.is_some_and(|names| names.split(',').any(|name| name == check)) => show(corpus, entry),
                None => {}
            }
        }
    }
    if list.is_none() {
        write(&counts)?;
    }
    Ok(())
}

/// Is a finding more than a note, or one only because its check was wrong too often when it was last read?
fn told(entry: &Entry) -> bool {
    let hints = by_name(entry.finding.check).is_some_and(|check| check.precision().standing() == Standing::Hints);
    entry.finding.severity != Severity::Note || hints
}

/// Check and fingerprint of each judged finding, and whether it was real.
fn judged() -> Result<BTreeMap<(String, String), bool>, Failure> {
    let text = std::fs::read_to_string(JUDGED)?;
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells[..] {
            [check, fingerprint, real] => Ok(((check.to_string(), fingerprint.to_string()), real == "1")),
            _ => Err(format!("{JUDGED}: three cells are expected: {line:?}").into()),
        }
    });
    rows.collect()
}

fn news(data: &Path) -> Result<Vec<Entry>, Failure> {
    let mut entries = Vec::new();
    for path in files(&data.join("news"), ".tsv")? {
        entries.extend(of_rows(&std::fs::read_to_string(&path)?, 1));
    }
    Ok(entries)
}

/// About so many pairs of each file of the training data are read, or all there are.
const SAMPLE: usize = 4000;

fn train(data: &Path) -> Result<Vec<Entry>, Failure> {
    let mut entries = Vec::new();
    for path in files(&data.join("train"), ".tsv.gz")? {
        let mut text = String::new();
        flate2::read::GzDecoder::new(std::fs::File::open(&path)?).read_to_string(&mut text)?;
        entries.extend(of_rows(&text, (text.lines().count() / SAMPLE).max(1)));
    }
    Ok(entries)
}

/// The findings on one row in so many.
fn of_rows(text: &str, step: usize) -> Vec<Entry> {
    let rows: Vec<(&str, &str)> = text.lines().step_by(step).filter_map(|line| line.split_once('\t')).collect();
    let side = |language, texts: Vec<&str>| Segments::from_lines("-", language, texts);
    let source = side(Language::English, rows.iter().map(|row| row.0).collect());
    let target = side(Language::French, rows.iter().map(|row| row.1).collect());
    let bitext = fauxami::align::Bitext::from_rows(source, target, Lexicon::embedded());
    audit("-", bitext, &Config::default(), &Ledger::default()).entries
}

fn releases(data: &Path) -> Result<Vec<Entry>, Failure> {
    let mut entries = Vec::new();
    let folder = data.join("releases");
    for path in [files(&folder, ".en.txt")?, files(&folder.join("hard"), ".en.txt")?].concat() {
        let french = PathBuf::from(path.to_string_lossy().replace(".en.txt", ".fr.txt"));
        if !french.exists() {
            continue;
        }
        let read = |path: &Path, language| -> Result<Segments, Failure> {
            let document = fauxami::read::document(&path.to_string_lossy(), &std::fs::read(path)?, Some(language))?;
            Ok(fauxami::text::segment(&document))
        };
        let (source, target) = (read(&path, Language::English)?, read(&french, Language::French)?);
        let bitext = fauxami::align::align(source, target, Lexicon::embedded());
        entries.extend(audit("-", bitext, &Config::default(), &Ledger::default()).entries);
    }
    Ok(entries)
}

fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn show(corpus: &str, entry: &Entry) {
    let finding = &entry.finding;
    let side = |evidence: &Option<Evidence>| evidence.as_ref().map(|e| (e.quote(), e.text.clone())).unwrap_or_default();
    let (source, target) = (side(&finding.source), side(&finding.target));
    println!("{}\t{}\t?\t{corpus}\t{}", finding.check, entry.fingerprint, finding.message);
    println!("    [{}] {}\n    [{}] {}", source.0, source.1, target.0, target.1);
}

/// Replaces the rows that were counted, keeps the others.
fn write(counts: &BTreeMap<(String, String), (u32, u32)>) -> Result<(), Failure> {
    let old = std::fs::read_to_string(PRECISION)?;
    let counted = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        cells.len() == 5 && counts.contains_key(&(cells[0].to_string(), cells[3].to_string()))
    };
    let mut out: String = old.lines().filter(|line| !counted(line)).map(|line| format!("{line}\n")).collect();
    for ((check, corpus), (real, read)) in counts {
        let version = by_name(check).map_or(0, |check| check.version);
        out += &format!("{check}\t{real}\t{read}\t{corpus}\t{version}\n");
    }
    std::fs::write(PRECISION, out)?;
    Ok(())
}
