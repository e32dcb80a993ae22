//! The lexicon file: both languages' words with their translations, read in place.
//!
//! All integers little-endian:
//!
//! ```text
//! 0   16  "fauxami lexicon\n"
//! 16   4  version (3)
//! 20   4  CRC-32 of every byte from 24 on
//! 24   8  sentence pairs it was learnt from
//! 32   4  length of the sources' names, in bytes
//! 36  12  English: number of words, bits of its index, bytes of its records
//! 48  12  French: the same
//! 60 164  jumps: per language 41 values, probability × 65535 (u16), steps −20 to 20
//! 224     the sources' names (UTF-8)
//!         per language: index (2^bits × u32), record offsets (words × u32), relatives (words × u16), records
//! ```
//!
//! A word's number is its rank by hash, so that equal lexicons are equal files. The index finds it by its form
//! (`index.rs`). A word's entry under "relatives" is the number of the next word of its family, the last one's that of the
//! first, so that each family is a ring. A record is: length of the form (u8), the form, idf × 16 (u8), unanswered × 255
//! (u8), number of translations (u8), then for each, likeliest first, the word's number (u16) and −24·log2 p (u8).

mod index;
mod write;

pub use write::{Draft, DraftWord};

use crate::Error;
use crate::text::Language;
use index::Index;
use std::borrow::Cow;
use std::ops::Range;

const MAGIC: &[u8; 16] = b"fauxami lexicon\n";
const VERSION: u32 = 3;
/// Steps −20 to 20: longer jumps are too rare to tell apart.
pub(crate) const LONGEST_JUMP: i32 = 20;
const JUMPS: usize = 2 * LONGEST_JUMP as usize + 1;
const HEADER: usize = 60 + 4 * JUMPS;
/// A word's number must fit in 16 bits.
pub(crate) const MOST_WORDS: usize = u16::MAX as usize;
/// Twice as many slots as words.
const MOST_BITS: u32 = u16::BITS + 1;
const MOST_TRANSLATIONS: usize = 255;
const IDF_STEPS: f32 = 16.0;
/// What a word outside the lexicon counts: e^11 ≈ 60,000 sentences hold it once.
pub(crate) const IDF_UNKNOWN: f32 = 11.0;
const LOG_STEPS: f32 = 24.0;

/// An opened file: its bytes, and where things stand in them.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    bytes: Cow<'static, [u8]>,
    sources: Range<usize>,
    sides: [Side; 2],
    /// 2^(−n/24) for each stored byte.
    powers: [f32; 256],
}

#[derive(Debug, Clone, Default)]
struct Side {
    words: usize,
    index: Index,
    offsets: usize,
    relatives: usize,
    records: Range<usize>,
}

/// One word as it stands in the file.
pub(crate) struct Record<'a> {
    form: &'a [u8],
    pub idf: f32,
    pub unanswered: f32,
    entries: &'a [u8],
    powers: &'a [f32; 256],
}

impl<'a> Record<'a> {
    pub fn form(&self) -> &'a str {
        std::str::from_utf8(self.form).unwrap_or_default()
    }

    pub fn translations(self) -> impl Iterator<Item = (u32, f32)> + use<'a> {
        let powers = self.powers;
        self.entries.chunks_exact(3).map(move |e| (u32::from(u16::from_le_bytes([e[0], e[1]])), powers[e[2] as usize]))
    }
}

fn side_of(language: Language) -> usize {
    match language {
        Language::English => 0,
        Language::French => 1,
    }
}

impl Table {
    pub fn empty() -> Self {
        Table::lay_out(Draft::default().encode().into()).unwrap_or_else(|| Table {
            bytes: Cow::Borrowed(&[]),
            sources: 0..0,
            sides: Default::default(),
            powers: [0.0; 256],
        })
    }

    pub fn open(bytes: Cow<'static, [u8]>, name: &str) -> Result<Self, Error> {
        let fail = |problem: &str, remedy: &str| Err(Error::input(name, problem, remedy));
        if bytes.len() < HEADER || bytes[..16] != *MAGIC {
            return fail("is no Fauxami lexicon", "write one with `fauxami train BITEXT -o FILE`");
        }
        match u32_at(&bytes, 16) {
            Some(VERSION) => {}
            Some(version) if version > VERSION => {
                let problem = format!("is a lexicon of version {version}, this program reads version {VERSION}");
                return fail(&problem, "update fauxami or train the lexicon again");
            }
            _ => return fail("is a lexicon of an unknown version", "train the lexicon again"),
        }
        let mut crc = flate2::Crc::new();
        crc.update(&bytes[24..]);
        if Some(crc.sum()) != u32_at(&bytes, 20) {
            return fail("is damaged (its checksum does not match)", "copy it again or train it again");
        }
        match Table::lay_out(bytes) {
            Some(table) => Ok(table),
            None => fail("is damaged (its parts do not add up)", "train the lexicon again"),
        }
    }

    /// Finds its parts in the bytes of a file whose checksum is known to be right.
    pub fn lay_out(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let number = |at| u32_at(&bytes, at).map(|n| n as usize);
        let mut at = HEADER + number(32)?;
        let sources = HEADER..at;
        std::str::from_utf8(bytes.get(sources.clone())?).ok()?;
        let mut sides: [Side; 2] = Default::default();
        for (side, header) in sides.iter_mut().zip([36, 48]) {
            let (words, bits, records) = (number(header)?, u32_at(&bytes, header + 4)?, number(header + 8)?);
            if words > MOST_WORDS || bits > MOST_BITS {
                return None;
            }
            let index = Index::new(bits, at);
            let offsets = index.bytes.end;
            let relatives = offsets + 4 * words;
            let start = relatives + 2 * words;
            *side = Side { words, index, offsets, relatives, records: start..start + records };
            at = start + records;
        }
        let powers = std::array::from_fn(|n| (-(n as f32) / LOG_STEPS).exp2());
        (at == bytes.len()).then_some(Table { bytes, sources, sides, powers })
    }

    pub fn len(&self, language: Language) -> usize {
        self.sides[side_of(language)].words
    }

    pub fn provenance(&self) -> (u64, &str) {
        let pairs = self.bytes.get(24..32).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes);
        (pairs, self.bytes.get(self.sources.clone()).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default())
    }

    pub fn jump(&self, language: Language, step: i32) -> f32 {
        let column = (step.clamp(-LONGEST_JUMP, LONGEST_JUMP) + LONGEST_JUMP) as usize;
        let value = u16_at(&self.bytes, 60 + 2 * (side_of(language) * JUMPS + column)).unwrap_or(0);
        f32::from(value) / f32::from(u16::MAX)
    }

    pub fn id(&self, language: Language, form: &str) -> Option<u32> {
        let side = &self.sides[side_of(language)];
        side.index.find(&self.bytes, form.as_bytes(), |id| self.form(side, id) == Some(form.as_bytes()))
    }

    fn form(&self, side: &Side, id: u32) -> Option<&[u8]> {
        let at = self.record_start(side, id)?;
        let length = *self.bytes.get(at)? as usize;
        self.bytes.get(at + 1..at + 1 + length)
    }

    fn record_start(&self, side: &Side, id: u32) -> Option<usize> {
        if id as usize >= side.words {
            return None;
        }
        Some(side.records.start + u32_at(&self.bytes, side.offsets + 4 * id as usize)? as usize)
    }

    /// The next word of the word's family; the word itself where it is alone.
    pub fn relative(&self, language: Language, id: u32) -> u32 {
        let side = &self.sides[side_of(language)];
        let known = (id as usize) < side.words;
        let next = known.then(|| u16_at(&self.bytes, side.relatives + 2 * id as usize)).flatten();
        next.map_or(id, u32::from)
    }

    pub fn record(&self, language: Language, id: u32) -> Option<Record<'_>> {
        let side = &self.sides[side_of(language)];
        let bytes = self.bytes.get(self.record_start(side, id)?..side.records.end)?;
        let form = 1..1 + *bytes.first()? as usize;
        let [idf, unanswered, entries] = *bytes.get(form.end..form.end + 3)? else { return None };
        Some(Record {
            form: &bytes[form.clone()],
            idf: f32::from(idf) / IDF_STEPS,
            unanswered: f32::from(unanswered) / 255.0,
            entries: bytes.get(form.end + 3..form.end + 3 + 3 * entries as usize)?,
            powers: &self.powers,
        })
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Draft, DraftWord, Lexicon};
    use crate::text::Language;

    fn word(form: &str, translations: &[(u32, f32)]) -> DraftWord {
        DraftWord { form: form.to_string(), idf: 3.5, unanswered: 0.2, translations: translations.to_vec() }
    }

    fn draft() -> Draft {
        Draft {
            words: [
                vec![word("house", &[(0, 0.7), (1, 0.2)]), word("chamber", &[(1, 0.9)]), word("x", &[])],
                vec![word("maison", &[(0, 0.95)]), word("chambre", &[(1, 0.5), (0, 0.4)])],
            ],
            pairs: 12,
            sources: "two houses".to_string(),
            ..Draft::default()
        }
    }

    fn problem(bytes: Vec<u8>) -> String {
        Lexicon::from_bytes(bytes, "my.lexicon").unwrap_err().to_string()
    }

    #[test]
    fn what_is_written_is_read() {
        let lexicon = Lexicon::from_bytes(draft().encode(), "x").unwrap();
        assert_eq!(lexicon.provenance(), (12, "two houses"));
        let got: Vec<_> = lexicon.translations(Language::French, "chambre").map(|(w, _)| w).collect();
        assert_eq!(got, ["chamber", "house"]);
        assert!((lexicon.probability(Language::English, "house", "maison") - 0.7).abs() < 0.01);
        assert_eq!(lexicon.probability(Language::English, "house", "maisons"), 0.0);
        assert_eq!(lexicon.idf(Language::English, "x"), 3.5);
        for language in [Language::English, Language::French] {
            for id in 0..lexicon.len(language) as u32 {
                assert_eq!(lexicon.id(language, lexicon.form(language, id)), Some(id));
            }
        }
        assert_eq!(draft().encode(), draft().encode());
    }

    #[test]
    fn the_built_in_lexicon_opens() {
        Table::open(crate::lexicon::EMBEDDED.into(), "built in").unwrap();
    }

    #[test]
    fn a_bad_file_is_refused_with_its_reason() {
        let good = draft().encode();
        assert!(problem(Vec::new()).contains("my.lexicon: is no Fauxami lexicon"));
        assert!(problem(b"English\tFrench\n".repeat(40)).contains("is no Fauxami lexicon"));
        assert!(problem(good[..good.len() - 1].to_vec()).contains("is damaged"));
        let mut newer = good.clone();
        newer[16] = 9;
        assert!(problem(newer).contains("of version 9, this program reads version 3"));
        let mut flipped = good.clone();
        flipped[HEADER + 30] ^= 1;
        assert!(problem(flipped).contains("checksum"));
    }

    #[test]
    fn a_file_that_lies_about_its_parts_never_panics() {
        let good = draft().encode();
        for at in 24..good.len() {
            for value in [0, 1, 0x7f, 0xff] {
                let mut bytes = good.clone();
                bytes[at] = value;
                let mut crc = flate2::Crc::new();
                crc.update(&bytes[24..]);
                bytes[20..24].copy_from_slice(&crc.sum().to_le_bytes());
                let Ok(lexicon) = Lexicon::from_bytes(bytes, "x") else { continue };
                for language in [Language::English, Language::French] {
                    let _ = lexicon.id(language, "chambre");
                    for id in 0..4 {
                        let _ = lexicon.relatives_ids(language, id).count();
                        let _ = (lexicon.form(language, id), lexicon.translations_ids(language, id).count());
                    }
                }
            }
        }
    }
}
