//! Broken files, kills at any moment and a full disk: every good pair is audited, and nothing finished is done again.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

fn english(n: usize) -> String {
    format!(
        "Library number {n} opened in {}.\n\nIt lends {} books a day to readers of all ages. The building of quarter {n} \
         stands beside the river.\n",
        1900 + n % 100,
        130 + 17 * n
    )
}

fn french(n: usize) -> String {
    format!(
        "La bibliothèque numéro {n} a ouvert en {}.\n\nElle prête {} livres par jour à des lecteurs de tous les âges. Le \
         bâtiment du quartier {n} se trouve au bord de la rivière.\n",
        1900 + n % 100,
        131 + 17 * n
    )
}

fn archive(folder: &Path, pairs: usize) -> PathBuf {
    let input = folder.join("in");
    std::fs::create_dir_all(&input).unwrap();
    for n in 0..pairs {
        std::fs::write(input.join(format!("{n:04}.en.txt")), english(n)).unwrap();
        std::fs::write(input.join(format!("{n:04}.fr.txt")), french(n)).unwrap();
    }
    input
}

fn command(input: &Path, output: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fauxami"));
    command.arg("batch").arg(input).arg("-o").arg(output).args(["--threads", "2"]);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Every report, by its path.
fn reports(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut all: Vec<(String, Vec<u8>)> = files(folder.to_path_buf())
        .chain(files(folder.join("pairs")))
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    all.sort();
    all
}

const PAIRS: usize = 1000;

#[test]
fn of_broken_files_each_is_named_and_every_good_pair_is_audited() {
    let folder = tempfile::tempdir().unwrap();
    let input = archive(folder.path(), PAIRS);
    let kinds: [(&[u8], &str); 10] = [
        (b"", "the file is empty"),
        (b"\x00\x01\x02\x00\xff\xfe\x00\x07", "binary data"),
        (b"\x89PNG\r\n\x1a\n", "this is a picture"),
        (b"PK\x03\x04\x14\x00broken", "damaged or encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old office document"),
        (b"WRONG", "named as French, but the text is English"),
        ("été ÷ été \u{e9}\u{e8}".as_bytes(), "bytes that are not UTF-8"),
        (b"LARGE", "more than 64 MiB"),
        (b"\x1f\x8b\x08\x00broken", "the archive is broken"),
        (b"{\\rtf1\\ansi La fin.}", "an RTF document"),
    ];
    let mut broken = Vec::new();
    for n in (0..PAIRS).step_by(20) {
        let (bytes, reason) = kinds[n / 20 % kinds.len()];
        let path = input.join(format!("{n:04}.fr.txt"));
        match bytes {
            b"WRONG" => std::fs::write(&path, english(n).repeat(2)).unwrap(),
            b"LARGE" => std::fs::File::create(&path).unwrap().set_len((64 << 20) + 1).unwrap(),
            // The text ends within a character.
            _ if reason.contains("UTF-8") => std::fs::write(&path, &bytes[..bytes.len() - 1]).unwrap(),
            _ => std::fs::write(&path, bytes).unwrap(),
        }
        broken.push((format!("{n:04}.fr.txt"), reason));
    }
    let output = folder.path().join("out");
    let status = command(&input, &output).output().unwrap();
    assert_eq!(status.status.code(), Some(2), "{}", said(&status));
    let summary: serde_json::Value =
        serde_json::from_slice(&std::fs::read(output.join("summary.json")).unwrap()).unwrap();
    let named = summary["unreadable"].as_array().unwrap();
    let files: Vec<&str> = named.iter().filter_map(|problem| problem["file"].as_str()).collect();
    assert_eq!(files, broken.iter().map(|(file, _)| file.as_str()).collect::<Vec<_>>());
    assert_eq!((&summary["pairs"], &summary["audited"]), (&PAIRS.into(), &(PAIRS - broken.len()).into()));
    for (problem, (_, reason)) in named.iter().zip(&broken) {
        assert!(problem["reason"].as_str().unwrap().contains(reason), "{problem}");
    }
    let tolerated = command(&input, &output).args(["--max-unreadable", &broken.len().to_string()]).output().unwrap();
    assert_eq!(tolerated.status.code(), Some(1), "{}", said(&tolerated));
}

/// How many whole records a pack holds.
fn records(pack: &[u8]) -> usize {
    const FRAME: usize = 40;
    let (mut at, mut count) = ("fauxami pack 1\n".len(), 0);
    while let Some(frame) = pack.get(at..at + FRAME) {
        let length = |from: usize| u64::from_le_bytes(frame[from..from + 8].try_into().unwrap()) as usize;
        at += FRAME + length(16) + length(24);
        count += usize::from(at <= pack.len());
    }
    count
}

/// Waits until something is so, or the child has ended.
fn wait(child: &mut Child, so: impl Fn() -> bool) {
    while !so() && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
}

#[cfg(unix)]
#[test]
fn killed_at_any_moment_the_same_command_finishes_and_repeats_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let input = archive(folder.path(), 40);
    let whole = folder.path().join("whole");
    assert_eq!(command(&input, &whole).output().unwrap().status.code(), Some(1));
    let expected = reports(&whole);
    let length = std::fs::metadata(whole.join(".fauxami/pack")).unwrap().len();
    let kills: usize = std::env::var("FAUXAMI_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(6);
    for kill in 0..kills {
        let output = folder.path().join(format!("killed{kill}"));
        let pack = output.join(".fauxami/pack");
        let mut child = command(&input, &output).spawn().unwrap();
        // Half of the moments lie in the audits, half in the writing of the reports.
        let share = length * (kill as u64 / 2 * 2 + 1) / (kills as u64 + 1);
        let file = output.join(["findings.csv", "audits.jsonl", "review.html", "index.html"][kill / 2 % 4]);
        wait(&mut child, || match kill % 2 {
            0 => std::fs::metadata(&pack).is_ok_and(|pack| pack.len() >= share),
            _ => file.exists(),
        });
        match kill % 3 {
            0 => drop(Command::new("kill").args(["-INT", &child.id().to_string()]).status()),
            _ => drop(child.kill()),
        }
        child.wait().unwrap();
        let finished = records(&std::fs::read(&pack).unwrap_or_default());
        let again = command(&input, &output).output().unwrap();
        let told = said(&again);
        assert_eq!(again.status.code(), Some(1), "{told}");
        assert!(finished == 0 || told.contains(&format!("({finished} in an earlier run)")), "{finished}: {told}");
        assert!(reports(&output) == expected, "kill {kill} changed the reports");
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_stops_the_run_in_one_line_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let input = archive(folder.path(), 40);
    let whole = folder.path().join("whole");
    command(&input, &whole).output().unwrap();
    let output = folder.path().join("full");
    // No file may grow beyond the limit: writing fails as it does on a full disk.
    let limited = |blocks: u32| {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\""));
        shell.arg(env!("CARGO_BIN_EXE_fauxami")).arg("batch").arg(&input).arg("-o").arg(&output).output().unwrap()
    };
    // Blocks of 512 bytes: the pack alone needs more.
    let pack = std::fs::metadata(whole.join(".fauxami/pack")).unwrap().len() as u32 / 512;
    for blocks in [1, pack / 3, pack * 2 / 3] {
        let full = limited(blocks);
        assert_eq!(full.status.code(), Some(2), "{}", said(&full));
        let told = said(&full);
        assert!(told.contains("error: ") && told.contains("full/"), "{told}");
    }
    let again = command(&input, &output).output().unwrap();
    assert!(said(&again).contains("in an earlier run"), "{}", said(&again));
    assert!(reports(&output) == reports(&whole));
}
