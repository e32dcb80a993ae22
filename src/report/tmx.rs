//! TMX 1.4b: a translation unit a bead, a note a finding.

use super::xml::escape;
use crate::align::{Bitext, Side};
use crate::finding::Entry;
use std::fmt::Write;

/// The beads of one or several bitexts, with the findings on them.
pub fn tmx<'a>(pairs: impl IntoIterator<Item = (&'a Bitext, &'a [Entry])>) -> Vec<u8> {
    let mut body = String::new();
    let mut source_language = None;
    for (bitext, entries) in pairs {
        source_language = source_language.or(Some(bitext.source.language.code()));
        for bead in 0..bitext.beads().len() {
            unit(&mut body, bitext, bead, entries);
        }
    }
    let language = source_language.unwrap_or("*all*");
    let version = env!("CARGO_PKG_VERSION");
    let head = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n  \
         <header creationtool=\"fauxami\" creationtoolversion=\"{version}\" segtype=\"block\" o-tmf=\"fauxami\" \
         adminlang=\"en\" srclang=\"{language}\" datatype=\"plaintext\"/>\n  <body>\n"
    );
    (head + &body + "  </body>\n</tmx>\n").into_bytes()
}

fn unit(out: &mut String, bitext: &Bitext, number: usize, entries: &[Entry]) {
    let bead = &bitext.beads()[number];
    let _ = writeln!(out, "    <tu>");
    let first = entries.partition_point(|entry| (entry.finding.bead as usize) < number);
    for entry in entries[first..].iter().take_while(|entry| entry.finding.bead as usize == number) {
        let finding = &entry.finding;
        let note = format!("{} {}: {}", finding.severity.name(), finding.check, finding.message);
        let _ = writeln!(out, "      <note>{}</note>", escape(&note));
    }
    let _ = writeln!(out, "      <prop type=\"x-bead\">{}-{}</prop>", bead.source.len(), bead.target.len());
    let _ = writeln!(out, "      <prop type=\"x-score\">{:.4}</prop>", bead.score);
    for side in [Side::Source, Side::Target] {
        let side = bitext.side(number, side);
        if !side.segments.is_empty() {
            let (language, text) = (side.language.code(), escape(&side.text));
            let _ = writeln!(out, "      <tuv xml:lang=\"{language}\"><seg>{text}</seg></tuv>");
        }
    }
    let _ = writeln!(out, "    </tu>");
}
