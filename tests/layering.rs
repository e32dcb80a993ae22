//! The import law: a room imports only the rooms below it.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Room → the rooms it may import. Keep in step with the picture in CONTRIBUTING.md.
const LAW: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("text", &["error"]),
    ("quantity", &["text", "error"]),
    ("lexicon", &["text", "quantity", "error"]),
    ("align", &["text", "quantity", "lexicon", "error"]),
    ("read", &["text", "align", "error"]),
    ("score", &["text", "quantity", "lexicon", "align", "error"]),
    ("finding", &["text", "error"]),
    ("check", &["text", "quantity", "lexicon", "align", "score", "finding", "error"]),
    ("ledger", &["finding", "error"]),
    ("gate", &["finding", "error"]),
    ("config", &["finding", "gate", "check", "error"]),
    ("audit", &["text", "align", "check", "finding", "ledger", "gate", "config", "score", "lexicon", "error"]),
    ("report", &["text", "align", "audit", "finding", "gate", "ledger", "check", "error"]),
    (
        "batch",
        &[
            "text", "align", "lexicon", "read", "audit", "report", "check", "config", "finding", "gate", "ledger",
            "error",
        ],
    ),
    ("review", &["report", "ledger", "finding", "error"]),
];

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The rooms named after `crate::` anywhere in a file, `use crate::{a::x, b}` included.
fn imports(text: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for part in text.split("crate::").skip(1) {
        if let Some(group) = part.strip_prefix('{') {
            let (mut depth, mut item) = (0, String::new());
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => rooms.push(std::mem::take(&mut item)),
                    _ if depth == 0 => item.push(c),
                    _ => {}
                }
            }
            rooms.push(item);
        } else {
            rooms.push(part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    rooms
        .iter()
        .map(|r| r.trim().split("::").next().unwrap_or_default().trim().to_string())
        .filter(|r| !r.is_empty())
        .collect()
}

#[test]
fn rooms_import_only_downward() {
    let law: BTreeMap<&str, &[&str]> = LAW.iter().copied().collect();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    let mut broken = Vec::new();
    for path in all {
        let relative = path.strip_prefix(&src).unwrap();
        let room = relative.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_string();
        if ["lib", "main", "cli", "bin"].contains(&room.as_str()) {
            continue;
        }
        let Some(allowed) = law.get(room.as_str()) else { panic!("room {room} has no line in the law") };
        for import in imports(&std::fs::read_to_string(&path).unwrap()) {
            let known = law.contains_key(import.as_str());
            if known && import != room && !allowed.contains(&import.as_str()) {
                broken.push(format!("{} imports {import}", relative.display()));
            }
        }
    }
    assert!(broken.is_empty(), "imports upward:\n{}", broken.join("\n"));
}
