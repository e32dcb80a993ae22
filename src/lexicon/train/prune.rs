//! Trained tables → the draft of a lexicon file: the words and translations worth their bytes.

use super::candidate::Candidates;
use super::model::Model;
use crate::lexicon::file::{LONGEST_JUMP, MOST_WORDS};
use crate::lexicon::{Draft, DraftWord};

/// How much of what was learnt is kept.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Limits {
    /// Words a language, the most frequent first; at most 65,535.
    pub words: usize,
    /// Translations a word, the likeliest first; frequent words may keep twice as many.
    pub translations: usize,
    /// Translations less likely than this are left out.
    pub probability: f32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { words: 60_000, translations: 12, probability: 0.004 }
    }
}

/// From so many occurrences on a word may keep twice as many translations.
const FREQUENT: u32 = 5_000;
/// A link expected less often than this in the whole training text is chance.
const LEAST_COUNT: f32 = 0.5;

pub(super) fn draft(
    model: &Model,
    candidates: &Candidates,
    forms: &[Vec<String>; 2],
    pairs: usize,
    limits: &Limits,
) -> Draft {
    let tables = tables(model, forms);
    let mut numbers = [Vec::new(), Vec::new()];
    for side in 0..2 {
        // Words are numbered by falling frequency, so the first ones are kept.
        let known = |word: usize| !tables[side][word].is_empty() && is_worth(&forms[side][word]);
        let kept = (1..forms[side].len()).filter(|word| known(*word)).take(limits.words.min(MOST_WORDS));
        numbers[side] = vec![u32::MAX; forms[side].len()];
        for (number, word) in kept.enumerate() {
            numbers[side][word] = number as u32;
        }
    }
    let words = [0, 1].map(|side| {
        let kept = (1..forms[side].len()).filter(|word| numbers[side][*word] != u32::MAX);
        kept.map(|word| DraftWord {
            form: forms[side][word].clone(),
            idf: (pairs as f32 / candidates.sentences[side][word].max(1) as f32).ln(),
            unanswered: unanswered(&tables[side][word], model.occurrences[side][word]),
            translations: translations(&tables[side][word], model.occurrences[side][word], &numbers[1 - side], limits),
        })
        .collect()
    });
    // The model's first direction reads French along English positions.
    let steps = |side: usize| (-LONGEST_JUMP..=LONGEST_JUMP).map(|d| model.jumps[side].step(d)).collect();
    let jumps = [steps(1), steps(0)];
    Draft { words, jumps, pairs: pairs as u64, sources: String::new() }
}

/// For each word: (word of the other language, probability, expected links).
type Row = Vec<(u32, f32, f32)>;

fn tables(model: &Model, forms: &[Vec<String>; 2]) -> [Vec<Row>; 2] {
    let mut tables = [vec![Row::new(); forms[0].len()], vec![Row::new(); forms[1].len()]];
    for english in 1..forms[0].len() {
        for pair in model.row(english as u32) {
            let (french, count) = (model.french[pair], model.counts[pair]);
            if count >= LEAST_COUNT {
                tables[0][english].push((french, model.p[0][pair], count));
                tables[1][french as usize].push((english as u32, model.p[1][pair], count));
            }
        }
    }
    for row in tables.iter_mut().flatten() {
        row.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    }
    tables
}

/// Shapes of longer figures are learnt but not kept, nor what cannot be written.
fn is_worth(form: &str) -> bool {
    form.len() <= 40 && !(form.len() > 2 && form.starts_with('0')) && !form.contains(['/', '\\', '@'])
}

fn unanswered(row: &Row, occurrences: u32) -> f32 {
    let linked: f32 = row.iter().map(|(_, _, count)| count).sum();
    (1.0 - linked / occurrences.max(1) as f32).clamp(0.0, 1.0)
}

fn translations(row: &Row, occurrences: u32, numbers: &[u32], limits: &Limits) -> Vec<(u32, f32)> {
    let most = if occurrences >= FREQUENT { 2 * limits.translations } else { limits.translations };
    row.iter()
        .filter(|(other, p, _)| numbers[*other as usize] != u32::MAX && *p >= limits.probability)
        .take(most)
        .map(|(other, p, _)| (numbers[*other as usize], *p))
        .collect()
}
