//! Learns a lexicon from sentence pairs: IBM Model 1, then a hidden Markov model, both directions trained to agree.
//!
//! The result is the same for any number of threads. One million pairs of 35 words take about 1.5 GB.

mod candidate;
mod corpus;
mod files;
mod model;
mod prune;
mod rows;
mod supplement;

pub use corpus::Refusal;
pub use files::{Account, Source, read};
pub use prune::Limits;
pub use rows::{Row, Rows};

use super::Draft;
use candidate::candidates;
use corpus::{Corpus, Side};
use model::{Model, Order};

/// Passes of Model 1, then of the HMM. A choice of time against quality; not tuned.
const PASSES: [(Order, usize); 2] = [(Order::Free, 3), (Order::Chained, 4)];
/// A word must be met this often to be learnt.
const LEAST_OCCURRENCES: u32 = 2;

/// Where the training stands.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Progress {
    /// Looking for the pairs of words that meet.
    Candidates,
    /// A pass over the sentence pairs: number of the pass and of all passes, pairs done in it.
    Pass(usize, usize, usize),
}

/// Collects pairs, then learns from them.
#[derive(Debug)]
pub struct Trainer {
    corpus: Corpus,
}

impl Default for Trainer {
    fn default() -> Self {
        Self::new()
    }
}

impl Trainer {
    /// A trainer without any pair.
    pub fn new() -> Self {
        Trainer { corpus: Corpus::new() }
    }

    /// Adds (English, French) pairs in order; gives for each the reason why it was left out, or `None`.
    ///
    /// Larger slices are read in parallel; 10,000 pairs at once is plenty.
    pub fn extend(&mut self, pairs: &[(&str, &str)]) -> Vec<Option<Refusal>> {
        self.extend_weighted(pairs, 1)
    }

    /// [`Trainer::extend`] with pairs that count `weight` times: of a kind of text that is rarer here than where the
    /// lexicon will be used.
    pub fn extend_weighted(&mut self, pairs: &[(&str, &str)], weight: u8) -> Vec<Option<Refusal>> {
        self.corpus.extend(pairs, weight)
    }

    /// Pairs taken so far, by their weight.
    pub fn len(&self) -> usize {
        self.corpus.sides[0].len()
    }

    /// Has no pair been taken yet?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Learns the lexicon. `sources` names where the pairs came from; `progress` is called from several threads.
    pub fn train(self, sources: &str, limits: &Limits, progress: &(dyn Fn(Progress) + Sync)) -> Draft {
        let Corpus { mut sides, mut vocabularies, .. } = self.corpus;
        let forms = [0, 1].map(|side| {
            vocabularies[side].close();
            renumber(&mut sides[side], std::mem::take(&mut vocabularies[side].forms))
        });
        progress(Progress::Candidates);
        let candidates = candidates(&sides, [forms[0].len(), forms[1].len()]);
        let mut model = Model::new(&sides, &candidates);
        let all = PASSES.iter().map(|(_, times)| times).sum();
        let orders = PASSES.iter().flat_map(|(order, times)| std::iter::repeat_n(*order, *times));
        for (number, order) in orders.enumerate() {
            progress(Progress::Pass(number + 1, all, 0));
            model.pass(&sides, order, &|pairs| progress(Progress::Pass(number + 1, all, pairs)));
        }
        let mut draft = prune::draft(&model, &candidates, &forms, sides[0].len(), limits);
        draft.sources = sources.to_string();
        draft
    }
}

/// Renumbers the words by falling frequency from 1 up, rare ones 0; gives the forms by their new numbers.
fn renumber(side: &mut Side, forms: Vec<String>) -> Vec<String> {
    let mut counts = vec![0u32; forms.len()];
    side.words.iter().for_each(|word| counts[*word as usize] += 1);
    let mut order: Vec<u32> = (0..forms.len() as u32).filter(|w| counts[*w as usize] >= LEAST_OCCURRENCES).collect();
    order.sort_unstable_by_key(|word| (std::cmp::Reverse(counts[*word as usize]), &forms[*word as usize]));
    let mut numbers = vec![0u32; forms.len()];
    let mut kept = Vec::with_capacity(order.len() + 1);
    kept.push(String::new());
    for word in order {
        numbers[word as usize] = kept.len() as u32;
        kept.push(forms[word as usize].clone());
    }
    side.words.iter_mut().for_each(|word| *word = numbers[*word as usize]);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::Language;

    /// Sentences over a small vocabulary, the adjective before the noun in English and after it in French.
    fn pairs() -> Vec<(String, String)> {
        let nouns = [("cat", "chat"), ("dog", "chien"), ("horse", "cheval"), ("bird", "oiseau"), ("house", "bâtiment")];
        let adjectives = [("black", "noir"), ("white", "blanc"), ("old", "vieux"), ("clever", "malin")];
        let verbs = [("sees", "voit"), ("follows", "suit"), ("avoids", "évite")];
        let mut out = Vec::new();
        for (n, noun) in nouns.iter().enumerate() {
            for (a, adjective) in adjectives.iter().enumerate() {
                for (v, verb) in verbs.iter().enumerate() {
                    let other = nouns[(n + a + v + 1) % nouns.len()];
                    let english = format!("the {} {} {} a {} .", adjective.0, noun.0, verb.0, other.0);
                    let french = format!("le {} {} {} un {} .", noun.1, adjective.1, verb.1, other.1);
                    out.push((english, french));
                }
            }
        }
        out
    }

    fn train(threads: usize) -> Vec<u8> {
        let pairs = pairs();
        let pairs: Vec<_> = pairs.iter().map(|(e, f)| (e.as_str(), f.as_str())).collect();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let mut trainer = Trainer::new();
            assert!(trainer.extend(&pairs).iter().all(Option::is_none));
            trainer.train("test", &Limits::default(), &|_| {}).encode()
        })
    }

    #[test]
    fn the_lexicon_is_learnt_and_the_same_on_any_number_of_threads() {
        let one = train(1);
        assert_eq!(one, train(2));
        assert_eq!(one, train(5));
        let lexicon = Lexicon::from_bytes(one, "x").unwrap();
        for (english, french) in [("cat", "chat"), ("horse", "cheval"), ("old", "vieux"), ("avoids", "évite")] {
            let best = lexicon.translations(Language::English, english).next().unwrap();
            assert_eq!(best.0, french);
            assert!(best.1 > 0.9, "{english} {best:?}");
            assert_eq!(lexicon.translations(Language::French, french).next().unwrap().0, english);
        }
    }

    #[test]
    fn what_is_no_pair_is_left_out_with_its_reason() {
        let long = "word ".repeat(91);
        let bad = [
            ("", "rien", Refusal::Empty),
            (&long, &long, Refusal::TooLong),
            ("a b c d e f g h i j", "a b c", Refusal::LengthRatio),
            ("the same text here", "the same text here", Refusal::SameText),
            ("la vie des gens et le prix du pain", "du pain et le prix de la vie chère", Refusal::WrongLanguage),
        ];
        let mut trainer = Trainer::new();
        let pairs: Vec<_> = bad.iter().map(|(e, f, _)| (*e, *f)).collect();
        let got = trainer.extend(&pairs);
        assert_eq!(got, bad.iter().map(|(_, _, why)| Some(*why)).collect::<Vec<_>>());
        assert_eq!(trainer.extend(&[("One.", "Un."), ("One.", "Un.")]), [None, Some(Refusal::Duplicate)]);
    }
}
