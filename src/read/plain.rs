//! Plain text → blocks.

use crate::text::{Block, BlockKind, Span};

/// Widths at which people and programs break lines, in characters.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 40..=110;
/// A text of fewer line breaks inside paragraphs is too short to tell a wrap by.
const FEWEST_BREAKS: usize = 4;
/// Of the breaks inside paragraphs, so many per cent must fall where the next word did not fit.
const WRAPPED_PERCENT: usize = 70;
/// A heading has at most this many words.
const HEADING_WORDS: usize = 14;

struct Line<'a> {
    start: usize,
    text: &'a str,
    number: u32,
}

/// The blocks of a plain text, and the text itself with stray line break tags made line breaks (offsets unchanged).
pub(super) fn blocks(text: String) -> (String, Vec<Block>) {
    let text = if text.contains('<') { without_break_tags(text) } else { text };
    let lines = lines(&text);
    let wrapped = wrap_width(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        if line.text.is_empty() {
            continue;
        }
        let previous = n.checked_sub(1).map(|m| &lines[m]).filter(|l| !l.text.is_empty());
        let continues = wrapped.zip(previous).is_some_and(|(width, previous)| joins(previous, line, width));
        let end = line.start + line.text.len();
        match blocks.last_mut().filter(|_| continues) {
            Some(block) => block.span.end = end,
            None => blocks.push(Block {
                span: Span::new(line.start, end),
                kind: if is_item(line.text) { BlockKind::ListItem } else { BlockKind::Paragraph },
                line: line.number,
                furniture: false,
            }),
        }
    }
    mark_headings(&text, &mut blocks);
    (text, blocks)
}

/// The trimmed lines with their places; a lone carriage return ends a line too, a form feed stands for an empty line.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    for (n, raw) in text.split_inclusive('\n').enumerate() {
        for piece in raw.split_inclusive(['\r', '\u{c}', '\u{2028}', '\u{2029}']) {
            let trimmed = piece.trim();
            let start = at + (piece.len() - piece.trim_start().len()).min(piece.len());
            if !(trimmed.is_empty() && piece == "\n") || raw.trim().is_empty() {
                out.push(Line { start, text: trimmed, number: n as u32 + 1 });
            }
            at += piece.len();
        }
    }
    out
}

/// The width at which most lines of the text wrap; `None` where a line break ends a paragraph.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(|l| l.text.chars().count()).filter(|w| *w > 0).collect();
    widths.sort_unstable();
    let width = *widths.get(widths.len() * 95 / 100)?;
    let pairs = || lines.windows(2).filter(|w| !w[0].text.is_empty() && !w[1].text.is_empty() && !is_item(w[1].text));
    let breaks = pairs().count();
    let forced = pairs().filter(|w| !had_room(&w[0], &w[1], width)).count();
    let wrapped = WRAP_WIDTHS.contains(&width) && breaks >= FEWEST_BREAKS && forced * 100 >= breaks * WRAPPED_PERCENT;
    wrapped.then_some(width)
}

/// Would the first word of the next line have fitted on this one? Writers break a few characters early.
fn had_room(line: &Line, next: &Line, width: usize) -> bool {
    let word = next.text.split_whitespace().next().map_or(0, |w| w.chars().count());
    line.text.chars().count() + 1 + word + 3 < width
}

/// Does a line of a wrapped text go on with what the line before began?
fn joins(previous: &Line, line: &Line, width: usize) -> bool {
    let short = previous.text.chars().count() * 2 < width;
    let opens = line.text.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let apart = is_item(line.text) || is_rule(line.text) || is_rule(previous.text) || (short && opens);
    !apart
}

fn is_rule(line: &str) -> bool {
    !line.contains(char::is_alphanumeric)
}

/// A list item: a bullet, or a figure or letter with a stop or bracket, then a space.
pub(super) fn is_item(line: &str) -> bool {
    let Some((head, rest)) = line.split_once(char::is_whitespace) else { return false };
    if rest.trim().is_empty() {
        return false;
    }
    if matches!(head, "-" | "*" | "•" | "‣" | "◦" | "▪" | "●" | "○" | "■" | "–" | "·" | "+" | "✓" | "➢" | "➤" | "")
    {
        return true;
    }
    let Some(label) = head.strip_suffix(['.', ')']) else { return false };
    let label = label.strip_prefix('(').unwrap_or(label);
    let figure = (1..=2).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_digit());
    let letter = label.len() == 1 && label.bytes().all(|b| b.is_ascii_lowercase());
    figure || letter
}

/// A short line without a final stop, followed by a longer block, is a heading.
fn mark_headings(text: &str, blocks: &mut [Block]) {
    for n in 0..blocks.len().saturating_sub(1) {
        let (own, next) = (blocks[n].span.of(text), blocks[n + 1].span.of(text));
        let few = own.split_whitespace().nth(HEADING_WORDS).is_none();
        let open = own.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '»' | '”' | '"' | '%' | '?'));
        let opens = own.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '«' | '“' | '"'));
        if blocks[n].kind == BlockKind::Paragraph && few && open && opens && next.len() > own.len() {
            blocks[n].kind = BlockKind::Heading;
        }
    }
}

/// `<br>`, `<p>`, `</p>`, `<div>`, `</div>` left over in a scraped text, made a line break and spaces of the same length.
fn without_break_tags(text: String) -> String {
    const TAGS: [&str; 8] = ["<br>", "<br/>", "<br />", "<p>", "</p>", "<div>", "</div>", "</br>"];
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = TAGS.iter().find(|tag| rest.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag)));
        let length = tag.map_or(1, |tag| tag.len());
        match tag {
            Some(_) => out.extend(std::iter::repeat_n(' ', length - 1).chain(['\r'])),
            None => out.push('<'),
        }
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}
