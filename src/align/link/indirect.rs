//! Words that the lexicon pairs only in a roundabout way, for those that found no counterpart.
//!
//! Two words are likely counterparts when a paraphrase of the one (a word with the same translations) is translated by
//! the other, or when relatives of theirs are: words that differ from them by an ending ("couronne", "couronnes"). A
//! word outside the lexicon looks for its relatives there ("dérapèrent": déraper, dérapé).

use super::grid::Grid;
use crate::lexicon::{Entry, Lexicon};
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
/// Relatives that are asked.
const RELATIVES: usize = 5;

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
    /// Its translations, if the lexicon knows it.
    own: Weights,
    /// Its relatives' translations.
    borrowed: Weights,
    /// Itself and its relatives.
    family: Vec<u32>,
}

/// Raises what speaks for pairs of words that nothing else pairs.
pub(super) fn pair_indirectly(grid: &mut Grid, sides: [&[Word]; 2], language: Language, lexicon: &Lexicon) {
    let source = alone(grid, 0, sides[0], language, lexicon);
    let target = alone(grid, 1, sides[1], language.other(), lexicon);
    for word in &source {
        for (id, p) in &word.borrowed {
            for t in 0..grid.targets {
                if grid.words[1][t].entry.id == Some(*id) {
                    grid.raise(word.at, t, *p, *p);
                }
            }
        }
    }
    for word in &target {
        for (id, p) in &word.borrowed {
            for s in 0..grid.sources {
                if grid.words[0][s].entry.id == Some(*id) {
                    grid.raise(s, word.at, *p, *p);
                }
            }
        }
    }
    if target.is_empty() {
        return;
    }
    for word in &source {
        let translations = if word.own.is_empty() { &word.borrowed } else { &word.own };
        let same = paraphrases(translations, language, lexicon);
        for other in &target {
            let back = if other.own.is_empty() { &other.borrowed } else { &other.own };
            let weight = (DETOUR * overlap(&same, back)).max(kinship(word, other)).max(kinship(other, word));
            if weight >= LEAST_WEIGHT {
                grid.raise(word.at, other.at, weight, weight);
            }
        }
    }
}

/// How readily a word or its relatives are translated by a relative of another word.
fn kinship(word: &Alone, other: &Alone) -> f32 {
    let renders = |(id, _): &&(u32, f32)| other.family.contains(id);
    let sum = |weights: &Weights| weights.iter().filter(renders).map(|(_, p)| p).sum::<f32>();
    (RELATIVE * sum(&word.own)).max(RELATIVE * sum(&word.borrowed))
}

fn alone(grid: &Grid, side: usize, words: &[Word], language: Language, lexicon: &Lexicon) -> Vec<Alone> {
    let mut out = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Entry { id, idf, .. } = grid.words[side][at].entry;
        if word.kind != WordKind::Word || idf < LEAST_IDF || out.len() == MOST || grid.has_backing(side, at) {
            continue;
        }
        let (mut own, mut borrowed) = (Weights::new(), Weights::new());
        let family: Vec<u32> = match id {
            Some(id) => std::iter::once(id).chain(lexicon.relatives_ids(language, id).take(RELATIVES)).collect(),
            None => relatives(&word.form, language, lexicon),
        };
        for relative in &family {
            if Some(*relative) == id {
                own.extend(lexicon.likely_ids(language, *relative, LEAST_STEP));
            } else {
                let translations = lexicon.likely_ids(language, *relative, LEAST_STEP / RELATIVE);
                borrowed.extend(translations.map(|(other, p)| (other, p * RELATIVE)));
            }
        }
        if !own.is_empty() || !borrowed.is_empty() {
            out.push(Alone { at, own, borrowed, family });
        }
    }
    out
}

/// The known words that differ by an ending from a form that the lexicon does not know.
fn relatives(form: &str, language: Language, lexicon: &Lexicon) -> Vec<u32> {
    let endings = match language {
        Language::English => ENGLISH_ENDINGS,
        Language::French => FRENCH_ENDINGS,
    };
    let (mut out, mut candidate) = (Vec::new(), String::new());
    let cuts = form.char_indices().map(|(at, _)| at).skip(STEM).collect::<Vec<_>>();
    let stems = std::iter::once(form.len()).chain(cuts.into_iter().rev()).take(5);
    for stem in stems {
        for ending in endings {
            candidate.clear();
            candidate.push_str(&form[..stem]);
            candidate.push_str(ending);
            out.extend(lexicon.id(language, &candidate));
            if out.len() == RELATIVES {
                return out;
            }
        }
    }
    out
}

/// Words of the same language with the same translations.
fn paraphrases(translations: &Weights, language: Language, lexicon: &Lexicon) -> Weights {
    let mut out = Weights::new();
    for (other, p) in translations {
        for (word, back) in lexicon.likely_ids(language.other(), *other, LEAST_STEP) {
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
