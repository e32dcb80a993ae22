//! CSV with a header that names `source` and `target` (or `en` and `fr`) and perhaps `id`; commas, or semicolons as
//! French spreadsheets write them.

use super::{Row, Table};
use crate::error::Error;
use crate::text::Language;

const REMEDY: &str = "begin the file with a header that names the columns source and target, or en and fr";

pub(super) fn read(name: &str, text: &str) -> Result<Table, Error> {
    let header = text.lines().next().unwrap_or_default();
    let delimiter = if header.contains(';') && !header.contains(',') { b';' } else { b',' };
    let mut reader = ::csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let columns: Vec<String> =
        reader.headers().map(|h| h.iter().map(|c| c.trim().to_lowercase()).collect()).unwrap_or_default();
    let column = |wanted: &str| columns.iter().position(|c| c == wanted);
    let named = column("source").zip(column("target")).map(|pair| (pair, None));
    let coded = column("en").zip(column("fr")).map(|pair| (pair, Some(Language::English)));
    let Some(((source, target), language)) = named.or(coded) else {
        return Err(Error::input(name, "line 1: the header names no source and target", REMEDY));
    };
    let id = column("id");
    let mut table = Table { source: language, target: language.map(Language::other), ..Table::default() };
    for record in reader.records() {
        let (line, record) = match record {
            Ok(record) => (record.position().map_or(0, |p| p.line() as u32), record),
            Err(error) => {
                let line = error.position().map_or(0, |p| p.line() as u32);
                table.broken(name, line, ": this is no CSV", "quote cells that hold quotes or line breaks");
                continue;
            }
        };
        match (record.get(source), record.get(target)) {
            (Some(a), Some(b)) => table.rows.push(Row {
                line,
                id: id.and_then(|id| record.get(id)).filter(|id| !id.is_empty()).map(str::to_string),
                source: a.to_string(),
                target: b.to_string(),
                ..Row::default()
            }),
            _ => table.broken(name, line, " has too few columns", REMEDY),
        }
    }
    Ok(table)
}
