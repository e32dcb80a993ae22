//! Markup that would make the parser slow: the tree builder walks its stack of open elements again and again.

use crate::error::Error;

/// Elements open at once, of those that must be closed; saved pages have a few dozen.
const DEEPEST: usize = 2_000;
/// Open formatting elements, which are copied into every block that follows; saved pages have a handful.
const MOST_FORMATTING: usize = 200;
/// The search for the article climbs from every element; deeper trees are read without it.
pub(super) const DEEPEST_ARTICLE: usize = 300;

/// Attributes of one element, each of which is compared with all before it: 100,000 took 6 s.
const MOST_ATTRIBUTES: usize = 5_000;
/// Character references, at each of which the text node is opened anew: a million took 8 s.
const MOST_REFERENCES: usize = 300_000;

/// Letters from U+0080 to U+00BF (quotation marks among them) in one stretch of text, times its bytes: writing an article
/// out looks through the rest of the stretch at each. 50,000 in 400 kB took 1.5 s.
const SLOWEST_STRETCH: usize = 1 << 30;

const CONTAINERS: [&str; 14] = [
    "div",
    "span",
    "table",
    "ul",
    "ol",
    "dl",
    "section",
    "article",
    "blockquote",
    "center",
    "nav",
    "form",
    "svg",
    "template",
];
const FORMATTING: [&str; 14] =
    ["a", "b", "i", "u", "s", "em", "strong", "font", "big", "small", "tt", "code", "nobr", "strike"];

/// Fails where markup is nested beyond any honest page.
pub(super) fn check(name: &str, html: &str) -> Result<(), Error> {
    if html.bytes().filter(|b| *b == b'&').count() > MOST_REFERENCES {
        let problem = format!("more than {MOST_REFERENCES} character references");
        return Err(Error::input(name, problem, "save the page as text"));
    }
    let (mut open, mut formatting) = (0usize, 0usize);
    for (at, _) in html.match_indices('<') {
        let attributes = attributes(&html.as_bytes()[at + 1..]);
        if attributes > MOST_ATTRIBUTES {
            let problem = format!("line {}: an element of more than {MOST_ATTRIBUTES} attributes", line(html, at));
            return Err(Error::input(name, problem, "save the page as text"));
        }
        let rest = &html.as_bytes()[at + 1..html.len().min(at + 14)];
        let (closing, rest) = match rest.strip_prefix(b"/") {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let length = rest.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        let tag = rest[..length].to_ascii_lowercase();
        let is = |names: &[&str]| names.iter().any(|name| name.as_bytes() == tag);
        let count = if is(&CONTAINERS) {
            &mut open
        } else if is(&FORMATTING) {
            &mut formatting
        } else {
            continue;
        };
        *count = if closing { count.saturating_sub(1) } else { *count + 1 };
        if open > DEEPEST || formatting > MOST_FORMATTING {
            let limit = open.max(formatting) - 1;
            let problem = format!("line {}: more than {limit} elements are open at once", line(html, at));
            return Err(Error::input(name, problem, "close them, or save the page as text"));
        }
    }
    Ok(())
}

/// Is there a stretch of text that is too slow to be written out again?
pub(super) fn is_slow_to_write(html: &str) -> bool {
    html.as_bytes().split(|byte| *byte == b'<').any(|stretch| {
        stretch.len() > 1 << 15
            && stretch.iter().filter(|byte| matches!(byte, 0xC2 | b'&')).count() * stretch.len() > SLOWEST_STRETCH
    })
}

fn line(html: &str, at: usize) -> usize {
    html.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1
}

/// How many attributes, at most, the tag that `text` goes on with has: what separates them, outside quotes.
fn attributes(text: &[u8]) -> usize {
    let (mut quote, mut count) = (None, 0);
    for byte in text {
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'<' | b'>') => break,
            (None, b' ' | b'\n' | b'\t' | b'/') => count += 1,
            (None, _) => {}
        }
    }
    count
}
