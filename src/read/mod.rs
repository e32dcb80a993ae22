//! Bytes → Document or rows; one file per format, archives and encodings.

use crate::error::Error;
use crate::text::{Block, BlockKind, Document, Language, Segments, Span};

/// Reads one document. `name` stands in reports and errors; the language is detected unless given.
pub fn document(name: &str, bytes: &[u8], language: Option<Language>) -> Result<Document, Error> {
    let text = decode(name, bytes)?;
    let language = language.unwrap_or_else(|| detect(&text));
    let mut blocks = Vec::new();
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let at = start + (line.len() - line.trim_start().len());
            blocks.push(Block {
                span: Span::new(at, at + trimmed.len()),
                kind: BlockKind::Paragraph,
                line: number as u32 + 1,
                furniture: false,
            });
        }
        start += line.len();
    }
    Ok(Document { name: name.to_string(), language, text, blocks })
}

/// Rows that are already paired.
#[derive(Debug)]
pub struct Rows {
    /// The original, a segment a row.
    pub source: Segments,
    /// The translation, a segment a row.
    pub target: Segments,
}

/// Reads a file of paired rows. Languages that are not given are detected.
pub fn rows(name: &str, bytes: &[u8], source: Option<Language>, target: Option<Language>) -> Result<Rows, Error> {
    let text = decode(name, bytes)?;
    let (mut sources, mut targets) = (Vec::new(), Vec::new());
    for (number, line) in text.lines().enumerate() {
        let mut columns = line.split('\t');
        let (Some(a), Some(b)) = (columns.next(), columns.next()) else {
            let problem = format!("line {} has one column", number + 1);
            return Err(Error::input(name, problem, "write source, tab, target"));
        };
        sources.push(a);
        targets.push(b);
    }
    let source = source.or(target.map(Language::other)).unwrap_or(Language::English);
    let target = target.unwrap_or(source.other());
    Ok(Rows {
        source: Segments::from_lines(name, source, sources),
        target: Segments::from_lines(name, target, targets),
    })
}

fn decode(name: &str, bytes: &[u8]) -> Result<String, Error> {
    String::from_utf8(bytes.to_vec())
        .map_err(|_| Error::input(name, "the bytes are not UTF-8 text", "save the file as UTF-8"))
}

fn detect(text: &str) -> Language {
    match whatlang::detect_lang(text) {
        Some(whatlang::Lang::Fra) => Language::French,
        _ => Language::English,
    }
}
