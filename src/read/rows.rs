//! Files of rows that are already paired.

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

/// Reads `source<TAB>target` lines: no quoting, no header, further columns ignored.
///
/// Languages that are not given are told by the rows. A line of one column is broken, not fatal: see [`Rows::broken`].
pub fn rows(name: &str, bytes: &[u8], source: Option<Language>, target: Option<Language>) -> Result<Rows, Error> {
    let text = decode(name, bytes)?;
    let mut pairs: Vec<(u32, &str, &str)> = Vec::new();
    let mut broken = Vec::new();
    for (n, line) in text.lines().enumerate() {
        let number = n as u32 + 1;
        let mut columns = line.split('\t');
        match (columns.next(), columns.next()) {
            (Some(a), Some(b)) => pairs.push((number, a, b)),
            _ => {
                let problem = format!("line {number} has one column");
                broken
                    .push(BrokenRow { line: number, error: Error::input(name, problem, "write source, tab, target") });
            }
        }
    }
    if pairs.is_empty() && broken.is_empty() {
        return Err(super::empty(name));
    }
    let told = languages(name, &pairs, source, target)?;
    let (source, target) = told.unwrap_or((Language::English, Language::French));
    Ok(Rows {
        source: column(name, source, pairs.iter().map(|(n, a, _)| (*n, *a))),
        target: column(name, target, pairs.iter().map(|(n, _, b)| (*n, *b))),
        broken,
        assumed: told.is_none(),
    })
}

fn column<'a>(name: &str, language: Language, cells: impl Iterator<Item = (u32, &'a str)> + Clone) -> Segments {
    let mut column = Segments::from_lines(name, language, cells.clone().map(|(_, text)| text));
    for (segment, (line, _)) in column.segments.iter_mut().zip(cells) {
        segment.line = line;
    }
    column
}

/// The languages of the two columns: as given, else as told by the rows, each from the other where only one tells.
fn languages(
    name: &str,
    pairs: &[(u32, &str, &str)],
    source: Option<Language>,
    target: Option<Language>,
) -> Result<Option<(Language, Language)>, Error> {
    let sample = |cells: &mut dyn Iterator<Item = &str>| {
        let mut text = String::new();
        for cell in cells {
            text.push_str(cell);
            text.push('\n');
            if text.len() > SAMPLE {
                break;
            }
        }
        detect(&text)
    };
    let first = source.or_else(|| sample(&mut pairs.iter().map(|(_, a, _)| *a)));
    let second = target.or_else(|| sample(&mut pairs.iter().map(|(_, _, b)| *b)));
    match (first, second) {
        (Some(a), Some(b)) if a == b => Err(super::one_language(name, "the second column", "the first", a)),
        (Some(a), _) => Ok(Some((a, a.other()))),
        (None, Some(b)) => Ok(Some((b.other(), b))),
        (None, None) => Ok(None),
    }
}
