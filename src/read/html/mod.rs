//! HTML → blocks, its furniture marked.
//!
//! The whole page is walked block by block; `dom_smoothie` finds the article in it. What lies outside the article, in
//! navigation, forms and banners, is furniture: kept for the report, never lost.

mod article;
mod element;
mod guard;
mod lines;
mod walk;

use super::layout::Layout;
use crate::error::Error;
use dom_smoothie::{Config, Readability};

/// Pages of more elements are read without looking for an article: the search visits every element many times.
const LARGEST_ARTICLE: usize = 50_000;

/// The blocks of a page. Fails on markup nested beyond any honest page (see [`guard`]).
pub(super) fn page(name: &str, html: &str) -> Result<Layout, Error> {
    guard::check(name, html)?;
    let Ok(mut page) = Readability::new(html, None, Some(config())) else { return fragment(name, html) };
    let mut walked = walk::blocks(page.doc.root(), html);
    let article = match walked.deepest < guard::DEEPEST_ARTICLE && !guard::is_slow_to_write(html) {
        true => page.parse().ok().map(|article| walk::texts(&article.content)),
        false => None,
    };
    article::mark_furniture(&mut walked, article.as_ref());
    Ok(walked.layout())
}

/// The blocks of a piece of HTML inside another format: all of it is text.
pub(super) fn fragment(name: &str, html: &str) -> Result<Layout, Error> {
    guard::check(name, html)?;
    let Ok(piece) = Readability::new(html, None, Some(config())) else { return Ok(Layout::default()) };
    Ok(walk::blocks(piece.doc.root(), html).layout())
}

fn config() -> Config {
    Config { max_elements_to_parse: LARGEST_ARTICLE, disable_json_ld: true, ..Config::default() }
}
