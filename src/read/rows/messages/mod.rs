//! Message files: two files of nested keys (JSON or YAML), one a language, paired by key.

mod json;
mod yaml;

use super::{Row, Rows, Table, assemble};
use crate::error::Error;
use crate::read::encoding::decode;
use crate::read::{format, pack};
use crate::text::Language;
use std::collections::{BTreeMap, BTreeSet};

/// Keys within keys; message files have a handful. A path is written out for every message.
const DEEPEST: usize = 64;

/// A text that a file holds under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Message {
    /// The keys that lead to it, joined by points; the places in lists count from 0.
    key: String,
    text: String,
    /// 1-based line of the file on which the text begins.
    line: u32,
}

/// Does the ending of this name say that it is a file of messages in one language?
pub fn holds_messages(name: &str) -> bool {
    matches!(format::ending(name).as_str(), "json" | "arb" | "yaml" | "yml")
}

/// Pairs the messages of two files by their keys (`menu.file.open`); each row's id is its key.
///
/// Keys that only one file has are left out: a missing message is no mistranslation. `source` and `target` are the
/// names and bytes of the files, `languages` what the caller knows of them.
pub fn messages(source: (&str, &[u8]), target: (&str, &[u8]), languages: [Option<Language>; 2]) -> Result<Rows, Error> {
    let (first, second) = (keyed(source.0, source.1)?, keyed(target.0, target.1)?);
    let mut table = Table { source: first.language, target: second.language, ..Table::default() };
    let mut counterparts: BTreeMap<String, String> =
        second.messages.into_iter().map(|message| (message.key, message.text)).collect();
    for Message { key, text, line } in first.messages {
        if let Some(target) = counterparts.remove(&key) {
            table.rows.push(Row { line, id: Some(key), source: text, target, ignores: Vec::new() });
        }
    }
    if table.rows.is_empty() {
        let problem = format!("it shares no message key with {}", source.0);
        return Err(Error::input(target.0, problem, "give the two files of one set of messages"));
    }
    let mut rows = assemble(source.0, table, languages[0], languages[1])?;
    rows.target.name = target.0.to_string();
    Ok(rows)
}

/// What a file holds.
struct Keyed {
    /// The language that all keys begin with, as in files of Ruby on Rails (`fr:`).
    language: Option<Language>,
    messages: Vec<Message>,
}

fn keyed(name: &str, bytes: &[u8]) -> Result<Keyed, Error> {
    let bytes = pack::unpacked(name, bytes)?;
    let text = decode(name, &bytes)?;
    let json = matches!(format::ending(name).as_str(), "json" | "arb");
    let mut messages = if json { json::read(name, &text)? } else { yaml::read(name, &text)? };
    keep_last(&mut messages);
    leave_out_remarks(&mut messages);
    let language = take_root(&mut messages);
    Ok(Keyed { language, messages })
}

/// Of a key that occurs more than once, programs read the last.
fn keep_last(messages: &mut Vec<Message>) {
    let last: BTreeMap<String, usize> = messages.iter().enumerate().map(|(n, m)| (m.key.clone(), n)).collect();
    let mut number = 0;
    messages.retain(|message| {
        number += 1;
        last.get(&message.key) == Some(&(number - 1))
    });
}

/// Takes the language off the keys where all begin with one.
fn take_root(messages: &mut [Message]) -> Option<Language> {
    let root = messages.first()?.key.split_once('.')?.0.to_string();
    let language = Language::from_code(root.split(['-', '_']).next().unwrap_or_default())?;
    let below = |message: &Message| message.key.strip_prefix(&root).is_some_and(|rest| rest.starts_with('.'));
    if !messages.iter().all(below) {
        return None;
    }
    messages.iter_mut().for_each(|message| drop(message.key.drain(..=root.len())));
    Some(language)
}

/// Remarks for translators: what is under keys with an at sign (ARB), and descriptions of messages (browser extensions).
fn leave_out_remarks(messages: &mut Vec<Message>) {
    let keys: BTreeSet<String> = messages.iter().map(|message| message.key.clone()).collect();
    messages.retain(|message| {
        let key = &message.key;
        let described = key.strip_suffix("description").is_some_and(|rest| keys.contains(&format!("{rest}message")));
        !described && !key.split('.').any(|part| part.starts_with('@'))
    });
}

fn too_deep(name: &str, line: u32) -> Error {
    let problem = format!("line {line}: keys are nested more than {DEEPEST} deep");
    Error::input(name, problem, "give a file of messages")
}

/// The path of a message, from the keys around it.
fn path<'a>(keys: impl Iterator<Item = &'a str>) -> String {
    keys.collect::<Vec<_>>().join(".")
}
