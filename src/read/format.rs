//! Which format a document is in.

/// The formats of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Markdown,
    Html,
}

/// By the ending of its name; a text without a telling one that begins like a web page is HTML.
pub(super) fn of(name: &str, text: &str) -> Format {
    match ending(name).as_str() {
        "html" | "htm" | "xhtml" | "xht" => Format::Html,
        "md" | "markdown" | "mdown" | "mkd" => Format::Markdown,
        "txt" | "text" => Format::Text,
        _ if begins_like_a_page(text) => Format::Html,
        _ => Format::Text,
    }
}

/// The ending of a name in small letters, that of compression left out: `html` of `press.HTML.gz`.
pub(super) fn ending(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let plain = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    plain.rsplit_once('.').map(|(_, ending)| ending.to_string()).unwrap_or_default()
}

fn begins_like_a_page(text: &str) -> bool {
    let mut end = text.len().min(512);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].trim_start().to_ascii_lowercase();
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || (head.starts_with("<?xml") && head.contains("<html"))
}
