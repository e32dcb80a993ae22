//! Message files: two JSON files of nested keys, one a language, paired by key.

use super::{Row, Rows, Table, assemble};
use crate::error::Error;
use crate::read::encoding::decode;
use crate::text::Language;
use serde_json::Value;
use std::collections::BTreeMap;

/// Pairs the messages of two JSON files by their keys (`menu.file.open`); each row's id is its key.
///
/// Keys that only one file has are left out: a missing message is no mistranslation. `source` and `target` are the
/// names and bytes of the files, `languages` what the caller knows of them.
pub fn messages(source: (&str, &[u8]), target: (&str, &[u8]), languages: [Option<Language>; 2]) -> Result<Rows, Error> {
    let (first, mut second) = (keyed(source.0, source.1)?, keyed(target.0, target.1)?);
    let mut table = Table::default();
    for (key, (source, line)) in first {
        if let Some((target, _)) = second.remove(&key) {
            table.rows.push(Row { line, id: Some(key), source, target, ignores: Vec::new() });
        }
    }
    table.rows.sort_by(|a, b| (a.line, &a.id).cmp(&(b.line, &b.id)));
    if table.rows.is_empty() {
        let problem = format!("it shares no message key with {}", source.0);
        return Err(Error::input(target.0, problem, "give the two files of one set of messages"));
    }
    let mut rows = assemble(source.0, table, languages[0], languages[1])?;
    rows.target.name = target.0.to_string();
    Ok(rows)
}

/// The messages by key, each with the line on which its key's last part first stands.
fn keyed(name: &str, bytes: &[u8]) -> Result<BTreeMap<String, (String, u32)>, Error> {
    let text = decode(name, bytes)?;
    let value: Value = serde_json::from_str(&text).map_err(|error| {
        Error::input(
            name,
            format!("line {}: this is no JSON ({error})", error.line()),
            "check the file with a JSON tool",
        )
    })?;
    let mut lines: BTreeMap<&str, u32> = BTreeMap::new();
    for (n, line) in text.lines().enumerate() {
        if let Some(key) = line.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"')).map(|(key, _)| key)
        {
            lines.entry(key).or_insert(n as u32 + 1);
        }
    }
    let mut out = BTreeMap::new();
    let mut open = vec![(String::new(), &value)];
    while let Some((path, value)) = open.pop() {
        let below = |key: &str| if path.is_empty() { key.to_string() } else { format!("{path}.{key}") };
        match value {
            Value::Object(map) => open.extend(map.iter().map(|(key, value)| (below(key), value))),
            Value::Array(list) => open.extend(list.iter().enumerate().map(|(n, value)| (below(&n.to_string()), value))),
            Value::String(message) => {
                let number = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
                let last = path.rsplit('.').find(|part| !number(part)).unwrap_or_default();
                let line = lines.get(last).copied().unwrap_or(0);
                out.insert(path, (message.clone(), line));
            }
            _ => {}
        }
    }
    Ok(out)
}
