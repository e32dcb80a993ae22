//! What must hold of every input, however broken: a function for each fuzz target, run by `cargo fuzz` on new inputs and
//! by `tests/fuzzed.rs` on those that once failed.

use fauxami::align::{Side, align as align_documents};
use fauxami::lexicon::Lexicon;
use fauxami::text::{Document, Language, Segments, segment};
use fauxami::{Error, batch, config, ledger, quantity, read};
use std::io::Write;

/// A target's name, and what it runs.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 13] = [
    ("plain", plain),
    ("markdown", markdown),
    ("html", html),
    ("office", office),
    ("compressed", compressed),
    ("rows", rows),
    ("messages", messages),
    ("ladder", ladder),
    ("archive", archive),
    ("manifest", manifest),
    ("quantities", quantities),
    ("align", align),
    ("settings", settings),
];

/// Plain text, in whatever encoding.
pub fn plain(data: &[u8]) {
    document("x.txt", data);
}

/// Markdown.
pub fn markdown(data: &[u8]) {
    document("x.md", data);
}

/// Web pages.
pub fn html(data: &[u8]) {
    document("x.html", data);
}

/// The XML of office documents, and their archives.
pub fn office(data: &[u8]) {
    let Some((kind, data)) = data.split_first() else { return };
    let part = ["word/document.xml", "word/footnotes.xml", "content.xml"].get(usize::from(*kind));
    let Some(part) = part else { return document("x.docx", &[b"PK\x03\x04", data].concat()) };
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut add = |path: &str, data: &[u8]| {
        zip.start_file(path, stored).unwrap();
        zip.write_all(data).unwrap();
    };
    if part.ends_with("footnotes.xml") {
        add("word/document.xml", b"<p><r><t>The end of it.</t></r></p>");
    }
    add(part, data);
    document("x.docx", &zip.finish().unwrap().into_inner());
}

/// Compressed files: gzip and Zstandard.
pub fn compressed(data: &[u8]) {
    for magic in [&b"\x1f\x8b\x08"[..], b"\x28\xb5\x2f\xfd"] {
        document("x.txt", &[magic, data].concat());
    }
}

/// Every file of rows.
pub fn rows(data: &[u8]) {
    const NAMES: [&str; 8] = ["x.tsv", "x.csv", "x.jsonl", "x.tmx", "x.xlf", "x.sdlxliff", "x.mxliff", "x.po"];
    let Some((kind, data)) = data.split_first() else { return };
    let name = NAMES[usize::from(*kind) % NAMES.len()];
    if let Some(rows) = good(name, read::rows(name, data, None, None)) {
        let count = rows.source.segments.len();
        assert_eq!((rows.target.segments.len(), rows.ids.len()), (count, count));
        assert!(rows.source.language != rows.target.language);
        rows.broken.iter().for_each(|row| one_line(name, &row.error));
    }
}

/// Message files against themselves.
pub fn messages(data: &[u8]) {
    let languages = [Some(Language::English), Some(Language::French)];
    for name in ["x.json", "x.yaml"] {
        if let Some(rows) = good(name, read::messages((name, data), (name, data), languages)) {
            let pairs = rows.source.segments.iter().zip(&rows.target.segments);
            assert!(pairs.clone().all(|(a, b)| a.text == b.text), "a file is its own counterpart");
        }
    }
}

/// Ladders of both forms.
pub fn ladder(data: &[u8]) {
    for (m, n) in [(0, 0), (3, 2), (u32::MAX, 1)] {
        if let Some(ladder) = good("x", read::ladder("x", data, m, n)) {
            let ends = ladder.beads().last().map_or((0, 0), |bead| (bead.source.end, bead.target.end));
            assert_eq!(ends, (m, n));
        }
    }
}

/// Archives, listed and read.
pub fn archive(data: &[u8]) {
    const ENDINGS: [&str; 4] = ["zip", "tar", "tar.gz", "tar.zst"];
    let Some((kind, data)) = data.split_first() else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("x.{}", ENDINGS[usize::from(*kind) % ENDINGS.len()]));
    std::fs::write(&path, data).unwrap();
    let mut inventory = batch::Inventory::open(&[path], folder.path(), &mut std::io::empty()).unwrap();
    let numbers: Vec<u32> = inventory.candidates().iter().map(|file| file.number).collect();
    for number in numbers {
        let name = inventory.name(number).to_string();
        assert!(!name.starts_with('/') && !name.split('/').any(|part| part == ".."), "{name}");
        good(&name, inventory.load(number));
    }
}

/// Manifests, as CSV and as JSON lines.
pub fn manifest(data: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.csv");
    std::fs::write(&path, data).unwrap();
    let _ = batch::Inventory::open(&[path], folder.path(), &mut std::io::empty());
    let inventory = batch::Inventory::open(&["-".into()], folder.path(), &mut &data[..]).unwrap();
    for pair in &inventory.declared {
        assert!(pair.cells.len() <= inventory.columns.len());
    }
}

/// Figures: spans that stand in the text, in order.
pub fn quantities(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for language in [Language::English, Language::French] {
        let found = quantity::read(&text, language);
        for quantity in &found {
            assert!(text.get(quantity.span.start..quantity.span.end).is_some_and(|quoted| !quoted.is_empty()));
        }
        assert!(found.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
    }
}

/// Two texts, parted by the first form feed: their ladder holds every segment once.
pub fn align(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (source, target) = text.split_once('\u{c}').unwrap_or((&text, ""));
    let cut = |name: &str, text: &str, language| Segments::from_lines(name, language, text.lines());
    let (source, target) = (cut("en", source, Language::English), cut("fr", target, Language::French));
    let (m, n) = (source.segments.len() as u32, target.segments.len() as u32);
    let mut bitext = align_documents(source, target, Lexicon::embedded());
    let (mut i, mut j) = (0, 0);
    for (number, bead) in bitext.beads().iter().enumerate() {
        assert_eq!((bead.source.start, bead.target.start), (i, j));
        assert!((0.0..=1.0).contains(&bead.score));
        (i, j) = (bead.source.end, bead.target.end);
        assert!(!bitext.side(number, Side::Source).text.contains('\n'));
    }
    assert_eq!((i, j), (m, n));
    fauxami::check::settle(fauxami::check::run(&mut bitext));
}

/// The configuration and the ledger.
pub fn settings(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    good("x", config::Config::parse("x", &text));
    if let Some(ledger) = good("x", ledger::Ledger::parse("x", &text)) {
        let lines: String = ledger.decisions().iter().map(|decision| decision.line() + "\n").collect();
        let again = ledger::Ledger::parse("x", &lines).unwrap();
        assert_eq!(again.decisions(), ledger.decisions(), "what is written is read again");
    }
}

fn document(name: &str, data: &[u8]) {
    // A PDF is read by another program.
    if data.starts_with(b"%PDF-") {
        return;
    }
    let Some(document) = good(name, read::document(name, data, Some(Language::French))) else { return };
    covered(&document);
}

/// Blocks stand in order, and segments and furniture hold all that is not white space.
fn covered(document: &Document) {
    let text = &document.text;
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end && block.span.end > block.span.start);
        assert!(text[end..block.span.start].chars().all(char::is_whitespace));
        end = block.span.end;
    }
    assert!(text[end..].chars().all(char::is_whitespace));
    let cut = segment(document);
    let mut spans: Vec<_> = cut.segments.iter().chain(&cut.furniture).map(|piece| piece.span).collect();
    spans.sort();
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end, "pieces overlap");
        assert!(text[end..span.start].chars().all(char::is_whitespace), "text is lost");
        end = span.end;
    }
    assert!(text[end..].chars().all(char::is_whitespace), "text is lost");
}

/// What was read; an error must name the file, in one line.
fn good<T>(name: &str, result: Result<T, Error>) -> Option<T> {
    result.inspect_err(|error| one_line(name, error)).ok()
}

fn one_line(name: &str, error: &Error) {
    let line = error.to_string();
    let message = line.strip_prefix(name).unwrap_or_else(|| panic!("it does not name {name}: {line}"));
    assert!(!message.contains('\n'), "more than a line: {line}");
}
