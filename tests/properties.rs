//! Laws that hold for every text.

#![allow(clippy::unwrap_used, reason = "a test")]

use fauxami::align::{Bead, Bitext, Ladder, align};
use fauxami::lexicon::Lexicon;
use fauxami::read;
use fauxami::text::{Language, Segment, Segments, segment, sentences};
use proptest::prelude::*;

/// Text of the marks that bear on sentences, blocks and furniture, with anything between.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        ".",
        "...",
        "…",
        "! ",
        " ?",
        " »",
        "« ",
        "\"",
        "”",
        "(",
        ")",
        "[1]",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u{a0}",
        "\u{2028}",
        "M. ",
        "No. ",
        "U.S. ",
        "p. ex. ",
        "Le ",
        "The ",
        "mot ",
        "É",
        "1. ",
        "- ",
        "• ",
        "date 2021-11 ",
        "Read more",
        "Leave a Reply",
        "© ",
        "| ",
        "<br>",
        "<p",
        "par Jean Le Goff",
        "By Ann Lee",
        "🙂",
        "a\u{301}",
    ]);
    prop::collection::vec(prop_oneof![4 => pieces.prop_map(str::to_string), 1 => any::<String>()], 0..40)
        .prop_map(|parts| parts.concat())
}

/// Pieces of the markup of every format, in any order.
fn markup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<li",
        "<td>",
        "<nav class=menu>",
        "<pre>",
        "<code>",
        "<sup>2",
        "<!--",
        "&eacute;",
        "&#0;",
        "&amp",
        "<tu>",
        "<tuv xml:lang='en'>",
        "<tuv xml:lang='fr'>",
        "<seg>",
        "</seg></tuv>",
        "</tu>",
        "<trans-unit id='1'>",
        "<source>",
        "</source>",
        "<target>",
        "</target>",
        "<mrk mtype='seg' mid='1'>",
        "</mrk>",
        "</trans-unit>",
        "msgid \"",
        "msgstr \"",
        "\"\n",
        "#, fuzzy\n",
        "{\"source\": \"",
        "\"}",
        "source,target\n",
        "\t",
        "\n",
        "# ",
        "* ",
        "| a | b |\n|--|--|\n",
        "```\n",
        "[^1]",
        "The end of it. ",
        "La fin de tout. ",
        "{1>",
        "é",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|parts| parts.concat())
}

/// Sentences of a document, some of which the other language has too.
fn lines() -> impl Strategy<Value = Vec<(String, String)>> {
    let words = prop::sample::select(vec![
        ("house", "maison"),
        ("river", "rivière"),
        ("the", "la"),
        ("opens", "ouvre"),
        ("2021", "2021"),
        ("1,200.5", "1 200,5"),
        ("Kunshan", "Kunshan"),
        ("not", "pas"),
        ("bread", "pain"),
        ("?", "?"),
        ("Read more", "Menu"),
        ("", ""),
    ]);
    let line = prop::collection::vec(words, 0..9).prop_map(|words| {
        let (en, fr): (Vec<&str>, Vec<&str>) = words.into_iter().unzip();
        (en.join(" "), fr.join(" "))
    });
    prop::collection::vec(line, 0..40)
}

fn document<'a>(language: Language, lines: impl IntoIterator<Item = &'a String>) -> Segments {
    Segments::from_lines("-", language, lines.into_iter().map(String::as_str))
}

fn paired(bitext: &Bitext) -> Vec<&Bead> {
    bitext.beads().iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty()).collect()
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sentences_are_in_order_and_hold_the_whole_text(text in texts()) {
        for language in [Language::English, Language::French] {
            let spans = sentences(&text, language);
            prop_assert!(spans.windows(2).all(|w| w[0].end <= w[1].start));
            let joined: String = spans.iter().map(|s| s.of(&text)).collect();
            prop_assert_eq!(without_space(&joined), without_space(&text));
        }
    }

    #[test]
    fn segments_and_furniture_hold_the_whole_text(text in texts()) {
        let Ok(document) = read::document("x.txt", text.as_bytes(), Some(Language::French)) else { return Ok(()) };
        let cut = segment(&document);
        let mut pieces: Vec<&Segment> = cut.segments.iter().chain(&cut.furniture).collect();
        pieces.sort_by_key(|s| s.span.start);
        prop_assert!(pieces.windows(2).all(|w| w[0].span.end <= w[1].span.start));
        let joined: String = pieces.iter().map(|s| s.span.of(&document.text)).collect();
        prop_assert_eq!(without_space(&joined), without_space(&document.text));
        for piece in pieces {
            prop_assert_eq!(without_space(&piece.text), without_space(piece.span.of(&document.text)));
        }
    }

    #[test]
    fn reading_anything_ends_in_a_document_or_an_error(
        bytes in prop_oneof![prop::collection::vec(any::<u8>(), 0..400), markup().prop_map(String::into_bytes)],
        ending in prop::sample::select(vec!["txt", "html", "md", "tsv", "csv", "jsonl", "tmx", "xlf", "po", "docx"]),
    ) {
        let name = format!("x.{ending}");
        let _ = read::document(&name, &bytes, None).map(|d| segment(&d));
        let _ = read::rows(&name, &bytes, None, None);
        let _ = read::messages((&name, &bytes), (&name, &bytes), [None, None]);
        let _ = read::ladder(&name, &bytes, 3, 2);
    }

    /// Whatever is left out on either side: every segment stands in one bead, in order; scores are probabilities;
    /// swapping the sides mirrors beads, scores and moves; a second run says the same.
    #[test]
    fn ladders_are_whole_and_mirror_each_other(lines in lines(), left_out in prop::collection::vec(0..3_u8, 40)) {
        let kept = |side: u8| lines.iter().zip(&left_out).filter(move |(_, out)| **out != side).map(|(line, _)| line);
        let english = document(Language::English, kept(1).map(|(en, _)| en));
        let french = document(Language::French, kept(2).map(|(_, fr)| fr));
        let there = align(english.clone(), french.clone(), Lexicon::embedded());
        let (m, n) = (english.segments.len() as u32, french.segments.len() as u32);
        prop_assert!(Ladder::new(there.beads().to_vec(), m, n).is_some());
        prop_assert!(there.beads().iter().all(|bead| (0.0..=1.0).contains(&bead.score)));
        let back = align(french.clone(), english.clone(), Lexicon::embedded());
        prop_assert!(Ladder::new(back.beads().to_vec(), n, m).is_some());
        prop_assert_eq!(paired(&there).len(), paired(&back).len());
        for (one, other) in paired(&there).into_iter().zip(paired(&back)) {
            prop_assert_eq!((&one.source, &one.target, one.score), (&other.target, &other.source, other.score));
        }
        let mut mirrored: Vec<(u32, u32)> = back.moves().iter().map(|found| (found.target, found.source)).collect();
        mirrored.sort_unstable();
        let moves: Vec<(u32, u32)> = there.moves().iter().map(|found| (found.source, found.target)).collect();
        prop_assert_eq!(moves, mirrored);
        let again = align(english, french, Lexicon::embedded());
        prop_assert_eq!(there.beads(), again.beads());
    }

    /// A text against itself is the diagonal, as far as its lines say anything.
    #[test]
    fn a_text_against_itself_is_the_diagonal(lines in lines()) {
        let text: Vec<String> = lines.iter().enumerate().map(|(n, (en, _))| format!("Sentence{n} {en} place{n}")).collect();
        let bitext = align(document(Language::English, &text), document(Language::English, &text), Lexicon::embedded());
        prop_assert!(bitext.beads().iter().enumerate().all(|(n, bead)| {
            let at = n as u32..n as u32 + 1;
            (&bead.source, &bead.target) == (&at, &at)
        }), "{:?}", bitext.beads());
    }
}
