//! Words that the lexicon pairs only in a roundabout way, for those that found no counterpart.
//!
//! Two words are likely counterparts when a paraphrase of the one (a word with the same translations) is translated by
//! the other, or when relatives of theirs are: words that differ from them by an ending ("couronne", "couronnes"). A
//! word outside the lexicon looks for its relatives there ("dérapèrent": déraper, dérapé).

use super::grid::Grid;
use super::places::Places;
use crate::lexicon::{Entry, Lexicon};
use crate::text::{Language, Word, WordKind};
use std::ops::Range;

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

/// Bytes of the longest of them.
const LONGEST_ENDING: usize = 5;

/// The number of a word, and its weight.
type Weight = (u32, f32);
type Weights = Vec<Weight>;

/// The words of a side without counterpart; what belongs to them stands in one list after the other.
#[derive(Debug, Default)]
struct Alone {
    words: Vec<AloneWord>,
    /// Translations of the words that the lexicon knows.
    own: Weights,
    /// Their relatives' translations.
    borrowed: Weights,
    /// The words themselves and their relatives.
    families: Vec<u32>,
}

/// A word without counterpart, by its place in the text and in the lists of [`Alone`].
#[derive(Debug, Clone)]
struct AloneWord {
    at: usize,
    own: Range<usize>,
    borrowed: Range<usize>,
    family: Range<usize>,
}

impl Alone {
    fn own(&self, word: &AloneWord) -> &[Weight] {
        &self.own[word.own.clone()]
    }

    fn borrowed(&self, word: &AloneWord) -> &[Weight] {
        &self.borrowed[word.borrowed.clone()]
    }

    fn family(&self, word: &AloneWord) -> &[u32] {
        &self.families[word.family.clone()]
    }

    /// Its own translations, or else its relatives'.
    fn translations(&self, word: &AloneWord) -> &[Weight] {
        if word.own.is_empty() { self.borrowed(word) } else { self.own(word) }
    }
}

/// The working space of [`pair_indirectly`].
#[derive(Debug, Default)]
pub(super) struct Detours {
    alone: [Alone; 2],
    paraphrases: Weights,
}

/// Raises what speaks for pairs of words that nothing else pairs.
pub(super) fn pair_indirectly(
    grid: &mut Grid,
    places: &[Places; 2],
    sides: [&[Word]; 2],
    language: Language,
    lexicon: &Lexicon,
    detours: &mut Detours,
) {
    let Detours { alone: [source, target], paraphrases: same } = detours;
    source.read(grid, 0, sides[0], language, lexicon);
    target.read(grid, 1, sides[1], language.other(), lexicon);
    for (word, (id, p)) in source.words.iter().flat_map(|word| source.borrowed(word).iter().map(move |w| (word, w))) {
        for t in places[1].of(*id) {
            grid.raise(word.at, t, *p, *p);
        }
    }
    for (word, (id, p)) in target.words.iter().flat_map(|word| target.borrowed(word).iter().map(move |w| (word, w))) {
        for s in places[0].of(*id) {
            grid.raise(s, word.at, *p, *p);
        }
    }
    if target.words.is_empty() {
        return;
    }
    for word in &source.words {
        paraphrases(source.translations(word), language, lexicon, same);
        for other in &target.words {
            let kin = kinship(source, word, target.family(other)).max(kinship(target, other, source.family(word)));
            let weight = (DETOUR * overlap(same, target.translations(other))).max(kin);
            if weight >= LEAST_WEIGHT {
                grid.raise(word.at, other.at, weight, weight);
            }
        }
    }
}

/// How readily a word or its relatives are translated by a relative of another word.
fn kinship(side: &Alone, word: &AloneWord, family: &[u32]) -> f32 {
    let renders = |(id, _): &&Weight| family.contains(id);
    let sum = |weights: &[Weight]| weights.iter().filter(renders).map(|(_, p)| p).sum::<f32>();
    (RELATIVE * sum(side.own(word))).max(RELATIVE * sum(side.borrowed(word)))
}

impl Alone {
    fn read(&mut self, grid: &Grid, side: usize, words: &[Word], language: Language, lexicon: &Lexicon) {
        self.words.clear();
        self.own.clear();
        self.borrowed.clear();
        self.families.clear();
        for (at, word) in words.iter().enumerate() {
            let Entry { id, idf, .. } = grid.words[side][at].entry;
            let is_full = self.words.len() == MOST;
            if word.kind != WordKind::Word || idf < LEAST_IDF || is_full || grid.has_backing(side, at) {
                continue;
            }
            let (own, borrowed, family) = (self.own.len(), self.borrowed.len(), self.families.len());
            match id {
                Some(id) => {
                    self.families.push(id);
                    self.families.extend(lexicon.relatives_ids(language, id).take(RELATIVES));
                }
                None => relatives(&word.form, language, lexicon, &mut self.families),
            }
            for relative in &self.families[family..] {
                if Some(*relative) == id {
                    self.own.extend(lexicon.likely_ids(language, *relative, LEAST_STEP));
                } else {
                    let translations = lexicon.likely_ids(language, *relative, LEAST_STEP / RELATIVE);
                    self.borrowed.extend(translations.map(|(other, p)| (other, p * RELATIVE)));
                }
            }
            let (own, borrowed) = (own..self.own.len(), borrowed..self.borrowed.len());
            if !own.is_empty() || !borrowed.is_empty() {
                self.words.push(AloneWord { at, own, borrowed, family: family..self.families.len() });
            }
        }
    }
}

/// The known words that differ by an ending from a form that the lexicon does not know.
fn relatives(form: &str, language: Language, lexicon: &Lexicon, out: &mut Vec<u32>) {
    let endings = match language {
        Language::English => ENGLISH_ENDINGS,
        Language::French => FRENCH_ENDINGS,
    };
    let full = out.len() + RELATIVES;
    let mut candidate = String::with_capacity(form.len() + LONGEST_ENDING);
    let cuts = form.char_indices().rev().map(|(at, _)| at).take_while(|at| form[..*at].chars().count() >= STEM);
    let stems = std::iter::once(form.len()).chain(cuts).take(5);
    for stem in stems {
        for ending in endings {
            candidate.clear();
            candidate.push_str(&form[..stem]);
            candidate.push_str(ending);
            out.extend(lexicon.id(language, &candidate));
            if out.len() == full {
                return;
            }
        }
    }
}

/// Words of the same language with the same translations.
fn paraphrases(translations: &[Weight], language: Language, lexicon: &Lexicon, out: &mut Weights) {
    out.clear();
    for (other, p) in translations {
        for (word, back) in lexicon.likely_ids(language.other(), *other, LEAST_STEP) {
            match out.iter_mut().find(|(known, _)| *known == word) {
                Some((_, weight)) => *weight += p * back,
                None => out.push((word, p * back)),
            }
        }
    }
}

fn overlap(a: &[Weight], b: &[Weight]) -> f32 {
    let weight = |(word, p): &Weight| a.iter().find(|(other, _)| other == word).map_or(0.0, |(_, q)| p.min(*q));
    b.iter().map(weight).sum()
}
