//! Edits that change what one side states, and rewritings that do not.

use fauxami::lexicon::Lexicon;
use fauxami::text::{Language, Span, Word, WordKind};
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
    lexicon: &'a Lexicon,
}

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

impl<'a> Editor<'a> {
    pub fn new(seeds: &'a [Pair], lexicon: &'a Lexicon) -> Self {
        Editor { seeds, lexicon }
    }

    /// A seed's cases: kind, whether it is equivalent, the pair. All of one seed share its outer form (case, marks).
    pub fn cases(&self, seed: usize) -> Vec<(&'static str, bool, Pair)> {
        let random = &mut Random(seed as u64 ^ 0x5eed);
        let pair = &self.seeds[seed];
        let mut cases = vec![("as-is", true, pair.clone())];
        match random.below(5) {
            0 => cases.extend(self.synonym(pair, random).map(|p| ("synonym", true, p))),
            1 => cases.extend(self.drop_function_word(pair, random).map(|p| ("function-word", true, p))),
            2 => cases.push(("joined", true, join(pair, self.other(random), true, true))),
            _ => {}
        }
        for _ in 0..2 {
            let language = LANGUAGES[random.below(2)];
            let (kind, edited) = match random.below(100) {
                0..18 => ("deletion", self.delete(pair, language, random)),
                18..28 => ("insertion", self.insert(pair, language, random)),
                28..43 => ("phrase", self.replace(pair, language, random)),
                43..55 => ("word", self.substitute(pair, language, random)),
                55..61 => ("figure", self.change_figure(pair, language, random)),
                61..66 => ("negation", self.negate(pair, random)),
                66..74 => ("truncation", self.truncate(pair, language, random)),
                74..80 => (
                    "partly",
                    Some(join(pair, self.other(random), language == Language::English, language == Language::French)),
                ),
                80..86 => ("other-sentence", Some(self.mispair(pair, language, 1, random))),
                86..93 => ("similar-sentence", Some(self.mispair(pair, language, 60, random))),
                93..97 => ("role-swap", self.swap(pair, language, random)),
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

    fn delete(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let words = pair.read(language);
        let range = random.range(words.len(), 1, (words.len() / 2).max(2));
        (range.len() < words.len() && self.holds_content(&words[range.clone()], language)).then(|| {
            let mut out = pair.clone();
            out.side(language).drain(range);
            out
        })
    }

    fn insert(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let other = self.other(random).read(language);
        let range = random.range(other.len(), 1, (pair.read(language).len() / 2).max(2));
        self.holds_content(&other[range.clone()], language).then(|| {
            let mut out = pair.clone();
            let at = random.below(out.side(language).len());
            out.side(language).splice(at..at, other[range].iter().cloned());
            out
        })
    }

    fn replace(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let words = pair.read(language);
        let range = random.range(words.len(), 1, (words.len() / 2).max(2));
        let other = self.other(random).read(language);
        let new = random.range(other.len(), range.len(), range.len());
        let changes =
            self.holds_content(&words[range.clone()], language) && self.holds_content(&other[new.clone()], language);
        changes.then(|| {
            let mut out = pair.clone();
            out.side(language).splice(range, other[new].iter().cloned());
            out
        })
    }

    /// One content word for another about as rare.
    fn substitute(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let at = self.pick(pair.read(language), language, random)?;
        let old = &pair.read(language)[at];
        for _ in 0..12 {
            let other = self.other(random).read(language);
            let Some(new) = self.pick(other, language, random).map(|at| &other[at]) else { continue };
            let near = (self.idf(new, language) - self.idf(old, language)).abs() < 1.5 && new.capital == old.capital;
            if near && new.form != old.form && !shares_beginning(&new.form, &old.form) {
                let mut out = pair.clone();
                out.side(language)[at] = new.clone();
                return Some(out);
            }
        }
        None
    }

    fn change_figure(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let places: Vec<usize> =
            (0..pair.read(language).len()).filter(|at| pair.read(language)[*at].kind == WordKind::Number).collect();
        let at = *places.get(random.below(places.len()))?;
        let mut out = pair.clone();
        let form = &mut out.side(language)[at].form;
        let digits: Vec<usize> = form.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(i, _)| i).collect();
        let digit = digits[random.below(digits.len())];
        let old = form.as_bytes()[digit] - b'0';
        let new = (old + 1 + random.below(8) as u8) % 10;
        form.replace_range(digit..=digit, &new.to_string());
        Some(out)
    }

    /// Takes "not" away, or puts it behind an auxiliary; in French takes "ne … pas" away.
    fn negate(&self, pair: &Pair, random: &mut Random) -> Option<Pair> {
        let mut out = pair.clone();
        let not = |w: &Word| matches!(w.form.as_str(), "not" | "n't");
        let pas = |w: &Word| w.form == "pas";
        if random.chance(50) && out.french.iter().filter(|w| pas(w)).count() == 1 {
            out.french.retain(|w| !pas(w) && w.form != "ne" && w.form != "n'");
        } else if out.english.iter().any(not) {
            out.english.retain(|w| !not(w));
        } else {
            let auxiliary = |w: &Word| {
                matches!(w.form.as_str(), "is" | "are" | "was" | "were" | "will" | "can" | "has" | "have" | "should")
            };
            let at = out.english.iter().position(auxiliary)?;
            out.english.insert(at + 1, word("not"));
        }
        Some(out)
    }

    /// The end of one side is lost.
    fn truncate(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let length = pair.read(language).len();
        let keep = length / 3 + random.below(length / 2);
        (keep >= 1 && self.holds_content(&pair.read(language)[keep..], language)).then(|| {
            let mut out = pair.clone();
            out.side(language).truncate(keep);
            out
        })
    }

    /// Another sentence of about the same length; of several, the one with most words in common with the right one.
    fn mispair(&self, pair: &Pair, language: Language, tries: usize, random: &mut Random) -> Pair {
        let right = pair.read(language);
        let mut best: (f32, &[Word]) = (-1.0, self.other(random).read(language));
        for _ in 0..tries {
            let other = self.other(random).read(language);
            if std::ptr::eq(other, right) || other.len() * 2 < right.len() || other.len() > right.len() * 2 {
                continue;
            }
            let common = |word: &&Word| self.is_content(word, language) && right.iter().any(|w| w.form == word.form);
            let shared = other.iter().filter(common).count() as f32 / other.len() as f32;
            if shared > best.0 {
                best = (shared, other);
            }
        }
        let mut out = pair.clone();
        *out.side(language) = best.1.to_vec();
        out
    }

    /// Two content words change places.
    fn swap(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let words = pair.read(language);
        let (a, b) = (self.pick(words, language, random)?, self.pick(words, language, random)?);
        (a.abs_diff(b) > 1 && words[a].form != words[b].form).then(|| {
            let mut out = pair.clone();
            out.side(language).swap(a, b);
            out
        })
    }

    /// A phrase of the next sentence stands in place of the last words.
    fn shift(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let words = pair.read(language);
        let cut = words.len() - (words.len() / 4).max(1);
        let other = self.other(random).read(language);
        let new = &other[..(words.len() / 4).max(2).min(other.len())];
        (self.holds_content(&words[cut..], language) && self.holds_content(new, language)).then(|| {
            let mut out = pair.clone();
            out.side(language).truncate(cut);
            out.side(language).extend(new.iter().cloned());
            out
        })
    }

    /// A content word for another that the lexicon translates by the same word.
    fn synonym(&self, pair: &Pair, random: &mut Random) -> Option<Pair> {
        let language = LANGUAGES[random.below(2)];
        let at = self.pick(pair.read(language), language, random)?;
        let old = &pair.read(language)[at].form;
        let (other, _) = self
            .lexicon
            .translations(language, old)
            .find(|(other, p)| *p > 0.3 && pair.read(language.other()).iter().any(|word| word.form == *other))?;
        let (new, _) = self
            .lexicon
            .translations(language.other(), other)
            .find(|(new, p)| *new != old && *p > 0.12 && new.len() > 3)?;
        let new = new.to_string();
        let mut out = pair.clone();
        out.side(language)[at].form = new;
        Some(out)
    }

    /// A word that often stands unanswered is left out.
    fn drop_function_word(&self, pair: &Pair, random: &mut Random) -> Option<Pair> {
        let language = LANGUAGES[random.below(2)];
        let words = pair.read(language);
        let light = |at: &usize| {
            let word = &words[*at];
            word.kind == WordKind::Mark
                || (self.idf(word, language) < 3.0 && self.lexicon.unanswered(language, &word.form) > 0.45)
        };
        let places: Vec<usize> = (0..words.len()).filter(light).collect();
        let at = *places.get(random.below(places.len()))?;
        let negator = matches!(words[at].form.as_str(), "ne" | "n'" | "pas" | "not" | "n't" | "no");
        (words.len() > 3 && !negator).then(|| {
            let mut out = pair.clone();
            out.side(language).remove(at);
            out
        })
    }
}

fn shares_beginning(a: &str, b: &str) -> bool {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count() >= 4
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

fn word(form: &str) -> Word {
    Word { span: Span::default(), form: form.to_string(), kind: WordKind::Word, capital: false }
}
