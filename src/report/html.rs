//! The review page as one self-contained file: no network, nothing in a document can become markup or run.

use super::page::{Page, identity};
use crate::align::Bitext;
use crate::error::Error;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
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

/// The page as HTML. Served pages may talk to the server they come from, files to nobody.
pub fn html(page: &Page) -> Result<Vec<u8>, Error> {
    let data = serde_json::to_string(page).map_err(broken)?;
    let context = minijinja::context! {
        title => page.title(),
        identity => page.identity(),
        version => env!("CARGO_PKG_VERSION"),
        connect => if page.server.is_some() { "'self'" } else { "'none'" },
        style => STYLE,
        style_hash => hash(STYLE),
        script => &*SCRIPT,
        script_hash => hash(&SCRIPT),
        data => inert(&data),
    };
    let mut templates = minijinja::Environment::new();
    templates.add_template("page.html", include_str!("page/page.html")).map_err(broken)?;
    let template = templates.get_template("page.html").map_err(broken)?;
    // Templates lose their last line break.
    Ok((template.render(context).map_err(broken)? + "\n").into_bytes())
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
