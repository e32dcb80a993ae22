//! Edits that change what one side states.

use super::{Editor, LANGUAGES, Pair, Random, join};
use fauxami::text::{Language, Span, Word, WordKind};

impl Editor<'_> {
    pub(super) fn delete(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let words = pair.read(language);
        let range = random.range(words.len(), 1, (words.len() / 2).max(2));
        (range.len() < words.len() && self.holds_content(&words[range.clone()], language)).then(|| {
            let mut out = pair.clone();
            out.side(language).drain(range);
            out
        })
    }

    pub(super) fn insert(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let other = self.other(random).read(language);
        let range = random.range(other.len(), 1, (pair.read(language).len() / 2).max(2));
        self.holds_content(&other[range.clone()], language).then(|| {
            let mut out = pair.clone();
            let at = random.below(out.side(language).len());
            out.side(language).splice(at..at, other[range].iter().cloned());
            out
        })
    }

    pub(super) fn replace(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
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
    pub(super) fn substitute(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
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

    pub(super) fn change_figure(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
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
    pub(super) fn negate(&self, pair: &Pair, random: &mut Random) -> Option<Pair> {
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
    pub(super) fn truncate(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let length = pair.read(language).len();
        let keep = length / 3 + random.below(length / 2);
        (keep >= 1 && self.holds_content(&pair.read(language)[keep..], language)).then(|| {
            let mut out = pair.clone();
            out.side(language).truncate(keep);
            out
        })
    }

    /// Another sentence of about the same length; of several, the one with most words in common with the right one.
    pub(super) fn mispair(&self, pair: &Pair, language: Language, tries: usize, random: &mut Random) -> Pair {
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
    pub(super) fn swap(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let words = pair.read(language);
        let (a, b) = (self.pick(words, language, random)?, self.pick(words, language, random)?);
        (a.abs_diff(b) > 1 && words[a].form != words[b].form).then(|| {
            let mut out = pair.clone();
            out.side(language).swap(a, b);
            out
        })
    }

    /// A phrase of the next sentence stands in place of the last words.
    pub(super) fn shift(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
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

    /// A stretch between two marks, or between one and the end, is left out.
    pub(super) fn delete_clause(&self, pair: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let words = pair.read(language);
        let clauses = clauses(words);
        let clause = clauses.get(random.below(clauses.len()))?.clone();
        (clauses.len() > 1 && clause.len() > 2 && self.holds_content(&words[clause.clone()], language)).then(|| {
            let mut out = pair.clone();
            out.side(language).drain(clause);
            out
        })
    }

    /// A stretch of another sentence is put before or behind this one.
    pub(super) fn add_clause(&self, pair: &Pair, near: &Pair, language: Language, random: &mut Random) -> Option<Pair> {
        let other = near.read(language);
        let clauses = clauses(other);
        let clause = clauses.get(random.below(clauses.len()))?.clone();
        (clause.len() > 2 && self.holds_content(&other[clause.clone()], language)).then(|| {
            let mut out = pair.clone();
            let side = out.side(language);
            let closed = side.last().is_some_and(|word| word.kind == WordKind::Mark);
            let at = if random.chance(30) { 0 } else { side.len() - usize::from(closed) };
            side.splice(at..at, other[clause].iter().cloned());
            out
        })
    }

    /// Both sides hold a sentence more, each another one.
    pub(super) fn overlap(&self, pair: &Pair, near: &Pair, language: Language, random: &mut Random) -> Pair {
        let mut out = join(pair, near, language == LANGUAGES[0], language == LANGUAGES[1]);
        let third = self.other(random).read(language.other()).to_vec();
        let side = out.side(language.other());
        if random.chance(50) { side.splice(0..0, third) } else { side.splice(side.len().., third) }.for_each(drop);
        out
    }

    /// One side of the sentence that is likest to this one.
    pub(super) fn rival(&self, seed: usize, language: Language) -> Option<Pair> {
        let rival = self.rivals[seed][usize::from(language == LANGUAGES[1])]?;
        let mut out = self.seeds[seed].clone();
        *out.side(language) = self.seeds[rival as usize].read(language).to_vec();
        Some(out)
    }
}

fn shares_beginning(a: &str, b: &str) -> bool {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count() >= 4
}

fn word(form: &str) -> Word {
    Word { span: Span::default(), form: form.to_string(), kind: WordKind::Word, capital: false }
}

/// The stretches of words up to and with each mark that parts clauses.
pub(super) fn clauses(words: &[Word]) -> Vec<std::ops::Range<usize>> {
    let parts = |word: &Word| word.kind == WordKind::Mark && matches!(word.form.as_str(), "," | ";" | ":" | "." | "–");
    let mut out = Vec::new();
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        if parts(word) || at + 1 == words.len() {
            out.push(start..at + 1);
            start = at + 1;
        }
    }
    out
}
