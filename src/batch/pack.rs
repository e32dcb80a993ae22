//! The pack: one append-only file that keeps a record for each audited pair, found again by a key of its content.
//!
//! A record is complete or not there: each is framed with its lengths and a checksum, and what follows the last whole
//! one (the process was killed, the disk was full) is cut off when the file is opened.

use crate::error::Error;
use fnv::FnvHasher;
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::hash::Hasher;
use std::io::{BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// First bytes of the file; another form of record gets another number.
const MAGIC: &[u8] = b"fauxami pack 1\n";
/// Key, length of the head, length of the body, checksum.
const FRAME: usize = 16 + 8 + 8 + 8;
/// Longest head or body that is believed.
const LONGEST: u64 = 8 << 30;

/// What a record is found by.
pub type Key = [u8; 16];

/// Where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot {
    start: u64,
    head: u64,
    body: u64,
}

/// The records of this run and of earlier ones.
#[derive(Debug)]
pub struct Pack {
    path: PathBuf,
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    file: File,
    end: u64,
    slots: BTreeMap<Key, Slot>,
}

impl Pack {
    /// Opens the pack, or begins one. With `fresh`, what it holds is forgotten.
    ///
    /// # Errors
    /// Where the file cannot be read or written.
    pub fn open(path: &Path, fresh: bool) -> Result<Self, Error> {
        let failed = |reason| Error::io(path.display().to_string(), reason);
        let mut options = OpenOptions::new();
        let mut file = options.read(true).write(true).create(true).truncate(fresh).open(path).map_err(failed)?;
        let (mut end, slots) = scan(&mut file).map_err(failed)?;
        if file.metadata().map_err(failed)?.len() > end {
            file.set_len(end).and_then(|()| file.rewind()).map_err(failed)?;
        }
        if end == 0 {
            file.write_all(MAGIC).map_err(failed)?;
            end = MAGIC.len() as u64;
        }
        Ok(Pack { path: path.to_path_buf(), inner: Mutex::new(Inner { file, end, slots }) })
    }

    /// Is there a record of that key?
    pub fn holds(&self, key: &Key) -> bool {
        self.lock().slots.contains_key(key)
    }

    /// Adds a record.
    ///
    /// # Errors
    /// Where it cannot be written; the pack then stays as it was.
    pub fn push(&self, key: Key, head: &[u8], body: &[u8]) -> Result<(), Error> {
        let mut frame = Vec::with_capacity(FRAME + head.len() + body.len());
        frame.extend_from_slice(&key);
        frame.extend_from_slice(&(head.len() as u64).to_le_bytes());
        frame.extend_from_slice(&(body.len() as u64).to_le_bytes());
        frame.extend_from_slice(&checksum(&key, head, body).to_le_bytes());
        frame.extend_from_slice(head);
        frame.extend_from_slice(body);
        let mut inner = self.lock();
        let end = inner.end;
        inner.file.seek(SeekFrom::Start(end)).map_err(|reason| self.failed(reason))?;
        if let Err(reason) = inner.file.write_all(&frame) {
            let _ = inner.file.set_len(end);
            return Err(self.failed(reason));
        }
        inner.end = end + frame.len() as u64;
        let slot = Slot { start: end + FRAME as u64, head: head.len() as u64, body: body.len() as u64 };
        inner.slots.insert(key, slot);
        Ok(())
    }

    /// The head of a record.
    ///
    /// # Errors
    /// Where there is none of that key, or it cannot be read.
    pub fn head(&self, key: &Key) -> Result<Vec<u8>, Error> {
        self.part(key, |slot| (slot.start, slot.head))
    }

    /// Some bytes of the body of a record: all from `start`, `length` of them.
    ///
    /// # Errors
    /// As for [`Pack::head`].
    pub fn body(&self, key: &Key, start: u64, length: u64) -> Result<Vec<u8>, Error> {
        self.part(key, |slot| {
            let start = start.min(slot.body);
            (slot.start + slot.head + start, length.min(slot.body - start))
        })
    }

    fn part(&self, key: &Key, range: impl Fn(&Slot) -> (u64, u64)) -> Result<Vec<u8>, Error> {
        let mut inner = self.lock();
        let Some((start, length)) = inner.slots.get(key).map(range) else {
            let name = self.path.display().to_string();
            return Err(Error::input(name, "a record is missing", "run the batch again"));
        };
        let mut bytes = vec![0; length as usize];
        let read = inner.file.seek(SeekFrom::Start(start)).and_then(|_| inner.file.read_exact(&mut bytes));
        read.map(|()| bytes).map_err(|reason| self.failed(reason))
    }

    /// Writes the pack anew with only these records, if that would halve it, and closes it.
    ///
    /// # Errors
    /// Where it cannot be written; the old one then stays.
    pub fn shrink(self, keys: &[Key]) -> Result<(), Error> {
        let mut inner = self.lock();
        let whole = |slot: &Slot| FRAME as u64 + slot.head + slot.body;
        let kept: BTreeMap<Key, Slot> =
            keys.iter().filter_map(|key| inner.slots.get(key).map(|slot| (*key, *slot))).collect();
        if kept.values().map(whole).sum::<u64>() >= inner.end / 2 {
            return Ok(());
        }
        let fresh = self.path.with_extension("new");
        let mut out = File::create(&fresh).map_err(|reason| self.failed(reason))?;
        let mut copy = || -> std::io::Result<()> {
            out.write_all(MAGIC)?;
            for slot in kept.values() {
                inner.file.seek(SeekFrom::Start(slot.start - FRAME as u64))?;
                std::io::copy(&mut Read::by_ref(&mut inner.file).take(whole(slot)), &mut out)?;
            }
            out.sync_all()
        };
        copy().and_then(|()| std::fs::rename(&fresh, &self.path)).map_err(|reason| self.failed(reason))
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self, reason: std::io::Error) -> Error {
        Error::io(self.path.display().to_string(), reason)
    }
}

fn checksum(key: &Key, head: &[u8], body: &[u8]) -> u64 {
    let mut hasher = FnvHasher::default();
    [&key[..], head, body].iter().for_each(|part| hasher.write(part));
    hasher.finish()
}

/// Where the last whole record ends, and where each stands; (0, none) for a file that is no pack.
fn scan(file: &mut File) -> std::io::Result<(u64, BTreeMap<Key, Slot>)> {
    let mut slots = BTreeMap::new();
    let length = file.metadata()?.len();
    let mut input = BufReader::with_capacity(1 << 20, file);
    let mut magic = [0; MAGIC.len()];
    if input.read_exact(&mut magic).is_err() || magic != MAGIC {
        return Ok((0, slots));
    }
    let mut end = MAGIC.len() as u64;
    let mut frame = [0; FRAME];
    while input.read_exact(&mut frame).is_ok() {
        let number = |at: usize| frame[at..at + 8].try_into().map_or(0, u64::from_le_bytes);
        let (head, body, sum) = (number(16), number(24), number(32));
        let start = end + FRAME as u64;
        if head > LONGEST || body > LONGEST || start + head + body > length {
            break;
        }
        let mut key = Key::default();
        key.copy_from_slice(&frame[..16]);
        if sum_of(&key, &mut input, head + body)? != sum {
            break;
        }
        slots.insert(key, Slot { start, head, body });
        end = start + head + body;
    }
    Ok((end, slots))
}

fn sum_of(key: &Key, input: &mut impl Read, mut length: u64) -> std::io::Result<u64> {
    let mut hasher = FnvHasher::default();
    hasher.write(key);
    let mut buffer = [0; 1 << 14];
    while length > 0 {
        let count = length.min(buffer.len() as u64) as usize;
        input.read_exact(&mut buffer[..count])?;
        hasher.write(&buffer[..count]);
        length -= count as u64;
    }
    Ok(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_records_survive_whatever_follows_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack");
        let pack = Pack::open(&path, false).unwrap();
        pack.push([1; 16], b"head", b"body").unwrap();
        pack.push([2; 16], b"", b"second").unwrap();
        drop(pack);
        let whole = std::fs::read(&path).unwrap();
        let first = MAGIC.len() + FRAME + 8;
        for cut in 0..whole.len() {
            std::fs::write(&path, &whole[..cut]).unwrap();
            let pack = Pack::open(&path, false).unwrap();
            assert_eq!(pack.holds(&[1; 16]), cut >= first, "cut at {cut}");
            assert!(!pack.holds(&[2; 16]));
            pack.push([2; 16], b"", b"again").unwrap();
            assert_eq!(Pack::open(&path, false).unwrap().body(&[2; 16], 1, 99).unwrap(), b"gain");
        }
        let mut damaged = whole.clone();
        damaged[first - 1] ^= 1;
        std::fs::write(&path, damaged).unwrap();
        assert!(!Pack::open(&path, false).unwrap().holds(&[1; 16]));
    }
}
