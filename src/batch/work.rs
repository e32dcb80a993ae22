//! Auditing the pairs of a plan on all cores: a record each, kept in the pack as soon as it is finished.

use super::bitext::bitext;
use super::consistency;
use super::inventory::{Inventory, Problem};
use super::material::Material;
use super::pack::{Key, Pack};
use super::plan::Pair;
use super::record::{Head, Record};
use crate::audit::{audit_of, findings};
use crate::config::Config;
use crate::error::Error;
use crate::ledger::Ledger;
use crate::lexicon::Lexicon;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// What all pairs of a run have in common.
#[derive(Debug)]
pub struct Rules<'a> {
    /// Thresholds, levels, ignores.
    pub config: &'a Config,
    /// Decisions taken so far.
    pub ledger: &'a Ledger,
    /// What words mean.
    pub lexicon: Arc<Lexicon>,
    /// Which lexicon that is.
    pub lexicon_name: String,
    /// Which build of the program runs: results of another build are not taken over.
    pub build: String,
}

impl Rules<'_> {
    /// Version and settings in one hash, the same on every machine; shards of one run agree in it.
    pub fn settings(&self) -> String {
        let mut hash = Sha256::new();
        self.add_to(&mut hash);
        self.ledger.decisions().iter().for_each(|decision| field(&mut hash, decision.line().as_bytes()));
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn add_to(&self, hash: &mut Sha256) {
        field(hash, env!("CARGO_PKG_VERSION").as_bytes());
        field(hash, self.lexicon_name.as_bytes());
        field(hash, &super::record::to_json(self.config));
    }
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Pairs that are finished.
    pub done: usize,
    /// Those among them that were found in the pack.
    pub kept: usize,
    /// All pairs.
    pub all: usize,
}

/// Audits every pair that the pack does not hold yet; gives back the key of each, in order, and how many it held.
///
/// # Errors
/// Where the pack cannot be written. What is wrong with a pair stands in its record.
pub fn run(
    pairs: &[Pair],
    inventory: &Inventory,
    rules: &Rules<'_>,
    pack: &Pack,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<(Vec<Key>, usize), Error> {
    let shared = Shared::new(inventory, rules);
    let (done, kept, stopped) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let finish = |pair: &Pair| {
        if stopped.load(Ordering::Relaxed) {
            return Ok(Key::default());
        }
        let (key, found) = shared.finish(pair, pack).inspect_err(|_| stopped.store(true, Ordering::Relaxed))?;
        let known = kept.fetch_add(usize::from(found), Ordering::Relaxed) + usize::from(found);
        progress(Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, kept: known, all: pairs.len() });
        Ok(key)
    };
    let keys = pairs.par_iter().map(finish).collect::<Result<Vec<Key>, Error>>()?;
    Ok((keys, kept.into_inner()))
}

struct Shared<'a> {
    inventory: &'a Inventory,
    rules: &'a Rules<'a>,
    /// Hash of what all pairs have in common.
    common: Sha256,
    /// The decisions on a pair.
    decisions: BTreeMap<&'a str, Sha256>,
}

impl<'a> Shared<'a> {
    fn new(inventory: &'a Inventory, rules: &'a Rules<'a>) -> Self {
        let mut common = Sha256::new();
        let mut decisions: BTreeMap<&str, Sha256> = BTreeMap::new();
        rules.add_to(&mut common);
        field(&mut common, rules.build.as_bytes());
        inventory.columns.iter().for_each(|column| field(&mut common, column.as_bytes()));
        for decision in rules.ledger.decisions() {
            let everywhere = decision.scope == crate::finding::Scope::Everywhere;
            let hash = if everywhere { &mut common } else { decisions.entry(&decision.pair).or_default() };
            field(hash, decision.line().as_bytes());
        }
        Shared { inventory, rules, common, decisions }
    }

    /// Makes sure that the pack holds the pair's record; says whether it did before.
    fn finish(&self, pair: &Pair, pack: &Pack) -> Result<(Key, bool), Error> {
        let names = pair.files.map(|file| self.inventory.name(file));
        let loaded = self.load(pair.files);
        let key = self.key(pair, names, &loaded);
        // A file that could not be opened may be there now, whatever the record says.
        if loaded.iter().all(Result::is_ok) && pack.holds(&key) {
            return Ok((key, true));
        }
        let head = || Head::new(&pair.id, names, pair.basis, pair.confidence, &pair.cells);
        let result = catch_unwind(AssertUnwindSafe(|| self.audit(pair, names, loaded, head())));
        let Record { head, body } = result.unwrap_or_else(|_| {
            let reason = "fauxami failed on this pair, which is a bug; please report it with both files".to_string();
            let problem = Problem { file: names[0].to_string(), reason };
            head().unreadable(vec![problem], &self.inventory.columns)
        });
        pack.push(key, &head, &body)?;
        Ok((key, false))
    }

    /// The bytes of both files; of one file that holds both languages, once.
    fn load(&self, [source, target]: [u32; 2]) -> [Result<Vec<u8>, Error>; 2] {
        let second = if source == target { Ok(Vec::new()) } else { self.inventory.load(target) };
        [self.inventory.load(source), second]
    }

    fn key(&self, pair: &Pair, names: [&str; 2], loaded: &[Result<Vec<u8>, Error>; 2]) -> Key {
        let mut hash = self.common.clone();
        field(&mut hash, pair.id.as_bytes());
        field(&mut hash, format!("{:?} {:?} {}", pair.labels, pair.basis, pair.confidence).as_bytes());
        pair.cells.iter().for_each(|cell| field(&mut hash, cell.as_bytes()));
        if let Some(decisions) = self.decisions.get(pair.id.as_str()) {
            field(&mut hash, &decisions.clone().finalize());
        }
        for (name, bytes) in names.iter().zip(loaded) {
            field(&mut hash, name.as_bytes());
            match bytes {
                Ok(bytes) => field(&mut hash, bytes),
                Err(error) => field(&mut hash, error.to_string().as_bytes()),
            }
        }
        let mut key = Key::default();
        key.copy_from_slice(&hash.finalize()[..16]);
        key
    }

    fn audit(&self, pair: &Pair, names: [&str; 2], loaded: [Result<Vec<u8>, Error>; 2], head: Head) -> Record {
        let columns = &self.inventory.columns;
        let [source, target] = loaded;
        let files = [(names[0], source, pair.labels[0]), (names[1], target, pair.labels[1])];
        let mut bitext = match bitext(files, self.rules.lexicon.clone()) {
            Ok(bitext) => bitext,
            Err(problems) => return head.unreadable(problems, columns),
        };
        let found = findings(&mut bitext, self.rules.config);
        let material = super::record::to_json(&Material::of(&bitext, &found));
        let sentences = consistency::sentences(&bitext);
        let audit = audit_of(&pair.id, bitext, found, self.rules.config, self.rules.ledger);
        head.audited(&audit, columns, material, sentences)
    }
}

/// Adds a field to a hash, with its length, so that no two lists of fields are alike.
fn field(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}
