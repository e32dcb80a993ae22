//! Hand-made pairs added to what was learnt: what the training text lacks.

use crate::lexicon::file::MOST_WORDS;
use crate::lexicon::{Draft, DraftWord};
use crate::text::{Language, Word, WordKind, words};
use fnv::FnvHashMap;

/// Probability of a word's first, second and further renderings in the table.
const FIRST: [f32; 3] = [0.5, 0.3, 0.2];
/// A word as frequent as this, in one of a thousand sentences, is known well: a rendering then counts but little.
const KNOWN_IDF: f32 = 7.0;
const KNOWN: f32 = 0.15;
/// Words of a term that nothing pairs share this.
const TERM: f32 = 0.25;
/// What a new word is taken for: rare, and seldom without counterpart.
const NEW_IDF: f32 = 9.0;
const NEW_UNANSWERED: f32 = 0.15;
/// Two words are paired already from this probability on.
const PAIRED: f32 = 0.02;
/// A word with less idf is a term's glue ("of", "de").
const GLUE_IDF: f32 = 3.5;

impl Draft {
    /// Adds a table's pairs: lines of English, French and anything else, parted by tabs; `#` begins a comment.
    ///
    /// A pair of single words is added as it stands; of longer terms, those words that nothing pairs yet are paired
    /// with one another. Gives back how many pairs of words were added or raised.
    pub fn supplement(&mut self, table: &str) -> usize {
        let mut places = [0, 1].map(|side| {
            let places = self.words[side].iter().enumerate();
            places.map(|(at, word)| (word.form.clone(), at as u32)).collect::<FnvHashMap<_, _>>()
        });
        let mut renderings: FnvHashMap<String, usize> = FnvHashMap::default();
        let mut added = 0;
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(english), Some(french)) = (cells.next(), cells.next()) else { continue };
            let sides = [read(english, Language::English), read(french, Language::French)];
            match (&sides[0][..], &sides[1][..]) {
                ([e], [f]) => {
                    let pair = [self.place(0, e, &mut places[0]), self.place(1, f, &mut places[1])];
                    for (side, form) in [e, f].into_iter().enumerate() {
                        let number = renderings.entry(format!("{side}{form}")).or_default();
                        self.raise(side, pair, FIRST[(*number).min(FIRST.len() - 1)]);
                        *number += 1;
                    }
                    added += 1;
                }
                _ => added += self.term(&sides, &mut places),
            }
        }
        added
    }

    fn place(&mut self, side: usize, form: &str, places: &mut FnvHashMap<String, u32>) -> Option<u32> {
        if let Some(at) = places.get(form) {
            return Some(*at);
        }
        let at = self.words[side].len();
        (at < MOST_WORDS && form.len() < 256).then(|| {
            let form = form.to_string();
            places.insert(form.clone(), at as u32);
            self.words[side].push(DraftWord {
                form,
                idf: NEW_IDF,
                unanswered: NEW_UNANSWERED,
                translations: Vec::new(),
            });
            at as u32
        })
    }

    fn raise(&mut self, side: usize, pair: [Option<u32>; 2], p: f32) {
        let [Some(word), Some(other)] = [pair[side], pair[1 - side]] else { return };
        let word = &mut self.words[side][word as usize];
        let p = if word.idf < KNOWN_IDF { p.min(KNOWN) } else { p };
        match word.translations.iter_mut().find(|(known, _)| *known == other) {
            Some((_, known)) => *known = known.max(p),
            None => word.translations.push((other, p)),
        }
    }

    fn is_paired(&self, english: u32, french: u32) -> bool {
        let holds = |word: &DraftWord, other| word.translations.iter().any(|(at, p)| *at == other && *p >= PAIRED);
        holds(&self.words[0][english as usize], french) || holds(&self.words[1][french as usize], english)
    }

    /// Pairs the words of a term that nothing pairs yet.
    fn term(&mut self, sides: &[Vec<String>; 2], places: &mut [FnvHashMap<String, u32>; 2]) -> usize {
        let at = [0, 1].map(|side| {
            let places = &mut places[side];
            sides[side].iter().filter_map(|form| self.place(side, form, places)).collect::<Vec<u32>>()
        });
        let paired = |e: u32, f: u32| self.is_paired(e, f);
        let open = [
            at[0].iter().copied().filter(|e| !at[1].iter().any(|f| paired(*e, *f))).collect::<Vec<_>>(),
            at[1].iter().copied().filter(|f| !at[0].iter().any(|e| paired(*e, *f))).collect::<Vec<_>>(),
        ];
        let open = [0, 1].map(|side| {
            let is_content = |at: &u32| self.words[side][*at as usize].idf >= GLUE_IDF;
            open[side].iter().copied().filter(is_content).collect::<Vec<u32>>()
        });
        let mut added = 0;
        for e in &open[0] {
            for f in &open[1] {
                self.raise(0, [Some(*e), Some(*f)], TERM / open[1].len() as f32);
                self.raise(1, [Some(*e), Some(*f)], TERM / open[0].len() as f32);
                added += 1;
            }
        }
        added
    }
}

fn read(cell: &str, language: Language) -> Vec<String> {
    let is_word = |word: &Word| word.kind == WordKind::Word;
    words(cell, language).into_iter().filter(is_word).map(|word| word.form).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn single_words_and_what_is_open_in_terms_are_paired() {
        let mut draft = Draft::default();
        let added = draft.supplement("# a comment\nwind\téolien\tx\nwind\tvent\tx\nwind farm\tparc éolien\tx\n");
        assert_eq!(added, 3);
        let lexicon = Lexicon::from_bytes(draft.encode(), "x").unwrap();
        let got: Vec<_> = lexicon.translations(Language::English, "wind").map(|(word, _)| word).collect();
        assert_eq!(got, ["éolien", "vent"]);
        assert!(lexicon.probability(Language::English, "farm", "parc") > 0.2);
        assert_eq!(lexicon.probability(Language::English, "farm", "éolien"), 0.0);
    }
}
