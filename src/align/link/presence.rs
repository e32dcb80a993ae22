//! A set of numbers that may say yes too often, and never no.

/// Bits of a set: of 25 words one in 40 others is taken for one of them.
const BITS: usize = 1024;

/// Which numbers of words a text has: spares most translations the search among its words.
#[derive(Debug, Clone, Copy)]
pub(in crate::align) struct Presence([u64; BITS / 64]);

impl Presence {
    /// False where the number is surely not in it.
    pub fn may_hold(&self, id: u32) -> bool {
        self.0[id as usize % BITS / 64] >> (id % 64) & 1 == 1
    }
}

impl FromIterator<u32> for Presence {
    fn from_iter<T: IntoIterator<Item = u32>>(ids: T) -> Self {
        let mut bits = [0; BITS / 64];
        for id in ids {
            bits[id as usize % BITS / 64] |= 1 << (id % 64);
        }
        Presence(bits)
    }
}
