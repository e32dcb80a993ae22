//! Document → segments and furniture.

use super::{BlockKind, Document, Language, Span};

/// The smallest aligned unit, normally a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Its text with white space folded to single spaces and trimmed; otherwise verbatim.
    pub text: String,
    /// Bytes of the document's text it stands for. Segments and furniture together cover the document.
    pub span: Span,
    /// Number of its block in the document.
    pub block: u32,
    /// What its block is.
    pub kind: BlockKind,
    /// 1-based line of the original on which it begins; 0 where there are no lines.
    pub line: u32,
}

/// One side of a pair, cut into segments, its furniture set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segments {
    /// The document's name in reports.
    pub name: String,
    /// Its language.
    pub language: Language,
    /// The segments in order.
    pub segments: Vec<Segment>,
    /// What belongs to the page and not to the text, in order.
    pub furniture: Vec<Segment>,
}

impl Segments {
    /// One segment a line, as given: no splitting, no furniture, an empty line keeps its number.
    pub fn from_lines<'a>(name: &str, language: Language, lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut start = 0;
        let segments = lines
            .into_iter()
            .enumerate()
            .map(|(number, line)| {
                let span = Span::new(start, start + line.len());
                start = span.end + 1;
                let text = line.split_whitespace().collect::<Vec<_>>().join(" ");
                Segment { text, span, block: number as u32, kind: BlockKind::Paragraph, line: number as u32 + 1 }
            })
            .collect();
        Segments { name: name.to_string(), language, segments, furniture: Vec::new() }
    }
}

/// Cuts a document into segments and sets its furniture aside.
pub fn segment(document: &Document) -> Segments {
    let mut out = Segments {
        name: document.name.clone(),
        language: document.language,
        segments: Vec::new(),
        furniture: Vec::new(),
    };
    for (number, block) in document.blocks.iter().enumerate() {
        let text = block.span.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let piece = Segment { text, span: block.span, block: number as u32, kind: block.kind, line: block.line };
        if block.furniture { out.furniture.push(piece) } else { out.segments.push(piece) }
    }
    out
}
