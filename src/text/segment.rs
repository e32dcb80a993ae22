//! Document → segments and furniture.

use super::{Block, BlockKind, Document, Language, Span, fold, furniture, sentences};

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
                let text = fold::spaces(line);
                Segment { text, span, block: number as u32, kind: BlockKind::Paragraph, line: number as u32 + 1 }
            })
            .collect();
        Segments { name: name.to_string(), language, segments, furniture: Vec::new() }
    }
}

/// Cuts a document into segments and sets its furniture aside.
///
/// Segments and furniture together hold every character of the document's text but white space.
pub fn segment(document: &Document) -> Segments {
    let mut out = Segments {
        name: document.name.clone(),
        language: document.language,
        segments: Vec::new(),
        furniture: Vec::new(),
    };
    let aside = furniture::blocks(document);
    for (number, block) in document.blocks.iter().enumerate() {
        let mut pieces = Pieces { document, block, number, lines: 0, counted: block.span.start };
        let prefix = if number == 0 { furniture::date_prefix(block.span.of(&document.text)) } else { 0 };
        if prefix > 0 {
            out.furniture.push(pieces.piece(Span::new(0, prefix)));
        }
        let body = Span::new(block.span.start + prefix, block.span.end).of(&document.text);
        let sentences: Vec<Span> = sentences(body, document.language).iter().map(|s| s.shift(prefix)).collect();
        let own = own_sentences(block.span.of(&document.text), &sentences);
        for (n, sentence) in sentences.iter().enumerate() {
            let list = if aside[number] || !own.contains(&n) { &mut out.furniture } else { &mut out.segments };
            list.push(pieces.piece(*sentence));
        }
    }
    out
}

/// The sentences of a block that are left when phrases of the page (`Read more`) are taken off its two ends.
fn own_sentences(text: &str, sentences: &[Span]) -> std::ops::Range<usize> {
    let is_phrase = |span: &&Span| furniture::is_phrase(text, **span);
    let head = sentences.iter().take_while(is_phrase).count();
    let tail = sentences[head..].iter().rev().take_while(is_phrase).count();
    head..sentences.len() - tail
}

/// Makes segments of the spans of one block, counting lines as it goes.
struct Pieces<'a> {
    document: &'a Document,
    block: &'a Block,
    number: usize,
    lines: u32,
    counted: usize,
}

impl Pieces<'_> {
    /// `span` counts in the block's bytes; spans come in ascending order.
    fn piece(&mut self, span: Span) -> Segment {
        let text = &self.document.text;
        let span = fold::trim(text, span.shift(self.block.span.start));
        self.lines += text.as_bytes()[self.counted..span.start].iter().filter(|b| **b == b'\n').count() as u32;
        self.counted = span.start;
        Segment {
            text: fold::spaces(span.of(text)),
            span,
            block: self.number as u32,
            kind: self.block.kind,
            line: if self.block.line == 0 { 0 } else { self.block.line + self.lines },
        }
    }
}
