//! Markup that would make the parser slow: the tree builder walks its stack of open elements again and again.

use crate::error::Error;

/// Elements open at once, of those that must be closed; saved pages have a few dozen.
const DEEPEST: usize = 2_000;
/// Open formatting elements, which are copied into every block that follows; saved pages have a handful.
const MOST_FORMATTING: usize = 200;
/// The search for the article climbs from every element; deeper trees are read without it.
pub(super) const DEEPEST_ARTICLE: usize = 300;

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
    let (mut open, mut formatting) = (0usize, 0usize);
    for (at, _) in html.match_indices('<') {
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
            let line = html.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
            let problem = format!("line {line}: more than {} elements are open at once", open.max(formatting) - 1);
            return Err(Error::input(name, problem, "close them, or save the page as text"));
        }
    }
    Ok(())
}
