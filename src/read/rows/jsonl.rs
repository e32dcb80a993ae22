//! A JSON object a line with `source` and `target` (or `en` and `fr`) and perhaps `id`.

use super::{Row, Table};
use crate::error::Error;
use crate::text::Language;
use serde_json::Value;

pub(super) fn read(name: &str, text: &str) -> Result<Table, Error> {
    let mut table = Table::default();
    for (n, text) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let line = n as u32 + 1;
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let cell = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_string);
        let coded = value.get("source").is_none() && value.get("en").is_some();
        let cells = if coded { cell("en").zip(cell("fr")) } else { cell("source").zip(cell("target")) };
        let Some((source, target)) = cells else {
            table.broken(name, line, " holds no source and target", "write {\"source\": \"…\", \"target\": \"…\"}");
            continue;
        };
        if coded {
            (table.source, table.target) = (Some(Language::English), Some(Language::French));
        }
        let id = value.get("id").map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_string));
        table.rows.push(Row { line, id, source, target, ignores: Vec::new() });
    }
    Ok(table)
}
