//! One text in every format gives the same segments; markup that is hostile is refused or read in time.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test, which says what it skips")]

mod fixture;

use fauxami::read;
use fauxami::text::{BlockKind, Segments, segment};
use fixture::BLOCKS;
use std::io::{Cursor, Write};

fn expected() -> Vec<String> {
    fixture::sentences().map(|(english, _)| english.to_string()).collect()
}

/// Kind and sentences of each block.
fn blocks() -> Vec<(BlockKind, Vec<&'static str>)> {
    BLOCKS.iter().map(|(kind, sentences)| (*kind, sentences.iter().map(|(english, _)| *english).collect())).collect()
}

fn cut(name: &str, bytes: &[u8]) -> Segments {
    segment(&read::document(name, bytes, None).unwrap())
}

/// Segments without the bullets that plain text writes out.
fn texts(segments: &Segments) -> Vec<String> {
    segments.segments.iter().map(|s| s.text.trim_start_matches("- ").to_string()).collect()
}

fn plain() -> String {
    let item = |kind| if kind == BlockKind::ListItem { "- " } else { "" };
    blocks().iter().map(|(kind, s)| format!("{}{}\n", item(*kind), s.join(" "))).collect()
}

fn markdown() -> String {
    let mut out = String::from("---\ntitle: Harbour\n---\n\n");
    for (n, (kind, sentences)) in blocks().iter().enumerate() {
        let text = sentences.join("\n");
        out += &match kind {
            BlockKind::Heading => format!("{} {text}\n\n", if n == 0 { "#" } else { "##" }),
            BlockKind::ListItem => format!("* {}\n", text.replace('\n', "\n  ")),
            _ => {
                format!("\n{}\n\n", text.replace("Monday", "**Monday**").replace("two cranes", "[two cranes](x.html)"))
            }
        };
    }
    out + "```sh\ncargo run\n```\n"
}

fn html() -> String {
    let mut body = String::new();
    for (n, (kind, sentences)) in blocks().iter().enumerate() {
        let text = sentences.join("\n ").replace('&', "&amp;").replace('é', "&eacute;").replace('£', "&pound;");
        body += &match kind {
            BlockKind::Heading => format!("<h{0}>{text}</h{0}>\n", if n == 0 { 1 } else { 2 }),
            BlockKind::ListItem => format!("<ul><li>{text}</li></ul>\n"),
            _ => format!(
                "<p>{}</p>\n",
                text.replace("Monday", "<b>Mon</b>day").replace("two cranes", "<a href='x'>two cranes</a>")
            ),
        };
    }
    format!(
        "<!doctype html><html lang=en><head><title>Harbour reopens - Kell News</title><script>var a = '<p>no</p>';</script></head>\
         <body><div class='cookie-bar'>We use cookies on this site. <button>Accept all</button></div>\
         <header><nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>Harbour life</a></li></ul></nav></header>\
         <main><article>{body}</article></main>\
         <aside class='related'><h3>Related</h3><ul><li><a href='1'>Ten walks along the quay</a></li></ul></aside>\
         <div id='comments'><h3>Leave a Reply</h3><form><label>Name</label><input></form></div>\
         <footer><p>© 2021 Kell News. All rights reserved.</p></footer></body></html>"
    )
}

fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        zip.start_file(*path, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn escaped(sentences: &[&str]) -> String {
    sentences.join(" ").replace('&', "&amp;")
}

fn docx() -> Vec<u8> {
    let mut body =
        String::from("<w:p><w:pPr><w:pStyle w:val='TOC1'/></w:pPr><w:r><w:t>What was rebuilt</w:t></w:r></w:p>");
    for (kind, sentences) in blocks() {
        let style = match kind {
            BlockKind::Heading => "<w:pStyle w:val='Heading2'/>",
            BlockKind::ListItem => "<w:numPr><w:numId w:val='1'/></w:numPr>",
            _ => "",
        };
        // Runs break words, deletions stand in between, a note is marked.
        let text = escaped(&sentences).replace("Monday", "Mon</w:t></w:r><w:del><w:r><w:delText>Tues</w:delText></w:r></w:del><w:ins><w:r><w:t>day</w:t></w:r></w:ins><w:r><w:footnoteReference w:id='2'/><w:t>");
        body += &format!("<w:p><w:pPr>{style}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>");
    }
    let note = "<w:footnotes><w:footnote w:type='separator'><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>By the old calendar.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    zipped(&[
        (
            "word/document.xml",
            format!("<?xml version='1.0'?><w:document xmlns:w='w'><w:body>{body}</w:body></w:document>"),
        ),
        ("word/footnotes.xml", note.to_string()),
        ("word/header1.xml", "<w:hdr><w:p><w:r><w:t>Kell News</w:t></w:r></w:p></w:hdr>".to_string()),
    ])
}

fn odt() -> Vec<u8> {
    let mut body = String::from(
        "<text:tracked-changes><text:deletion><text:p>Gone.</text:p></text:deletion></text:tracked-changes>",
    );
    for (kind, sentences) in blocks() {
        let text = escaped(&sentences).replace("Monday", "<text:span>Mon</text:span>day<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By the old calendar.</text:p></text:note-body></text:note>");
        body += &match kind {
            BlockKind::Heading => format!("<text:h>{text}</text:h>"),
            BlockKind::ListItem => {
                format!("<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>")
            }
            _ => format!("<text:p>{}</text:p>", text.replace(" said", "<text:s/>said")),
        };
    }
    zipped(&[("content.xml", format!("<office:body><office:text>{body}</office:text></office:body>"))])
}

#[test]
fn office_documents_give_the_same_segments_and_their_notes() {
    for (name, bytes) in [("x.docx", docx()), ("x.odt", odt())] {
        let cut = cut(name, &bytes);
        let want: Vec<String> = expected().into_iter().chain(["By the old calendar.".to_string()]).collect();
        assert_eq!(texts(&cut), want, "{name}");
        let kinds: Vec<BlockKind> = cut.segments.iter().map(|s| s.kind).collect();
        let kinds_wanted = BLOCKS.iter().flat_map(|(kind, s)| s.iter().map(|_| *kind)).chain([BlockKind::Paragraph]);
        assert_eq!(kinds, kinds_wanted.collect::<Vec<_>>(), "{name}");
        let aside: Vec<&str> = cut.furniture.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(aside, if name == "x.docx" { vec!["What was rebuilt", "Kell News"] } else { vec![] }, "{name}");
    }
    for (bytes, problem) in [
        (zipped(&[("a.txt", "The end.".to_string())]), "this zip file holds no text document"),
        (docx()[..300].to_vec(), "the document is damaged or encrypted"),
        (zipped(&[("word/document.xml", "<w:p>".to_string())]), "line 1: the file ends inside an element"),
    ] {
        let error = read::document("x.docx", &bytes, None).unwrap_err().to_string();
        assert!(error.starts_with("x.docx: ") && error.contains(problem), "{error}");
    }
    // Installed or not, a PDF that is none is refused in one line.
    let error = read::document("x.pdf", b"%PDF-1.4 nothing", None).unwrap_err().to_string();
    assert!(error.starts_with("x.pdf: ") && error.contains("pdftotext"), "{error}");
}

#[test]
fn one_text_in_every_format_gives_the_same_segments() {
    let wanted: Vec<BlockKind> = blocks().iter().flat_map(|(kind, s)| s.iter().map(|_| *kind)).collect();
    for (name, text) in [("x.txt", plain()), ("x.md", markdown()), ("x.html", html()), ("x", html())] {
        for (name, bytes) in packed(name, text.as_bytes()) {
            let cut = cut(&name, &bytes);
            assert_eq!(texts(&cut), expected(), "{name}");
            assert_eq!(cut.segments.iter().map(|s| s.kind).collect::<Vec<_>>(), wanted, "{name}");
            for segment in &cut.segments {
                let line = text.lines().nth(segment.line as usize - 1).unwrap();
                let word = segment.text.trim_start_matches("- ").split(' ').next().unwrap();
                assert!(line.contains(word), "{name} line {}: {}", segment.line, segment.text);
            }
        }
    }
}

/// The file itself, and compressed in two ways.
fn packed(name: &str, bytes: &[u8]) -> [(String, Vec<u8>); 3] {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(bytes).unwrap();
    let zst = ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest);
    [(name.to_string(), bytes.to_vec()), (format!("{name}.gz"), gz.finish().unwrap()), (format!("{name}.zst"), zst)]
}

/// A page of one line a block.
fn pdf() -> Vec<u8> {
    let mut content = b"BT /F 12 Tf 40 760 Td\n".to_vec();
    for line in plain().lines() {
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(line);
        content.push(b'(');
        for byte in bytes.iter() {
            content.extend_from_slice(format!("\\{byte:03o}").as_bytes());
        }
        content.extend_from_slice(b") Tj 0 -40 Td\n");
    }
    content.extend_from_slice(b"ET");
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
            .to_vec(),
        [format!("<< /Length {} >>\nstream\n", content.len()).as_bytes(), &content, b"\nendstream"].concat(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
    ];
    let (mut file, mut table) = (b"%PDF-1.4\n".to_vec(), String::from("0000000000 65535 f \n"));
    for (n, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file.extend_from_slice(&[format!("{} 0 obj\n", n + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let start = file.len();
    file.extend_from_slice(
        format!("xref\n0 6\n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").as_bytes(),
    );
    file
}

#[test]
fn a_pdf_gives_the_same_segments() {
    if std::process::Command::new("pdftotext").arg("-v").output().is_err() {
        eprintln!("skipped: pdftotext is not installed");
        return;
    }
    let cut = cut("x.pdf", &pdf());
    assert_eq!(texts(&cut), expected());
    assert!(cut.segments.iter().all(|segment| segment.line == 0));
}

#[test]
fn what_a_page_drops_is_furniture_and_cells_stay_apart() {
    let page = cut("x.html", html().as_bytes());
    let aside: Vec<&str> = page.furniture.iter().map(|s| s.text.as_str()).collect();
    for piece in
        ["Home", "Harbour life", "Accept all", "Ten walks along the quay", "Leave a Reply", "All rights reserved."]
    {
        assert!(aside.contains(&piece), "{piece} is not in {aside:?}");
    }
    let table = "<p>The table shows what the port moved in each of the two years, in tons.</p>\
        <table><tr><th>Year</th><th>Tons</th></tr><tr><td>1998</td><td>1,200</td></tr></table>\
        <p>Area: 40 km<sup>2</sup>, growth of the fleet<sup>12</sup>, the 1<sup>st</sup> quay.<br>Next line.</p>";
    let want = [
        "The table shows what the port moved in each of the two years, in tons.",
        "Year",
        "Tons",
        "1998",
        "1,200",
        "Area: 40 km², growth of the fleet¹², the 1st quay.",
        "Next line.",
    ];
    assert_eq!(texts(&cut("x.html", table.as_bytes())), want);
}

#[test]
fn hostile_markup_is_read_or_refused() {
    let deep = "<div>".repeat(200_000);
    let formatting: String = (0..3000).map(|n| format!("<b id={n}><p>")).collect();
    let attributes = format!("<p {}>x", "a b=c ".repeat(6000));
    let references = "&".repeat(400_000);
    for html in [deep, formatting, attributes, references] {
        let error = read::document("x.html", html.as_bytes(), None).unwrap_err().to_string();
        assert!(error.starts_with("x.html: ") && error.contains("more than"), "{error}");
    }
    let flat = format!("<p>The end.{}", "<p>x<table><td>".repeat(300));
    let brackets = format!("<p>The end of it.{}", "<".repeat(20_000));
    let comment = format!("<p>The end of it.<!--{}", "<!--".repeat(5_000));
    let quotes = format!("{}The end of it.", "> ".repeat(5_000));
    let links = format!("The end of it. {}", "[".repeat(10_000));
    let gaps = format!("The end of it. {}", format!("a. {}", " ".repeat(3000)).repeat(300));
    for (name, text) in [
        ("x.txt", gaps),
        ("x.html", flat),
        ("x.html", brackets),
        ("x.html", comment),
        ("x.md", quotes),
        ("x.md", links),
    ] {
        let _ = read::document(name, text.as_bytes(), None).map(|d| segment(&d));
    }
}
