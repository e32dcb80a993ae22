//! Markdown → blocks. Front matter and code are furniture; marks of emphasis and links leave their words.

use super::layout::Layout;
use crate::text::BlockKind;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// The blocks of a Markdown text (CommonMark with tables, footnotes and front matter), with their lines.
pub(super) fn layout(markdown: &str) -> Layout {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reading = Reading { lines: Lines::new(markdown), ..Reading::default() };
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        let line = reading.lines.at(range.start);
        reading.take(event, line);
    }
    reading.end_block();
    reading.layout
}

#[derive(Default)]
struct Reading<'a> {
    layout: Layout,
    lines: Lines<'a>,
    /// Depth of lists and definitions; of front matter and code; of pictures, whose captions are not shown.
    items: usize,
    hidden: usize,
    pictures: usize,
    kind: Option<BlockKind>,
    /// Raw HTML of the open HTML block and its first line.
    html: String,
    html_line: u32,
}

impl Reading<'_> {
    fn take(&mut self, event: Event, line: u32) {
        match event {
            Event::Start(tag) => self.start(tag, line),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.hidden > 0 => self.code(&text, line),
            Event::Text(_) if self.pictures > 0 => {}
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.layout.push(&text, line);
            }
            Event::SoftBreak => self.layout.push("\n", line),
            Event::HardBreak | Event::Rule => self.end_block(),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(tag) if is_break(&tag) => self.end_block(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, line: u32) {
        match tag {
            Tag::Image { .. } => self.pictures += 1,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => {
            }
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) | Tag::MetadataBlock(_) => {
                self.end_block();
                self.hidden += 1;
            }
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                self.end_block();
                self.items += 1;
            }
            Tag::Heading { .. } => self.open(BlockKind::Heading),
            Tag::TableCell => self.open(BlockKind::TableCell),
            Tag::HtmlBlock => {
                self.end_block();
                self.html_line = line;
            }
            _ => self.end_block(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.pictures -= 1,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link => {}
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => {
                self.layout.end(BlockKind::Paragraph, true);
                self.hidden -= 1;
            }
            TagEnd::Item | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => {
                self.end_block();
                self.items -= 1;
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                if let Ok(inner) = super::html::fragment("", &html) {
                    self.layout.append(&inner.text, &inner.blocks, self.html_line, false);
                }
            }
            _ => self.end_block(),
        }
    }

    /// Code and front matter, a block a line: it is furniture, so nothing aligns or checks it.
    fn code(&mut self, text: &str, line: u32) {
        for (n, row) in text.lines().enumerate() {
            self.layout.push(row, line + n as u32);
            self.layout.end(BlockKind::Paragraph, true);
        }
    }

    fn open(&mut self, kind: BlockKind) {
        self.end_block();
        self.kind = Some(kind);
    }

    fn end_block(&mut self) {
        let running = if self.items > 0 { BlockKind::ListItem } else { BlockKind::Paragraph };
        self.layout.end(self.kind.take().unwrap_or(running), self.hidden > 0);
    }
}

/// Is an HTML tag that breaks the line?
fn is_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}

/// Line numbers of ascending offsets.
#[derive(Default)]
struct Lines<'a> {
    text: &'a str,
    counted: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Lines { text, counted: 0, line: 1 }
    }

    /// Events come nearly in order: an offset before the last one keeps its line.
    fn at(&mut self, offset: usize) -> u32 {
        if offset > self.counted {
            self.line += self.text.as_bytes()[self.counted..offset].iter().filter(|b| **b == b'\n').count() as u32;
            self.counted = offset;
        }
        self.line
    }
}
