//! Sentence boundaries against a table of examples, and the law that no byte of a text is lost.

#![allow(clippy::unwrap_used, reason = "a test")]

use fauxami::text::{Language, sentences};

const EXAMPLES: &str = include_str!("data/sentences.tsv");

#[test]
fn every_example_is_cut_where_it_is_marked() {
    let mut wrong = Vec::new();
    let rows: Vec<_> = EXAMPLES.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).skip(1).collect();
    assert!(rows.len() >= 100, "only {} examples", rows.len());
    for row in rows {
        let (code, marked) = row.split_once('\t').unwrap();
        let language = Language::from_code(code).unwrap();
        let text = marked.replace('‖', "");
        let got: Vec<_> = sentences(&text, language).iter().map(|s| s.of(&text)).collect();
        let want: Vec<_> = marked.split('‖').map(str::trim).collect();
        if got != want {
            wrong.push(format!("{code} want {}\n   got  {}", want.join(" ‖ "), got.join(" ‖ ")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
