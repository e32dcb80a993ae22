//! The messages of a YAML file, in order, each with its line.
//!
//! The parser's events are read as they come; no tree is built. An alias of a text stands for the text; an alias of a
//! mapping or list is passed over, since its messages are read where it is anchored: nothing unfolds.

use super::{DEEPEST, Message, path, too_deep};
use crate::error::Error;
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::collections::BTreeMap;

/// Bytes of text that aliases may stand for in a file; message files repeat a few words.
const MOST_ALIASED: usize = 1 << 20;
/// What a key that is no text is called.
const UNNAMED: &str = "?";

enum Frame {
    Mapping { key: String, value_follows: bool },
    List { place: usize },
}

#[derive(Default)]
struct Reading {
    open: Vec<Frame>,
    /// Open mappings and lists that are keys themselves.
    keys: usize,
    documents: usize,
    /// Texts by the number of their anchor.
    anchors: BTreeMap<usize, String>,
    aliased: usize,
    messages: Vec<Message>,
}

pub(super) fn read(name: &str, text: &str) -> Result<Vec<Message>, Error> {
    let mut reading = Reading::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let problem = format!("line {}: this is no YAML ({})", error.marker().line(), error.info());
            Error::input(name, problem, "check the file with a YAML tool")
        })?;
        let line = span.start.line() as u32;
        reading.take(event, line);
        if reading.open.len() + reading.keys > DEEPEST {
            return Err(too_deep(name, line));
        }
        if reading.aliased > MOST_ALIASED {
            let problem = format!("line {line}: aliases stand for more than {} MiB of text", MOST_ALIASED >> 20);
            return Err(Error::input(name, problem, "write the texts out"));
        }
    }
    Ok(reading.messages)
}

impl Reading {
    fn take(&mut self, event: Event, line: u32) {
        match event {
            Event::DocumentStart(_) => self.documents += 1,
            Event::MappingStart(..) => self.begin(Frame::Mapping { key: String::new(), value_follows: false }),
            Event::SequenceStart(..) => self.begin(Frame::List { place: 0 }),
            Event::MappingEnd | Event::SequenceEnd => self.end(),
            Event::Scalar(text, style, anchor, _) => {
                if anchor > 0 {
                    self.anchors.insert(anchor, text.to_string());
                }
                let message = style != ScalarStyle::Plain || is_text(&text);
                self.scalar(&text, message, line);
            }
            Event::Alias(anchor) => {
                let text = self.anchors.get(&anchor).cloned();
                self.aliased += text.as_ref().map_or(0, String::len);
                self.scalar(text.as_deref().unwrap_or_default(), text.is_some(), line);
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }

    fn begin(&mut self, frame: Frame) {
        let is_key = matches!(self.open.last(), Some(Frame::Mapping { value_follows: false, .. }));
        if is_key || self.keys > 0 {
            self.keys += 1;
        } else {
            self.open.push(frame);
        }
    }

    fn end(&mut self) {
        if self.keys > 1 {
            self.keys -= 1;
        } else if self.keys == 1 {
            self.keys = 0;
            self.scalar(UNNAMED, false, 0);
        } else {
            self.open.pop();
            self.turn();
        }
    }

    /// A key, or a value that is a text or (`message` false) something else.
    fn scalar(&mut self, text: &str, message: bool, line: u32) {
        if self.keys > 0 {
            return;
        }
        if let Some(Frame::Mapping { key, value_follows: follows @ false }) = self.open.last_mut() {
            (*key, *follows) = (text.to_string(), true);
            return;
        }
        if message && !text.is_empty() {
            let key = self.path();
            self.messages.push(Message { key, text: text.to_string(), line });
        }
        self.turn();
    }

    /// After a value comes the next key, or the next place.
    fn turn(&mut self) {
        match self.open.last_mut() {
            Some(Frame::Mapping { value_follows, .. }) => *value_follows = false,
            Some(Frame::List { place }) => *place += 1,
            None => {}
        }
    }

    /// The keys of the open value; those of a second document begin with its number.
    fn path(&self) -> String {
        let document = (self.documents > 1).then(|| self.documents.to_string());
        let keys: Vec<String> = document
            .into_iter()
            .chain(self.open.iter().map(|frame| match frame {
                Frame::Mapping { key, .. } => key.clone(),
                Frame::List { place } => place.to_string(),
            }))
            .collect();
        path(keys.iter().map(String::as_str))
    }
}

/// Is a plain scalar a text, and not a number, a truth value or nothing (YAML 1.2, core schema)?
fn is_text(scalar: &str) -> bool {
    let word =
        matches!(scalar, "" | "~" | "null" | "Null" | "NULL" | "true" | "True" | "TRUE" | "false" | "False" | "FALSE");
    let number = scalar.parse::<f64>().is_ok() || scalar.starts_with("0x") || scalar.starts_with("0o");
    !word && !number
}
