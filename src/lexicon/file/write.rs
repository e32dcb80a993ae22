//! Draft → bytes of a lexicon file.

use super::{IDF_STEPS, JUMPS, LOG_STEPS, MAGIC, MOST_TRANSLATIONS, VERSION, index};
use crate::lexicon::family;
use crate::text::Language;
use std::hash::Hasher;

/// One word of a lexicon to be written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DraftWord {
    /// Its form; at most 255 bytes.
    pub form: String,
    /// See [`crate::lexicon::Lexicon::idf`].
    pub idf: f32,
    /// See [`crate::lexicon::Lexicon::unanswered`].
    pub unanswered: f32,
    /// Index of a word in the other language's list, and the probability.
    pub translations: Vec<(u32, f32)>,
}

/// A lexicon to be written: what [`Draft::encode`] turns into a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// English words, then French words, in any order, without repetition; at most 65,535 each.
    pub words: [Vec<DraftWord>; 2],
    /// English and French jump probabilities, steps −20 to 20; empty means uniform.
    pub jumps: [Vec<f32>; 2],
    /// Sentence pairs it was learnt from.
    pub pairs: u64,
    /// Where they came from.
    pub sources: String,
}

impl Draft {
    /// The bytes of the file; the same draft gives the same bytes.
    pub fn encode(&self) -> Vec<u8> {
        let ranks = [ranks(&self.words[0]), ranks(&self.words[1])];
        let mut out = Vec::new();
        out.extend(MAGIC);
        out.extend(VERSION.to_le_bytes());
        out.extend([0; 4]);
        out.extend(self.pairs.to_le_bytes());
        out.extend((self.sources.len() as u32).to_le_bytes());
        let languages = [Language::English, Language::French];
        let bodies = [0, 1].map(|side| body(&self.words[side], &ranks[side], &ranks[1 - side], languages[side]));
        for (side, body) in bodies.iter().enumerate() {
            for number in [self.words[side].len() as u32, body.slots.len().ilog2(), body.records.len() as u32] {
                out.extend(number.to_le_bytes());
            }
        }
        for jumps in &self.jumps {
            let uniform = 1.0 / JUMPS as f32;
            let values = (0..JUMPS).map(|i| jumps.get(i).copied().unwrap_or(uniform));
            out.extend(values.flat_map(|p| ((p * 65535.0).round() as u16).to_le_bytes()));
        }
        out.extend(self.sources.as_bytes());
        for body in &bodies {
            out.extend(body.slots.iter().flat_map(|n| n.to_le_bytes()));
            out.extend(body.offsets.iter().flat_map(|n| n.to_le_bytes()));
            out.extend(body.relatives.iter().flat_map(|n| n.to_le_bytes()));
            out.extend(&body.records);
        }
        let mut crc = flate2::Crc::new();
        crc.update(&out[24..]);
        out[20..24].copy_from_slice(&crc.sum().to_le_bytes());
        out
    }
}

/// Index in the draft → number in the file.
fn ranks(words: &[DraftWord]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..words.len() as u32).collect();
    order.sort_by_key(|i| (hash(&words[*i as usize].form), &words[*i as usize].form));
    let mut ranks = vec![0; words.len()];
    for (rank, index) in order.into_iter().enumerate() {
        ranks[index as usize] = rank as u32;
    }
    ranks
}

fn hash(form: &str) -> u32 {
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(form.as_bytes());
    let hash = hasher.finish();
    (hash >> 32) as u32 ^ hash as u32
}

struct Body {
    slots: Vec<u32>,
    offsets: Vec<u32>,
    relatives: Vec<u16>,
    records: Vec<u8>,
}

fn body(words: &[DraftWord], ranks: &[u32], other: &[u32], language: Language) -> Body {
    let mut order = vec![0; words.len()];
    for (index, rank) in ranks.iter().enumerate() {
        order[*rank as usize] = index;
    }
    let (mut offsets, mut records) = (Vec::with_capacity(words.len()), Vec::new());
    let forms: Vec<&str> = order.iter().map(|index| words[*index].form.as_str()).collect();
    let relatives = family::rings(&forms, language);
    for index in order {
        let word = &words[index];
        offsets.push(records.len() as u32);
        write_record(word, other, &mut records);
    }
    let slots = index::slots(forms.iter().map(|form| form.as_bytes()));
    Body { slots, offsets, relatives, records }
}

fn write_record(word: &DraftWord, other: &[u32], out: &mut Vec<u8>) {
    let mut entries: Vec<(u8, u16)> =
        word.translations.iter().map(|(index, p)| (log_step(*p), other[*index as usize] as u16)).collect();
    entries.sort_unstable();
    entries.truncate(MOST_TRANSLATIONS);
    out.push(word.form.len() as u8);
    out.extend(word.form.as_bytes());
    out.push((word.idf * IDF_STEPS).round().clamp(0.0, 255.0) as u8);
    out.push((word.unanswered * 255.0).round().clamp(0.0, 255.0) as u8);
    out.push(entries.len() as u8);
    for (p, id) in entries {
        out.extend(id.to_le_bytes());
        out.push(p);
    }
}

fn log_step(p: f32) -> u8 {
    (-p.max(f32::MIN_POSITIVE).log2() * LOG_STEPS).round().clamp(0.0, 255.0) as u8
}
