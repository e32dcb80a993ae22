//! The messages of a JSON file, in order, each with its line.

use super::{DEEPEST, Message, path, too_deep};
use crate::error::Error;

/// What is open around a value: an object and the key that was read last, or a list and the place in it.
enum Frame {
    Object { key: String, value_follows: bool },
    List { place: usize },
}

impl Frame {
    fn key(&self) -> String {
        match self {
            Frame::Object { key, .. } => key.clone(),
            Frame::List { place } => place.to_string(),
        }
    }
}

pub(super) fn read(name: &str, text: &str) -> Result<Vec<Message>, Error> {
    // What follows only has to find its way in JSON, not to check it.
    serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(|error| broken(name, error.line(), &error))?;
    let (bytes, mut at, mut line) = (text.as_bytes(), 0, 1);
    let mut open: Vec<Frame> = Vec::new();
    let mut messages = Vec::new();
    while at < bytes.len() {
        match bytes[at] {
            b'\n' => line += 1,
            b'{' => open.push(Frame::Object { key: String::new(), value_follows: false }),
            b'[' => open.push(Frame::List { place: 0 }),
            b'}' | b']' => drop(open.pop()),
            b':' | b',' => turn(open.last_mut(), bytes[at] == b':'),
            b'"' => {
                let end = end_of_string(bytes, at);
                let string: String = serde_json::from_str(&text[at..end]).map_err(|e| broken(name, line, &e))?;
                at = end - 1;
                match open.last_mut() {
                    Some(Frame::Object { key, value_follows: false }) => *key = string,
                    _ => {
                        let keys: Vec<String> = open.iter().map(Frame::key).collect();
                        let key = path(keys.iter().map(String::as_str));
                        messages.push(Message { key, text: string, line: line as u32 });
                    }
                }
            }
            _ => {}
        }
        if open.len() > DEEPEST {
            return Err(too_deep(name, line as u32));
        }
        at += 1;
    }
    Ok(messages)
}

/// After a colon comes the value; after a comma the next key, or the next place.
fn turn(frame: Option<&mut Frame>, colon: bool) {
    match frame {
        Some(Frame::Object { value_follows, .. }) => *value_follows = colon,
        Some(Frame::List { place }) => *place += 1,
        None => {}
    }
}

/// One past the closing quote of the string that begins at `start`.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(bytes.len())
}

fn broken(name: &str, line: usize, error: &serde_json::Error) -> Error {
    Error::input(name, format!("line {line}: this is no JSON ({error})"), "check the file with a JSON tool")
}
