//! What a run leaves for the next one, and a shard for `merge`: which records it consists of, and what was found.

use super::inventory::{Inventory, Problem};
use super::output::Output;
use super::pack::Key;
use super::plan::Leftover;
use super::record::{Brief, to_json};
use crate::error::Error;
use fnv::FnvHasher;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hasher;
use std::io::Write;
use std::path::Path;

/// Name of the file, in the folder that belongs to the program.
const RUN: &str = "run.json";
/// Name of the file that lists the findings of the last run.
const FOUND: &str = "found";

/// A finished run, or one shard of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Version of the program and hash of the settings; shards of one run agree in it.
    pub settings: String,
    /// Which part of how many this is.
    pub shard: Option<(u32, u32)>,
    /// Other columns of the manifests.
    pub columns: Vec<String>,
    /// Files that cannot be used, apart from those of pairs.
    pub problems: Vec<Problem>,
    /// Files without a counterpart.
    pub leftovers: Vec<Leftover>,
    /// How many files of an ending were passed over.
    pub passed_over: BTreeMap<String, usize>,
    /// Keys of the records in the order of the pairs' ids, in hexadecimal digits.
    pub keys: Vec<String>,
}

impl Run {
    /// What an inventory says about a run.
    pub fn new(inventory: &Inventory, leftovers: Vec<Leftover>, settings: String) -> Self {
        Run {
            settings,
            shard: None,
            columns: inventory.columns.clone(),
            problems: inventory.problems.clone(),
            leftovers,
            passed_over: inventory.passed_over.clone(),
            keys: Vec::new(),
        }
    }

    /// Reads what a run left in its output folder.
    ///
    /// # Errors
    /// Where there is none.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let name = folder.display().to_string();
        let bytes = std::fs::read(folder.join(super::inventory::OWN_FOLDER).join(RUN)).map_err(|_| {
            Error::input(&name, "no finished run is here", "give the output folders of `fauxami batch --shard i/n`")
        })?;
        serde_json::from_slice(&bytes).map_err(|error| Error::input(name, error.to_string(), "run the shard again"))
    }

    /// Leaves it in the output folder.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, output: &Output) -> Result<(), Error> {
        output.write(&format!("{}/{RUN}", super::inventory::OWN_FOLDER), |out| Ok(out.write_all(&to_json(self))?))
    }
}

/// A key in hexadecimal digits.
pub fn to_hex(key: &Key) -> String {
    key.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A key from its hexadecimal digits.
pub fn from_hex(text: &str) -> Option<Key> {
    let mut key = Key::default();
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(key)
}

/// The findings of the last run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Hashes of pair and finding; `None` where there was no run.
    last: Option<BTreeSet<u64>>,
}

impl Found {
    /// Reads what the last run left; nothing where there was none.
    pub fn read(output: &Output) -> Self {
        let bytes = std::fs::read(output.own().join(FOUND)).ok();
        let number = |bytes: &[u8]| bytes.try_into().map_or(0, u64::from_le_bytes);
        Found { last: bytes.map(|bytes| bytes.chunks_exact(8).map(number).collect()) }
    }

    /// Is the finding new since the last run? Without a last run nothing is.
    pub fn is_new(&self, pair: &str, brief: &Brief) -> bool {
        brief.open && self.last.as_ref().is_some_and(|last| !last.contains(&identity(pair, brief)))
    }

    /// Leaves the findings of this run for the next.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn write(output: &Output, found: &[u64]) -> Result<(), Error> {
        output.write(&format!("{}/{FOUND}", super::inventory::OWN_FOLDER), |out| {
            for hash in found {
                out.write_all(&hash.to_le_bytes())?;
            }
            Ok(())
        })
    }
}

/// What a finding is known by in the next run.
pub fn identity(pair: &str, brief: &Brief) -> u64 {
    let mut hasher = FnvHasher::default();
    for text in [pair, &brief.check, &brief.id] {
        hasher.write(text.as_bytes());
        hasher.write_u8(0xFF);
    }
    hasher.finish()
}
