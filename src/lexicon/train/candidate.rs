//! Which pairs of words may translate each other at all: those that meet in more sentences than chance would bring.
//!
//! For every word the sentences that hold it are read through an index and the words opposite counted in one dense
//! row, so that no table of all pairs ever exists; frequent words are judged by a spread sample of their sentences.

use super::corpus::Side;
use rayon::prelude::*;

/// Sentences read for one word: enough for a translation with probability 0.001 to be met several times.
const SAMPLE: usize = 8_000;
/// Translations kept for a word that is met twice, and how many more for each doubling of its frequency.
const FEWEST: usize = 24;
const MORE: usize = 8;
/// Two words must meet this many times as often as chance would have it.
const LIFT: f32 = 1.3;
/// Words so frequent that nothing can be met that much more often than by chance (the full stop) must meet nearly
/// always: Dice coefficient.
const NEARLY_ALWAYS: f32 = 0.8;

/// Where each word occurs: sentence numbers, each once.
struct Index {
    starts: Vec<u32>,
    sentences: Vec<u32>,
}

impl Index {
    fn new(side: &Side, words: usize) -> Self {
        let mut last = vec![u32::MAX; words];
        let mut each = |visit: &mut dyn FnMut(u32, u32)| {
            last.fill(u32::MAX);
            for sentence in 0..side.len() {
                for &word in side.sentence(sentence) {
                    if std::mem::replace(&mut last[word as usize], sentence as u32) != sentence as u32 {
                        visit(word, sentence as u32);
                    }
                }
            }
        };
        let mut starts = vec![0u32; words + 1];
        each(&mut |word, _| starts[word as usize + 1] += 1);
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut cursors = starts.clone();
        let mut sentences = vec![0; *starts.last().unwrap_or(&0) as usize];
        each(&mut |word, sentence| {
            sentences[cursors[word as usize] as usize] = sentence;
            cursors[word as usize] += 1;
        });
        Index { starts, sentences }
    }

    fn of(&self, word: usize) -> &[u32] {
        &self.sentences[self.starts[word] as usize..self.starts[word + 1] as usize]
    }

    fn count(&self, word: usize) -> u32 {
        self.starts[word + 1] - self.starts[word]
    }
}

/// In how many sentences each word of either side stands, and the pairs worth learning.
pub(super) struct Candidates {
    pub sentences: [Vec<u32>; 2],
    /// (English, French, Dice coefficient), sorted, none twice.
    pub pairs: Vec<(u32, u32, f32)>,
}

/// The candidates among words numbered from 1 up (0 stands for all rare words and is never one).
pub(super) fn candidates(sides: &[Side; 2], words: [usize; 2]) -> Candidates {
    let indices = [Index::new(&sides[0], words[0]), Index::new(&sides[1], words[1])];
    let mut pairs = best(&indices[0], &indices[1], &sides[1], words);
    pairs
        .extend(best(&indices[1], &indices[0], &sides[0], [words[1], words[0]]).into_iter().map(|(f, e, d)| (e, f, d)));
    // A sampled count may differ by direction: the larger stays.
    pairs.par_sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(b.2.total_cmp(&a.2)));
    pairs.dedup_by_key(|pair| (pair.0, pair.1));
    let sentences = [0, 1].map(|side| (0..words[side]).map(|word| indices[side].count(word)).collect());
    Candidates { sentences, pairs }
}

fn best(own: &Index, other: &Index, opposite: &Side, words: [usize; 2]) -> Vec<(u32, u32, f32)> {
    let rows = (1..words[0]).into_par_iter().with_min_len(256).map_init(
        || Counter { counts: vec![0; words[1]], stamps: vec![0; words[1]], clock: 0, met: Vec::new() },
        |counter, word| {
            let read = counter.count(own.of(word), opposite);
            counter.rank(word, own, other, read, opposite.len())
        },
    );
    rows.flatten_iter().collect()
}

/// How many sentences of one word hold each word opposite.
struct Counter {
    counts: Vec<u32>,
    stamps: Vec<u32>,
    clock: u32,
    met: Vec<u32>,
}

impl Counter {
    /// Counts over a spread sample of the sentences; gives back how many were read.
    fn count(&mut self, sentences: &[u32], opposite: &Side) -> usize {
        let read = sentences.len().min(SAMPLE);
        for step in 0..read {
            self.clock += 1;
            let sentence = opposite.sentence(sentences[step * sentences.len() / read] as usize);
            for &word in sentence.iter().filter(|word| **word > 0) {
                if std::mem::replace(&mut self.stamps[word as usize], self.clock) != self.clock {
                    if self.counts[word as usize] == 0 {
                        self.met.push(word);
                    }
                    self.counts[word as usize] += 1;
                }
            }
        }
        read
    }

    /// The words met more often than by chance, best first; clears the counts.
    fn rank(&mut self, word: usize, own: &Index, other: &Index, read: usize, total: usize) -> Vec<(u32, u32, f32)> {
        let here = own.count(word) as f32;
        let scale = here / read.max(1) as f32;
        let mut row: Vec<(u32, u32, f32)> = Vec::with_capacity(self.met.len());
        for candidate in self.met.drain(..) {
            let count = std::mem::take(&mut self.counts[candidate as usize]);
            let there = other.count(candidate as usize) as f32;
            let together = count as f32 * scale;
            let dice = 2.0 * together / (here + there);
            let is_met = together > LIFT * here * there / total as f32 || dice > NEARLY_ALWAYS;
            if (count >= 2 || here <= 3.0) && is_met {
                row.push((word as u32, candidate, dice));
            }
        }
        row.sort_unstable_by(|a, b| b.2.total_cmp(&a.2).then(a.1.cmp(&b.1)));
        row.truncate(FEWEST + MORE * here.max(1.0).log2() as usize);
        row
    }
}
