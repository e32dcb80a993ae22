//! Where the time of a batch goes, and how it grows.
//!
//! ```text
//! cargo run --release --example measure_batch -- copies FOLDER OUT 10    ten varied copies of every pair of a folder
//! cargo run --release --example measure_batch -- small OUT 200000        small pairs of made-up sentences
//! cargo run --release --example measure_batch -- time INPUT 1 2          seconds, pairs a second and peak memory on 1
//!                                                                        and 2 threads: align alone, then with checks,
//!                                                                        then the whole batch with its reports
//! cargo run --release --example measure_batch -- content INPUT           how many pairs are found again once their names
//!                                                                        are taken away, one French file in ten missing
//! ```

#![allow(clippy::print_stdout, reason = "a program for the terminal")]

mod vary;

use fauxami::batch::{Inventory, Pair, Pairing, Request, Rules, batch, plan};
use fauxami::config::Config;
use fauxami::ledger::Ledger;
use fauxami::lexicon::Lexicon;
use fauxami::{Error, align, audit, read, text};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Instant;

type Failed = Box<dyn std::error::Error>;

fn main() -> Result<(), Failed> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["copies", folder, out, count] => copies(Path::new(folder), Path::new(out), count.parse()?),
        ["small", out, count] => small(Path::new(out), count.parse()?),
        ["time", input, ref threads @ ..] => threads.iter().try_for_each(|threads| time(input, threads)),
        ["content", input] => content(Path::new(input)),
        ["step", step, input, threads] => run(step, Path::new(input), threads.parse()?),
        _ => Err("usage: copies FOLDER OUT N | small OUT N | time INPUT THREADS… | content INPUT".into()),
    }
}

/// Writes varied copies of the pairs of a folder, a folder a copy.
fn copies(folder: &Path, out: &Path, count: usize) -> Result<(), Failed> {
    let (inventory, pairs) = pairs(folder)?;
    for copy in 0..count {
        let place = out.join(format!("{copy:04}"));
        std::fs::create_dir_all(&place)?;
        for pair in &pairs {
            let [english, french] = pair.files.map(|file| inventory.load(file));
            let both = [String::from_utf8(english?)?, String::from_utf8(french?)?];
            let name = pair.id.replace('/', "-");
            for (text, language) in vary::varied(&both, copy).iter().zip(["en", "fr"]) {
                std::fs::write(place.join(format!("{name}.{language}.txt")), text)?;
            }
        }
    }
    Ok(())
}

/// Writes small pairs, a thousand a folder.
fn small(out: &Path, count: usize) -> Result<(), Failed> {
    for number in 0..count {
        let place = out.join(format!("{:04}", number / 1000));
        if number % 1000 == 0 {
            std::fs::create_dir_all(&place)?;
        }
        for (text, language) in vary::small(number).iter().zip(["en", "fr"]) {
            std::fs::write(place.join(format!("{number:06}.{language}.txt")), text)?;
        }
    }
    Ok(())
}

/// Runs each step in a process of its own, so that each has its own peak of memory.
fn time(input: &str, threads: &str) -> Result<(), Failed> {
    println!("{input}, {threads} threads");
    for step in ["align", "audit", "batch"] {
        let own = std::env::current_exe()?;
        let status = std::process::Command::new(own).args(["step", step, input, threads]).status()?;
        if !status.success() {
            return Err(format!("{step} failed").into());
        }
    }
    Ok(())
}

fn run(step: &str, input: &Path, threads: usize) -> Result<(), Failed> {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
    let (config, ledger, lexicon) = (Config::default(), Ledger::default(), Lexicon::embedded());
    let begin = Instant::now();
    let count = if step == "batch" {
        let output = tempfile::tempdir()?;
        let request =
            Request { inputs: vec![input.into()], output: output.path().into(), fresh: true, ..Request::default() };
        let (lexicon_name, build) = (String::new(), String::new());
        let rules = Rules { config: &config, ledger: &ledger, lexicon, lexicon_name, build };
        batch(&request, &rules, &mut std::io::empty(), &|_| ())?.summary.audited
    } else {
        let (inventory, pairs) = pairs(input)?;
        let one = |pair: &Pair| -> Result<(), Error> {
            let side = |file: u32| -> Result<_, Error> {
                let document = read::document(inventory.name(file), &inventory.load(file)?, None)?;
                Ok(text::segment(&document))
            };
            let bitext = align::align(side(pair.files[0])?, side(pair.files[1])?, lexicon.clone());
            if step == "audit" {
                audit::audit(&pair.id, bitext, &config, &ledger);
            }
            Ok(())
        };
        pairs.par_iter().filter(|pair| one(pair).is_ok()).count()
    };
    let seconds = begin.elapsed().as_secs_f64();
    let rate = count as f64 / seconds;
    println!("{step:>6}  {count} pairs  {seconds:.2} s  {rate:.0} pairs/s  {}  {}", cpu(), peak());
    Ok(())
}

/// Takes the names away and pairs by content.
fn content(input: &Path) -> Result<(), Failed> {
    let (inventory, pairs) = pairs(input)?;
    let folder = tempfile::tempdir()?;
    let mut truth = BTreeMap::new();
    for (number, pair) in pairs.iter().enumerate() {
        let names = pair.files.map(|file| {
            let mut hasher = DefaultHasher::new();
            inventory.name(file).hash(&mut hasher);
            format!("{:016x}.txt", hasher.finish())
        });
        for (side, (name, file)) in names.iter().zip(pair.files).enumerate() {
            if side == 0 || number % 10 != 9 {
                std::fs::write(folder.path().join(name), inventory.load(file)?)?;
            }
        }
        let [english, french] = names;
        truth.insert(english, (number % 10 != 9).then_some(french));
    }
    let begin = Instant::now();
    let workspace = tempfile::tempdir()?;
    let mut inventory = Inventory::open(&[folder.path().into()], workspace.path(), &mut std::io::empty())?;
    let pairing = Pairing { by_content: true, ..Pairing::default() };
    let found = plan(&mut inventory, &pairing, &Lexicon::embedded());
    let seconds = begin.elapsed().as_secs_f64();
    let (mut right, mut lowest, mut wrong) = (0, 1.0_f32, Vec::new());
    for pair in &found.pairs {
        let [english, french] = pair.files.map(|file| inventory.name(file).to_string());
        if truth.get(&english) == Some(&Some(french)) {
            right += 1;
            lowest = lowest.min(pair.confidence);
        } else {
            wrong.push(pair.confidence);
        }
    }
    let pairs = truth.values().flatten().count();
    println!("{right} of {pairs} pairs found (the least sure {lowest:.2}), {} wrong {wrong:.2?}", wrong.len());
    println!("{} files, {seconds:.2} s, {}", truth.len() + pairs, cpu());
    Ok(())
}

fn pairs(folder: &Path) -> Result<(Inventory, Vec<Pair>), Failed> {
    let workspace = tempfile::tempdir()?;
    let mut inventory = Inventory::open(&[PathBuf::from(folder)], workspace.path(), &mut std::io::empty())?;
    let pairs = plan(&mut inventory, &Pairing::default(), &Lexicon::embedded()).pairs;
    Ok((inventory, pairs))
}

/// The processor time of this process, where the system tells: on a busy machine it says more than the clock.
fn cpu() -> String {
    /// Ticks of a second, on every Linux.
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok());
    match (ticks(11), ticks(12)) {
        (Some(user), Some(system)) => format!("{:.2} s of processor", (user + system) / TICKS),
        _ => "processor time unknown".to_string(),
    }
}

/// The most memory this process ever had, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.map_or("peak memory unknown".to_string(), |kilobytes| format!("peak {} MiB", kilobytes >> 10))
}
