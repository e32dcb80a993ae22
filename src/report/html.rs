//! The review page as one self-contained file: no network, nothing in a document can become markup or run.

use super::page::{Page, identity};
use crate::align::Bitext;
use crate::error::Error;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::sync::LazyLock;

/// The page's one style sheet.
const STYLE: &str = include_str!("page/page.css");

/// The page's one script: its parts in one scope of their own.
static SCRIPT: LazyLock<String> = LazyLock::new(|| {
    let parts = [
        include_str!("page/store.js"),
        include_str!("page/text.js"),
        include_str!("page/list.js"),
        include_str!("page/queue.js"),
        include_str!("page/card.js"),
        include_str!("page/texts.js"),
        include_str!("page/summary.js"),
        include_str!("page/start.js"),
    ];
    format!("\"use strict\";\n(() => {{\n{}\n}})();\n", parts.join("\n"))
});

/// Before the data in the file, and after it.
const DATA: (&str, &str) = ("<script type=\"application/json\" id=\"data\">", "</script>");

/// Stands for the data while the page around them is made; titles are escaped, so none holds it.
const PLACE: &str = "<@>";

/// The page as HTML. Served pages may talk to the server they come from, files to nobody.
pub fn html(page: &Page) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    write(page, &mut out)?.map_err(broken)?;
    Ok(out)
}

/// Writes the page, its data as they are serialised: they may be large. The inner result is that of writing.
pub fn write(page: &Page, out: &mut impl Write) -> Result<std::io::Result<()>, Error> {
    let frame = frame(page)?;
    let (head, tail) = frame.split_once(PLACE).ok_or_else(|| broken("its template has no place for the data"))?;
    let written = out.write_all(head.as_bytes()).and_then(|()| {
        serde_json::to_writer(Inert(&mut *out), page)?;
        out.write_all(tail.as_bytes())
    });
    Ok(written)
}

/// The page around its data.
fn frame(page: &Page) -> Result<String, Error> {
    let context = minijinja::context! {
        title => page.title(),
        identity => page.identity(),
        version => env!("CARGO_PKG_VERSION"),
        connect => if page.server.is_some() { "'self'" } else { "'none'" },
        style => STYLE,
        style_hash => hash(STYLE),
        script => &*SCRIPT,
        script_hash => hash(&SCRIPT),
        data => PLACE,
    };
    let mut templates = minijinja::Environment::new();
    templates.add_template("page.html", include_str!("page/page.html")).map_err(broken)?;
    let page = templates.get_template("page.html").and_then(|template| template.render(context)).map_err(broken)?;
    // Templates lose their last line break.
    Ok(page + "\n")
}

/// Writes JSON as [`inert`] makes it.
struct Inert<W>(W);

impl<W: Write> Write for Inert<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, mut bytes: &[u8]) -> std::io::Result<()> {
        while let Some(at) = bytes.iter().position(|byte| matches!(byte, b'<' | b'>' | b'&')) {
            self.0.write_all(&bytes[..at])?;
            write!(self.0, "\\u{:04x}", bytes[at])?;
            bytes = &bytes[at + 1..];
        }
        self.0.write_all(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// Reads the data back from a page; `name` only appears in errors.
pub fn read(name: &str, html: &str) -> Result<Page, Error> {
    let data = html.split_once(DATA.0).and_then(|(_, rest)| rest.split_once(DATA.1)).map(|(data, _)| data);
    let data = data.ok_or_else(|| {
        Error::input(name, "this is not a report of fauxami", "give the .html that `check` or `batch` wrote")
    })?;
    serde_json::from_str(data)
        .map_err(|error| Error::input(name, format!("its data cannot be read: {error}"), "write the report again"))
}

/// Is this the report of that one pair of files?
pub fn is_of(html: &str, bitext: &Bitext) -> bool {
    let identity = identity(&bitext.source.name, &bitext.target.name);
    let tag = format!("<meta name=\"fauxami-pair\" content=\"{}\">", minijinja::HtmlEscape(&identity));
    html.lines().take_while(|line| !line.starts_with("<style>")).any(|line| line == tag)
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::input("HTML report", error.to_string(), "this is a bug: please report it")
}

/// JSON that cannot end the element it stands in: `<`, `>` and `&` only occur inside its strings.
pub(crate) fn inert(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// A source expression of the Content-Security-Policy (CSP level 3, `sha256-…`).
pub(crate) fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_stays_inert() {
        let mut page = Page::default();
        page.server = Some("</script><script>alert(1)</script>&amp;".to_string());
        let html = String::from_utf8(html(&page).unwrap()).unwrap();
        assert!(!html.contains("alert(1)</script>"));
        assert_eq!(read("page.html", &html).unwrap(), page);
        assert!(read("other.html", "<p>").is_err());
    }
}
