//! XML as a flat run of openings, closings and text.
//!
//! Entities that a document type declares are never expanded, so an entity bomb stays a few letters.

use crate::error::Error;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements open at once; office documents and translation files have a few dozen.
const DEEPEST: usize = 500;

/// What the parser meets.
pub(super) enum Node<'a> {
    /// An element begins; an empty one ends at once.
    Open(&'a Tag<'a>),
    /// An element of this name, without its prefix, ends.
    Close(&'a str),
    /// Character data, references resolved.
    Text(&'a str),
}

/// An opening tag.
pub(super) struct Tag<'a> {
    start: &'a BytesStart<'a>,
    /// Its name without its prefix.
    pub name: &'a str,
    /// 1-based line on which it stands.
    pub line: u32,
}

impl Tag<'_> {
    /// The value of an attribute, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self.start.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
        Some(
            found
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_or_else(|_| found.value.to_string(), |v| v.to_string()),
        )
    }

    /// Does the attribute say so (`yes`, `true`, `locked`, `1`)?
    pub fn says(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| matches!(value.as_str(), "yes" | "true" | "locked" | "1"))
    }
}

/// Calls `visit` for every node in order. Fails where the file is no XML, naming the line.
pub(super) fn each(file: &str, text: &str, mut visit: impl FnMut(Node)) -> Result<(), Error> {
    let mut reader = Reader::from_str(text);
    let mut lines = Lines { text, counted: 0, line: 1 };
    let mut depth = 0usize;
    loop {
        let line = lines.at(reader.buffer_position() as usize);
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(malformed(file, line, &format!("elements are nested more than {DEEPEST} deep")));
                }
                visit(Node::Open(&Tag { start: &start, name: start.local_name().as_ref(), line }));
            }
            Ok(Event::Empty(start)) => {
                visit(Node::Open(&Tag { start: &start, name: start.local_name().as_ref(), line }));
                visit(Node::Close(start.local_name().as_ref()));
            }
            Ok(Event::End(end)) => {
                depth = depth.saturating_sub(1);
                visit(Node::Close(end.local_name().as_ref()));
            }
            Ok(Event::Text(text)) => visit(Node::Text(&text.xml10_content())),
            Ok(Event::CData(text)) => visit(Node::Text(&text.xml10_content())),
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(c)) => visit(Node::Text(c.encode_utf8(&mut [0; 4]))),
                _ => visit(Node::Text(predefined(&reference.xml10_content()).unwrap_or(" "))),
            },
            Ok(Event::Eof) if depth == 0 => return Ok(()),
            Ok(Event::Eof) => return Err(malformed(file, line, "the file ends inside an element")),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Err(error) => {
                let line = lines.at(reader.error_position() as usize);
                return Err(malformed(file, line, &format!("this is no XML ({error})")));
            }
        }
    }
}

fn malformed(file: &str, line: u32, problem: &str) -> Error {
    Error::input(file, format!("line {line}: {problem}"), "export the file again")
}

fn predefined(entity: &str) -> Option<&'static str> {
    match entity {
        "amp" => Some("&"),
        "lt" => Some("<"),
        "gt" => Some(">"),
        "quot" => Some("\""),
        "apos" => Some("'"),
        _ => None,
    }
}

/// Line numbers of ascending offsets.
struct Lines<'a> {
    text: &'a str,
    counted: usize,
    line: u32,
}

impl Lines<'_> {
    fn at(&mut self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        if offset > self.counted {
            self.line += self.text.as_bytes()[self.counted..offset].iter().filter(|b| **b == b'\n').count() as u32;
            self.counted = offset;
        }
        self.line
    }
}
