//! Every source word against every target word: what the lexicon says of the two, and how surely they answer each other.

use super::alike::likeness;
use super::indirect::pair_indirectly;
use crate::lexicon::Lexicon;
use crate::lexicon::hmm::{Jumps, Scratch, posteriors};
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

/// The two sides of a bead, word by word.
#[derive(Debug, Default)]
pub struct Grid {
    /// Number of source words.
    pub sources: usize,
    /// Number of target words.
    pub targets: usize,
    /// p(target word | source word) and p(source word | target word); rows are target words in the first, source
    /// words in the second.
    pub emissions: [Vec<f32>; 2],
    /// Posteriors in the same layout.
    pub posteriors: [Vec<f32>; 2],
    /// How surely each source word (rows) and each target word answer each other: the geometric mean of both posteriors.
    pub strengths: Vec<f32>,
    /// The words' numbers in the lexicon: source, target.
    pub ids: [Vec<Option<u32>>; 2],
    nulls: [Vec<f32>; 2],
}

impl Grid {
    /// [`Grid::strengths`] of two words.
    pub fn strength(&self, source: usize, target: usize) -> f32 {
        self.strengths[source * self.targets + target]
    }

    /// Does anything but the neighbours speak for the two: the lexicon, the figures, the letters?
    pub fn is_backed(&self, source: usize, target: usize) -> bool {
        let forward = self.emissions[0][target * self.sources + source];
        forward.max(self.emissions[1][source * self.targets + target]) > FLOOR
    }

    /// Does anything but the neighbours speak for a link of this word, on side 0 or 1?
    pub(super) fn has_backing(&self, side: usize, word: usize) -> bool {
        let others = [self.targets, self.sources][side];
        let row = &self.emissions[1 - side][word * others..(word + 1) * others];
        row.iter().any(|p| *p > FLOOR)
            || (0..others).any(|other| self.emissions[side][other * [self.sources, self.targets][side] + word] > FLOOR)
    }

    pub(super) fn raise(&mut self, source: usize, target: usize, forward: f32, backward: f32) {
        let cell = &mut self.emissions[0][target * self.sources + source];
        *cell = cell.max(forward);
        let cell = &mut self.emissions[1][source * self.targets + target];
        *cell = cell.max(backward);
    }

    fn weakest(&self, source: usize, target: usize) -> f32 {
        let forward = self.emissions[0][target * self.sources + source];
        forward.min(self.emissions[1][source * self.targets + target])
    }
}

/// Reads grids; keeps its working space from one bead to the next.
#[derive(Debug, Default)]
pub struct Linker {
    grid: Grid,
    jumps: Option<[Jumps; 2]>,
    scratch: Scratch,
}

impl Linker {
    /// The grid of two sides. The lexicon must be the same at every call.
    pub fn read(&mut self, source: &[Word], target: &[Word], language: Language, lexicon: &Lexicon) -> &Grid {
        let grid = &mut self.grid;
        (grid.sources, grid.targets) = (source.len(), target.len());
        for (ids, (words, language)) in grid.ids.iter_mut().zip([(source, language), (target, language.other())]) {
            ids.clear();
            ids.extend(words.iter().map(|word| number(lexicon, language, &word.form)));
        }
        for emissions in &mut grid.emissions {
            emissions.clear();
            emissions.resize(source.len() * target.len(), FLOOR);
        }
        grid.look_up(language, lexicon);
        grid.compare(source, target);
        pair_indirectly(grid, [source, target], language, lexicon);
        grid.set_nulls(language, lexicon);
        // target words are read along source positions, then the reverse
        let jumps = self.jumps.get_or_insert_with(|| [language.other(), language].map(|l| jumps(lexicon, l)));
        for direction in 0..2 {
            posteriors(
                [source.len(), target.len()][direction],
                &grid.emissions[direction],
                &grid.nulls[direction],
                NULL_PRIOR,
                &jumps[direction],
                &mut self.scratch,
                &mut grid.posteriors[direction],
                None,
            );
        }
        grid.join();
        grid
    }
}

/// The number of a form; a French one that lost the accent of its first letter, as capitals do, is found as well.
fn number(lexicon: &Lexicon, language: Language, form: &str) -> Option<u32> {
    const ACCENTED: &[(char, &[&str])] =
        &[('e', &["é", "ê", "è"]), ('a', &["à", "â"]), ('c', &["ç"]), ('i', &["î"]), ('o', &["ô"])];
    lexicon.id(language, form).or_else(|| {
        let (first, rest) = (form.chars().next()?, form.get(1..)?);
        let accented = ACCENTED.iter().find(|(plain, _)| *plain == first && language == Language::French)?.1;
        accented.iter().find_map(|letter| lexicon.id(language, &format!("{letter}{rest}")))
    })
}

/// Is a form one of the parts of a hyphenated one?
fn is_part(form: &str, compound: &str) -> bool {
    form.len() >= SHORTEST_PART && compound.contains('-') && compound.split('-').any(|part| part == form)
}

/// One bit for each number modulo 128: spares most translations the search among the words opposite.
fn presence(ids: &[Option<u32>]) -> u128 {
    ids.iter().flatten().fold(0, |bits, id| bits | 1 << (id % 128))
}

fn jumps(lexicon: &Lexicon, language: Language) -> Jumps {
    Jumps::new((-20..=20).map(|step| lexicon.jump(language, step)).collect())
}

impl Grid {
    /// Fills in what the lexicon knows.
    fn look_up(&mut self, language: Language, lexicon: &Lexicon) {
        let (m, n) = (self.sources, self.targets);
        let present = self.ids.each_ref().map(|ids| presence(ids));
        for source in 0..m {
            let Some(id) = self.ids[0][source] else { continue };
            for (other, p) in lexicon.translations_ids(language, id).filter(|(id, _)| present[1] >> (id % 128) & 1 == 1)
            {
                for target in (0..n).filter(|target| self.ids[1][*target] == Some(other)) {
                    self.emissions[0][target * m + source] = p;
                }
            }
        }
        for target in 0..n {
            let Some(id) = self.ids[1][target] else { continue };
            let known = lexicon.translations_ids(language.other(), id);
            for (other, p) in known.filter(|(id, _)| present[0] >> (id % 128) & 1 == 1) {
                for source in (0..m).filter(|source| self.ids[0][*source] == Some(other)) {
                    self.emissions[1][source * n + target] = p;
                }
            }
        }
    }

    /// Figures by value; words that the lexicon cannot pair by likeness.
    fn compare(&mut self, source: &[Word], target: &[Word]) {
        for (s, a) in source.iter().enumerate() {
            for (t, b) in target.iter().enumerate() {
                match (a.kind, b.kind) {
                    (WordKind::Number, WordKind::Number) => {
                        let p = if a.form == b.form { SAME_FIGURE } else { OTHER_FIGURE };
                        self.raise(s, t, p, p);
                    }
                    (WordKind::Word, WordKind::Word) | (WordKind::Address, WordKind::Address) => {
                        let unknown = self.ids[0][s].is_none() || self.ids[1][t].is_none();
                        if !unknown && (a.form != b.form || self.weakest(s, t) > FLOOR) {
                            continue;
                        }
                        let like = likeness(&a.form, &b.form);
                        if unknown && (is_part(&a.form, &b.form) || is_part(&b.form, &a.form)) {
                            self.raise(s, t, PART, PART);
                        } else if like == 1.0 {
                            self.raise(s, t, SAME_FORM, SAME_FORM);
                        } else if like >= LIKE {
                            let p = LIKE_WEIGHT * like * like;
                            self.raise(s, t, p, p);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// Makes the strengths of both posteriors.
    fn join(&mut self) {
        let (m, n) = (self.sources, self.targets);
        self.strengths.clear();
        self.strengths.extend_from_slice(&self.posteriors[1]);
        for target in 0..n {
            let row = &self.posteriors[0][target * m..(target + 1) * m];
            for (source, p) in row.iter().enumerate() {
                let cell = &mut self.strengths[source * n + target];
                *cell = (*cell * p).sqrt();
            }
        }
    }

    /// What each word weighs when it answers nothing: frequent words do so readily.
    fn set_nulls(&mut self, language: Language, lexicon: &Lexicon) {
        // observations of the first direction are target words
        for (direction, (side, language)) in [(1, language.other()), (0, language)].into_iter().enumerate() {
            let share = |id: &Option<u32>| {
                let idf = id.map_or(lexicon.idf(language, ""), |id| lexicon.idf_id(language, id));
                NULL_PRIOR * (-idf).exp() / SENTENCE
            };
            self.nulls[direction].clear();
            self.nulls[direction].extend(self.ids[side].iter().map(share));
        }
    }
}
