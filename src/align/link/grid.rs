//! Every source word against every target word: what the lexicon says of the two, and how surely they answer each other.

use super::alike::likeness;
use super::indirect::{Detours, pair_indirectly};
use super::places::Places;
use crate::lexicon::hmm::{Rows, Scratch, posteriors};
use crate::lexicon::{Entry, Lexicon};
use crate::text::{Language, Word, WordKind};

/// Emission of two words of which nothing speaks for a link. Alignment error on 149 Hansard sentences: 7.65 with 1e-7,
/// 6.16 with 1e-5, 6.13 with 1e-4 (at a null prior of 0.4); higher values link names that have no counterpart.
const FLOOR: f32 = 1e-5;
/// The same figure on both sides.
const SAME_FIGURE: f32 = 0.9;
/// Two different figures may still stand for each other: a changed figure is what the checks look for.
const OTHER_FIGURE: f32 = 1e-4;
/// Two words written the same of which the lexicon knows no pair.
const SAME_FORM: f32 = 0.5;
/// Least likeness, and what complete likeness would weigh.
const LIKE: f32 = 0.6;
const LIKE_WEIGHT: f32 = 0.2;
/// A word that is a part of a compound which the lexicon does not know ("Philippe", "Saint-Philippe").
const PART: f32 = 0.1;
/// A shorter part says nothing.
const SHORTEST_PART: usize = 4;
/// How readily a word answers nothing. On the same sentences: 7.02 with 0.2, 6.16 with 0.4, 6.23 with 0.5.
const NULL_PRIOR: f32 = 0.4;
/// Words of an average training sentence: turns a share of sentences into a share of words.
const SENTENCE: f32 = 25.0;

/// A word of a side, with what the lexicon knows of it.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// Its entry; of a French word that lost the accent of its first letter, as capitals do, the entry with the accent.
    pub entry: Entry,
    /// Is the entry that of the form as it is written?
    pub exact: bool,
    /// Its share of all words.
    pub share: f32,
    /// Does anything but the neighbours speak for a link of this word?
    pub(super) backed: bool,
}

impl Known {
    /// The number of the form as it is written.
    pub fn id(&self) -> Option<u32> {
        self.entry.id.filter(|_| self.exact)
    }
}

/// A pair of words that the lexicon knows in one direction.
#[derive(Debug, Clone, Copy)]
pub(in crate::align) struct Rendering {
    /// Number of the word in each side: source, target.
    pub at: [usize; 2],
    /// How likely the one is rendered by the other.
    pub p: f32,
}

/// The two sides of a bead, word by word.
#[derive(Debug, Default)]
pub struct Grid {
    /// Number of source words.
    pub sources: usize,
    /// Number of target words.
    pub targets: usize,
    /// p(target word | source word) and p(source word | target word); rows are target words in the first, source
    /// words in the second.
    pub emissions: [Rows; 2],
    /// Posteriors in the same layout.
    pub posteriors: [Rows; 2],
    /// The words: source, target.
    pub words: [Vec<Known>; 2],
    /// What the lexicon knows of pairs of them, in either direction.
    pub(in crate::align) renderings: Vec<Rendering>,
    nulls: [Vec<f32>; 2],
    letters: [Vec<Letters>; 2],
}

impl Grid {
    /// How surely a source word and a target word answer each other: the geometric mean of both posteriors.
    pub fn strength(&self, source: usize, target: usize) -> f32 {
        (self.posteriors[1].get(source, target) * self.posteriors[0].get(target, source)).sqrt()
    }

    /// The pairs that answer each other at least so surely, by source word, then target word.
    pub fn pairs(&self, least: f32) -> impl Iterator<Item = (usize, usize, f32)> {
        // A geometric mean is at most the root of either posterior; the rest is for rounding.
        let possible = least * least * 0.999;
        (0..self.sources).flat_map(move |source| {
            let row = self.posteriors[1].row(source).iter().enumerate();
            row.filter(move |(_, p)| **p >= possible).filter_map(move |(target, _)| {
                let strength = self.strength(source, target);
                (strength >= least).then_some((source, target, strength))
            })
        })
    }

    /// The target word that answers a source word most surely; the last of equals.
    pub fn counterpart(&self, source: usize) -> Option<usize> {
        let (mut best, mut found) = (0.0, None);
        for (target, p) in self.posteriors[1].row(source).iter().enumerate() {
            // The product of both posteriors is at most either.
            if *p >= best {
                let both = p * self.posteriors[0].get(target, source);
                if both >= best {
                    (best, found) = (both, Some(target));
                }
            }
        }
        found
    }

    /// Does anything but the neighbours speak for the two: the lexicon, the figures, the letters?
    pub fn is_backed(&self, source: usize, target: usize) -> bool {
        self.emissions[0].get(target, source).max(self.emissions[1].get(source, target)) > FLOOR
    }

    /// Does anything but the neighbours speak for a link of this word, on side 0 or 1?
    pub(super) fn has_backing(&self, side: usize, word: usize) -> bool {
        self.words[side][word].backed
    }

    /// Raises what speaks for a pair, given the word on that side and the one on the other.
    pub(super) fn raise(&mut self, source: usize, target: usize, forward: f32, backward: f32) {
        let cell = self.emissions[0].get_mut(target, source);
        *cell = cell.max(forward);
        let cell = self.emissions[1].get_mut(source, target);
        *cell = cell.max(backward);
        if forward.max(backward) > FLOOR {
            self.words[0][source].backed = true;
            self.words[1][target].backed = true;
        }
    }

    fn weakest(&self, source: usize, target: usize) -> f32 {
        self.emissions[0].get(target, source).min(self.emissions[1].get(source, target))
    }
}

/// Reads grids; keeps its working space from one bead to the next.
#[derive(Debug, Default)]
pub struct Linker {
    grid: Grid,
    places: [Places; 2],
    detours: Detours,
    scratch: Scratch,
}

impl Linker {
    /// The grid of two sides.
    pub fn read(&mut self, source: &[Word], target: &[Word], language: Language, lexicon: &Lexicon) -> &Grid {
        let Linker { grid, places, detours, scratch } = self;
        (grid.sources, grid.targets) = (source.len(), target.len());
        for (known, (words, language)) in grid.words.iter_mut().zip([(source, language), (target, language.other())]) {
            known.clear();
            known.extend(words.iter().map(|word| look_up(lexicon, language, &word.form)));
        }
        for (places, words) in places.iter_mut().zip(&grid.words) {
            places.fill(words.iter().enumerate().filter_map(|(at, word)| Some((at, word.entry.id?))));
        }
        grid.emissions[0].reset(target.len(), source.len(), FLOOR);
        grid.emissions[1].reset(source.len(), target.len(), FLOOR);
        grid.look_up_pairs(places, language, lexicon);
        grid.compare(source, target);
        pair_indirectly(grid, places, [source, target], language, lexicon, detours);
        // Target words are read along source positions, then the reverse.
        for (direction, language) in [language.other(), language].into_iter().enumerate() {
            let nulls = &mut grid.nulls[direction];
            nulls.clear();
            nulls.extend(grid.words[1 - direction].iter().map(|word| NULL_PRIOR * word.share));
            posteriors(
                &grid.emissions[direction],
                nulls,
                NULL_PRIOR,
                lexicon.jumps(language),
                scratch,
                &mut grid.posteriors[direction],
                None,
            );
        }
        grid
    }
}

/// First letters, and what they may have been before they lost their accents.
const ACCENTED: &[(char, &[&str])] =
    &[('e', &["é", "ê", "è"]), ('a', &["à", "â"]), ('c', &["ç"]), ('i', &["î"]), ('o', &["ô"])];

/// What the lexicon knows of a form.
fn look_up(lexicon: &Lexicon, language: Language, form: &str) -> Known {
    let mut entry = lexicon.entry(language, form);
    let exact = entry.id.is_some();
    if !exact && language == Language::French {
        let accented = ACCENTED.iter().find(|(plain, _)| form.starts_with(*plain));
        let letters = accented.into_iter().flat_map(|(_, letters)| *letters);
        let entries = letters.map(|letter| lexicon.entry(language, &format!("{letter}{}", &form[1..])));
        entry = entries.into_iter().find(|entry| entry.id.is_some()).unwrap_or(entry);
    }
    Known { entry, exact, share: (-entry.idf).exp() / SENTENCE, backed: false }
}

/// Is a form one of the parts of a hyphenated one?
fn is_part(form: &str, compound: &str) -> bool {
    form.len() >= SHORTEST_PART && compound.contains('-') && compound.split('-').any(|part| part == form)
}

impl Grid {
    /// Fills in what the lexicon knows.
    fn look_up_pairs(&mut self, places: &[Places; 2], language: Language, lexicon: &Lexicon) {
        self.renderings.clear();
        for (side, language) in [language, language.other()].into_iter().enumerate() {
            let (own, others) = (&self.words[side], &places[1 - side]);
            for (at, id) in own.iter().enumerate().filter_map(|(at, word)| Some((at, word.entry.id?))) {
                for (other, p) in lexicon.translations_ids(language, id) {
                    for there in others.of(other) {
                        *self.emissions[side].get_mut(there, at) = p;
                        let at = if side == 0 { [at, there] } else { [there, at] };
                        self.renderings.push(Rendering { at, p });
                    }
                }
            }
        }
        for Rendering { at, .. } in &self.renderings {
            self.words[0][at[0]].backed = true;
            self.words[1][at[1]].backed = true;
        }
    }

    /// Figures by value; words that the lexicon cannot pair by likeness.
    fn compare(&mut self, source: &[Word], target: &[Word]) {
        for (letters, (words, known)) in
            self.letters.iter_mut().zip([(source, &self.words[0]), (target, &self.words[1])])
        {
            letters.clear();
            letters.extend(words.iter().zip(known).map(|(word, known)| Letters::of(word, known)));
        }
        for (s, a) in source.iter().enumerate() {
            let letters = self.letters[0][s];
            for (t, b) in target.iter().enumerate() {
                // Most pairs are of two known words that are written otherwise.
                if letters.may_resemble(self.letters[1][t]) && a.kind == b.kind {
                    self.compare_words(s, a, t, b);
                }
            }
        }
    }

    fn compare_words(&mut self, s: usize, a: &Word, t: usize, b: &Word) {
        if a.kind == WordKind::Number {
            let p = if a.form == b.form { SAME_FIGURE } else { OTHER_FIGURE };
            self.raise(s, t, p, p);
        } else if self.words[0][s].entry.id.is_none() || self.words[1][t].entry.id.is_none() {
            let p = resemblance(&a.form, &b.form);
            self.raise(s, t, p, p);
        } else if a.form == b.form && self.weakest(s, t) <= FLOOR {
            self.raise(s, t, SAME_FORM, SAME_FORM);
        }
    }
}

/// A few letters of a word that the lexicon knows, which tell it from most others.
#[derive(Debug, Clone, Copy)]
struct Letters(u32);

impl Letters {
    /// A word that must be looked at: a figure, or one that the lexicon does not know.
    const ANY: u32 = u32::MAX;
    /// A mark resembles nothing.
    const NONE: u32 = 0;

    fn of(word: &Word, known: &Known) -> Self {
        let bytes = word.form.as_bytes();
        Letters(match (word.kind, bytes) {
            (WordKind::Mark, _) | (_, []) => Letters::NONE,
            (WordKind::Number, _) => Letters::ANY,
            _ if known.entry.id.is_none() => Letters::ANY,
            (_, [first, .., last]) => u32::from_le_bytes([*first, *last, bytes[bytes.len() / 2], bytes.len() as u8]),
            (_, [only]) => u32::from(*only),
        })
    }

    #[inline(always)]
    fn may_resemble(self, other: Self) -> bool {
        (self.0 == other.0 || self.0 == Letters::ANY || other.0 == Letters::ANY)
            && self.0 != Letters::NONE
            && other.0 != Letters::NONE
    }
}

/// What the letters of two words say for a link where the lexicon does not know one of them.
fn resemblance(a: &str, b: &str) -> f32 {
    if is_part(a, b) || is_part(b, a) {
        return PART;
    }
    match likeness(a, b) {
        1.0 => SAME_FORM,
        like if like >= LIKE => LIKE_WEIGHT * like * like,
        _ => 0.0,
    }
}
