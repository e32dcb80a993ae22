//! Archives: zip, tar, compressed tar. Members are listed first and read in any order; nothing is ever unpacked under
//! the name it bears.

use super::limit;
use crate::error::Error;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Mutex;
use zip::ZipArchive;
use zip::result::ZipError;

/// An open archive.
#[derive(Debug)]
pub enum Archive {
    /// A zip file.
    Zip(Mutex<ZipArchive<BufReader<File>>>),
    /// A file that holds its members one after another, uncompressed.
    Flat(Mutex<File>),
}

/// Where a member stands in its archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// Its number in a zip file.
    Zip(u32),
    /// Its first byte and its length in a flat file.
    Flat(u64, u64),
}

/// Why a member is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unusable {
    /// A link or a device.
    PassedOver,
    /// What is wrong, and what to do.
    Because(&'static str, &'static str),
}

/// The members of an archive: their names, and where they stand or why they are not read.
pub type Listing = Vec<(String, Result<Member, Unusable>)>;

const ENDINGS: [&str; 7] = [".zip", ".tar", ".tar.gz", ".tgz", ".tar.zst", ".tzst", ".tar.zstd"];

/// Does the name end like an archive's?
pub fn is_archive(name: &str) -> bool {
    let name = name.to_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Opens an archive and lists its members. A compressed tar is unpacked into a nameless file in `workspace`; of one that
/// is damaged, the members before the damage are listed, and the damage as a member without a place.
pub fn open(path: &Path, name: &str, workspace: &Path) -> Result<(Archive, Listing), Error> {
    let file = File::open(path).map_err(|reason| Error::io(name, reason))?;
    let packed = file.metadata().map_err(|reason| Error::io(name, reason))?.len();
    let lower = name.to_lowercase();
    if lower.ends_with(".zip") {
        return zip(file, packed, name);
    }
    let flat = if lower.ends_with("gz") {
        unpack(flate2::read::MultiGzDecoder::new(BufReader::new(file)), packed, name, workspace)?
    } else if lower.ends_with(".tar") {
        file
    } else {
        unpack(crate::read::Zstd::new(BufReader::new(file)), packed, name, workspace)?
    };
    let listing = tar(&flat, name)?;
    Ok((Archive::Flat(Mutex::new(flat)), listing))
}

/// What a compressed file holds, up to the end or to where it is damaged: the tar inside then ends too early.
fn unpack(mut input: impl Read, packed: u64, name: &str, workspace: &Path) -> Result<File, Error> {
    let full = |reason| Error::io(workspace.display().to_string(), reason);
    let mut spool = tempfile::tempfile_in(workspace).map_err(full)?;
    let (mut buffer, mut unpacked) = (vec![0; 1 << 16], 0);
    loop {
        let count = match input.read(&mut buffer) {
            Ok(count) => count,
            Err(reason) if unpacked == 0 => return Err(limit::damaged(name, &reason)),
            Err(_) => 0,
        };
        if count == 0 {
            return spool.rewind().map(|()| spool).map_err(full);
        }
        unpacked += count as u64;
        if limit::is_bomb(packed, unpacked) {
            return Err(limit::bomb(name));
        }
        spool.write_all(&buffer[..count]).map_err(full)?;
    }
}

fn zip(file: File, packed: u64, name: &str) -> Result<(Archive, Listing), Error> {
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|reason| limit::damaged(name, &reason))?;
    if zip.len() > limit::MOST_FILES {
        let problem = format!("more than {} files", limit::MOST_FILES);
        return Err(Error::input(name, problem, "give a part of them at a time"));
    }
    let (mut listing, mut unpacked) = (Vec::new(), 0_u64);
    for number in 0..zip.len() {
        let damaged = || {
            let why = Unusable::Because("its entry in the archive is damaged", "get the archive again");
            (format!("member {number}"), Err(why))
        };
        let Ok(member) = zip.by_index_raw(number) else {
            listing.push(damaged());
            continue;
        };
        unpacked = unpacked.saturating_add(member.size());
        if member.is_dir() {
            continue;
        }
        let Ok(name) = member.name().map(|name| name.replace('\\', "/")) else {
            listing.push(damaged());
            continue;
        };
        let usable = if member.is_symlink() {
            Err(Unusable::PassedOver)
        } else if member.encrypted() {
            Err(Unusable::Because("it is encrypted", "unpack the archive with its password and give the folder"))
        } else {
            name_is_safe(&name).map(|()| Member::Zip(number as u32))
        };
        listing.push((name, usable));
    }
    if limit::is_bomb(packed, unpacked) {
        return Err(limit::bomb(name));
    }
    Ok((Archive::Zip(Mutex::new(zip)), listing))
}

fn tar(file: &File, name: &str) -> Result<Listing, Error> {
    let end = file.metadata().map_err(|reason| Error::io(name, reason))?.len();
    let mut archive = tar::Archive::new(BufReader::new(file));
    let mut listing = Listing::new();
    for entry in archive.entries_with_seek().map_err(|reason| limit::damaged(name, &reason))? {
        let entry = match entry {
            Ok(entry) => entry,
            Err(reason) if listing.is_empty() => return Err(limit::damaged(name, &reason)),
            Err(_) => {
                listing.push(damage());
                break;
            }
        };
        let kind = entry.header().entry_type();
        if kind.is_dir() || kind.is_pax_global_extensions() {
            continue;
        }
        let own = String::from_utf8_lossy(&entry.path_bytes()).trim_start_matches("./").to_string();
        let (start, size) = (entry.raw_file_position(), entry.size());
        if start.saturating_add(size) > end {
            listing.push(damage());
            break;
        }
        let usable = if kind.is_gnu_sparse() {
            Err(Unusable::Because("it is stored as a sparse file", "pack it as an ordinary file"))
        } else if !kind.is_file() {
            Err(Unusable::PassedOver)
        } else {
            name_is_safe(&own).map(|()| Member::Flat(start, size))
        };
        listing.push((own, usable));
        if listing.len() > limit::MOST_FILES {
            let problem = format!("more than {} files", limit::MOST_FILES);
            return Err(Error::input(name, problem, "give a part of them at a time"));
        }
    }
    Ok(listing)
}

/// What stands in the listing for all that was lost.
fn damage() -> (String, Result<Member, Unusable>) {
    (String::new(), Err(Unusable::Because("the archive ends too early or is damaged", "get it again")))
}

/// Names that lead out of the archive are a sign of an attack.
fn name_is_safe(name: &str) -> Result<(), Unusable> {
    let drive = name.as_bytes().get(1) == Some(&b':');
    if name.starts_with('/') || drive || name.split('/').any(|part| part == "..") {
        return Err(Unusable::Because("its name leads out of the archive", "look where the archive comes from"));
    }
    if name.split('/').count() > limit::DEEPEST {
        return Err(Unusable::Because("it lies too many folders deep", "pack it in fewer folders"));
    }
    Ok(())
}

impl Archive {
    /// The bytes of a member; `name` only appears in errors.
    pub fn load(&self, name: &str, member: &Member) -> Result<Vec<u8>, Error> {
        match (self, *member) {
            (Archive::Zip(zip), Member::Zip(number)) => {
                let mut zip = zip.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                let member = zip.by_index(number as usize).map_err(|reason| match reason {
                    ZipError::UnsupportedArchive(what) => Error::input(name, what, "pack it with deflate or store"),
                    other => limit::damaged(name, &other),
                })?;
                // The reader refuses a member that holds more than it declares, so the limit on the whole archive holds.
                limit::read_all(name, member)
            }
            (Archive::Flat(file), Member::Flat(start, length)) => {
                if length > limit::LARGEST_FILE {
                    return Err(limit::too_large(name));
                }
                let mut file = file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                let mut bytes = vec![0; length as usize];
                let read = file.seek(SeekFrom::Start(start)).and_then(|_| file.read_exact(&mut bytes));
                read.map(|()| bytes).map_err(|reason| limit::damaged(name, &reason))
            }
            _ => Err(Error::input(name, "it does not belong to this archive", "this is a bug: please report it")),
        }
    }
}
