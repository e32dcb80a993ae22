//! XLIFF 1.2 and 2.x, and the dialects of SDL Trados (`.sdlxliff`), memoQ (`.mqxliff`) and Phrase (`.mxliff`).
//!
//! A row is a segment: of 1.2 a marked one (`mrk mtype="seg"`) or a whole unit, of 2.x a `segment`. Inline codes are
//! dropped, the text between paired ones stays. What is not to be translated, locked or not yet translated is left out.

use super::{Row, Table};
use crate::error::Error;
use crate::read::xml::{self, Node, Tag};
use crate::text::Language;
use std::collections::{BTreeMap, BTreeSet};

/// Elements whose content is markup of the original file.
const CODES: [&str; 6] = ["bpt", "ept", "ph", "it", "x", "data"];
/// Elements that hold suggestions and remarks rather than the text.
const ASIDE: [&str; 8] = ["alt-trans", "match", "matches", "notes", "note", "originalData", "glossary", "bin-unit"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Source,
    /// The source cut into segments, as 1.2 gives it beside the whole.
    Cut,
    Target,
}

#[derive(Default)]
struct Unit {
    line: u32,
    id: Option<String>,
    left_out: bool,
    /// Texts by segment number; the whole unit has none.
    sides: [BTreeMap<String, (u32, String)>; 3],
    order: Vec<String>,
    locked: BTreeSet<String>,
}

#[derive(Default)]
struct Reading {
    languages: [String; 2],
    unit: Unit,
    side: Option<Side>,
    /// Number of the open segment, and how many marks are open inside it.
    segment: String,
    marks: Vec<bool>,
    codes: usize,
    aside: usize,
    untranslated: Vec<bool>,
    rows: Vec<Row>,
}

pub(super) fn read(name: &str, text: &str) -> Result<Table, Error> {
    let mut reading = Reading::default();
    xml::each(name, text, |node| match node {
        Node::Open(tag) => reading.open(tag),
        Node::Close(element) => reading.close(element),
        Node::Text(text) => reading.text(text),
    })?;
    let [source, target] = &reading.languages;
    let source = super::named(name, source)?;
    let target = super::named(name, target)?.or(source.map(Language::other));
    Ok(Table { rows: reading.rows, source, target, ..Table::default() })
}

impl Reading {
    fn open(&mut self, tag: &Tag) {
        if ASIDE.contains(&tag.name) || self.aside > 0 {
            self.aside += 1;
            return;
        }
        match tag.name {
            "file" | "xliff" => {
                for (n, keys) in [["source-language", "srcLang"], ["target-language", "trgLang"]].iter().enumerate() {
                    if let Some(code) = keys.iter().find_map(|key| tag.attribute(key)) {
                        self.languages[n] = code;
                    }
                }
            }
            "group" | "body" => self.untranslated.push(translate_no(tag)),
            "trans-unit" | "unit" => {
                let left_out = translate_no(tag) || tag.says("locked") || self.untranslated.contains(&true);
                self.unit = Unit { line: tag.line, id: tag.attribute("id"), left_out, ..Unit::default() };
            }
            "segment" => self.segment = tag.attribute("id").unwrap_or_else(|| format!("{}", self.unit.order.len() + 1)),
            "ignorable" => self.segment = String::from("\u{0}"),
            "seg" => {
                // Trados keeps the state of each segment after the texts.
                let id = tag.attribute("id").filter(|_| tag.says("locked"));
                self.unit.locked.extend(id);
            }
            "source" => self.enter(Side::Source, tag.line),
            "seg-source" => self.enter(Side::Cut, tag.line),
            "target" => self.enter(Side::Target, tag.line),
            "mrk" if self.side.is_some() => {
                let segment = tag.attribute("mtype").is_some_and(|kind| kind == "seg");
                self.marks.push(segment);
                if segment {
                    self.segment = tag.attribute("mid").unwrap_or_default();
                    self.note_segment(tag.line);
                }
            }
            "cp" => {
                let point = tag.attribute("hex").and_then(|hex| u32::from_str_radix(&hex, 16).ok());
                let c = point.and_then(char::from_u32).unwrap_or(' ');
                self.text(c.encode_utf8(&mut [0; 4]));
            }
            name if CODES.contains(&name) => self.codes += 1,
            _ => {}
        }
    }

    fn close(&mut self, element: &str) {
        if self.aside > 0 {
            self.aside -= 1;
            return;
        }
        match element {
            "source" | "seg-source" | "target" => self.side = None,
            "mrk" if self.side.is_some() => self.leave_mark(),
            "segment" | "ignorable" => self.segment.clear(),
            "group" | "body" => drop(self.untranslated.pop()),
            "trans-unit" | "unit" => self.finish(),
            name if CODES.contains(&name) => self.codes = self.codes.saturating_sub(1),
            _ => {}
        }
    }

    fn enter(&mut self, side: Side, line: u32) {
        self.side = Some(side);
        self.marks.clear();
        self.note_segment(line);
    }

    fn leave_mark(&mut self) {
        if self.marks.pop() == Some(true) {
            self.segment.clear();
        }
    }

    fn note_segment(&mut self, line: u32) {
        let Some(side) = self.side else { return };
        if side != Side::Target && !self.unit.order.contains(&self.segment) {
            self.unit.order.push(self.segment.clone());
        }
        self.unit.sides[side as usize].entry(self.segment.clone()).or_insert((line, String::new()));
    }

    fn text(&mut self, text: &str) {
        if let Some(side) = self.side.filter(|_| self.codes == 0 && self.aside == 0)
            && let Some((_, open)) = self.unit.sides[side as usize].get_mut(&self.segment)
        {
            open.push_str(text);
        }
    }

    fn finish(&mut self) {
        let Unit { line, id, left_out, sides: [whole, cut, mut targets], order, locked } =
            std::mem::take(&mut self.unit);
        if left_out {
            return;
        }
        let marked = cut.keys().any(|segment| !segment.is_empty());
        let mut sources = if marked { cut } else { whole };
        for segment in order.iter().filter(|s| !locked.contains(*s) && *s != "\u{0}" && !(marked && s.is_empty())) {
            let (Some((at, source)), Some((_, target))) = (sources.remove(segment), targets.remove(segment)) else {
                continue;
            };
            if !source.trim().is_empty() && !target.trim().is_empty() {
                let id = if segment.is_empty() { id.clone() } else { Some(segment.clone()) };
                let (source, target) = (without_tags(&source), without_tags(&target));
                self.rows.push(Row { line: at.max(line), id, source, target, ignores: Vec::new() });
            }
        }
    }
}

fn translate_no(tag: &Tag) -> bool {
    tag.attribute("translate").is_some_and(|value| value == "no")
}

/// Drops the inline tags that Phrase writes as text: `{1>`, `<1}`, `{2}`.
fn without_tags(text: &str) -> String {
    if !text.contains(['{', '}']) {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '<']) {
        let digits = rest[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let end = at + 1 + digits;
        let closes = match (rest.as_bytes()[at], rest.as_bytes().get(end)) {
            (b'{', Some(b'>' | b'}')) | (b'<', Some(b'}')) => digits > 0,
            _ => false,
        };
        out.push_str(&rest[..if closes { at } else { at + 1 }]);
        rest = &rest[if closes { end + 1 } else { at + 1 }..];
    }
    out + rest
}
