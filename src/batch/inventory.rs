//! What there is: the files of folders, archives and manifests, each by its path within the input.

use super::archive::{self, Archive, Member};
use super::limit::{self, DEEPEST, MOST_FILES};
use super::manifest::{self, Declared};
use super::plan::Candidate;
use crate::error::Error;
use crate::text::table;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The folder in which an output folder keeps what the next run needs.
pub const OWN_FOLDER: &str = ".fauxami";

/// Endings of files that hold no running text.
static PASSED_OVER: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| table::rows(include_str!("passed_over.tsv")).filter_map(|row| row.first().copied()).collect());

/// A file that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    /// Its path within the input.
    pub file: String,
    /// What is wrong, and what to do.
    pub reason: String,
}

impl Problem {
    /// From the error that the file caused: its reason without its name.
    pub fn new(file: &str, error: &Error) -> Self {
        let text = error.to_string();
        let reason = text.strip_prefix(file).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(&text);
        Problem { file: file.to_string(), reason: reason.to_string() }
    }
}

/// Everything a run was given.
#[derive(Debug, Default)]
pub struct Inventory {
    files: Vec<File>,
    /// Folders that the names of files are relative to.
    folders: Vec<PathBuf>,
    archives: Vec<Archive>,
    /// Pairs that a manifest names.
    pub declared: Vec<Declared>,
    /// Columns of the manifests beyond id, source and target.
    pub columns: Vec<String>,
    /// Files that cannot be used.
    pub problems: Vec<Problem>,
    /// How many files of an ending that holds no text were passed over.
    pub passed_over: BTreeMap<String, usize>,
}

#[derive(Debug)]
struct File {
    name: String,
    place: Place,
    declared: bool,
}

#[derive(Debug, Clone)]
enum Place {
    /// Number of the folder, and how much of the file's name is not part of the path in it.
    Folder {
        folder: u32,
        prefix: u32,
    },
    Member {
        archive: u32,
        member: Member,
    },
}

impl Inventory {
    /// Lists the inputs: folders, archives, manifests, single files. Compressed archives are unpacked into a nameless
    /// file in `workspace`; `-` reads JSON lines from `stdin`.
    ///
    /// # Errors
    /// Where an input itself cannot be read; what is wrong inside of one becomes a [`Problem`].
    pub fn open(inputs: &[PathBuf], workspace: &Path, stdin: &mut dyn std::io::Read) -> Result<Self, Error> {
        let mut inventory = Inventory::default();
        for input in inputs {
            // One input: names start inside of it. Several: with its own name, so that en/ and fr/ can be two inputs.
            let label = if inputs.len() == 1 { String::new() } else { label(input) };
            inventory.add(input, &label, workspace, stdin)?;
        }
        inventory.problems.sort();
        Ok(inventory)
    }

    fn add(&mut self, input: &Path, label: &str, workspace: &Path, stdin: &mut dyn std::io::Read) -> Result<(), Error> {
        let name = input.display().to_string();
        if name == "-" {
            return manifest::json_lines("standard input", stdin, Path::new(""), workspace, self);
        }
        let kind = std::fs::metadata(input).map_err(|reason| Error::io(&name, reason))?;
        if kind.is_dir() {
            self.folders.push(input.to_path_buf());
            return self.walk(input, label, workspace);
        }
        let folder = input.parent().unwrap_or(Path::new(""));
        let file = || std::fs::File::open(input).map_err(|reason| Error::io(&name, reason));
        match ending(&name).as_str() {
            "csv" => manifest::csv(&name, &limit::read_all(&name, file()?)?, folder, self),
            "jsonl" | "ndjson" => manifest::json_lines(&name, &mut file()?, folder, workspace, self),
            _ if archive::is_archive(&name) => {
                if let Err(error) = self.open_archive(input, &name, label, workspace) {
                    self.problem(&name, &error);
                }
                Ok(())
            }
            _ => {
                self.folders.push(folder.to_path_buf());
                let place = Place::Folder { folder: (self.folders.len() - 1) as u32, prefix: 0 };
                let own = input.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.push(own, place)
            }
        }
    }

    /// Lists a folder and the archives in it, names in order, links not followed.
    fn walk(&mut self, folder: &Path, label: &str, workspace: &Path) -> Result<(), Error> {
        let number = (self.folders.len() - 1) as u32;
        let prefix = (label.len() + usize::from(!label.is_empty())) as u32;
        let mut waiting = vec![(folder.to_path_buf(), label.to_string(), 0)];
        while let Some((path, label, depth)) = waiting.pop() {
            let listing = std::fs::read_dir(&path).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
            let mut entries = match listing {
                Ok(entries) => entries,
                Err(reason) => {
                    self.problem(&label, &Error::io(&label, reason));
                    continue;
                }
            };
            entries.sort_by_key(std::fs::DirEntry::file_name);
            for entry in entries {
                let Some(own) = entry.file_name().to_str().map(str::to_string) else {
                    let name = join(&label, &entry.file_name().to_string_lossy());
                    self.problem(&name, &Error::input(&name, "its name is not UTF-8", "rename it"));
                    continue;
                };
                let name = join(&label, &own);
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() && own.starts_with('.') => self.pass_over("hidden"),
                    Ok(kind) if kind.is_dir() && entry.path().join(OWN_FOLDER).exists() => {
                        self.pass_over("output of fauxami");
                    }
                    Ok(kind) if kind.is_dir() && depth == DEEPEST => {
                        let problem = format!("more than {DEEPEST} folders deep");
                        self.problem(&name, &Error::input(&name, problem, "give a folder nearer to the files"));
                    }
                    Ok(kind) if kind.is_dir() => waiting.push((entry.path(), name, depth + 1)),
                    Ok(kind) if kind.is_file() && archive::is_archive(&own) => {
                        if let Err(error) = self.open_archive(&entry.path(), &name, &name, workspace) {
                            self.problem(&name, &error);
                        }
                    }
                    Ok(kind) if kind.is_file() => self.push(name, Place::Folder { folder: number, prefix })?,
                    Ok(_) => self.pass_over("link or device"),
                    Err(reason) => self.problem(&name, &Error::io(&name, reason)),
                }
            }
        }
        Ok(())
    }

    fn open_archive(&mut self, path: &Path, name: &str, label: &str, workspace: &Path) -> Result<(), Error> {
        let (archive, listing) = archive::open(path, name, workspace)?;
        let number = self.archives.len() as u32;
        self.archives.push(archive);
        for (own, member) in listing {
            let name = if own.is_empty() { name.to_string() } else { join(label, &own) };
            match member {
                Ok(member) => self.push(name, Place::Member { archive: number, member })?,
                Err(archive::Unusable::PassedOver) => self.pass_over("link or device"),
                Err(archive::Unusable::Because(problem, remedy)) => {
                    self.problem(&name, &Error::input(&name, problem, remedy));
                }
            }
        }
        Ok(())
    }

    fn push(&mut self, name: String, place: Place) -> Result<(), Error> {
        if self.files.len() == MOST_FILES {
            return Err(Error::input(name, format!("more than {MOST_FILES} files"), "give a part of them at a time"));
        }
        let own = name.rsplit('/').next().unwrap_or(&name);
        let ending = ending(&name);
        if own.starts_with('.') {
            self.pass_over("hidden");
        } else if PASSED_OVER.contains(ending.as_str()) {
            self.pass_over(&ending);
        } else if archive::is_archive(&name) {
            self.problem(&name, &Error::input(&name, "an archive within the input", "unpack it, or give it by itself"));
        } else {
            self.files.push(File { name, place, declared: false });
        }
        Ok(())
    }

    fn pass_over(&mut self, kind: &str) {
        *self.passed_over.entry(kind.to_string()).or_default() += 1;
    }

    /// Counts files as passed over, by their endings.
    pub(super) fn pass_over_files(&mut self, files: &[u32]) {
        for file in files {
            let ending = ending(self.name(*file));
            self.pass_over(&ending);
        }
    }

    fn problem(&mut self, file: &str, error: &Error) {
        self.problems.push(Problem::new(file, error));
    }

    /// Adds a file that a manifest names, `path` being relative to `folder`.
    pub(super) fn declare_path(&mut self, path: &str, folder: &Path) -> u32 {
        if self.folders.last().is_none_or(|last| last != folder) {
            self.folders.push(folder.to_path_buf());
        }
        let place = Place::Folder { folder: (self.folders.len() - 1) as u32, prefix: 0 };
        self.declare(path.to_string(), place)
    }

    /// Adds a text that a manifest holds itself.
    pub(super) fn declare_text(&mut self, name: String, archive: u32, member: Member) -> u32 {
        self.declare(name, Place::Member { archive, member })
    }

    fn declare(&mut self, name: String, place: Place) -> u32 {
        self.files.push(File { name, place, declared: true });
        (self.files.len() - 1) as u32
    }

    /// Keeps an archive's handle; its number is given to [`Inventory::declare_text`].
    pub(super) fn keep(&mut self, archive: Archive) -> u32 {
        self.archives.push(archive);
        (self.archives.len() - 1) as u32
    }

    /// The files that pairing looks at: all that no manifest names; names that occur twice are problems.
    pub fn candidates(&mut self) -> Vec<Candidate<'_>> {
        let mut order: Vec<u32> = (0..self.files.len() as u32).filter(|n| !self.files[*n as usize].declared).collect();
        order.sort_by(|a, b| self.files[*a as usize].name.cmp(&self.files[*b as usize].name));
        let mut kept: Vec<u32> = Vec::new();
        for number in order {
            let name = &self.files[number as usize].name;
            if kept.last().is_some_and(|last| self.files[*last as usize].name == *name) {
                let error = Error::input(name, "the archive holds this name more than once", "the first is read");
                self.problems.push(Problem::new(name, &error));
            } else {
                kept.push(number);
            }
        }
        kept.into_iter().map(|number| Candidate { number, name: &self.files[number as usize].name }).collect()
    }

    /// The path of a file within its input.
    pub fn name(&self, file: u32) -> &str {
        self.files.get(file as usize).map_or("", |file| &file.name)
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// Where it cannot be read, is damaged, encrypted, or holds more than [`limit::LARGEST_FILE`].
    pub fn load(&self, file: u32) -> Result<Vec<u8>, Error> {
        let name = self.name(file);
        match self.files.get(file as usize).map(|file| &file.place) {
            Some(Place::Folder { folder, prefix }) => {
                let path = self.folders[*folder as usize].join(&name[*prefix as usize..]);
                let file = std::fs::File::open(&path).map_err(|reason| Error::io(name, reason))?;
                let kind = file.metadata().map_err(|reason| Error::io(name, reason))?;
                if !kind.is_file() {
                    return Err(Error::input(name, "this is no file", "give the path of a file"));
                }
                if kind.len() > limit::LARGEST_FILE { Err(limit::too_large(name)) } else { limit::read_all(name, file) }
            }
            Some(Place::Member { archive, member }) => self.archives[*archive as usize].load(name, member),
            None => Err(Error::Usage(format!("there is no file number {file}"))),
        }
    }
}

/// How an input is called among several: its last component.
fn label(input: &Path) -> String {
    input.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn join(label: &str, name: &str) -> String {
    if label.is_empty() { name.to_string() } else { format!("{label}/{name}") }
}

/// The ending of a name in small letters, without its point; empty where there is none.
pub(super) fn ending(name: &str) -> String {
    let own = name.rsplit('/').next().unwrap_or(name);
    own.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}
