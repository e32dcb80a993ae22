//! The commands around the lexicon, on real files: training, damaged lexica, scores, links.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Nouns, adjectives and verbs that make small sentences, the adjective before the noun in English only.
const NOUNS: [(&str, &str); 5] =
    [("cat", "chat"), ("dog", "chien"), ("horse", "cheval"), ("bird", "oiseau"), ("boat", "bateau")];
const ADJECTIVES: [(&str, &str); 4] = [("black", "noir"), ("white", "blanc"), ("slow", "lent"), ("clever", "malin")];
const VERBS: [(&str, &str); 3] = [("sees", "voit"), ("follows", "suit"), ("avoids", "évite")];

fn pairs() -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (n, noun) in NOUNS.iter().enumerate() {
        for (a, adjective) in ADJECTIVES.iter().enumerate() {
            for (v, verb) in VERBS.iter().enumerate() {
                let other = NOUNS[(n + a + v + 1) % NOUNS.len()];
                let english = format!("The {} {} {} a {}.", adjective.0, noun.0, verb.0, other.0);
                out.push((english, format!("Le {} {} {} un {}.", noun.1, adjective.1, verb.1, other.1)));
            }
        }
    }
    out
}

fn fauxami(folder: &Path, threads: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fauxami"));
    command.current_dir(folder).env("RAYON_NUM_THREADS", threads).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder with the same pairs as TSV (French first in `reverse.tsv`), gzipped TSV and TMX.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| -> PathBuf { folder.path().join(name) };
    let rows: String = pairs().iter().map(|(e, f)| format!("{e}\t{f}\n")).collect();
    std::fs::write(at("pairs.tsv"), &rows).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(rows.as_bytes()).unwrap();
    std::fs::write(at("pairs.tsv.gz"), gzip.finish().unwrap()).unwrap();
    let unit = |(e, f): &(String, String)| {
        format!("<tu><tuv xml:lang=\"en\"><seg>{e}</seg></tuv><tuv xml:lang=\"fr\"><seg>{f}</seg></tuv></tu>")
    };
    let units: String = pairs().iter().map(unit).collect();
    let head = "<header srclang=\"en\" datatype=\"plaintext\" segtype=\"sentence\"/>";
    std::fs::write(at("pairs.tmx"), format!("<tmx version=\"1.4\">{head}<body>{units}</body></tmx>")).unwrap();
    folder
}

#[test]
fn one_bitext_gives_one_lexicon_in_every_format_and_on_any_number_of_threads() {
    let folder = folder();
    let learn = |bitext: &str, threads: &str| {
        let output = fauxami(folder.path(), threads, &["train", bitext, "-o", "out", "--sources", "test"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        std::fs::read(folder.path().join("out")).unwrap()
    };
    let first = learn("pairs.tsv", "1");
    for (bitext, threads) in [("pairs.tsv", "2"), ("pairs.tsv", "5"), ("pairs.tsv.gz", "2"), ("pairs.tmx", "1")] {
        assert_eq!(first, learn(bitext, threads), "{bitext} on {threads} threads");
    }
    assert_ne!(first, learn("pairs.tsv=*3", "1"), "a weight changes what is learnt");
}

#[test]
fn what_is_left_out_is_counted_and_bad_lines_are_named() {
    let folder = folder();
    let rows: String = pairs().iter().map(|(e, f)| format!("{e}\t{f}\n")).collect();
    let long = "one two three four five six seven eight nine\tun deux\n";
    let mut bytes =
        format!("no tab here\n{rows}{rows}The same text twice\tThe same text twice\n\tseul\n{long}").into_bytes();
    bytes.extend(b"bad \xff bytes\tici\n");
    std::fs::write(folder.path().join("bad.tsv"), bytes).unwrap();
    let output = fauxami(folder.path(), "2", &["train", "bad.tsv", "-o", "out"]);
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    for line in [
        "bad.tsv: 125 lines, 60 pairs to learn from",
        "60 left out: a duplicate",
        "1 left out: the same text on both sides",
        "1 left out: one side is empty",
        "1 left out: one side is more than three times longer",
        "bad.tsv:1: has no tab",
        "bad.tsv:125: is not UTF-8",
    ] {
        assert!(said.contains(line), "{line} is missing in:\n{said}");
    }
    assert!(folder.path().join("out").exists(), "the good lines are learnt from all the same");
}

#[test]
fn a_bad_lexicon_is_refused_wherever_one_is_taken() {
    let folder = folder();
    fauxami(folder.path(), "1", &["train", "pairs.tsv", "-o", "good"]);
    let good = std::fs::read(folder.path().join("good")).unwrap();
    let mut newer = good.clone();
    newer[16] = 200;
    let mut flipped = good.clone();
    flipped[good.len() / 2] ^= 4;
    let bad: [(&str, &[u8], &str); 5] = [
        ("empty", b"", "is no Fauxami lexicon"),
        ("other", &[b'x'; 400], "is no Fauxami lexicon"),
        ("short", &good[..good.len() - 9], "is damaged"),
        ("flipped", &flipped, "is damaged"),
        ("newer", &newer, "of version 200"),
    ];
    let texts = [("en", "The cat is black and the dog sees it.\n"), ("fr", "Le chat est noir et le chien le voit.\n")];
    for (name, text) in texts {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    for (name, bytes, problem) in bad {
        std::fs::write(folder.path().join(name), bytes).unwrap();
        for option in ["--lexicon", "--lexicon-only"] {
            for command in [
                &["score", "pairs.tsv"][..],
                &["align", "en", "fr"],
                &["check", "en", "fr"],
                &["check", "pairs.tsv"],
                &["inspect", "links", "en", "fr"],
                &["batch", ".", "--output", "reports"],
            ] {
                let output = fauxami(folder.path(), "1", &[command, &[option, name]].concat());
                let said = said(&output);
                assert_eq!(output.status.code(), Some(2), "{command:?} {option} {name}: {said}");
                assert!(said.contains(name) && said.contains(problem), "{command:?} {option} {name}: {said}");
            }
        }
    }
}

#[test]
fn one_score_a_line_whatever_the_line_holds() {
    let folder = folder();
    let rows =
        "The cat is black.\tLe chat est noir.\n\tLe chat est noir.\nno tab\nThe cat is black.\tLe pain coûte cher.\n";
    std::fs::write(folder.path().join("rows.tsv"), rows).unwrap();
    let output = fauxami(folder.path(), "2", &["score", "rows.tsv", "--source-language", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("rows.tsv:3: has no tab"), "{}", said(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    let scores: Vec<f32> = text.lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!(scores.len(), 4);
    assert!(scores[0] > 0.5 && scores[1] == 0.0 && scores[2].is_nan() && scores[3] < 0.5, "{scores:?}");
    let output = fauxami(folder.path(), "1", &["score", "rows.tsv", "--source-language", "en", "--format", "jsonl"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let rows: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(rows[0]["components"]["en-coverage"].is_number() && rows[2]["score"].is_null());
}

#[test]
fn links_are_shown_as_pharaoh_and_for_people() {
    let folder = folder();
    std::fs::write(folder.path().join("e.txt"), "He didn't see the old bridge.\n").unwrap();
    std::fs::write(folder.path().join("f.txt"), "Il n'a pas vu l'ancien pont.\n").unwrap();
    let output = fauxami(folder.path(), "1", &["inspect", "links", "e.txt", "f.txt"]);
    let text = String::from_utf8(output.stdout).unwrap();
    // he did n't see the old bridge . – il n' a pas vu l' ancien pont .
    for link in ["0-0", "3-4", "5-6", "6-7"] {
        assert!(text.split_whitespace().any(|l| l == link), "{link} is missing in {text}");
    }
    let output = fauxami(folder.path(), "1", &["inspect", "links", "e.txt", "f.txt", "--format", "human"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().any(|line| line.starts_with("bridge") && line.contains("pont ")), "{text}");
}
