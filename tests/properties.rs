//! Laws that hold for every text.

#![allow(clippy::unwrap_used, reason = "a test")]

use fauxami::read;
use fauxami::text::{Language, Segment, segment, sentences};
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
}
