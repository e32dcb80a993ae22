//! Encodings, plain text, rows, ladders, and input that cannot be used.

#![allow(clippy::unwrap_used, reason = "a test")]

use fauxami::read;
use fauxami::text::{BlockKind, Language, segment};
use std::path::Path;

const FRENCH: &str = "Le café de l’été est fermé.\nÀ bientôt, dit l'œuvre à l'élève « Zoé ».\n";

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn one_text_in_every_encoding_is_one_document() {
    let windows: Vec<u8> = encoding_rs::WINDOWS_1252.encode(FRENCH).0.into_owned();
    let with_mark = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
    let files = [
        FRENCH.as_bytes().to_vec(),
        with_mark(b"\xef\xbb\xbf", FRENCH.as_bytes().to_vec()),
        with_mark(b"\xff\xfe", utf16(FRENCH, u16::to_le_bytes)),
        with_mark(b"\xfe\xff", utf16(FRENCH, u16::to_be_bytes)),
        utf16(FRENCH, u16::to_le_bytes),
        utf16(FRENCH, u16::to_be_bytes),
        windows,
    ];
    for (n, bytes) in files.iter().enumerate() {
        let document = read::document("x.txt", bytes, None).unwrap();
        assert_eq!(document.text, FRENCH, "encoding {n}");
        assert_eq!(document.language, Language::French);
    }
}

#[test]
fn what_cannot_be_read_is_refused_in_one_line_that_names_it() {
    let cases: [(&[u8], &str); 9] = [
        (b"", "the file is empty"),
        (b" \n\t ", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"{\\rtf1 x}", "RTF"),
        (b"MZ\0\x01\x02\x03 not text \0\0\x04", "binary"),
        ("été été été\n été \u{fffd}".as_bytes(), ""),
        (b"\xc3\xa9t\xc3\xa9 \xc3\xa9t\xc3\xa9\nle \xe9t", "line 2: bytes that are not UTF-8"),
        (b"le caf\xe9 \x81\x8d de la rue", "bytes that are not windows-1252"),
        (b"1234 5678 9", "English or French"),
    ];
    for (bytes, problem) in cases {
        match read::document("in/x.txt", bytes, None) {
            Ok(_) => assert!(problem.is_empty(), "{problem}"),
            Err(error) => {
                let line = error.to_string();
                assert!(line.starts_with("in/x.txt: ") && line.contains(problem) && !line.contains('\n'), "{line}");
            }
        }
    }
    assert!(read::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_err().to_string().contains("this is a folder"));
    assert!(read::load(Path::new("no/such/file.txt")).unwrap_err().to_string().starts_with("no/such/file.txt: "));
    let same = read::two_languages(("a.txt", Language::French), ("b.txt", Language::French)).unwrap_err();
    assert!(same.to_string().starts_with("b.txt: it is in the same language (fr) as a.txt"));
}

/// Kind and first segment of every block.
fn outline(text: &str) -> Vec<(BlockKind, String)> {
    let cut = segment(&read::document("x.txt", text.as_bytes(), Some(Language::English)).unwrap());
    cut.segments.iter().map(|s| (s.kind, s.text.clone())).collect()
}

#[test]
fn a_line_break_ends_a_block_unless_lines_wrap_at_one_width() {
    use BlockKind::{Heading, ListItem, Paragraph};
    let lines = "The harbour\nThe pier is long and\r\nold. It creaks.\n- rope\n- tar<br/>Planks rot.\n";
    let want = [
        (Heading, "The harbour"),
        (Paragraph, "The pier is long and"),
        (Paragraph, "old."),
        (Paragraph, "It creaks."),
        (ListItem, "- rope"),
        (ListItem, "- tar"),
        (Paragraph, "Planks rot."),
    ];
    assert_eq!(outline(lines), want.map(|(k, s)| (k, s.to_string())));

    let wrapped = "The old harbour\n\nThe pier was built by hand in the winter of the great\n\
        storm and has creaked in every wind since then. Its planks\nare oak. The men who laid them \
        came from three villages\nup the coast, and none of them was ever paid in full for\nthe work.\n\n\
        1. The crane that stands at its end was bought from a\n   yard in the north. It lifts two tons.\n2. The shed is new.\n";
    let want = [
        (Heading, "The old harbour"),
        (
            Paragraph,
            "The pier was built by hand in the winter of the great storm and has creaked in every wind since then.",
        ),
        (Paragraph, "Its planks are oak."),
        (
            Paragraph,
            "The men who laid them came from three villages up the coast, and none of them was ever paid in full for the work.",
        ),
        (ListItem, "1. The crane that stands at its end was bought from a yard in the north."),
        (ListItem, "It lifts two tons."),
        (ListItem, "2. The shed is new."),
    ];
    assert_eq!(outline(wrapped), want.map(|(k, s)| (k, s.to_string())));
}

#[test]
fn segments_know_their_lines() {
    let text = "One.\r\n\r\nTwo is here. Three.\rFour.\n\nFive.";
    let cut = segment(&read::document("x.txt", text.as_bytes(), Some(Language::English)).unwrap());
    let lines: Vec<_> = cut.segments.iter().map(|s| (s.text.as_str(), s.line)).collect();
    assert_eq!(lines, [("One.", 1), ("Two is here.", 3), ("Three.", 3), ("Four.", 3), ("Five.", 5)]);
}

#[test]
fn furniture_is_set_aside_and_text_is_not() {
    let page = "date 2021-11 The dam was closed on Friday evening.\n\
        Home | News | Sports desk | Contact us\n\
        By Ann Lee\n\
        A crane lifts the last gate into place.\nA crane lifts the last gate into place.\n\
        The gates weigh 40 tonnes. Read more\n\
        Share on Facebook   Print\n\
        The work took a year.\n\
        About Rivage\nRivage builds dams.\nContact: press@rivage.example\n\
        Posted in: Water\n\
        © 2021 Rivage. All rights reserved.\n\
        Original link:\n\
        Bob writes about rivers. He lives on a boat.\n\
        Leave a Reply\nYour email address will not be published.\nName *   Email *   Website\n";
    let cut = segment(&read::document("x.txt", page.as_bytes(), Some(Language::English)).unwrap());
    let kept: Vec<_> = cut.segments.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(
        kept,
        [
            "The dam was closed on Friday evening.",
            "A crane lifts the last gate into place.",
            "The gates weigh 40 tonnes.",
            "The work took a year.",
            "About Rivage",
            "Rivage builds dams.",
            "Contact: press@rivage.example",
        ]
    );
    assert_eq!(cut.furniture[0].text, "date 2021-11");
}

#[test]
fn rows_keep_their_lines_and_broken_ones_are_named() {
    let file = "Le pont est fermé.\tThe bridge is shut.\tx\nseule\n\t\nLa route aussi.\tSo is the road.\n";
    let rows = read::rows("x.tsv", file.as_bytes(), None, None).unwrap();
    assert_eq!((rows.source.language, rows.target.language), (Language::French, Language::English));
    let lines: Vec<_> = rows.target.segments.iter().map(|s| (s.line, s.text.as_str())).collect();
    assert_eq!(lines, [(1, "The bridge is shut."), (3, ""), (4, "So is the road.")]);
    assert_eq!(rows.broken[0].error.to_string(), "x.tsv: line 2 has one column; write source, tab, target");
    let unknown = read::rows("x.tsv", b"12\t13\n", None, None).unwrap();
    assert!(unknown.assumed && unknown.source.language == Language::English);
    assert!(read::rows("x.tsv", "Le pont est fermé.\tLa route aussi.\n".as_bytes(), None, None).is_err());
}

#[test]
fn ladders_are_read_in_both_forms_or_refused_by_line() {
    let vecalign = read::ladder("l", b"[0, 1]:[0]:0.5\n[]:[1]:0.0\n[2]:[2, 3]\n", 3, 4).unwrap();
    let hunalign = read::ladder("l", b"0\t0\t0.5\n2\t1\t0\n2\t2\t1\n3\t4\t0\n", 3, 4).unwrap();
    assert_eq!(vecalign.beads(), hunalign.beads());
    for (file, problem) in [
        ("[0]:[0]:0.5\n[2]:[1]:0.5\n", "line 2: source segment 1 is due"),
        ("[0, 2]:[0]:0.5\n", "line 1: `[0, 2]:[0]:0.5` is no bead"),
        ("[0]:[0]\n[1]:[1, 2, 3, 4]\n", "line 2: target segment 4 is named, the text has 4"),
        ("[0]:[0]\n", "the beads end at segments 1 and 1, the texts have 3 and 4"),
        ("0\t0\n2\t1\n1\t2\n", "the rungs go back"),
    ] {
        let error = read::ladder("l", file.as_bytes(), 3, 4).unwrap_err().to_string();
        assert!(error.starts_with("l: ") && error.contains(problem), "{error}");
    }
}
