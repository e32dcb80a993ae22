//! Numbers of words by their forms, in memory.
//!
//! The buckets of the file hold four words on average and many more of two or three letters, which are the words asked
//! for most: the hash that orders them mixes short forms badly. Here every form has a slot of its own, and a few bits
//! of its hash spare most looks into the file.

use std::hash::Hasher;

/// A slot holds a word's number plus one in its lower half and bits of its hash in the upper; 0 where it is empty.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    slots: Vec<u32>,
    /// Bits of a slot's number.
    bits: u32,
}

impl Index {
    /// Of the forms of a language, in order of their numbers.
    pub fn new<'a>(forms: impl ExactSizeIterator<Item = &'a [u8]>) -> Self {
        let bits = (2 * forms.len()).max(2).next_power_of_two().ilog2();
        let mut index = Index { slots: vec![0; 1 << bits], bits };
        for (id, form) in (1..=u32::from(u16::MAX)).zip(forms) {
            let (mut slot, tag) = index.place(form);
            while index.slots[slot] != 0 {
                slot = (slot + 1) & (index.slots.len() - 1);
            }
            index.slots[slot] = tag | id;
        }
        index
    }

    /// The number of a form; `is` tells whether a word has it.
    #[inline]
    pub fn find(&self, form: &[u8], is: impl Fn(u32) -> bool) -> Option<u32> {
        let (mut slot, tag) = self.place(form);
        loop {
            match self.slots.get(slot) {
                None | Some(0) => return None,
                Some(entry) => {
                    let id = (entry & u32::from(u16::MAX)) - 1;
                    if entry & !u32::from(u16::MAX) == tag && is(id) {
                        return Some(id);
                    }
                }
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    fn place(&self, form: &[u8]) -> (usize, u32) {
        let mut hasher = fnv::FnvHasher::default();
        hasher.write(form);
        // Fibonacci hashing: every bit of the form reaches the upper bits of the product.
        let hash = (hasher.finish() ^ hasher.finish() >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((hash >> (64 - self.bits)) as usize, (hash as u32) & !u32::from(u16::MAX))
    }
}
