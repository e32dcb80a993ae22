//! The committed reports on corpora/ come out again byte for byte; FAUXAMI_ACCEPT=1 writes them anew for review in a diff.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs `check` on a corpus as the README does, in the root, and gives the CSV and HTML reports.
fn reports(name: &str, folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files: Vec<PathBuf> = ["csv", "html"].iter().map(|format| folder.join(format!("{name}.{format}"))).collect();
    let run =
        Command::new(env!("CARGO_BIN_EXE_fauxami"))
            .current_dir(root())
            .args(["check", &format!("corpora/{name}/en.txt"), &format!("corpora/{name}/fr.txt"), "--format", "json"])
            .args(files.iter().flat_map(|f| {
                ["--report".into(), format!("{}={}", f.extension().unwrap().to_string_lossy(), f.display())]
            }))
            .output()
            .unwrap();
    assert!(matches!(run.status.code(), Some(0 | 1)), "{name}: {}", String::from_utf8_lossy(&run.stderr));
    files.iter().map(|f| (f.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(f).unwrap())).collect()
}

#[test]
fn committed_reports_come_out_again() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reports");
    std::fs::create_dir_all(&folder).unwrap();
    let mut names: Vec<String> = std::fs::read_dir(root().join("corpora"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let mut stale = Vec::new();
    for (file, bytes) in names.iter().flat_map(|name| reports(name, &folder)) {
        let committed = root().join("reports").join(&file);
        if std::env::var_os("FAUXAMI_ACCEPT").is_some() {
            std::fs::write(&committed, &bytes).unwrap();
        } else if std::fs::read(&committed).ok().as_ref() != Some(&bytes) {
            stale.push(file);
        }
    }
    assert!(stale.is_empty(), "differ from the committed ones: {stale:?}; run with FAUXAMI_ACCEPT=1 and read the diff");
}
