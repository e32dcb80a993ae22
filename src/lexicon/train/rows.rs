//! Reads TSV bitexts line by line, plain or gzipped, without holding them in memory.

use crate::Error;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// The lines of a TSV bitext, in order.
pub struct Rows {
    name: String,
    reader: Box<dyn BufRead>,
    line: String,
    number: u64,
}

/// What one line holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// The first two columns.
    Pair(String, String),
    /// The line is no pair, and why.
    Malformed(&'static str),
}

impl Rows {
    /// Opens a file; `-` is standard input. Compression is told by the first bytes, not by the name.
    ///
    /// # Errors
    /// [`Error::Io`] when the file cannot be opened.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let name = path.display().to_string();
        let raw: Box<dyn Read> = if name == "-" {
            Box::new(std::io::stdin())
        } else {
            Box::new(std::fs::File::open(path).map_err(|reason| Error::io(&name, reason))?)
        };
        let mut reader = BufReader::with_capacity(1 << 16, raw);
        let head = reader.fill_buf().map_err(|reason| Error::io(&name, reason))?;
        let gzip = head.starts_with(&[0x1f, 0x8b]);
        let reader: Box<dyn BufRead> = if gzip {
            Box::new(BufReader::new(flate2::bufread::MultiGzDecoder::new(reader)))
        } else {
            Box::new(reader)
        };
        Ok(Rows { name, reader, line: String::new(), number: 0 })
    }

    /// The 1-based number of the line that was read last.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The next line, `None` at the end.
    ///
    /// # Errors
    /// [`Error::Io`] when reading fails, a damaged gzip stream included.
    pub fn next_row(&mut self) -> Result<Option<Row>, Error> {
        let mut bytes = std::mem::take(&mut self.line).into_bytes();
        bytes.clear();
        let read = self.reader.read_until(b'\n', &mut bytes).map_err(|reason| Error::io(&self.name, reason))?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        match String::from_utf8(bytes) {
            Ok(line) => self.line = line,
            Err(_) => return Ok(Some(Row::Malformed("is not UTF-8"))),
        }
        let line = self.line.trim_end_matches(['\n', '\r']);
        let line = if self.number == 1 { line.trim_start_matches('\u{feff}') } else { line };
        let mut cells = line.split('\t');
        Ok(Some(match (cells.next(), cells.next()) {
            (Some(source), Some(target)) => Row::Pair(source.trim().to_string(), target.trim().to_string()),
            _ => Row::Malformed("has no tab"),
        }))
    }
}
