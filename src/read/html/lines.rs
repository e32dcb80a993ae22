//! Which line of the file a piece of parsed text comes from.

/// How far ahead a piece is looked for, in bytes: markup between two pieces of text is seldom longer.
const AHEAD: usize = 32 << 10;
/// Letters that find a piece safely.
const NEEDLE: usize = 24;

/// Finds pieces of text, in order, in the file they were parsed from.
pub(super) struct Lines<'a> {
    html: &'a str,
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    pub fn new(html: &'a str) -> Self {
        let mut lines = Lines { html, at: 0, line: 1 };
        let head = &html[..floor(html, AHEAD)];
        if let Some(body) = head.find("<body").or_else(|| head.find("<BODY")) {
            lines.advance(body);
        }
        lines
    }

    /// The line on which `text` begins; where it is not found (entities, scripts), that of the piece before.
    pub fn of(&mut self, text: &str) -> u32 {
        let needle = needle(text);
        let window = &self.html[self.at..floor(self.html, self.at + AHEAD)];
        let Some(found) = (!needle.is_empty()).then(|| window.find(needle)).flatten() else { return self.line };
        self.advance(self.at + found);
        let before = text.find(needle).unwrap_or(0);
        let own = text[..before].trim_start().matches('\n').count() as u32;
        self.line.saturating_sub(own).max(1)
    }

    fn advance(&mut self, to: usize) {
        self.line += self.html.as_bytes()[self.at..to].iter().filter(|b| **b == b'\n').count() as u32;
        self.at = to;
    }
}

/// A run of plain letters, figures and spaces in `text`: the first that is long enough to be found safely, else the first.
fn needle(text: &str) -> &str {
    let runs = || text.split(|c: char| !(c.is_ascii_alphanumeric() || c == ' ')).map(str::trim).filter(|r| r.len() > 2);
    let run = runs().find(|r| r.len() >= NEEDLE / 2).or_else(|| runs().next()).unwrap_or_default();
    &run[..run.len().min(NEEDLE)]
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
