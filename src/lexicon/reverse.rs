//! The translations read backwards: which words a word renders.

use super::file::Table;
use crate::text::Language;

/// Rarer renderings are left out.
pub const LEAST: f32 = 0.02;

/// For each word of one language the words of the other that it renders at least so often as [`LEAST`].
#[derive(Debug, Clone, Default)]
pub(super) struct Reverse {
    /// Where each word's entries begin, and where the last one's end.
    starts: Vec<u32>,
    entries: Vec<(u32, f32)>,
}

impl Reverse {
    /// Of the words of `language`.
    pub fn new(table: &Table, language: Language) -> Self {
        let words = table.len(language);
        let renderings = |id| {
            let record = table.record(language.other(), id).into_iter();
            let entries = record.flat_map(|record| record.translations().take_while(|(_, p)| *p >= LEAST));
            entries.filter(move |(own, _)| (*own as usize) < words)
        };
        let others = 0..table.len(language.other()) as u32;
        let mut starts = vec![0u32; words + 1];
        others.clone().flat_map(renderings).for_each(|(own, _)| starts[own as usize + 1] += 1);
        for word in 0..words {
            starts[word + 1] += starts[word];
        }
        let (mut next, mut entries) = (starts.clone(), vec![(0, 0.0); starts[words] as usize]);
        for other in others {
            for (own, p) in renderings(other) {
                entries[next[own as usize] as usize] = (other, p);
                next[own as usize] += 1;
            }
        }
        Reverse { starts, entries }
    }

    /// The entries of a word, by number.
    pub fn of(&self, word: u32) -> &[(u32, f32)] {
        let ends = self.starts.get(word as usize).zip(self.starts.get(word as usize + 1));
        ends.map_or(&[], |(start, end)| &self.entries[*start as usize..*end as usize])
    }
}
