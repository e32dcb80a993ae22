//! The parts of a DOCX file.

use super::Writer;
use crate::error::Error;
use crate::read::layout::raised;
use crate::read::xml::{self, Node, Tag};
use crate::text::BlockKind;

/// What is not the text that readers see: deletions, where moved text was, field codes, a second form of the same thing.
const HIDDEN: [&str; 6] = ["del", "moveFrom", "instrText", "delText", "Fallback", "delInstrText"];

#[derive(Default)]
struct Reading {
    hidden: usize,
    cells: usize,
    run: bool,
    raised: bool,
    vanished: bool,
    texts: bool,
    /// Inside a note that is no note but a rule between notes and text.
    separator: bool,
}

pub(super) fn read(name: &str, part: &str, writer: &mut Writer) -> Result<(), Error> {
    let mut reading = Reading::default();
    xml::each(name, part, |node| match node {
        Node::Open(tag) => reading.open(tag, writer),
        Node::Close(element) => reading.close(element, writer),
        Node::Text(text) if reading.texts && reading.shown() => {
            let figure = if reading.raised { raised(text.trim()) } else { None };
            writer.text(figure.as_deref().unwrap_or(text));
        }
        Node::Text(_) => {}
    })
}

impl Reading {
    fn shown(&self) -> bool {
        self.hidden == 0 && !self.vanished && !self.separator
    }

    fn open(&mut self, tag: &Tag, writer: &mut Writer) {
        if HIDDEN.contains(&tag.name) || self.hidden > 0 {
            self.hidden += 1;
            return;
        }
        match tag.name {
            "p" => writer.begin(if self.cells > 0 { BlockKind::TableCell } else { BlockKind::Paragraph }),
            "tc" => self.cells += 1,
            "pStyle" => self.style(&tag.attribute("val").unwrap_or_default(), writer),
            "numPr" => writer.mark(Some(BlockKind::ListItem), false),
            "footnote" | "endnote" => {
                self.separator = tag.attribute("type").is_some_and(|kind| kind != "normal");
            }
            "r" => (self.run, self.raised, self.vanished) = (true, false, false),
            "vertAlign" if self.run => self.raised = tag.attribute("val").is_some_and(|v| v == "superscript"),
            "vanish" if self.run => self.vanished = tag.attribute("val").is_none_or(|v| v != "false" && v != "0"),
            "t" => self.texts = true,
            "tab" | "ptab" if self.run && self.shown() => writer.text("\t"),
            "noBreakHyphen" if self.shown() => writer.text("\u{2011}"),
            "br" | "cr" if self.run && self.shown() => writer.break_line(false),
            _ => {}
        }
    }

    fn close(&mut self, element: &str, writer: &mut Writer) {
        if self.hidden > 0 {
            self.hidden -= 1;
            return;
        }
        match element {
            "p" => writer.end(false),
            "tc" => self.cells = self.cells.saturating_sub(1),
            "t" => self.texts = false,
            "r" => (self.run, self.raised, self.vanished) = (false, false, false),
            _ => {}
        }
    }

    fn style(&self, style: &str, writer: &mut Writer) {
        let style = style.to_lowercase();
        let begins = |names: &[&str]| names.iter().any(|name| style.starts_with(name));
        if begins(&["heading", "titre", "title", "subtitle", "sous-titre", "soustitre"]) {
            writer.mark(Some(BlockKind::Heading), false);
        } else if begins(&["list", "liste"]) {
            writer.mark(Some(BlockKind::ListItem), false);
        }
        // A table of contents repeats the headings.
        let contents = style.strip_prefix("toc").or_else(|| style.strip_prefix("tm"));
        if contents.is_some_and(|level| level.chars().all(|c| c.is_ascii_digit()) && !level.is_empty()) {
            writer.mark(None, true);
        }
    }
}
