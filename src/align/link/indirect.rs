//! Words that the lexicon pairs only in a roundabout way, for those that found no counterpart.
//!
//! Two words are likely counterparts when a paraphrase of the one (a word with the same translations) is translated by
//! the other. A word outside the lexicon borrows the translations of its relatives: the known words that differ from it
//! by an ending ("dérapèrent": déraper, dérapé).

use super::grid::Grid;
use crate::lexicon::Lexicon;
use crate::text::{Language, Word, WordKind};

/// Words a side that are looked at: in a text and its translation few stand alone.
const MOST: usize = 16;
/// Frequent words stand alone too often to be paired by a detour.
const LEAST_IDF: f32 = 4.0;
/// What a detour weighs against the lexicon's own word; and the least weight that is worth a link.
const DETOUR: f32 = 0.3;
const LEAST_WEIGHT: f32 = 1e-3;
/// What a relative's translation weighs.
const RELATIVE: f32 = 0.5;
/// Translations less likely than this lead anywhere.
const LEAST_STEP: f32 = 0.03;
const RELATIVES: usize = 3;

/// Endings that a word's relatives may have.
const ENGLISH_ENDINGS: &[&str] = &["", "s", "e", "ed", "es", "ing", "er", "ly", "y", "ion", "al"];
const FRENCH_ENDINGS: &[&str] =
    &["", "e", "s", "es", "er", "é", "ée", "és", "ées", "ent", "ant", "ait", "r", "re", "ir", "if", "al", "ation"];
/// A stem has at least so many letters.
const STEM: usize = 4;

/// Numbers of words with their weights.
type Weights = Vec<(u32, f32)>;

/// A word without counterpart.
struct Alone {
    at: usize,
    /// Its translations, or its relatives' translations.
    translations: Weights,
    borrowed: bool,
}

/// Raises what speaks for pairs of words that nothing else pairs.
pub(super) fn pair_indirectly(grid: &mut Grid, sides: [&[Word]; 2], language: Language, lexicon: &Lexicon) {
    let source = alone(grid, 0, sides[0], language, lexicon);
    let target = alone(grid, 1, sides[1], language.other(), lexicon);
    for word in source.iter().filter(|word| word.borrowed) {
        for (id, p) in &word.translations {
            for t in 0..grid.targets {
                if grid.ids[1][t] == Some(*id) {
                    grid.raise(word.at, t, *p, *p);
                }
            }
        }
    }
    for word in target.iter().filter(|word| word.borrowed) {
        for (id, p) in &word.translations {
            for s in 0..grid.sources {
                if grid.ids[0][s] == Some(*id) {
                    grid.raise(s, word.at, *p, *p);
                }
            }
        }
    }
    if target.is_empty() {
        return;
    }
    for word in &source {
        let same = paraphrases(&word.translations, language, lexicon);
        for other in &target {
            let weight = DETOUR * overlap(&same, &other.translations);
            if weight >= LEAST_WEIGHT {
                grid.raise(word.at, other.at, weight, weight);
            }
        }
    }
}

fn alone(grid: &Grid, side: usize, words: &[Word], language: Language, lexicon: &Lexicon) -> Vec<Alone> {
    let mut out = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let id = grid.ids[side][at];
        let is_light = id.is_some_and(|id| lexicon.idf_id(language, id) < LEAST_IDF);
        if word.kind != WordKind::Word || is_light || grid.has_backing(side, at) || out.len() == MOST {
            continue;
        }
        let translations: Weights = match id {
            Some(id) => lexicon.translations_ids(language, id).filter(|(_, p)| *p >= LEAST_STEP).collect(),
            None => borrowed(&word.form, language, lexicon),
        };
        if !translations.is_empty() {
            out.push(Alone { at, translations, borrowed: id.is_none() });
        }
    }
    out
}

/// The translations of a word's relatives.
fn borrowed(form: &str, language: Language, lexicon: &Lexicon) -> Weights {
    let endings = match language {
        Language::English => ENGLISH_ENDINGS,
        Language::French => FRENCH_ENDINGS,
    };
    let mut out = Weights::new();
    let (mut found, mut candidate) = (0, String::new());
    let cuts = form.char_indices().map(|(at, _)| at).skip(STEM).collect::<Vec<_>>();
    let stems = std::iter::once(form.len()).chain(cuts.into_iter().rev()).take(5);
    for stem in stems {
        for ending in endings {
            candidate.clear();
            candidate.push_str(&form[..stem]);
            candidate.push_str(ending);
            if let Some(id) = lexicon.id(language, &candidate) {
                out.extend(lexicon.translations_ids(language, id).map(|(other, p)| (other, p * RELATIVE)));
                found += 1;
                if found == RELATIVES {
                    return out;
                }
            }
        }
    }
    out
}

/// Words of the same language with the same translations.
fn paraphrases(translations: &Weights, language: Language, lexicon: &Lexicon) -> Weights {
    let mut out = Weights::new();
    for (other, p) in translations {
        for (word, back) in lexicon.translations_ids(language.other(), *other).filter(|(_, p)| *p >= LEAST_STEP) {
            match out.iter_mut().find(|(known, _)| *known == word) {
                Some((_, weight)) => *weight += p * back,
                None => out.push((word, p * back)),
            }
        }
    }
    out
}

fn overlap(a: &Weights, b: &Weights) -> f32 {
    let weight = |(word, p): &(u32, f32)| a.iter().find(|(other, _)| other == word).map_or(0.0, |(_, q)| p.min(*q));
    b.iter().map(weight).sum()
}
