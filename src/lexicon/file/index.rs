//! Numbers of words by their forms: an open table with a slot and a few bits of its hash for every form, read in place.
//!
//! Short forms are asked for most, so the hash mixes them well, and the bits in the slot spare most looks at the words.

use super::u32_at;
use std::hash::Hasher;
use std::ops::Range;

/// Bits of a slot that hold a word's number plus one; the upper ones hold bits of its hash. 0 where a slot is empty.
const NUMBER: u32 = u16::MAX as u32;

/// The slots of the forms of a language, at most half of them full, in order of their numbers.
pub(super) fn slots<'a>(forms: impl ExactSizeIterator<Item = &'a [u8]>) -> Vec<u32> {
    let bits = (2 * forms.len()).max(2).next_power_of_two().ilog2();
    let mut slots = vec![0; 1 << bits];
    for (id, form) in (1..=NUMBER).zip(forms) {
        let (mut slot, tag) = place(form, bits);
        while slots[slot] != 0 {
            slot = (slot + 1) & (slots.len() - 1);
        }
        slots[slot] = tag | id;
    }
    slots
}

/// Where the slots stand in the file's bytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// Bits of a slot's number.
    pub bits: u32,
    pub bytes: Range<usize>,
}

impl Index {
    /// Of so many bits, from byte `at` on.
    pub fn new(bits: u32, at: usize) -> Self {
        Index { bits, bytes: at..at + (4 << bits) }
    }

    /// The number of a form; `is` tells whether a word has it.
    #[inline]
    pub fn find(&self, file: &[u8], form: &[u8], is: impl Fn(u32) -> bool) -> Option<u32> {
        let slots = file.get(self.bytes.clone())?;
        let (first, tag) = place(form, self.bits);
        // In a file that lies no slot may be empty.
        for step in 0..1 << self.bits {
            let slot = (first + step) & ((1 << self.bits) - 1);
            let entry = u32_at(slots, 4 * slot).filter(|entry| *entry != 0)?;
            let id = (entry & NUMBER).wrapping_sub(1);
            if entry & !NUMBER == tag && is(id) {
                return Some(id);
            }
        }
        None
    }
}

fn place(form: &[u8], bits: u32) -> (usize, u32) {
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(form);
    // Fibonacci hashing: every bit of the form reaches the upper bits of the product.
    let hash = (hasher.finish() ^ hasher.finish() >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((hash >> (64 - bits)) as usize, (hash as u32) & !NUMBER)
}
