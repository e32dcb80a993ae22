//! Many pairs: which files of an archive belong together, auditing each, shards, what is new since last time.
//!
//! ```text
//! inputs ─inventory→ files ─by name, by content→ Plan ─work→ Pack (a record a pair) ─assemble→ the reports
//! ```
//!
//! Everything that reaches a report goes through the pack, finished just now or found there from an earlier run:
//! resuming, skipping what did not change and merging shards are therefore the same thing, and give the same bytes.

mod archive;
mod assemble;
mod bitext;
mod consistency;
mod content;
mod index;
mod inventory;
mod limit;
mod manifest;
mod mark;
mod material;
mod name;
mod output;
mod pack;
mod plan;
mod record;
mod records;
mod state;
mod summary;
mod work;

pub use assemble::Outcome;
pub use inventory::{Inventory, Problem};
pub use mark::{Mark, marks};
pub use name::{Pattern, by_name};
pub use plan::{Basis, Candidate, Leftover, Match, Pair, Pairing, Plan, plan};
pub use summary::Summary;
pub use work::{Progress, Rules};

use crate::error::Error;
use assemble::assemble;
use fnv::FnvHasher;
use output::Output;
use pack::{Key, Pack};
use record::Head;
use records::Records;
use state::{Run, from_hex, to_hex};
use std::hash::Hasher;
use std::path::PathBuf;

/// Name of the pack, in the folder that belongs to the program.
const PACK: &str = "pack";

/// What is to be done.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Folders, archives, manifests, files; `-` for JSON lines.
    pub inputs: Vec<PathBuf>,
    /// Where the reports go.
    pub output: PathBuf,
    /// How files are paired.
    pub pairing: Pairing,
    /// Audit everything again, whatever an earlier run finished.
    pub fresh: bool,
    /// Take only part `.0` (from 1) of `.1` parts.
    pub shard: Option<(u32, u32)>,
    /// Keep so many findings in `findings.csv` and `review.html`, the worst.
    pub top: Option<usize>,
}

/// Audits an archive and writes the reports. `progress` is told after every pair.
///
/// # Errors
/// Where an input itself cannot be read, or the output cannot be written. What is wrong with single files stands in
/// the outcome.
pub fn batch(
    request: &Request,
    rules: &Rules<'_>,
    stdin: &mut dyn std::io::Read,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Outcome, Error> {
    let output = Output::open(&request.output)?;
    let mut inventory = Inventory::open(&request.inputs, &output.own(), stdin)?;
    let Plan { mut pairs, leftovers } = plan(&mut inventory, &request.pairing, &rules.lexicon);
    if let Some((part, parts)) = request.shard {
        pairs.retain(|pair| shard_of(&pair.id, parts) + 1 == part);
    }
    let packs = [Pack::open(&output.own().join(PACK), request.fresh)?];
    let (keys, kept) = work::run(&pairs, &inventory, rules, &packs[0], progress)?;
    let mut run = Run::new(&inventory, leftovers, rules.settings());
    run.shard = request.shard;
    run.keys = keys.iter().map(to_hex).collect();
    drop((pairs, inventory));
    let mut records = Records::new(&packs, keys.iter().map(|key| (0, *key)).collect());
    let outcome = Outcome { kept, ..assemble(&mut records, &run, rules, &output, request.top)? };
    let used: Vec<Key> = (0..records.len()).map(|number| *records.key(number)).chain(keys).collect();
    let [pack] = packs;
    pack.shrink(&used)?;
    Ok(outcome)
}

/// Joins the shards of a run: the reports are the same, byte for byte, as those of one run.
///
/// # Errors
/// Where a folder holds no shard, a shard is missing or there twice, or the shards were made with other settings.
pub fn merge(
    folders: &[PathBuf],
    output: &std::path::Path,
    rules: &Rules<'_>,
    top: Option<usize>,
) -> Result<Outcome, Error> {
    let output = Output::open(output)?;
    let mut runs = Vec::new();
    for folder in folders {
        let run = Run::read(folder)?;
        let name = folder.display().to_string();
        if run.settings != rules.settings() {
            let problem = "it was made with other settings, or by another version";
            return Err(Error::input(name, problem, "give merge the options that the shards were run with"));
        }
        runs.push((name, run));
    }
    complete(&runs)?;
    let mut packs = vec![Pack::open(&output.own().join(PACK), false)?];
    let mut all: Vec<(String, usize, Key)> = Vec::new();
    for ((name, run), folder) in runs.iter().zip(folders) {
        let pack = Pack::open(&folder.join(inventory::OWN_FOLDER).join(PACK), false)?;
        for key in &run.keys {
            let key =
                from_hex(key).ok_or_else(|| Error::input(name, "its list of records is damaged", "run it again"))?;
            all.push((Head::read(&pack, &key)?.id, packs.len(), key));
        }
        packs.push(pack);
    }
    all.sort();
    let keys = all.iter().map(|(_, _, key)| to_hex(key)).collect();
    let first = runs.into_iter().next().map(|(_, run)| run).unwrap_or_default();
    let run = Run { shard: None, keys, ..first };
    let mut records = Records::new(&packs, all.into_iter().map(|(_, pack, key)| (pack, key)).collect());
    assemble(&mut records, &run, rules, &output, top)
}

/// Is every shard there, once?
fn complete(runs: &[(String, Run)]) -> Result<(), Error> {
    let parts = runs.len() as u32;
    let mut there = vec![false; runs.len()];
    for (name, run) in runs {
        let (part, of) = run.shard.unwrap_or((1, 1));
        if of != parts {
            let problem = format!("this is one shard of {of}, and {parts} were given");
            return Err(Error::input(name, problem, "give all the shards of one run"));
        }
        if std::mem::replace(&mut there[(part - 1) as usize], true) {
            return Err(Error::input(name, format!("shard {part} was given twice"), "give each shard once"));
        }
    }
    Ok(())
}

/// Which of so many shards, from 0, a pair belongs to: a frozen hash (FNV-1a) of its id.
fn shard_of(id: &str, parts: u32) -> u32 {
    let mut hasher = FnvHasher::default();
    hasher.write(id.as_bytes());
    (hasher.finish() % u64::from(parts.max(1))) as u32
}
