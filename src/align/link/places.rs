//! Where the words of a text stand, by their numbers in the lexicon.

/// Slots of the table: a bead's words seldom share one.
const SLOTS: usize = 512;
/// Marks the end of a chain.
const NONE: u32 = u32::MAX;

/// A word in the chain of its slot.
#[derive(Debug, Clone, Copy)]
struct Link {
    id: u32,
    place: u32,
    next: u32,
}

/// Finds the places of a word by its number; reused from one text to the next.
#[derive(Debug)]
pub(in crate::align) struct Places {
    heads: [u32; SLOTS],
    links: Vec<Link>,
}

impl Default for Places {
    fn default() -> Self {
        Places { heads: [NONE; SLOTS], links: Vec::new() }
    }
}

impl Places {
    /// The places of words that have numbers, given in order.
    pub fn fill(&mut self, ids: impl DoubleEndedIterator<Item = (usize, u32)>) {
        self.heads.fill(NONE);
        self.links.clear();
        for (place, id) in ids.rev() {
            let head = &mut self.heads[id as usize % SLOTS];
            self.links.push(Link { id, place: place as u32, next: *head });
            *head = self.links.len() as u32 - 1;
        }
    }

    /// The places of a number, in order.
    #[inline(always)]
    pub fn of(&self, id: u32) -> Chain<'_> {
        Chain { links: &self.links, next: self.heads[id as usize % SLOTS], id }
    }
}

/// The places of one number.
pub(in crate::align) struct Chain<'a> {
    links: &'a [Link],
    next: u32,
    id: u32,
}

impl Iterator for Chain<'_> {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        while self.next != NONE {
            let link = self.links[self.next as usize];
            self.next = link.next;
            if link.id == self.id {
                return Some(link.place as usize);
            }
        }
        None
    }
}
