//! How much of a stranger's archive is taken in: whoever packs it may mean harm, or not know what is inside.

use crate::error::Error;
use std::io::Read;

/// Largest file of an archive, unpacked. As large as the largest document that is read at all.
pub const LARGEST_FILE: u64 = 64 << 20;
/// Files looked at in one run; the list of them takes about 200 bytes each.
pub const MOST_FILES: usize = 2_000_000;
/// Folders within folders; file systems refuse paths far before.
pub const DEEPEST: usize = 64;
/// Unpacked bytes for each packed one, over a whole archive. Text packs 3 to 20 times smaller, gzip's limit is 1,032.
pub const LARGEST_RATIO: u64 = 200;
/// What any archive may unpack to, whatever the ratio.
pub const HARMLESS: u64 = 64 << 20;

/// All bytes of `input`, which is called `name` and must not hold more than [`LARGEST_FILE`].
pub fn read_all(name: &str, input: impl Read) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    input.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(|reason| damaged(name, &reason))?;
    if bytes.len() as u64 > LARGEST_FILE { Err(too_large(name)) } else { Ok(bytes) }
}

/// More than [`LARGEST_FILE`].
pub fn too_large(name: &str) -> Error {
    Error::input(name, format!("more than {} MiB", LARGEST_FILE >> 20), "split it")
}

/// Does an archive of so many bytes unpack to more than any text would?
pub fn is_bomb(packed: u64, unpacked: u64) -> bool {
    unpacked > HARMLESS && unpacked / LARGEST_RATIO > packed
}

/// An archive that [`is_bomb`].
pub fn bomb(name: &str) -> Error {
    let problem = format!("it unpacks to more than {LARGEST_RATIO} times its size, as no archive of texts does");
    Error::input(name, problem, "unpack it elsewhere and give the folder")
}

/// Bytes that end early or do not add up.
pub fn damaged(name: &str, reason: &dyn std::fmt::Display) -> Error {
    Error::input(name, format!("it cannot be read: {reason}"), "it may be damaged: get it again")
}
