//! The tree of a page → its blocks in reading order.

use super::element::{is_block, is_control, is_dropped, is_named};
use super::lines::Lines;
use crate::read::layout::{Layout, raised};
use crate::read::plain;
use crate::text::BlockKind;
use dom_query::{Document, NodeRef};
use std::collections::HashSet;

/// What an element says about the text in it, besides its kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Hints {
    /// Navigation, a form, a button: never text.
    pub control: bool,
    /// A name of page furniture on the element or around it (`footer`, `class="sidebar"`).
    pub named: bool,
    /// Inside a link.
    pub link: bool,
}

/// One block of the page.
#[derive(Debug)]
pub(super) struct Piece {
    /// Its pieces of text, each with whether it is a link.
    pub texts: Vec<(String, bool)>,
    pub kind: BlockKind,
    pub hints: Hints,
    pub line: u32,
    /// A heading of the first rank.
    pub title: bool,
    pub furniture: bool,
}

impl Piece {
    pub fn words(&self) -> usize {
        self.texts.iter().map(|(text, _)| text.split_whitespace().count()).sum()
    }
}

/// A page cut into blocks.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub pieces: Vec<Piece>,
    /// How deep the elements are nested.
    pub deepest: usize,
}

impl Walked {
    pub fn layout(self) -> Layout {
        let mut layout = Layout::default();
        for piece in self.pieces {
            for (text, _) in &piece.texts {
                layout.push(text, piece.line);
            }
            layout.end(piece.kind, piece.furniture);
        }
        layout
    }
}

/// Walks a tree without recursion, so that depth costs no stack.
pub(super) fn blocks(root: NodeRef, html: &str) -> Walked {
    let mut walk = Walk { walked: Walked::default(), lines: Lines::new(html), open: None, frames: Vec::new() };
    let mut node = root;
    loop {
        let entered = walk.enter(&node);
        if let Some(child) = node.first_child().filter(|_| entered) {
            node = child;
            continue;
        }
        loop {
            if entered_element(&node) {
                walk.leave(&node);
            }
            if node.id == root.id {
                walk.flush();
                return walk.walked;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => {
                    walk.flush();
                    return walk.walked;
                }
            }
        }
    }
}

/// The pieces of text of a cleaned article, white space folded.
pub(super) fn texts(html: &str) -> HashSet<String> {
    let walked = blocks(Document::from(html).root(), "");
    walked.pieces.into_iter().flat_map(|p| p.texts).map(|(text, _)| crate::text::fold::spaces(&text)).collect()
}

fn entered_element(node: &NodeRef) -> bool {
    node.is_element() && !is_dropped(&name(node))
}

fn name(node: &NodeRef) -> String {
    node.node_name().map(|n| n.to_string()).unwrap_or_default()
}

/// What the elements around the current node say.
#[derive(Clone, Copy, Default)]
struct Frame {
    hints: Hints,
    kind: Option<BlockKind>,
    title: bool,
    raised: bool,
}

struct Walk<'a> {
    walked: Walked,
    lines: Lines<'a>,
    open: Option<Piece>,
    frames: Vec<Frame>,
}

impl Walk<'_> {
    /// Returns whether the children are to be visited.
    fn enter(&mut self, node: &NodeRef) -> bool {
        if node.is_text() {
            self.text(&node.text());
            return false;
        }
        if !node.is_element() {
            return true;
        }
        let name = name(node);
        if is_dropped(&name) {
            return false;
        }
        if is_block(&name) {
            self.flush();
        }
        let frame = self.frame(&name, node);
        self.frames.push(frame);
        self.walked.deepest = self.walked.deepest.max(self.frames.len());
        if name == "pre" {
            self.preformatted(node);
            return false;
        }
        true
    }

    fn leave(&mut self, node: &NodeRef) {
        if is_block(&name(node)) {
            self.flush();
        }
        self.frames.pop();
    }

    fn frame(&self, name: &str, node: &NodeRef) -> Frame {
        let mut frame = self.frames.last().copied().unwrap_or_default();
        frame.raised = name == "sup";
        frame.hints.control |= is_control(name, node);
        frame.hints.named |= matches!(name, "footer" | "aside" | "noscript") || is_named(node);
        frame.hints.link |= name == "a";
        frame.kind = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
            "li" | "dt" | "dd" => Some(BlockKind::ListItem),
            "td" | "th" => Some(BlockKind::TableCell),
            _ => frame.kind,
        };
        frame.title |= name == "h1";
        frame
    }

    fn text(&mut self, text: &str) {
        let blank = text.trim().is_empty();
        if blank && self.open.is_none() {
            return;
        }
        let frame = self.frames.last().copied().unwrap_or_default();
        let figure = if frame.raised { raised(text.trim()) } else { None };
        let line = if blank { 0 } else { self.lines.of(text) };
        let piece = self.open.get_or_insert_with(|| Piece {
            texts: Vec::new(),
            kind: frame.kind.unwrap_or(BlockKind::Paragraph),
            hints: frame.hints,
            line,
            title: frame.title,
            furniture: false,
        });
        piece.texts.push((figure.unwrap_or_else(|| text.to_string()), frame.hints.link));
    }

    /// Lines that are set as they stand: a listing when code is named, else plain text.
    fn preformatted(&mut self, node: &NodeRef) {
        let text = node.text().to_string();
        let first = self.lines.of(&text);
        let frame = self.frames.last().copied().unwrap_or_default();
        let code = node.children_it(false).any(|child| child.has_name("code"));
        let (text, blocks) = plain::blocks(text);
        for block in blocks {
            self.walked.pieces.push(Piece {
                texts: vec![(block.span.of(&text).to_string(), false)],
                kind: block.kind,
                hints: frame.hints,
                line: first + block.line - 1,
                title: false,
                furniture: code,
            });
        }
    }

    fn flush(&mut self) {
        if let Some(piece) = self.open.take() {
            self.walked.pieces.push(piece);
        }
    }
}
