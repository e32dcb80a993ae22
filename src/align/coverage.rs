//! How surely each word of a bead is answered on the other side: by its link, by the lexicon, by likeness, or by a word
//! that means much the same.
//!
//! Links alone leave out what is rephrased: "the museum had to shut" and « le musée a dû fermer ses portes ». So a word
//! also counts as answered by any word of the other side that the lexicon renders it by, and partly by one that the
//! lexicon reaches in three steps (word → rendering → its rendering → its rendering): synonyms share renderings.

use super::{BeadSide, Link, Side};
use crate::lexicon::{Lexicon, name};
use crate::text::{self, Language, Word, WordKind};

/// One word's answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cover {
    /// How surely the other side answers it, 0 to 1.
    pub answered: f32,
    /// What stays unsaid on the other side: the word's surprise in nats, less what is answered and less the chance that
    /// such a word is left out of a good translation. 0 for function words and marks.
    pub weight: f32,
    /// Does it carry content: neither a mark nor a function word nor one of the most frequent words?
    pub content: bool,
}

/// The answers of both sides of a bead.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    sides: [Vec<Cover>; 2],
}

impl Coverage {
    /// One entry for each word of that side.
    pub fn side(&self, side: Side) -> &[Cover] {
        &self.sides[side as usize]
    }
}

/// Words below this idf ("a", "on", "more") say too little to be missed.
const CONTENT: f32 = 3.0;
/// A link stronger than this has more than its neighbours to speak for it (see [`Link::strength`]).
const BACKED: f32 = 0.5;
/// A weaker link counts for so much.
const GUESSED: f32 = 1.2;
/// The rarest rendering that answers a word, in either direction, and how surely a rare one does.
const RENDERED: f32 = 0.02;
const SURELY_RENDERED: f32 = 0.05;
const RARELY: f32 = 0.8;
/// Least share of a step towards a word of like meaning, and least chance of the three steps together.
const STEP: f32 = 0.02;
const RELATED: f32 = 0.002;
/// A word answered less than this stands alone.
pub const ALONE: f32 = 0.5;
/// What a figure that nothing answers adds: every figure is as rare as any.
const FIGURE: f32 = 5.4;

/// Reads how each word of the two sides is answered.
pub(super) fn read(source: &BeadSide, target: &BeadSide, links: &[Link], lexicon: &Lexicon) -> Coverage {
    let views = [View::new(source, lexicon), View::new(target, lexicon)];
    let mut answered = [vec![0f32; views[0].words.len()], vec![0f32; views[1].words.len()]];
    for link in links {
        let at = [link.source as usize, link.target as usize];
        let value = if link.strength > BACKED { 1.0 } else { link.strength * GUESSED };
        for side in [0, 1] {
            // A guess between a content word and a function word answers nothing.
            let other = &views[1 - side];
            if link.strength > BACKED || !other.words[at[1 - side]].is_function() {
                answered[side][at[side]] = answered[side][at[side]].max(value);
            }
        }
    }
    for side in [0, 1] {
        views[side].rendered(&views[1 - side], lexicon, &mut answered[side]);
    }
    let alone = [0, 1].map(|side| views[side].alone(&answered[side]));
    for (side, alone) in alone.iter().enumerate() {
        for &at in alone {
            for (other, chance) in views[side].related(&views[1 - side], at, lexicon) {
                let value = (0.3 + 10.0 * chance).min(0.9);
                answered[side][at] = answered[side][at].max(value);
                let back = &mut answered[1 - side][other];
                *back = back.max(value);
            }
        }
    }
    let [first, second] = answered;
    Coverage { sides: [views[0].covers(&first, lexicon), views[1].covers(&second, lexicon)] }
}

trait Function {
    fn is_function(&self) -> bool;
}

impl Function for Word {
    fn is_function(&self) -> bool {
        self.kind == WordKind::Mark || text::function_word(&self.form).is_some()
    }
}

/// One side with the lexicon's numbers of its words.
struct View<'a> {
    language: Language,
    words: &'a [Word],
    ids: Vec<Option<u32>>,
    /// Numbers and places of the words, sorted.
    places: Vec<(u32, usize)>,
    content: Vec<bool>,
}

impl<'a> View<'a> {
    fn new(side: &'a BeadSide, lexicon: &Lexicon) -> Self {
        let (language, words) = (side.language, side.words());
        let ids: Vec<Option<u32>> = words.iter().map(|word| lexicon.id(language, &word.form)).collect();
        let mut places: Vec<(u32, usize)> =
            ids.iter().enumerate().filter_map(|(at, id)| id.map(|id| (id, at))).collect();
        places.sort_unstable();
        let content = words
            .iter()
            .zip(&ids)
            .map(|(word, id)| !word.is_function() && id.is_none_or(|id| lexicon.idf_id(language, id) >= CONTENT))
            .collect();
        View { language, words, ids, places, content }
    }

    /// Raises the words that the other side's words render, or that stand there letter for letter.
    fn rendered(&self, other: &View, lexicon: &Lexicon, answered: &mut [f32]) {
        let open = |answered: &[f32], at: usize| self.words[at].kind != WordKind::Mark && answered[at] < 1.0;
        for id in other.places.iter().map(|(id, _)| *id) {
            for (own, p) in lexicon.translations_ids(other.language, id).filter(|(_, p)| *p >= RENDERED) {
                for at in self.places_of(own) {
                    answered[at] = answered[at].max(sureness(p));
                }
            }
        }
        for at in 0..self.words.len() {
            if !open(answered, at) {
                continue;
            }
            let ids = self.ids[at].into_iter().flat_map(|id| lexicon.translations_ids(self.language, id));
            for (there, p) in ids.filter(|(_, p)| *p >= RENDERED) {
                if other.places_of(there).next().is_some() {
                    answered[at] = answered[at].max(sureness(p));
                }
            }
            if answered[at] < 1.0 && self.content[at] && self.alike(at, other) {
                answered[at] = 1.0;
            }
        }
    }

    fn places_of(&self, id: u32) -> impl Iterator<Item = usize> + '_ {
        let first = self.places.partition_point(|(other, _)| *other < id);
        self.places[first..].iter().take_while(move |(other, _)| *other == id).map(|(_, at)| *at)
    }

    /// Does a content word of the other side look like this one: the same letters, or a long beginning in common?
    fn alike(&self, at: usize, other: &View) -> bool {
        let own = &self.words[at];
        let key = name::key(&own.form);
        other.words.iter().filter(|word| !word.is_function()).any(|word| {
            word.form == own.form
                || is_same_figure(own, word)
                || word.form.as_bytes().first() == own.form.as_bytes().first() && cognate(&key, &name::key(&word.form))
        })
    }

    fn alone(&self, answered: &[f32]) -> Vec<usize> {
        (0..self.words.len()).filter(|&at| self.content[at] && answered[at] < ALONE).collect()
    }

    /// The content words of the other side that mean much what this one means, with the chance of the three steps.
    fn related(&self, other: &View, at: usize, lexicon: &Lexicon) -> Vec<(usize, f32)> {
        let mut found: Vec<(usize, f32)> = Vec::new();
        let Some(own) = self.ids[at] else { return found };
        let step = |language, id| lexicon.translations_ids(language, id).filter(|(_, p)| *p >= STEP);
        for (first, p) in step(self.language, own) {
            for (back, q) in step(other.language, first) {
                for (there, r) in step(self.language, back) {
                    for place in other.places_of(there).filter(|place| other.content[*place]) {
                        match found.iter_mut().find(|(known, _)| *known == place) {
                            Some((_, chance)) => *chance += p * q * r,
                            None => found.push((place, p * q * r)),
                        }
                    }
                }
            }
        }
        found.retain(|(_, chance)| *chance >= RELATED);
        found
    }

    fn covers(&self, answered: &[f32], lexicon: &Lexicon) -> Vec<Cover> {
        let cover = |at: usize| {
            let (answered, content) = (answered[at], self.content[at]);
            let surprise = match self.words[at].kind {
                _ if !content => 0.0,
                WordKind::Number => FIGURE,
                _ => {
                    let form = &self.words[at].form;
                    lexicon.idf(self.language, form) * (1.0 - lexicon.unanswered(self.language, form))
                }
            };
            Cover { answered, weight: surprise * (1.0 - answered), content }
        };
        (0..self.words.len()).map(cover).collect()
    }
}

fn sureness(p: f32) -> f32 {
    if p >= SURELY_RENDERED { 1.0 } else { RARELY }
}

/// Are both figures of the same digits, whatever their ordinal endings ("15", « 15e »)?
fn is_same_figure(one: &Word, other: &Word) -> bool {
    let digits = |word: &Word| word.form.trim_end_matches(|c: char| c.is_alphabetic()).to_string();
    one.kind == WordKind::Number && other.kind == WordKind::Number && digits(one) == digits(other)
}

/// Do two keys begin alike for four letters, most of the shorter and half of the longer ("magnetic", « magnétique »)?
fn cognate(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    a == b || shared >= 4 && 10 * shared >= 6 * short && 2 * shared >= long
}

#[cfg(test)]
mod tests {
    use crate::align::{Bitext, Side};
    use crate::lexicon::Lexicon;
    use crate::text::{Language, Segments};

    fn alone(english: &str, french: &str, side: Side) -> Vec<String> {
        let read = |language, text| Segments::from_lines("-", language, std::iter::once(text));
        let (source, target) = (read(Language::English, english), read(Language::French, french));
        let bitext = Bitext::from_rows(source, target, Lexicon::embedded());
        let covers = bitext.coverage(0).side(side).iter().zip(bitext.side(0, side).words());
        let alone = covers.filter(|(cover, _)| cover.content && cover.answered < super::ALONE);
        alone.map(|(_, word)| word.form.clone()).collect()
    }

    #[test]
    fn what_is_left_out_stands_alone_and_nothing_else() {
        let english = "The grant pays for laptops, school meals and transport for pupils from remote farms.";
        let whole =
            "La subvention finance des portables, des repas scolaires et le transport des élèves des fermes isolées.";
        let part = "La subvention finance des portables et des repas scolaires.";
        assert!(!alone(english, whole, Side::Source).iter().any(|word| word != "pays"));
        let missed = ["transport", "pupils", "remote", "farms"];
        assert!(missed.iter().all(|word| alone(english, part, Side::Source).iter().any(|found| found == word)));
        assert!(!alone(english, part, Side::Target).iter().any(|word| word == "repas" || word == "scolaires"));
    }
}
