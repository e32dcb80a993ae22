//! `source<TAB>target` lines: no quoting, no header, further columns ignored.

use super::{Row, Table};
use crate::error::Error;

pub(super) fn read(name: &str, text: &str) -> Result<Table, Error> {
    let mut table = Table::default();
    for (n, text) in text.lines().enumerate() {
        let line = n as u32 + 1;
        match text.split_once('\t') {
            Some((source, rest)) => {
                let target = rest.split('\t').next().unwrap_or_default();
                table.rows.push(Row { line, source: source.to_string(), target: target.to_string(), ..Row::default() });
            }
            None => table.broken(name, line, " has one column", "write source, tab, target"),
        }
    }
    Ok(table)
}
