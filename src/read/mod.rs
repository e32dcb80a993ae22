//! Bytes → Document, rows or ladder; one file per format, archives and encodings.

mod encoding;
mod format;
mod html;
mod ladder;
mod layout;
mod markdown;
mod office;
mod pack;
mod pdf;
mod plain;
mod rows;
mod xml;
mod zstd;

pub use ladder::ladder;
pub use rows::{BrokenRow, Rows, holds_bitext, holds_messages, holds_rows, messages, rows};
pub use zstd::Zstd;

use crate::error::Error;
use crate::text::{Block, Document, Language, Segments, detect};
use format::Format;
use std::io::Read;
use std::path::Path;

/// Largest file that is read: rows and documents are held in memory.
const LARGEST_FILE: u64 = 1 << 30;
/// Largest document, in bytes: its alignment would take hours beyond.
const LARGEST_DOCUMENT: usize = 64 << 20;

/// Bytes of text that its language is told by.
const LANGUAGE_SAMPLE: usize = 16 << 10;

/// The bytes of a file; `-` is standard input.
///
/// A missing or unreadable file, a folder and a file beyond 1 GiB are errors that name it.
pub fn load(path: &Path) -> Result<Vec<u8>, Error> {
    let name = path.display().to_string();
    if name == "-" {
        return limited("standard input", std::io::stdin().lock());
    }
    if path.is_dir() {
        return Err(Error::input(name, "this is a folder", "give a file, or use `fauxami batch` for folders"));
    }
    let file = std::fs::File::open(path).map_err(|e| Error::io(&name, e))?;
    limited(&name, file)
}

fn parts(layout: layout::Layout) -> (String, Vec<Block>) {
    (layout.text, layout.blocks)
}

/// The text that the language is told by: without the furniture, which may be in another.
fn sample(text: &str, blocks: &[Block]) -> String {
    let own = blocks.iter().filter(|block| !block.furniture).map(|block| block.span.of(text));
    let mut sample = String::new();
    for piece in own.chain(std::iter::once(if blocks.iter().all(|b| b.furniture) { text } else { "" })) {
        sample.push_str(piece);
        sample.push('\n');
        if sample.len() > LANGUAGE_SAMPLE {
            break;
        }
    }
    sample
}

fn limited(name: &str, input: impl Read) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    input.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(|e| Error::io(name, e))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Error::input(name, "more than 1 GiB", "split it"));
    }
    Ok(bytes)
}

/// Reads one document. `name` stands in reports and errors, and its ending tells the format; the language is detected
/// unless given.
pub fn document(name: &str, bytes: &[u8], language: Option<Language>) -> Result<Document, Error> {
    let bytes = &pack::unpacked(name, bytes)?;
    let (text, blocks) = if bytes.starts_with(b"PK\x03\x04") {
        parts(office::layout(name, bytes)?)
    } else if bytes.starts_with(b"%PDF-") {
        pdf::blocks(name, bytes)?
    } else {
        let raw = text(name, bytes)?;
        match format::of(name, &raw) {
            Format::Text => plain::blocks(raw),
            Format::Markdown => parts(markdown::layout(&raw)),
            Format::Html => parts(html::page(name, &raw)?),
        }
    };
    if text.len() > LARGEST_DOCUMENT {
        return Err(too_large(name));
    }
    if blocks.is_empty() {
        return Err(Error::input(name, "the file holds no text, only markup", "give a file that holds text"));
    }
    let language = told(name, &sample(&text, &blocks), language)?;
    Ok(Document { name: name.to_string(), language, text, blocks })
}

/// Reads a file that holds one segment a line: no splitting, no furniture; an empty line keeps its number.
pub fn lines(name: &str, bytes: &[u8], language: Option<Language>) -> Result<Segments, Error> {
    let text = text(name, &pack::unpacked(name, bytes)?)?;
    let language = told(name, &text, language)?;
    let body = text.strip_suffix('\n').unwrap_or(&text);
    Ok(Segments::from_lines(name, language, body.split('\n')))
}

/// Fails where a document and its translation are in one language.
pub fn two_languages(source: (&str, Language), target: (&str, Language)) -> Result<(), Error> {
    if source.1 == target.1 { Err(one_language(target.0, "it", source.0, target.1)) } else { Ok(()) }
}

fn one_language(name: &str, what: &str, other: &str, language: Language) -> Error {
    let problem = format!("{what} is in the same language ({}) as {other}", language.code());
    Error::input(
        name,
        problem,
        "give a text and its translation, or name the languages with --source-language and --target-language",
    )
}

/// The text of a file that is not compressed.
fn text(name: &str, bytes: &[u8]) -> Result<String, Error> {
    if bytes.len() > LARGEST_DOCUMENT {
        return Err(too_large(name));
    }
    let text = encoding::decode(name, bytes)?;
    if text.trim().is_empty() { Err(empty(name)) } else { Ok(text) }
}

fn too_large(name: &str) -> Error {
    Error::input(name, format!("more than {} MiB of text", LARGEST_DOCUMENT >> 20), "split it")
}

fn empty(name: &str) -> Error {
    Error::input(name, "the file is empty", "give a file that holds text")
}

fn told(name: &str, text: &str, language: Option<Language>) -> Result<Language, Error> {
    language.or_else(|| detect(text)).ok_or_else(|| {
        let remedy = "name it with --language, --source-language or --target-language";
        Error::input(name, "nothing tells whether this is English or French", remedy)
    })
}
