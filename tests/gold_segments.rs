//! Segments and furniture against documents segmented by hand; skipped where the development data is missing.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, reason = "a test")]

use fauxami::read;
use fauxami::text::{fold, segment};
use std::path::{Path, PathBuf};

/// Of these folders' documents, the ones named are not looked at while rules are written.
const FOLDERS: [(&str, &[&str]); 3] = [
    ("../shared/seeds", &[]),
    ("../shared/data/releases-marked", &["a14", "b06", "b16"]),
    ("../shared/data/releases-read", &["r30", "r33", "r35", "r39"]),
];
/// Share of the gold segments cut exactly so, below which the test fails.
const FLOOR: f64 = 0.97;

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = Vec::new();
    for (folder, unread) in FOLDERS {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else { continue };
        out.extend(entries.map(|e| e.unwrap().path()).filter(|p| {
            let name = p.file_name().unwrap().to_string_lossy().to_string();
            p.join("gold.json").exists() && !unread.contains(&name.as_str())
        }));
    }
    out.sort();
    out
}

fn strings(value: &serde_json::Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|s| fold::spaces(s.as_str().unwrap())).collect()
}

#[test]
fn documents_are_cut_as_people_cut_them() {
    let documents = documents();
    if documents.is_empty() {
        eprintln!("skipped: no ../shared");
        return;
    }
    let (mut cut, mut all) = (0, 0);
    for folder in documents {
        let gold: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(folder.join("gold.json")).unwrap()).unwrap();
        for code in ["en", "fr"] {
            let path = folder.join(format!("{code}.txt"));
            let segments =
                segment(&read::document(&path.display().to_string(), &read::load(&path).unwrap(), None).unwrap());
            assert_eq!(segments.language.code(), code, "{}", path.display());
            let got: Vec<String> = segments.segments.iter().map(|s| s.text.clone()).collect();
            let want: Vec<String> =
                gold["alignment"].as_array().unwrap().iter().flat_map(|bead| strings(&bead[code])).collect();
            let noise = strings(&gold["noise"][code]);
            let aside: Vec<String> = segments.furniture.iter().map(|s| s.text.clone()).collect();
            all += want.len();
            cut += want.iter().filter(|s| got.contains(s)).count();
            for missed in want.iter().filter(|s| !got.contains(s)) {
                println!("MISSED {} {missed}", path.display());
            }
            for extra in got.iter().filter(|s| !want.contains(s)) {
                println!("EXTRA  {} {extra}", path.display());
            }
            let folded = fold::spaces(&aside.join(" "));
            for kept in noise.iter().filter(|n| !folded.contains(n.as_str())) {
                println!("KEPT   {} {kept}", path.display());
            }
            for wrong in aside.iter().filter(|a| want.contains(a) && !noise.contains(a)) {
                println!("ASIDE  {} {wrong}", path.display());
            }
            if folder.ends_with("kunshan") {
                assert_eq!(got, want);
                assert_eq!(aside, noise);
            }
        }
    }
    println!("{cut} of {all} segments");
    assert!(cut as f64 >= FLOOR * all as f64, "{cut} of {all} segments");
}
