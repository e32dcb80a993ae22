//! The content of an ODT file.

use super::Writer;
use crate::error::Error;
use crate::read::xml::{self, Node, Tag};
use crate::text::BlockKind;

/// What is not the text that readers see: tracked deletions, remarks, the marks of notes, drawing data, forms.
const HIDDEN: [&str; 7] =
    ["tracked-changes", "annotation", "note-citation", "desc", "title", "forms", "automatic-styles"];

#[derive(Default)]
struct Reading {
    hidden: usize,
    cells: usize,
    items: usize,
    notes: usize,
    contents: usize,
}

pub(super) fn read(name: &str, part: &str, writer: &mut Writer) -> Result<(), Error> {
    let mut reading = Reading::default();
    xml::each(name, part, |node| match node {
        Node::Open(tag) => reading.open(tag, writer),
        Node::Close(element) => reading.close(element, writer),
        Node::Text(text) if reading.hidden == 0 => writer.text(text),
        Node::Text(_) => {}
    })
}

impl Reading {
    fn open(&mut self, tag: &Tag, writer: &mut Writer) {
        if HIDDEN.contains(&tag.name) || self.hidden > 0 {
            self.hidden += 1;
            return;
        }
        match tag.name {
            "h" => writer.begin(BlockKind::Heading),
            "p" => {
                writer.begin(match (self.cells, self.items) {
                    (0, 0) => BlockKind::Paragraph,
                    (0, _) => BlockKind::ListItem,
                    _ => BlockKind::TableCell,
                });
                writer.mark(None, self.contents > 0);
            }
            "table-cell" => self.cells += 1,
            "list-item" | "list-header" => self.items += 1,
            "note-body" => self.notes += 1,
            "table-of-content" => self.contents += 1,
            "s" => writer.text(" "),
            "tab" => writer.text("\t"),
            "line-break" => writer.break_line(self.notes > 0),
            _ => {}
        }
    }

    fn close(&mut self, element: &str, writer: &mut Writer) {
        if self.hidden > 0 {
            self.hidden -= 1;
            return;
        }
        let depth = match element {
            "h" | "p" => return writer.end(self.notes > 0),
            "table-cell" => &mut self.cells,
            "list-item" | "list-header" => &mut self.items,
            "note-body" => &mut self.notes,
            "table-of-content" => &mut self.contents,
            _ => return,
        };
        *depth = depth.saturating_sub(1);
    }
}
