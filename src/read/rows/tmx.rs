//! TMX 1.4: a row for each translation unit that holds English and French.

use super::{Row, Table};
use crate::error::Error;
use crate::read::xml::{self, Node};
use crate::text::Language;

/// Elements whose content is markup of the original file.
const CODES: [&str; 6] = ["bpt", "ept", "ph", "it", "ut", "sub"];

#[derive(Default)]
struct Reading {
    /// The language that the header names as the source, as written.
    declared: String,
    line: u32,
    id: Option<String>,
    language: Option<Language>,
    texts: [Option<String>; 2],
    first: Option<Language>,
    /// Inside `seg`, and how many elements deep inside codes.
    open: Option<String>,
    codes: usize,
    rows: Vec<(Language, Row)>,
}

pub(super) fn read(name: &str, text: &str) -> Result<Table, Error> {
    let mut reading = Reading::default();
    xml::each(name, text, |node| reading.take(node))?;
    let source = super::named(name, &reading.declared).ok().flatten().or(reading.first).unwrap_or(Language::English);
    let rows = reading.rows.into_iter().map(|(order, row)| if order == source { row } else { turned(row) }).collect();
    Ok(Table { rows, source: Some(source), target: Some(source.other()), ..Table::default() })
}

fn turned(row: Row) -> Row {
    Row { source: row.target, target: row.source, ..row }
}

impl Reading {
    fn take(&mut self, node: Node) {
        match node {
            Node::Open(tag) => match tag.name {
                "header" => self.declared = tag.attribute("srclang").filter(|l| l != "*all*").unwrap_or_default(),
                "tu" => (self.line, self.id, self.texts) = (tag.line, tag.attribute("tuid"), Default::default()),
                "tuv" => {
                    let code = tag.attribute("lang").unwrap_or_default();
                    self.language = Language::from_code(code.split(['-', '_']).next().unwrap_or_default());
                    self.first = self.first.or(self.language);
                }
                "seg" => self.open = Some(String::new()),
                name if CODES.contains(&name) => self.codes += 1,
                _ => {}
            },
            Node::Text(text) if self.codes == 0 => {
                if let Some(open) = &mut self.open {
                    open.push_str(text);
                }
            }
            Node::Text(_) => {}
            Node::Close("seg") => {
                if let (Some(text), Some(language)) = (self.open.take(), self.language) {
                    self.texts[language as usize].get_or_insert(text);
                }
            }
            Node::Close("tu") => {
                if let [Some(source), Some(target)] = std::mem::take(&mut self.texts) {
                    let row = Row { line: self.line, id: self.id.take(), source, target, ignores: Vec::new() };
                    self.rows.push((Language::English, row));
                }
            }
            Node::Close(name) if CODES.contains(&name) => self.codes = self.codes.saturating_sub(1),
            Node::Close(_) => {}
        }
    }
}
