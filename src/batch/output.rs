//! The output folder: every file is written under a temporary name and renamed, so that none is ever half there.

use super::inventory::OWN_FOLDER;
use crate::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Where the pages of the pairs stand.
pub const PAGES: &str = "pairs";
/// Ending of a file that is being written.
const TEMPORARY: &str = "part";

/// An output folder that no other run uses.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    _lock: File,
}

impl Output {
    /// Makes the folder where it is missing, and holds it for this run.
    ///
    /// # Errors
    /// Where it cannot be made, or another run holds it.
    pub fn open(root: &Path) -> Result<Self, Error> {
        let own = root.join(OWN_FOLDER);
        let failed = |reason| Error::io(root.display().to_string(), reason);
        std::fs::create_dir_all(&own).map_err(failed)?;
        let lock = File::create(own.join("lock")).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {
                clear(&own);
                Ok(Output { root: root.to_path_buf(), _lock: lock })
            }
            Err(std::fs::TryLockError::WouldBlock) => {
                let name = root.display().to_string();
                Err(Error::input(name, "another run writes here", "wait for it, or give another folder"))
            }
            Err(std::fs::TryLockError::Error(reason)) => Err(failed(reason)),
        }
    }

    /// The folder for what the next run needs; temporary files go there too.
    pub fn own(&self) -> PathBuf {
        self.root.join(OWN_FOLDER)
    }

    /// Writes a file, whole or not at all.
    ///
    /// # Errors
    /// Where that fails: no room, no permission; and what `write` itself reports.
    pub fn write(
        &self,
        name: &str,
        write: impl FnOnce(&mut BufWriter<File>) -> Result<(), WriteError>,
    ) -> Result<(), Error> {
        let path = self.root.join(name);
        let failed = |reason| Error::io(path.display().to_string(), reason);
        let temporary = self.own().join(format!("{}.{TEMPORARY}", name.replace('/', "-")));
        let mut out = BufWriter::with_capacity(1 << 16, File::create(&temporary).map_err(failed)?);
        write(&mut out).map_err(|error| match error {
            WriteError::Io(reason) => failed(reason),
            WriteError::Other(error) => error,
        })?;
        out.flush().map_err(failed)?;
        drop(out);
        std::fs::rename(&temporary, &path).map_err(failed)
    }

    /// Makes the folder of the pages, and takes out those that no pair has any more.
    ///
    /// # Errors
    /// Where the folder cannot be made.
    pub fn keep_pages(&self, kept: &std::collections::BTreeSet<String>) -> Result<(), Error> {
        let folder = self.root.join(PAGES);
        std::fs::create_dir_all(&folder).map_err(|reason| Error::io(folder.display().to_string(), reason))?;
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with(".html") && !kept.contains(&name) {
                // A page that stays is only out of date; the next run tries again.
                let _ = std::fs::remove_file(entry.path());
            }
        }
        Ok(())
    }
}

/// Takes out what a run that was killed had half written.
fn clear(own: &Path) {
    for entry in std::fs::read_dir(own).into_iter().flatten().flatten() {
        if entry.path().extension().is_some_and(|ending| ending == TEMPORARY || ending == "new") {
            // One that stays is overwritten in time.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// What can go wrong while a file is written.
#[derive(Debug)]
pub enum WriteError {
    /// Writing.
    Io(std::io::Error),
    /// Finding out what to write.
    Other(Error),
}

impl From<std::io::Error> for WriteError {
    fn from(reason: std::io::Error) -> Self {
        WriteError::Io(reason)
    }
}

impl From<Error> for WriteError {
    fn from(error: Error) -> Self {
        WriteError::Other(error)
    }
}
