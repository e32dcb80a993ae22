//! The records of a run, in the order of their pairs' ids, whichever pack holds each.

use super::pack::{Key, Pack};
use super::record::{Head, Part};
use crate::error::Error;

/// Records in order, over one pack (a run) or several (its shards).
#[derive(Debug)]
pub struct Records<'a> {
    packs: &'a [Pack],
    list: Vec<(usize, Key)>,
}

impl<'a> Records<'a> {
    /// The records that `list` names: number of the pack, key. New ones go to the first pack.
    pub fn new(packs: &'a [Pack], list: Vec<(usize, Key)>) -> Self {
        Records { packs, list }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The key of a record.
    pub fn key(&self, number: usize) -> &Key {
        &self.list[number].1
    }

    /// The head of a record.
    ///
    /// # Errors
    /// Where the pack cannot be read.
    pub fn head(&self, number: usize) -> Result<Head, Error> {
        let (pack, key) = &self.list[number];
        Head::read(&self.packs[*pack], key)
    }

    /// A part of the record with this head.
    ///
    /// # Errors
    /// Where the pack cannot be read.
    pub fn part(&self, number: usize, head: &Head, part: Part) -> Result<Vec<u8>, Error> {
        let (pack, key) = &self.list[number];
        head.part(&self.packs[*pack], key, part)
    }

    /// The pack that takes new records.
    pub fn own(&self) -> Option<&'a Pack> {
        self.packs.first()
    }

    /// Lets a record of the first pack stand for the one of that number.
    pub fn replace(&mut self, number: usize, key: Key) {
        self.list[number] = (0, key);
    }
}
