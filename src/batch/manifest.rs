//! Manifests: pairs that somebody wrote down, as CSV (`id,source,target`) or JSON lines.

use super::archive::{Archive, Member};
use super::inventory::{Inventory, Problem};
use super::limit;
use crate::error::Error;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::sync::Mutex;

/// A pair that a manifest names.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared {
    /// Its id, unique in the run.
    pub id: String,
    /// Number of the source's file.
    pub source: u32,
    /// Number of the target's file.
    pub target: u32,
    /// The cells of the other columns, in the order of [`Inventory::columns`]; may be shorter.
    pub cells: Vec<String>,
}

const REMEDY: &str = "a manifest is CSV with the header id,source,target, the last two being paths";

/// Reads a CSV manifest whose paths are relative to `folder`.
pub fn csv(name: &str, bytes: &[u8], folder: &Path, inventory: &mut Inventory) -> Result<(), Error> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header = reader.headers().map_err(|error| Error::input(name, error.to_string(), REMEDY))?.clone();
    let at = |column: &str| header.iter().position(|cell| cell.trim() == column);
    let (Some(id), Some(source), Some(target)) = (at("id"), at("source"), at("target")) else {
        return Err(Error::input(format!("{name}:1"), "it lacks a column id, source or target", REMEDY));
    };
    let others: Vec<(usize, usize)> = (0..header.len())
        .filter(|at| ![id, source, target].contains(at))
        .map(|at| (at, column(inventory, header.get(at).unwrap_or_default())))
        .collect();
    let mut seen: BTreeSet<String> = inventory.declared.iter().map(|pair| pair.id.clone()).collect();
    for (number, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                problem(inventory, format!("{name}:{}", number + 2), &error.to_string());
                continue;
            }
        };
        let line = record.position().map_or(0, ::csv::Position::line);
        let cell = |at: usize| record.get(at).unwrap_or_default().trim();
        if [id, source, target].iter().any(|at| cell(*at).is_empty()) || !seen.insert(cell(id).to_string()) {
            problem(inventory, format!("{name}:{line}"), "an id, source or target is missing, or the id occurs twice");
            continue;
        }
        let (source, target) =
            (inventory.declare_path(cell(source), folder), inventory.declare_path(cell(target), folder));
        let mut cells = vec![String::new(); inventory.columns.len()];
        others.iter().for_each(|(at, column)| cells[*column] = record.get(*at).unwrap_or_default().to_string());
        inventory.declared.push(Declared { id: cell(id).to_string(), source, target, cells });
    }
    Ok(())
}

/// Reads JSON lines: objects with `id` and, for each side, a path (`source`) or the text itself (`source_text`).
///
/// Texts go to a nameless file in `workspace`, so that they take no memory.
pub fn json_lines(
    name: &str,
    input: &mut dyn Read,
    folder: &Path,
    workspace: &Path,
    inventory: &mut Inventory,
) -> Result<(), Error> {
    let full = |reason| Error::io(workspace.display().to_string(), reason);
    let spool = tempfile::tempfile_in(workspace).map_err(full)?;
    let mut texts = Texts { file: spool.try_clone().map_err(full)?, end: 0 };
    let archive = inventory.keep(Archive::Flat(Mutex::new(spool)));
    let mut seen: BTreeSet<String> = inventory.declared.iter().map(|pair| pair.id.clone()).collect();
    let mut input = BufReader::new(input);
    for number in 1.. {
        let mut line = Vec::new();
        let read = input.by_ref().take(2 * limit::LARGEST_FILE).read_until(b'\n', &mut line);
        if read.map_err(|reason| Error::io(name, reason))? == 0 {
            break;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let row = serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&line);
        let declared = row.map_err(|error| error.to_string()).and_then(|row| {
            let id = text(&row, "id").unwrap_or_else(|| number.to_string());
            if !seen.insert(id.clone()) {
                return Err(format!("the id {id} occurs twice"));
            }
            Ok((id, row))
        });
        match declared {
            Ok((id, row)) => {
                let sides = ["source", "target"].map(|side| match (text(&row, side), row_text(&row, side)) {
                    (Some(path), None) => Ok(Some(inventory.declare_path(&path, folder))),
                    (None, Some(text)) => {
                        let member = texts.push(text.as_bytes())?;
                        Ok(Some(inventory.declare_text(format!("{id}.{side}.txt"), archive, member)))
                    }
                    _ => Ok(None),
                });
                let [source, target] = sides;
                let (Some(source), Some(target)) = (source.map_err(full)?, target.map_err(full)?) else {
                    let what = "each side is a path (source, target) or a text (source_text, target_text)";
                    problem(inventory, format!("{name}:{number}"), what);
                    continue;
                };
                let cells = cells(&row, inventory);
                inventory.declared.push(Declared { id, source, target, cells });
            }
            Err(what) => problem(inventory, format!("{name}:{number}"), &what),
        }
    }
    Ok(())
}

struct Texts {
    file: std::fs::File,
    end: u64,
}

impl Texts {
    fn push(&mut self, text: &[u8]) -> std::io::Result<Member> {
        self.file.write_all(text)?;
        self.end += text.len() as u64;
        Ok(Member::Flat(self.end - text.len() as u64, text.len() as u64))
    }
}

const OWN: [&str; 5] = ["id", "source", "target", "source_text", "target_text"];

fn cells(row: &serde_json::Map<String, serde_json::Value>, inventory: &mut Inventory) -> Vec<String> {
    let mut cells = vec![String::new(); inventory.columns.len()];
    for key in row.keys().filter(|key| !OWN.contains(&key.as_str())) {
        let at = column(inventory, key);
        cells.resize(inventory.columns.len(), String::new());
        cells[at] = text(row, key).unwrap_or_default();
    }
    cells
}

/// A value as text; `null` and what is missing are none.
fn text(row: &serde_json::Map<String, serde_json::Value>, key: &str) -> Option<String> {
    match row.get(key)? {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

fn row_text(row: &serde_json::Map<String, serde_json::Value>, side: &str) -> Option<String> {
    text(row, &format!("{side}_text"))
}

fn column(inventory: &mut Inventory, name: &str) -> usize {
    inventory.columns.iter().position(|column| column == name).unwrap_or_else(|| {
        inventory.columns.push(name.to_string());
        inventory.columns.len() - 1
    })
}

fn problem(inventory: &mut Inventory, at: String, what: &str) {
    let reason = format!("{what}; {REMEDY}");
    inventory.problems.push(Problem { file: at, reason });
}
