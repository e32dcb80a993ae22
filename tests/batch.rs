//! Batch runs: nothing is lost, the same bytes come out however the work was cut, texts find each other.

#![allow(clippy::unwrap_used, reason = "a test")]

use fauxami::batch::{Outcome, Pairing, Request, Rules, batch, merge};
use fauxami::config::Config;
use fauxami::ledger::Ledger;
use fauxami::lexicon::Lexicon;
use std::path::{Path, PathBuf};

const TOWNS: [&str; 8] = ["Arlon", "Bergen", "Cadix", "Dover", "Evora", "Fermo", "Ghent", "Halle"];

fn english(n: usize) -> String {
    let (town, count, year) = (TOWNS[n % 8], 130 + 17 * n, 1990 + n);
    format!(
        "The town of {town} opened a new library in {year}.\n\nIt lends {count} books every day to readers of all ages. \
         The building stands beside the river.\n\nThe mayor thanked the workers for their patience.\n"
    )
}

fn french(n: usize) -> String {
    let (town, count, year) = (TOWNS[n % 8], 130 + 17 * n, 1990 + n);
    format!(
        "La ville de {town} a ouvert une nouvelle bibliothèque en {year}.\n\nElle prête {count} livres chaque jour à des \
         lecteurs de tous les âges. Le bâtiment se trouve au bord de la rivière.\n\nLe maire a remercié les ouvriers de \
         leur patience.\n"
    )
}

fn run(input: &Path, output: &Path, change: impl FnOnce(&mut Request)) -> Outcome {
    let mut request = Request { inputs: vec![input.to_path_buf()], output: output.to_path_buf(), ..Request::default() };
    change(&mut request);
    with_rules(|rules| batch(&request, rules, &mut std::io::empty(), &|_| ()).unwrap())
}

fn with_rules<T>(job: impl FnOnce(&Rules<'_>) -> T) -> T {
    let (config, ledger) = (Config::default(), Ledger::default());
    let lexicon = Lexicon::embedded();
    job(&Rules { config: &config, ledger: &ledger, lexicon, lexicon_name: String::new(), build: String::new() })
}

const REPORTS: [&str; 5] = ["index.html", "review.html", "findings.csv", "audits.jsonl", "summary.json"];

fn reports(folder: &Path) -> Vec<Vec<u8>> {
    REPORTS.iter().map(|name| std::fs::read(folder.join(name)).unwrap()).collect()
}

fn archive(folder: &Path, pairs: usize) -> PathBuf {
    let input = folder.join("in");
    std::fs::create_dir_all(&input).unwrap();
    for n in 0..pairs {
        std::fs::write(input.join(format!("{n:03}.en.txt")), english(n)).unwrap();
        std::fs::write(input.join(format!("{n:03}.fr.txt")), french(n)).unwrap();
    }
    input
}

#[test]
fn shards_resumed_runs_and_whole_runs_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let input = archive(folder.path(), 24);
    let whole = folder.path().join("whole");
    run(&input, &whole, |_| ());
    let expected = reports(&whole);
    let parts: Vec<PathBuf> = (1..=3).map(|part| folder.path().join(format!("part{part}"))).collect();
    for (at, part) in parts.iter().enumerate() {
        run(&input, part, |request| request.shard = Some((at as u32 + 1, 3)));
    }
    let merged = folder.path().join("merged");
    with_rules(|rules| merge(&parts, &merged, rules, None).unwrap());
    assert!(reports(&merged) == expected, "shards differ from one run");
    assert!(with_rules(|rules| merge(&parts[..2], &merged, rules, None)).is_err());
    // Killed anywhere: the pack ends in the middle of a record, no report is there.
    let pack = std::fs::read(whole.join(".fauxami/pack")).unwrap();
    for cut in [0, 1, pack.len() / 3, pack.len() / 2, pack.len() - 1] {
        let resumed = folder.path().join(format!("resumed{cut}"));
        std::fs::create_dir_all(resumed.join(".fauxami")).unwrap();
        std::fs::write(resumed.join(".fauxami/pack"), &pack[..cut]).unwrap();
        run(&input, &resumed, |_| ());
        assert!(reports(&resumed) == expected, "resumed after {cut} bytes");
    }
}

#[test]
fn broken_files_are_named_and_the_others_audited() {
    let folder = tempfile::tempdir().unwrap();
    let input = archive(folder.path(), 20);
    let breaks: [(&str, Vec<u8>); 6] = [
        ("001.fr.txt", Vec::new()),
        ("003.en.txt", b"\x00\x01\x02\x00\xff\xfe\x00".to_vec()),
        ("005.fr.txt", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("007.fr.txt", english(7).into_bytes()),
        ("009.en.txt", b" \n\n ".to_vec()),
        ("011.en.txt", b"PK\x03\x04broken".to_vec()),
    ];
    for (name, bytes) in &breaks {
        std::fs::write(input.join(name), bytes).unwrap();
    }
    let summary = run(&input, &folder.path().join("out"), |_| ()).summary;
    let named: Vec<&str> = summary.unreadable.iter().map(|problem| problem.file.as_str()).collect();
    assert_eq!(named, breaks.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    assert_eq!((summary.pairs, summary.audited), (20, 14));
}

#[test]
fn texts_without_names_find_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in");
    std::fs::create_dir_all(&input).unwrap();
    for n in 0..16 {
        std::fs::write(input.join(format!("a{n:02}.txt")), english(n)).unwrap();
        std::fs::write(input.join(format!("z{:02}.txt", 15 - n)), french(n)).unwrap();
    }
    let output = folder.path().join("out");
    let by_content = Pairing { by_content: true, ..Pairing::default() };
    // One that only resembles: its own counterpart is missing.
    let alone = english(3).replace("181", "77").replace("1993", "1875");
    std::fs::write(input.join("alone.txt"), alone).unwrap();
    let summary = run(&input, &output, |request| request.pairing = by_content).summary;
    assert_eq!((summary.pairs, summary.leftovers.len()), (16, 1));
    // Those of the same town come nearest.
    assert_eq!(summary.leftovers[0].file, "alone.txt");
    assert!(["z12.txt", "z04.txt"].contains(&summary.leftovers[0].nearest.as_deref().unwrap()));
    for line in std::fs::read_to_string(output.join("audits.jsonl")).unwrap().lines() {
        let audit: serde_json::Value = serde_json::from_str(line).unwrap();
        let number = |side: &str| audit[side]["path"].as_str().unwrap()[1..3].parse::<usize>().unwrap();
        assert_eq!(number("source"), 15 - number("target"));
    }
}

#[test]
fn what_is_new_stands_first_and_columns_pass_through() {
    let folder = tempfile::tempdir().unwrap();
    let input = archive(folder.path(), 6);
    let rows: String = (0..6).map(|n| format!("p{n},{n:03}.en.txt,{n:03}.fr.txt,\"=Zoé, {n}\"\n")).collect();
    let manifest = input.join("manifest.csv");
    std::fs::write(&manifest, format!("id,source,target,translator\n{rows}")).unwrap();
    let change = |n: usize, from: &str, to: &str| {
        let path = input.join(format!("{n:03}.fr.txt"));
        std::fs::write(&path, std::fs::read_to_string(&path).unwrap().replace(from, to)).unwrap();
    };
    let output = folder.path().join("out");
    let found = |top: Option<usize>| -> (Outcome, Vec<[String; 3]>) {
        let outcome = run(&manifest, &output, |request| request.top = top);
        let mut reader = csv::Reader::from_path(output.join("findings.csv")).unwrap();
        let heads = reader.headers().unwrap().clone();
        let cell = |row: &csv::StringRecord, name: &str| row[heads.iter().position(|h| h == name).unwrap()].to_string();
        let rows =
            reader.records().map(|row| ["pair", "new", "translator"].map(|name| cell(row.as_ref().unwrap(), name)));
        (outcome, rows.collect())
    };
    let row = |pair: usize, new: bool| [format!("p{pair}"), new.to_string(), format!("'=Zoé, {pair}")];
    change(1, "147", "148");
    assert_eq!(found(None).1, [row(1, false)]);
    change(4, "198", "199");
    let (outcome, rows) = found(None);
    assert_eq!(rows, [row(4, true), row(1, false)]);
    assert_eq!((outcome.summary.new, outcome.kept), (1, 5));
    change(2, "164", "165");
    let (outcome, rows) = found(Some(2));
    assert_eq!((rows, outcome.summary.findings["major"]), (vec![row(2, true), row(1, false)], 3));
}

#[test]
fn files_of_both_languages_and_message_files_are_audited_too() {
    let folder = tempfile::tempdir().unwrap();
    let input = archive(folder.path(), 1);
    let po =
        |id: &str, text: &str| format!("msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgid \"{id}\"\nmsgstr \"{text}\"\n");
    let files = [
        ("shop.po", po("The shop is open.", "Le magasin est ouvert.")),
        ("old.pot", po("The shop is open.", "")),
        ("broken.tmx", "<tmx><body>".to_string()),
        ("locale/en.yml", "en:\n  shop: The shop has 3 rooms.\n".to_string()),
        ("locale/fr.yml", "fr:\n  shop: Le magasin a 4 salles.\n".to_string()),
        ("package.json", "{\"name\": \"The shop\"}".to_string()),
    ];
    std::fs::create_dir(input.join("locale")).unwrap();
    for (name, text) in files {
        std::fs::write(input.join(name), text).unwrap();
    }
    let output = folder.path().join("out");
    let summary = run(&input, &output, |_| ()).summary;
    assert_eq!((summary.pairs, summary.audited), (4, 3));
    assert_eq!(summary.found_by, [("bitext", 2), ("name", 2)].into());
    assert_eq!(summary.passed_over, [("json".to_string(), 1), ("pot".to_string(), 1)].into());
    assert!(summary.leftovers.is_empty());
    assert_eq!(summary.unreadable.len(), 1);
    assert_eq!(summary.unreadable[0].file, "broken.tmx");
    let found = std::fs::read_to_string(output.join("findings.csv")).unwrap();
    assert!(found.contains("locale") && found.contains("number-value"), "{found}");
}
