//! One defect, one finding: no planted defect of the pairs in tests/data gives two findings above note.

use fauxami::align::Bitext;
use fauxami::audit::audit;
use fauxami::config::Config;
use fauxami::finding::Severity;
use fauxami::ledger::Ledger;
use fauxami::lexicon::Lexicon;
use fauxami::text::{Language, Segments};
use std::collections::BTreeMap;

/// The pairs with a planted defect.
fn planted() -> Vec<(&'static str, &'static str)> {
    let rows = |text: &'static str| {
        text.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect::<Vec<_>>())
    };
    let twins = rows(include_str!("data/twins.tsv")).map(|row| (row[1], row[3]));
    let pairs = rows(include_str!("data/minimal_pairs.tsv")).filter(|row| row[1] == "flag").map(|row| (row[2], row[3]));
    twins.chain(pairs).collect()
}

#[test]
fn one_defect_gives_one_finding() {
    let pairs = planted();
    let source = Segments::from_lines("en", Language::English, pairs.iter().map(|pair| pair.0));
    let target = Segments::from_lines("fr", Language::French, pairs.iter().map(|pair| pair.1));
    let bitext = Bitext::from_rows(source, target, Lexicon::embedded());
    let audit = audit("pairs", bitext, &Config::default(), &Ledger::default());
    let mut found: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for entry in audit.entries.iter().filter(|entry| entry.finding.severity != Severity::Note) {
        found.entry(entry.finding.bead).or_default().push(entry.finding.check);
    }
    let twice: Vec<_> =
        found.iter().filter(|(_, checks)| checks.len() > 1).map(|(at, checks)| (pairs[*at as usize], checks)).collect();
    assert!(twice.is_empty(), "{} planted defects give more than one finding: {twice:#?}", twice.len());
}
