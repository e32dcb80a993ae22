//! Edits that change what one side states, and rewritings that do not.

mod change;
mod keep;

use fauxami::lexicon::Lexicon;
use fauxami::text::{Language, Word, WordKind};
use std::ops::Range;

/// Kinds of edit that are measured but not learnt from.
pub const UNSEEN: [&str; 2] = ["role-swap", "phrase-shift"];

/// A sentence and its translation.
#[derive(Debug, Clone, Default)]
pub struct Pair {
    pub english: Vec<Word>,
    pub french: Vec<Word>,
}

impl Pair {
    /// Short enough to learn from, and with a word on both sides.
    pub fn is_usable(&self) -> bool {
        let fits = |side: &[Word]| (2..=80).contains(&side.len()) && side.iter().any(|w| w.kind == WordKind::Word);
        fits(&self.english) && fits(&self.french)
    }

    fn side(&mut self, language: Language) -> &mut Vec<Word> {
        match language {
            Language::English => &mut self.english,
            Language::French => &mut self.french,
        }
    }

    fn read(&self, language: Language) -> &[Word] {
        match language {
            Language::English => &self.english,
            Language::French => &self.french,
        }
    }
}

/// SplitMix64: the same edits at every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn range(&mut self, length: usize, least: usize, most: usize) -> Range<usize> {
        let size = (least + self.below(most.saturating_sub(least) + 1)).min(length);
        let start = self.below(length - size + 1);
        start..start + size
    }
}

/// Makes cases out of seeds.
pub struct Editor<'a> {
    seeds: &'a [Pair],
    rivals: Vec<[Option<u32>; 2]>,
    lexicon: &'a Lexicon,
}

/// Seeds before and behind one that count as near.
const NEAR: usize = 300;

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

impl<'a> Editor<'a> {
    /// An editor of these seeds. `rivals` gives for each seed the seeds whose English and whose French are likest to
    /// its own translation and yet other sentences.
    pub fn new(seeds: &'a [Pair], rivals: Vec<[Option<u32>; 2]>, lexicon: &'a Lexicon) -> Self {
        Editor { seeds, rivals, lexicon }
    }

    /// A seed's cases: kind, whether it is equivalent, the pair. All of one seed share its outer form (case, marks).
    pub fn cases(&self, seed: usize) -> Vec<(&'static str, bool, Pair)> {
        let random = &mut Random(seed as u64 ^ 0x5eed);
        let pair = &self.seeds[seed];
        let near = self.near(seed, random);
        let mut cases = vec![("as-is", true, pair.clone())];
        match random.below(6) {
            0 => cases.extend(self.synonym(pair, random).map(|p| ("synonym", true, p))),
            1 => cases.extend(self.drop_function_word(pair, random).map(|p| ("function-word", true, p))),
            2 => cases.push(("joined", true, join(pair, near, true, true))),
            3 => cases.extend(self.move_clause(pair, random).map(|p| ("clause-moved", true, p))),
            _ => {}
        }
        for _ in 0..2 {
            let language = LANGUAGES[random.below(2)];
            let (kind, edited) = match random.below(100) {
                0..12 => ("deletion", self.delete(pair, language, random)),
                12..22 => ("clause-deleted", self.delete_clause(pair, language, random)),
                22..29 => ("insertion", self.insert(pair, language, random)),
                29..37 => ("clause-added", self.add_clause(pair, near, language, random)),
                37..47 => ("phrase", self.replace(pair, language, random)),
                47..55 => ("word", self.substitute(pair, language, random)),
                55..59 => ("figure", self.change_figure(pair, language, random)),
                59..62 => ("negation", self.negate(pair, random)),
                62..69 => ("truncation", self.truncate(pair, language, random)),
                69..77 => {
                    ("sentence-added", Some(join(pair, near, language == LANGUAGES[0], language == LANGUAGES[1])))
                }
                77..82 => ("overlap", Some(self.overlap(pair, near, language, random))),
                82..86 => ("other-sentence", Some(self.mispair(pair, language, 1, random))),
                86..89 => ("similar-sentence", Some(self.mispair(pair, language, 60, random))),
                89..95 => ("rival", self.rival(seed, language)),
                95..97 => ("role-swap", self.swap(pair, language, random)),
                _ => ("phrase-shift", self.shift(pair, language, random)),
            };
            cases.extend(edited.map(|pair| (kind, false, pair)));
        }
        self.dress(&mut cases, random);
        cases
    }

    /// Gives all cases one outer form: lower case, no final mark on one side.
    fn dress(&self, cases: &mut [(&'static str, bool, Pair)], random: &mut Random) {
        let lower = random.chance(35);
        let bare = random.chance(15).then(|| LANGUAGES[random.below(2)]);
        for (_, _, pair) in cases {
            if lower {
                pair.english.iter_mut().chain(&mut pair.french).for_each(|word| word.capital = false);
            }
            if let Some(language) = bare {
                let side = pair.side(language);
                if side.len() > 2 && side.last().is_some_and(|word| word.kind == WordKind::Mark) {
                    side.pop();
                }
            }
        }
    }

    fn other(&self, random: &mut Random) -> &'a Pair {
        &self.seeds[random.below(self.seeds.len())]
    }

    /// A seed that stands near by, mostly of the same source.
    fn near(&self, seed: usize, random: &mut Random) -> &'a Pair {
        let from = seed.saturating_sub(NEAR).min(self.seeds.len().saturating_sub(2 * NEAR));
        let at = from + random.below((2 * NEAR).min(self.seeds.len()));
        &self.seeds[if at == seed { from } else { at }]
    }

    fn idf(&self, word: &Word, language: Language) -> f32 {
        self.lexicon.idf(language, &word.form)
    }

    fn is_content(&self, word: &Word, language: Language) -> bool {
        word.kind == WordKind::Word && self.idf(word, language) >= 4.0
    }

    fn holds_content(&self, words: &[Word], language: Language) -> bool {
        words.iter().any(|word| self.is_content(word, language))
    }

    /// A content word's place.
    fn pick(&self, words: &[Word], language: Language, random: &mut Random) -> Option<usize> {
        let places: Vec<usize> = (0..words.len()).filter(|at| self.is_content(&words[*at], language)).collect();
        (!places.is_empty()).then(|| places[random.below(places.len())])
    }
}

/// Two pairs one after the other, on the sides that are asked for.
fn join(pair: &Pair, other: &Pair, english: bool, french: bool) -> Pair {
    let mut out = pair.clone();
    if english {
        out.english.extend(other.english.iter().cloned());
    }
    if french {
        out.french.extend(other.french.iter().cloned());
    }
    out
}
