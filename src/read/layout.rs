//! Collects the text of a marked-up file block by block.

use crate::text::{Block, BlockKind, Span};

/// A text without its markup, and its blocks; each block stands on a line of its own.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub text: String,
    pub blocks: Vec<Block>,
    /// Where the open block begins, and its line in the file.
    open: Option<(usize, u32)>,
}

impl Layout {
    /// Appends a piece of running text that stands on `line` of the file. Runs of white space become one space, or one
    /// line break where they hold one, so that lines can be counted; characters that show nothing (soft hyphens,
    /// zero-width spaces) are dropped.
    pub fn push(&mut self, piece: &str, line: u32) {
        for c in piece.chars() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{b}');
            if matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}') || (space && self.open.is_none()) {
                continue;
            }
            if space && self.text.ends_with([' ', '\n']) {
                if c == '\n' && self.text.ends_with(' ') {
                    self.text.pop();
                    self.text.push('\n');
                }
                continue;
            }
            self.open.get_or_insert((self.text.len(), line));
            self.text.push(if space && c != '\n' { ' ' } else { c });
        }
    }

    /// Ends the open block, if there is one; returns whether there was.
    pub fn end(&mut self, kind: BlockKind, furniture: bool) -> bool {
        let Some((start, line)) = self.open.take() else { return false };
        let piece = &self.text[start..];
        let (lead, kept) = (piece.len() - piece.trim_start().len(), piece.trim().len());
        if kept == 0 {
            self.text.truncate(start);
            return false;
        }
        let span = Span::new(start + lead, start + lead + kept);
        self.text.truncate(span.end);
        self.text.push('\n');
        self.blocks.push(Block { span, kind, line, furniture });
        true
    }

    /// Appends blocks read elsewhere, whose first line is `line` of this file.
    pub fn append(&mut self, text: &str, blocks: &[Block], line: u32, furniture: bool) {
        for block in blocks {
            self.end(BlockKind::Paragraph, furniture);
            let own = line + block.line.saturating_sub(1);
            self.push(block.span.of(text), own);
            self.end(block.kind, furniture || block.furniture);
        }
    }
}

/// Raised figures as characters: an exponent or a note mark must not join the word before it. `None` for anything else.
pub(super) fn raised(text: &str) -> Option<String> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let figures = !text.is_empty() && text.len() <= 3;
    text.chars().map(|c| RAISED.get(c.to_digit(10)? as usize).copied()).collect::<Option<String>>().filter(|_| figures)
}
