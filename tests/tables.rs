//! The hand-made tables of the lexicon and the minimal pairs are well formed.

use std::collections::HashSet;

/// Rows after the `#` lines: no stray blanks, the right number of cells, none empty, none twice.
fn rows<'a>(name: &str, table: &'a str, cells: usize) -> Vec<Vec<&'a str>> {
    assert!(table.starts_with("# "), "{name} says in its first line what it holds and where it is from");
    let mut seen = HashSet::new();
    let lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    lines
        .map(|(index, line)| {
            let row: Vec<&str> = line.split('\t').collect();
            let sound = row.len() == cells && row.iter().all(|cell| !cell.is_empty() && cell.trim() == *cell);
            assert!(sound, "{name}, line {}: {line:?}", index + 1);
            assert!(seen.insert(line), "{name}, line {}: {line:?} stands twice", index + 1);
            row
        })
        .collect()
}

#[test]
fn lexicon_tables_hold_pairs_and_their_kind() {
    let tables = [
        ("supplement.tsv", include_str!("../src/lexicon/supplement.tsv")),
        ("exonyms.tsv", include_str!("../src/lexicon/exonyms.tsv")),
        ("acronyms.tsv", include_str!("../src/lexicon/acronyms.tsv")),
        ("forms.tsv", include_str!("../src/lexicon/forms.tsv")),
    ];
    for (name, table) in tables {
        let kinds: Vec<&str> = rows(name, table, 3).iter().map(|row| row[2]).collect();
        assert!(kinds.is_sorted(), "{name} is sorted by its third column");
    }
}

#[test]
fn each_family_has_pairs_to_flag_and_clean_ones() {
    let pairs = rows("minimal_pairs.tsv", include_str!("data/minimal_pairs.tsv"), 5);
    for family in pairs.iter().skip(1).map(|row| row[0]).collect::<HashSet<_>>() {
        for verdict in ["flag", "clean"] {
            let count = pairs.iter().filter(|row| row[0] == family && row[1] == verdict).count();
            assert!(count >= 10, "{family}: {count} {verdict} pairs");
        }
    }
}

#[test]
fn each_family_of_twins_has_twenty_rows() {
    let twins = rows("twins.tsv", include_str!("data/twins.tsv"), 5);
    for family in twins.iter().skip(1).map(|row| row[0]).collect::<HashSet<_>>() {
        let count = twins.iter().filter(|row| row[0] == family).count();
        assert!(count >= 20, "{family}: {count} rows");
    }
}
