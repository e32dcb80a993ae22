//! How surely each word of a bead is answered on the other side: by its link, by the lexicon, by likeness, or by a word
//! that means much the same.
//!
//! Links alone leave out what is rephrased: "the museum had to shut" and « le musée a dû fermer ses portes ». So a word
//! also counts as answered by any word of the other side that the lexicon renders it by, and partly by one that the
//! lexicon reaches in three steps (word → rendering → its rendering → its rendering): synonyms share renderings.

use super::link::{Known, Places, Rendering, links, with_grid};
use super::{BeadSide, Link, Side};
use crate::lexicon::{Entry, Lexicon, REVERSE_LEAST, name};
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
const STEP: f32 = REVERSE_LEAST;
const RELATED: f32 = 0.002;
/// A word answered less than this stands alone.
pub const ALONE: f32 = 0.5;
/// What a figure that nothing answers adds: every figure is as rare as any.
const FIGURE: f32 = 5.4;

/// Which words of a bead answer each other, and how surely each is answered.
#[derive(Debug)]
pub(super) struct Answers {
    /// By source word, and by target word.
    pub links: [Vec<Link>; 2],
    pub coverage: Coverage,
}

/// Reads which words of the two sides answer each other.
pub(super) fn read(source: &BeadSide, target: &BeadSide, lexicon: &Lexicon) -> Answers {
    with_grid(source, target, lexicon, |grid| {
        let links = links(grid);
        let views = [View::new(source, &grid.words[0]), View::new(target, &grid.words[1])];
        let coverage = cover(&views, &links, &grid.renderings, lexicon);
        let mut back = links.clone();
        back.sort_by_key(|link| link.target);
        Answers { links: [links, back], coverage }
    })
}

/// How surely each word of either side is answered.
type Answered = [Vec<f32>; 2];

fn cover(views: &[View; 2], links: &[Link], renderings: &[Rendering], lexicon: &Lexicon) -> Coverage {
    let mut answered: Answered = [vec![0.0; views[0].words.len()], vec![0.0; views[1].words.len()]];
    link(views, links, &mut answered);
    render(views, renderings, &mut answered);
    for side in [0, 1] {
        views[side].recognise(&views[1 - side], &mut answered[side]);
    }
    let alone = [0, 1].map(|side| views[side].alone(&answered[side]));
    let mut last = LastSteps::default();
    for (side, alone) in alone.iter().enumerate().filter(|(_, alone)| !alone.is_empty()) {
        last.fill(&views[1 - side], lexicon);
        for &at in alone {
            for (other, chance) in views[side].related(&last, at, lexicon) {
                let value = (0.3 + 10.0 * chance).min(0.9);
                raise(&mut answered[side][at], value);
                raise(&mut answered[1 - side][other], value);
            }
        }
    }
    let [first, second] = answered;
    Coverage { sides: [views[0].covers(&first), views[1].covers(&second)] }
}

fn raise(answered: &mut f32, value: f32) {
    *answered = answered.max(value);
}

/// What the links answer.
fn link(views: &[View; 2], links: &[Link], answered: &mut Answered) {
    for link in links {
        let at = [link.source as usize, link.target as usize];
        let value = if link.strength > BACKED { 1.0 } else { link.strength * GUESSED };
        for side in [0, 1] {
            // A guess between a content word and a function word answers nothing.
            if link.strength > BACKED || views[1 - side].loads[at[1 - side]] != Load::Function {
                raise(&mut answered[side][at[side]], value);
            }
        }
    }
}

/// What the lexicon renders by a word of the other side, in either direction.
fn render(views: &[View; 2], renderings: &[Rendering], answered: &mut Answered) {
    let exact = |rendering: &&Rendering| (0..2).all(|side| views[side].known[rendering.at[side]].exact);
    for rendering in renderings.iter().filter(|rendering| rendering.p >= RENDERED).filter(exact) {
        for side in [0, 1] {
            raise(&mut answered[side][rendering.at[side]], sureness(rendering.p));
        }
    }
}

/// How much a word says.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Load {
    /// A mark, or a function word of either language.
    Function,
    /// Another of the most frequent words.
    Frequent,
    /// A word that may be missed.
    Content,
}

/// One side with what the lexicon knows of its words.
struct View<'a> {
    language: Language,
    words: &'a [Word],
    known: &'a [Known],
    loads: Vec<Load>,
}

impl<'a> View<'a> {
    fn new(side: &'a BeadSide, known: &'a [Known]) -> Self {
        let (language, words) = (side.language, side.words());
        let load = |(word, known): (&Word, &Known)| match word.kind {
            WordKind::Mark => Load::Function,
            _ if text::function_word(&word.form).is_some() => Load::Function,
            _ if known.exact && known.entry.idf < CONTENT => Load::Frequent,
            _ => Load::Content,
        };
        View { language, words, known, loads: words.iter().zip(known).map(load).collect() }
    }

    fn is_content(&self, at: usize) -> bool {
        self.loads[at] == Load::Content
    }

    /// Raises the content words that stand on the other side letter for letter, or nearly so.
    fn recognise(&self, other: &View, answered: &mut [f32]) {
        for (at, answered) in answered.iter_mut().enumerate() {
            if *answered < 1.0 && self.is_content(at) && self.alike(at, other) {
                *answered = 1.0;
            }
        }
    }

    /// Does a content word of the other side look like this one: the same letters, or a long beginning in common?
    fn alike(&self, at: usize, other: &View) -> bool {
        let own = &self.words[at];
        let mut others = other.words.iter().zip(&other.loads).filter(|(_, load)| **load != Load::Function);
        others.any(|(word, _)| word.form == own.form || is_same_figure(own, word) || cognate(&own.form, &word.form))
    }

    fn alone(&self, answered: &[f32]) -> Vec<usize> {
        (0..self.words.len()).filter(|&at| self.is_content(at) && answered[at] < ALONE).collect()
    }

    /// The content words of the other side that mean much what this one means, with the chance of the three steps.
    fn related(&self, last: &LastSteps, at: usize, lexicon: &Lexicon) -> Vec<(usize, f32)> {
        let mut found: Vec<(usize, f32)> = Vec::new();
        let Some(own) = self.known[at].id() else { return found };
        let step = |language, id| lexicon.likely_ids(language, id, STEP);
        for (first, p) in step(self.language, own) {
            for (back, q) in step(self.language.other(), first) {
                for (place, r) in last.from(back) {
                    match found.iter_mut().find(|(known, _)| *known == place) {
                        Some((_, chance)) => *chance += p * q * r,
                        None => found.push((place, p * q * r)),
                    }
                }
            }
        }
        found.retain(|(_, chance)| *chance >= RELATED);
        found
    }

    fn covers(&self, answered: &[f32]) -> Vec<Cover> {
        let cover = |at: usize| {
            let (answered, content) = (answered[at], self.is_content(at));
            let surprise = match self.words[at].kind {
                _ if !content => 0.0,
                WordKind::Number => FIGURE,
                _ => {
                    let entry = if self.known[at].exact { self.known[at].entry } else { Entry::UNKNOWN };
                    entry.idf * (1.0 - entry.unanswered)
                }
            };
            Cover { answered, weight: surprise * (1.0 - answered), content }
        };
        (0..self.words.len()).map(cover).collect()
    }
}

/// The last of the three steps: from a word to the content words of the other side that it may be rendered by.
#[derive(Default)]
struct LastSteps {
    /// Places in the list of steps, by the word that they begin at.
    starts: Places,
    /// Places of words of the other side, and how likely each step is.
    steps: Vec<(usize, f32)>,
}

impl LastSteps {
    /// The steps that lead to the words of `view`.
    fn fill(&mut self, view: &View, lexicon: &Lexicon) {
        self.steps.clear();
        let mut starts = Vec::new();
        let content = (0..view.words.len()).filter(|at| view.is_content(*at));
        for (at, id) in content.filter_map(|at| Some((at, view.known[at].id()?))) {
            for (from, p) in lexicon.rendered_ids(view.language, id) {
                starts.push((self.steps.len(), *from));
                self.steps.push((at, *p));
            }
        }
        self.starts.fill(starts.into_iter());
    }

    fn from(&self, word: u32) -> impl Iterator<Item = (usize, f32)> {
        self.starts.of(word).map(|step| self.steps[step])
    }
}

fn sureness(p: f32) -> f32 {
    if p >= SURELY_RENDERED { 1.0 } else { RARELY }
}

/// Are both figures of the same digits, whatever their ordinal endings ("15", « 15e »)?
fn is_same_figure(one: &Word, other: &Word) -> bool {
    let digits = |word: &'_ Word| word.form.trim_end_matches(|c: char| c.is_alphabetic()).len();
    one.kind == WordKind::Number
        && other.kind == WordKind::Number
        && one.form[..digits(one)] == other.form[..digits(other)]
}

/// Do two forms begin alike for four letters, accents aside, most of the shorter and half of the longer ("magnetic",
/// « magnétique »)?
fn cognate(a: &str, b: &str) -> bool {
    // Most pairs differ in their first two letters, which no accent can hide where they are ASCII.
    let ([first, second, ..], [other, next, ..]) = (a.as_bytes(), b.as_bytes()) else { return false };
    if first != other || second != next && second.is_ascii_alphanumeric() && next.is_ascii_alphanumeric() {
        return false;
    }
    let (a, b) = (name::key(a), name::key(b));
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
