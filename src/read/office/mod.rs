//! Office documents: DOCX (ECMA-376) and ODT (ISO/IEC 26300), zip archives of XML.

mod docx;
mod odt;

use super::layout::Layout;
use crate::error::Error;
use crate::text::BlockKind;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// What all parts of a document may hold together when unpacked. Claims are not believed: it is measured.
const LARGEST: u64 = 128 << 20;
/// Most headers and footers that are read.
const MOST_PARTS: u32 = 20;

/// The blocks of an office document: notes at its end, headers and footers as furniture, tracked deletions left out.
pub(super) fn layout(name: &str, bytes: &[u8]) -> Result<Layout, Error> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(name, &error))?;
    let mut package = Package { name, archive, left: LARGEST };
    let mut writer = Writer::default();
    if let Some(body) = package.part("word/document.xml")? {
        docx::read(name, &body, &mut writer)?;
        for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
            if let Some(notes) = package.part(notes)? {
                docx::read(name, &notes, &mut writer)?;
            }
        }
        for number in 1..=MOST_PARTS {
            for kind in ["header", "footer"] {
                if let Some(margin) = package.part(&format!("word/{kind}{number}.xml"))? {
                    writer.furniture = true;
                    docx::read(name, &margin, &mut writer)?;
                }
            }
        }
        return Ok(writer.finish());
    }
    if let Some(body) = package.part("content.xml")? {
        odt::read(name, &body, &mut writer)?;
        return Ok(writer.finish());
    }
    let remedy = "give a .docx or .odt file, or use `fauxami batch` for archives";
    Err(Error::input(name, "this zip file holds no text document", remedy))
}

/// The zip archive of a document, and how many bytes it may still unpack to.
struct Package<'a> {
    name: &'a str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl Package<'_> {
    /// A part of the document as text; `None` where there is no such part.
    fn part(&mut self, path: &str) -> Result<Option<String>, Error> {
        let file = match self.archive.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(self.name, &error)),
        };
        let mut bytes = Vec::new();
        file.take(self.left + 1).read_to_end(&mut bytes).map_err(|error| damaged(self.name, &error))?;
        let Some(left) = self.left.checked_sub(bytes.len() as u64) else {
            let problem = format!("it unpacks to more than {} MiB, {path} included", LARGEST >> 20);
            return Err(Error::input(self.name, problem, "split the document"));
        };
        self.left = left;
        super::encoding::decode(self.name, &bytes).map(Some)
    }
}

fn damaged(name: &str, error: &dyn std::fmt::Display) -> Error {
    let problem = format!("the document is damaged or encrypted ({error})");
    Error::input(name, problem, "open it in an office program and save it again without a password")
}

/// Collects paragraphs that may stand inside one another (a text box in a paragraph, a note in a sentence).
#[derive(Default)]
struct Writer {
    layout: Layout,
    /// Text and kind of every open paragraph, the innermost last.
    open: Vec<(String, BlockKind, bool)>,
    /// Notes, which come after the text.
    notes: Vec<(String, BlockKind)>,
    /// Everything that comes is furniture.
    furniture: bool,
}

impl Writer {
    fn begin(&mut self, kind: BlockKind) {
        self.open.push((String::new(), kind, false));
    }

    /// The kind and standing of the open paragraph, told by what comes inside it.
    fn mark(&mut self, kind: Option<BlockKind>, furniture: bool) {
        if let Some((_, open, aside)) = self.open.last_mut() {
            *open = kind.unwrap_or(*open);
            *aside |= furniture;
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((open, ..)) = self.open.last_mut() {
            open.push_str(text);
        }
    }

    /// A line break inside a paragraph ends a block, as it does in every format.
    fn break_line(&mut self, note: bool) {
        if let Some((_, kind, _)) = self.open.last() {
            let kind = *kind;
            self.end(note);
            self.begin(kind);
        }
    }

    fn end(&mut self, note: bool) {
        let Some((text, kind, aside)) = self.open.pop() else { return };
        if note {
            self.notes.push((text, kind));
        } else {
            self.layout.push(&text, 0);
            self.layout.end(kind, aside || self.furniture);
        }
    }

    fn finish(mut self) -> Layout {
        while !self.open.is_empty() {
            self.end(false);
        }
        for (text, kind) in std::mem::take(&mut self.notes) {
            self.layout.push(&text, 0);
            self.layout.end(kind, false);
        }
        self.layout
    }
}
