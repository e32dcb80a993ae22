//! Which words of the one document may answer which of the other, and how much more often than chance.

use super::cognate;
use super::tokens::{Fnv, TokenType, Tokens, TypeKind};
use crate::lexicon::Lexicon;
use crate::text::Language;

/// How much more often than chance a word of the target stands where a word of the source is translated:
/// p(t|s) / p(t), the ratio at the heart of Model 1 (Brown et al. 1993). Symmetric in s and t.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Entry {
    /// Type number in the target.
    pub target: u32,
    /// The ratio, above 1.
    pub ratio: f32,
}

/// A sparse table from the types of the source to those of the target.
#[derive(Debug, Default)]
pub(super) struct Table {
    starts: Vec<u32>,
    entries: Vec<Entry>,
    /// For each source type the probability that a word of the table answers it where it is translated.
    pub known_source: Vec<f32>,
    /// The same for each target type.
    pub known_target: Vec<f32>,
}

/// How likely equal figures answer each other where one of them stands.
const FIGURE: f32 = 0.8;
/// How likely marks of one kind answer each other.
const MARK: f32 = 0.6;
/// How likely an equal form answers itself: names, acronyms, loans.
const SAME_FORM: f32 = 0.9;
/// Words shorter than this that look alike mean nothing: "on", "son", "main".
const SAME_FORM_LETTERS: usize = 4;
/// Even a word of which nothing is known is expected to be answered now and then.
const UNKNOWN: f32 = 0.25;
/// A word whose renderings the lexicon knows is missed more where none of them stands in the document.
const KNOWN: f32 = 0.55;
/// Tokens of general text that temper the frequencies of a short document.
const BACKGROUND: f32 = 4000.0;
/// How far a ratio is believed that only one direction knows.
const ONE_WAY: f32 = 0.5;
// What each of these figures is worth when varied alone stands in docs/alignment.md, "Constants".

/// Words of a usual sentence: turns shares of sentences into shares of words.
const SENTENCE: f32 = 20.0;

/// What the lexicon says of a document's types before any of them is paired.
#[derive(Debug, Clone)]
struct Side {
    /// Shares of the types among all tokens, tempered so that ten sentences do not make every word common.
    share: Vec<f32>,
    /// How surely each type is expected to be answered at the least.
    least: Vec<f32>,
}

impl Side {
    fn new(tokens: &Tokens, language: Language, lexicon: &Lexicon) -> Self {
        let total = tokens.size(0..tokens.len()) as f32 + BACKGROUND;
        let idf =
            |of: &TokenType| of.known.map_or_else(|| lexicon.idf(language, ""), |id| lexicon.idf_id(language, id));
        let share = |of: &TokenType| (of.count as f32 + BACKGROUND * (-idf(of)).exp() / SENTENCE) / total;
        let least = |of: &TokenType| match of.known {
            Some(id) => UNKNOWN + KNOWN * (1.0 - lexicon.unanswered_id(language, id)),
            None => UNKNOWN,
        };
        Side { share: tokens.types.iter().map(share).collect(), least: tokens.types.iter().map(least).collect() }
    }
}

/// A possible answer, before its two directions are made one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guess {
    /// Type number in the target.
    pub target: u32,
    /// p(t|s)
    pub forward: f32,
    /// p(s|t)
    pub backward: f32,
}

/// Possible answers with the source type each belongs to.
type Loose = Vec<(u32, Guess)>;

/// Rows of guesses by source type; of several reasons for a pair the best counts.
#[derive(Debug, Clone)]
pub(super) struct TableBuilder {
    starts: Vec<u32>,
    guesses: Vec<Guess>,
    source: Side,
    target: Side,
}

impl TableBuilder {
    /// What is known before any sentence is paired: equal forms, cognates, the lexicon.
    pub fn new(source: &Tokens, target: &Tokens, languages: (Language, Language), lexicon: &Lexicon) -> Self {
        let mut loose = Vec::new();
        enter_equal(&mut loose, source, target, languages.0 == languages.1);
        cognate::pairs(source, target, |s, t, p| loose.push((s, mutual(source, target, (s, t), p))));
        if languages.0 != languages.1 {
            enter_lexicon(&mut loose, source, target, languages, lexicon);
        }
        let mut out = TableBuilder {
            starts: vec![0; source.types.len() + 1],
            guesses: Vec::new(),
            source: Side::new(source, languages.0, lexicon),
            target: Side::new(target, languages.1, lexicon),
        };
        out.enter(&loose);
        out
    }

    /// Enters pairs with p(t|s) and p(s|t), in any order; the higher ones stay.
    pub fn enter(&mut self, loose: &[(u32, Guess)]) {
        let types = self.source.share.len();
        let mut ends = vec![0_u32; types + 1];
        for (s, _) in loose {
            ends[*s as usize + 1] += 1;
        }
        for s in 0..types {
            ends[s + 1] += ends[s];
        }
        let mut order = vec![0_u32; loose.len()];
        let mut fill = ends.clone();
        for (number, (s, _)) in loose.iter().enumerate() {
            order[fill[*s as usize] as usize] = number as u32;
            fill[*s as usize] += 1;
        }
        let mut place = vec![u32::MAX; self.target.share.len()];
        let (mut starts, mut guesses) = (vec![0_u32], Vec::<Guess>::with_capacity(self.guesses.len() + loose.len()));
        for s in 0..types {
            let start = guesses.len();
            let old = &self.guesses[self.starts[s] as usize..self.starts[s + 1] as usize];
            let new = order[ends[s] as usize..ends[s + 1] as usize].iter().map(|&number| &loose[number as usize].1);
            for guess in old.iter().chain(new) {
                let at = place[guess.target as usize] as usize;
                match guesses.get_mut(at).filter(|there| at >= start && there.target == guess.target) {
                    Some(there) => {
                        there.forward = there.forward.max(guess.forward);
                        there.backward = there.backward.max(guess.backward);
                    }
                    None => {
                        place[guess.target as usize] = guesses.len() as u32;
                        guesses.push(*guess);
                    }
                }
            }
            starts.push(guesses.len() as u32);
        }
        (self.starts, self.guesses) = (starts, guesses);
    }

    /// The packed table of two documents.
    pub fn build(&self) -> Table {
        let (source, target) = (&self.source, &self.target);
        let mut out = Table {
            starts: vec![0],
            entries: Vec::with_capacity(self.guesses.len()),
            known_source: vec![0.0; source.share.len()],
            known_target: vec![0.0; target.share.len()],
        };
        for s in 0..source.share.len() {
            for guess in &self.guesses[self.starts[s] as usize..self.starts[s + 1] as usize] {
                let forward = guess.forward / target.share[guess.target as usize];
                let backward = guess.backward / source.share[s];
                // The two estimate one figure; where one direction was pruned, the other is half believed.
                let ratio = if forward.min(backward) > 0.0 {
                    (forward * backward).sqrt()
                } else {
                    ONE_WAY * forward.max(backward)
                };
                if ratio > 1.0 {
                    out.entries.push(Entry { target: guess.target, ratio });
                    out.known_source[s] += guess.forward;
                    out.known_target[guess.target as usize] += guess.backward;
                }
            }
            out.starts.push(out.entries.len() as u32);
        }
        let least = source.least.iter().chain(&target.least);
        for (known, least) in out.known_source.iter_mut().chain(&mut out.known_target).zip(least) {
            *known = known.clamp(*least, 1.0);
        }
        out
    }
}

/// A pair that answers each other alike in both directions. A name that stands ten times here and five times there can
/// be answered half of the time only.
fn mutual(source: &Tokens, target: &Tokens, (s, t): (u32, u32), p: f32) -> Guess {
    let (here, there) = (source.types[s as usize].count as f32, target.types[t as usize].count as f32);
    Guess { target: t, forward: p * (there / here).min(1.0), backward: p * (here / there).min(1.0) }
}

fn enter_equal(loose: &mut Loose, source: &Tokens, target: &Tokens, same_language: bool) {
    let forms: Fnv<&str, u32> = target.types.iter().enumerate().map(|(t, of)| (of.form.as_str(), t as u32)).collect();
    for (s, of) in source.types.iter().enumerate() {
        let Some(&t) = forms.get(of.form.as_str()) else { continue };
        let p = match of.kind {
            TypeKind::Figure => FIGURE,
            TypeKind::Mark => MARK,
            TypeKind::Word if same_language => 1.0,
            TypeKind::Word if of.form.chars().count() < SAME_FORM_LETTERS && !of.capital => continue,
            TypeKind::Word => SAME_FORM,
        };
        loose.push((s as u32, mutual(source, target, (s as u32, t), p)));
    }
}

fn enter_lexicon(
    loose: &mut Loose,
    source: &Tokens,
    target: &Tokens,
    languages: (Language, Language),
    lexicon: &Lexicon,
) {
    let places = |tokens: &Tokens, language| {
        let mut places = vec![u32::MAX; lexicon.len(language)];
        for (place, id) in tokens.types.iter().enumerate().filter_map(|(place, of)| Some((place, of.known?))) {
            places[id as usize] = place as u32;
        }
        places
    };
    let mut read = |here: &Tokens, there: &Tokens, language: Language, is_source: bool| {
        let places = places(there, language.other());
        for (place, id) in here.types.iter().enumerate().filter_map(|(place, of)| Some((place as u32, of.known?))) {
            for (other, p) in lexicon.translations_ids(language, id) {
                match places.get(other as usize) {
                    None | Some(&u32::MAX) => {}
                    Some(&t) if is_source => loose.push((place, Guess { target: t, forward: p, backward: 0.0 })),
                    Some(&s) => loose.push((s, Guess { target: place, forward: 0.0, backward: p })),
                }
            }
        }
    };
    read(source, target, languages.0, true);
    read(target, source, languages.1, false);
}

impl Table {
    /// The entries of a source type.
    pub fn row(&self, source: u32) -> &[Entry] {
        let source = source as usize;
        &self.entries[self.starts[source] as usize..self.starts[source + 1] as usize]
    }
}
