//! Files of rows that are already paired.

mod csv;
mod jsonl;
mod messages;
mod po;
mod tmx;
mod tsv;
mod xliff;

pub use messages::{holds_messages, messages};

use super::encoding::decode;
use crate::error::Error;
use crate::text::{Language, Segments, detect};

/// Bytes of each column that the language is told by.
const SAMPLE: usize = 16 << 10;

/// Rows that are already paired.
#[derive(Debug)]
pub struct Rows {
    /// The original, a segment a row; [`crate::text::Segment::line`] is the row's line in the file.
    pub source: Segments,
    /// The translation, a segment a row.
    pub target: Segments,
    /// What the file calls each row: a segment number, a key, an identifier.
    pub ids: Vec<Option<String>>,
    /// Checks that the file itself silences: number of the row, name of the check.
    pub ignores: Vec<(u32, String)>,
    /// The lines that hold no row, as they come.
    pub broken: Vec<BrokenRow>,
    /// Nothing told the languages, and English → French was assumed.
    pub assumed: bool,
}

/// A line that holds no row.
#[derive(Debug)]
pub struct BrokenRow {
    /// 1-based line of the file.
    pub line: u32,
    /// What is wrong, naming the file and the line.
    pub error: Error,
}

/// A row as its format gives it.
#[derive(Debug, Default)]
struct Row {
    line: u32,
    id: Option<String>,
    source: String,
    target: String,
    ignores: Vec<String>,
}

/// What a format reads in a file.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Row>,
    broken: Vec<BrokenRow>,
    /// The languages that the file names.
    source: Option<Language>,
    target: Option<Language>,
}

impl Table {
    fn broken(&mut self, name: &str, line: u32, problem: &str, remedy: &str) {
        let error = Error::input(name, format!("line {line}{problem}"), remedy);
        self.broken.push(BrokenRow { line, error });
    }
}

type Reader = fn(&str, &str) -> Result<Table, Error>;

/// Endings of names of files that hold rows, and how they are read.
const FORMATS: [(&str, Reader); 11] = [
    ("tsv", tsv::read),
    ("tab", tsv::read),
    ("csv", csv::read),
    ("jsonl", jsonl::read),
    ("ndjson", jsonl::read),
    ("tmx", tmx::read),
    ("xlf", xliff::read),
    ("xliff", xliff::read),
    ("sdlxliff", xliff::read),
    ("mqxliff", xliff::read),
    ("mxliff", xliff::read),
];

/// Does the ending of this name say that the file holds both languages?
pub fn holds_rows(name: &str) -> bool {
    let ending = super::format::ending(name);
    ending == "po" || ending == "pot" || FORMATS.iter().any(|(known, _)| *known == ending)
}

/// Does the ending of this name say that the file can be nothing else than a translator's, with both languages in it?
/// (TSV, CSV and JSON lines may be any data.)
pub fn holds_bitext(name: &str) -> bool {
    const ENDINGS: [&str; 7] = ["tmx", "xlf", "xliff", "sdlxliff", "mqxliff", "mxliff", "po"];
    ENDINGS.contains(&super::format::ending(name).as_str())
}

/// Reads a file of paired rows: TSV, CSV, JSONL, TMX, XLIFF 1.2 and 2 and their dialects, PO, by the ending of its name
/// (TSV where that says nothing).
///
/// Languages that neither the caller nor the file names are told by the rows. A broken row is not fatal: see
/// [`Rows::broken`].
pub fn rows(name: &str, bytes: &[u8], source: Option<Language>, target: Option<Language>) -> Result<Rows, Error> {
    let bytes = super::pack::unpacked(name, bytes)?;
    let text = decode(name, &bytes)?;
    let ending = super::format::ending(name);
    let read = match ending.as_str() {
        "po" | "pot" => po::read,
        _ => FORMATS.iter().find(|(known, _)| *known == ending).map_or(tsv::read as Reader, |(_, read)| *read),
    };
    assemble(name, read(name, &text)?, source, target)
}

fn assemble(name: &str, table: Table, source: Option<Language>, target: Option<Language>) -> Result<Rows, Error> {
    let Table { rows, broken, .. } = table;
    if rows.is_empty() && broken.is_empty() {
        return Err(super::empty(name));
    }
    let told = languages(name, &rows, source.or(table.source), target.or(table.target))?;
    let (first, second) = told.unwrap_or((Language::English, Language::French));
    let ignores = rows.iter().enumerate();
    Ok(Rows {
        source: column(name, first, &rows, |row| &row.source),
        target: column(name, second, &rows, |row| &row.target),
        ignores: ignores.flat_map(|(n, row)| row.ignores.iter().map(move |check| (n as u32, check.clone()))).collect(),
        ids: rows.into_iter().map(|row| row.id).collect(),
        broken,
        assumed: told.is_none(),
    })
}

fn column(name: &str, language: Language, rows: &[Row], cell: fn(&Row) -> &String) -> Segments {
    let mut column = Segments::from_lines(name, language, rows.iter().map(|row| cell(row).as_str()));
    for (segment, row) in column.segments.iter_mut().zip(rows) {
        segment.line = row.line;
    }
    column
}

/// The languages of the two columns: as given, else as told by the rows, each from the other where only one tells.
fn languages(
    name: &str,
    rows: &[Row],
    source: Option<Language>,
    target: Option<Language>,
) -> Result<Option<(Language, Language)>, Error> {
    let sample = |cell: fn(&Row) -> &String| {
        let mut text = String::new();
        for row in rows {
            text.push_str(cell(row));
            text.push('\n');
            if text.len() > SAMPLE {
                break;
            }
        }
        detect(&text)
    };
    let first = source.or_else(|| sample(|row| &row.source));
    let second = target.or_else(|| sample(|row| &row.target));
    match (first, second) {
        (Some(a), Some(b)) if a == b => Err(super::one_language(name, "the translation", "the original", a)),
        (Some(a), _) => Ok(Some((a, a.other()))),
        (None, Some(b)) => Ok(Some((b.other(), b))),
        (None, None) => Ok(None),
    }
}

/// The language that a file names: `None` where it names none, an error where it names neither English nor French.
fn named(name: &str, code: &str) -> Result<Option<Language>, Error> {
    let primary = code.trim().split(['-', '_']).next().unwrap_or_default();
    if primary.is_empty() {
        return Ok(None);
    }
    let unknown = || Error::input(name, format!("its language is {code}"), "Fauxami reads English and French");
    Language::from_code(primary).map(Some).ok_or_else(unknown)
}
