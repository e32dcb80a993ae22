//! gettext PO: messages and their translations; the flag `ignore-CHECK` silences a check.
//!
//! Untranslated, fuzzy and obsolete messages are left out: they are not shown to anyone. Of a plural message, each form
//! that both sides have is a row.

use super::{Row, Table};
use crate::error::Error;
use crate::text::Language;
use std::collections::BTreeMap;

#[derive(Debug, Default)]
struct Message {
    line: u32,
    fuzzy: bool,
    ignores: Vec<String>,
    /// `msgctxt`, `msgid`, `msgid_plural`, `msgstr`, `msgstr[1]` …
    fields: BTreeMap<String, String>,
    open: Option<String>,
}

pub(super) fn read(name: &str, text: &str) -> Result<Table, Error> {
    let mut table = Table { source: Some(Language::English), ..Table::default() };
    let mut message = Message::default();
    for (n, raw) in text.lines().enumerate() {
        let (line, raw) = (n as u32 + 1, raw.trim());
        // A message ends where the next begins: at a blank line, its comments, its context or its text.
        let begins = raw.is_empty()
            || raw.starts_with('#')
            || raw.starts_with("msgctxt")
            || (raw.starts_with("msgid ") && message.fields.contains_key("msgid"));
        if begins && message.fields.contains_key("msgstr") {
            finish(name, std::mem::take(&mut message), &mut table)?;
        }
        if raw.is_empty() || raw.starts_with("#~") {
            continue;
        }
        if let Some(flags) = raw.strip_prefix("#,") {
            for flag in flags.split(',').map(str::trim) {
                message.fuzzy |= flag == "fuzzy";
                message.ignores.extend(flag.strip_prefix("ignore-").map(str::to_string));
            }
        } else if !raw.starts_with('#') && !message.take(raw, line) {
            table.broken(name, line, ": this is no part of a PO message", "check the file with msgfmt");
        }
    }
    finish(name, message, &mut table)?;
    Ok(table)
}

impl Message {
    fn take(&mut self, raw: &str, line: u32) -> bool {
        let (key, quoted) = match raw.starts_with('"') {
            true => (self.open.clone(), raw),
            false => {
                raw.split_once(char::is_whitespace).map_or((None, raw), |(key, rest)| (Some(key.to_string()), rest))
            }
        };
        let (Some(key), Some(text)) = (key, unquoted(quoted)) else { return false };
        if !key.starts_with("msg") {
            return false;
        }
        if key == "msgid" && self.open.as_deref() != Some("msgid") {
            self.line = line;
        }
        let key = if key == "msgstr[0]" { "msgstr".to_string() } else { key };
        self.fields.entry(key.clone()).or_default().push_str(&text);
        self.open = Some(key);
        true
    }
}

fn finish(name: &str, message: Message, table: &mut Table) -> Result<(), Error> {
    let Message { line, fuzzy, ignores, mut fields, .. } = message;
    let mut field = |key: &str| fields.remove(key).filter(|text| !text.is_empty());
    let (id, source, target) = (field("msgctxt"), field("msgid"), field("msgstr"));
    let plurals = field("msgid_plural").zip(field("msgstr[1]"));
    match (source, target) {
        (None, Some(header)) => {
            let language = header.lines().find_map(|l| l.strip_prefix("Language:")).unwrap_or_default();
            table.target = super::named(name, language)?;
            table.source = table.target.map(Language::other).or(table.source);
        }
        (Some(source), Some(target)) if !fuzzy => {
            for (source, target) in std::iter::once((source, target)).chain(plurals) {
                table.rows.push(Row { line, id: id.clone(), source, target, ignores: ignores.clone() });
            }
        }
        _ => {}
    }
    Ok(())
}

/// The text of a quoted string, its escapes resolved.
fn unquoted(text: &str) -> Option<String> {
    let inner = text.trim().strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some('t')) => out.push('\t'),
            ('\\', Some('r')) => out.push('\r'),
            ('\\', Some(other)) => out.push(other),
            _ => out.push(c),
        }
    }
    Some(out)
}
