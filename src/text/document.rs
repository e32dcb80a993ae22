//! A text in one language, cut into blocks.

use super::{Language, Span};

/// What a block is; a sentence never crosses from one block into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A title or heading.
    Heading,
    /// One item of a list.
    ListItem,
    /// One cell of a table.
    TableCell,
}

/// A stretch of a document that no sentence crosses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Bytes of the document's text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// 1-based line of the original file on which the block begins; 0 where the format has no lines.
    pub line: u32,
    /// The format says that this is page furniture (navigation, footer, form); the text is kept for the report.
    pub furniture: bool,
}

/// A text in one language, decoded and cut into blocks, in reading order.
///
/// The blocks do not overlap; what lies between them is white space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// How the document is called in reports: its path as given, or `-`.
    pub name: String,
    /// Its language, detected or forced.
    pub language: Language,
    /// The whole text, without markup.
    pub text: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
}
