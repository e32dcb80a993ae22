//! The trie of gathered patterns, laid out for reading: the children of a node stand side by side.

use super::Node;
use crate::text::{Word, WordKind};

/// Finds every pattern of one language in a text's words.
#[derive(Debug)]
pub struct Trie {
    nodes: Vec<Slot>,
    /// The byte that leads to each node.
    bytes: Vec<u8>,
    specials: Vec<Special>,
    /// Endings of a word, each with its last byte before it, and where it leads.
    ends: Vec<(u8, Box<str>, u32)>,
    meets: Vec<u32>,
    accepts: Vec<(u32, u32)>,
}

/// A node: where its children begin, how many they are, and what else it holds.
#[derive(Debug, Clone, Copy)]
struct Slot {
    first: u32,
    children: u16,
    /// Number of its [`Special`]; the first is empty.
    special: u32,
}

/// What a node holds besides its children; see [`Node`]. Its lists are runs of the trie's.
#[derive(Debug, Clone, Copy, Default)]
struct Special {
    rest: Option<u32>,
    any: Option<u32>,
    number: Option<u32>,
    ends: Run,
    meets: Run,
    accepts: Run,
}

/// A run of a list.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    start: u32,
    end: u32,
}

impl Run {
    /// Adds a list to another one.
    fn add<T>(to: &mut Vec<T>, items: impl Iterator<Item = T>) -> Self {
        let start = to.len() as u32;
        to.extend(items);
        Run { start, end: to.len() as u32 }
    }

    #[inline]
    fn of<T>(self, list: &[T]) -> &[T] {
        &list[self.start as usize..self.end as usize]
    }
}

/// Receives a pattern that was found: its number, the word after its last, and the word after what had to follow.
type Found<'a> = &'a mut dyn FnMut(u32, usize, usize);

impl Trie {
    /// Lays out gathered nodes, of which the first is the root.
    pub(super) fn new(gathered: Vec<Node>) -> Self {
        let (order, firsts) = lay_out(&gathered);
        let mut places = vec![0; gathered.len()];
        for (place, (_, node)) in order.iter().enumerate() {
            places[*node as usize] = place as u32;
        }
        let slot = |((_, node), first): (&(u8, u32), &u32)| {
            let children = gathered[*node as usize].next.len() as u16;
            Slot { first: *first, children, special: 0 }
        };
        let nodes = order.iter().zip(&firsts).map(slot).collect();
        let bytes = order.iter().map(|(byte, _)| *byte).collect();
        let specials = vec![Special::default()];
        let mut trie = Trie { nodes, bytes, specials, ends: Vec::new(), meets: Vec::new(), accepts: Vec::new() };
        for (node, place) in gathered.into_iter().zip(&places).filter(|(node, _)| node.is_special()) {
            trie.nodes[*place as usize].special = trie.specials.len() as u32;
            trie.add(node, &places);
        }
        trie
    }

    fn add(&mut self, node: Node, places: &[u32]) {
        let place = |node: u32| places[node as usize];
        let last = |end: &str| end.bytes().next_back().unwrap_or_default();
        let ends = node.ends.into_iter().map(|(end, reached)| (last(&end), end.into(), place(reached)));
        self.specials.push(Special {
            rest: node.rest.map(place),
            any: node.any.map(place),
            number: node.number.map(place),
            ends: Run::add(&mut self.ends, ends),
            meets: Run::add(&mut self.meets, node.meets.into_iter().map(place)),
            accepts: Run::add(&mut self.accepts, node.accept.into_iter()),
        });
    }

    /// Tells `found` of every pattern that begins at word `start`: its number, the word after its last, and the word
    /// after what had to follow.
    pub fn matches(&self, words: &[Word], start: usize, found: Found) {
        self.walk(0, words, start, found);
    }

    fn special(&self, node: u32) -> &Special {
        &self.specials[self.nodes[node as usize].special as usize]
    }

    fn follow(&self, node: u32, byte: u8) -> Option<u32> {
        let Slot { first, children, .. } = self.nodes[node as usize];
        let bytes = &self.bytes[first as usize..first as usize + children as usize];
        bytes.iter().position(|known| *known == byte).map(|at| first + at as u32)
    }

    /// Goes on from a node with the word there.
    fn walk(&self, node: u32, words: &[Word], at: usize, found: Found) {
        let Some(word) = words.get(at) else { return };
        if self.nodes[node as usize].special > 0 {
            self.step_over(node, words, at, found);
        }
        let mut node = node;
        for byte in word.form.bytes() {
            match self.follow(node, byte) {
                Some(reached) => node = reached,
                None => return,
            }
            if self.nodes[node as usize].special > 0
                && let Some(reached) = self.special(node).rest
            {
                self.arrive(reached, words, at + 1, found);
            }
        }
        self.arrive(node, words, at + 1, found);
    }

    /// Follows what asks for no letters of the word, or for its last.
    fn step_over(&self, node: u32, words: &[Word], at: usize, found: Found) {
        let (word, here) = (&words[at], self.special(node));
        for &meet in here.meets.of(&self.meets) {
            self.walk(meet, words, at, found);
        }
        if let Some(reached) = here.any.filter(|_| word.kind != WordKind::Mark) {
            self.arrive(reached, words, at + 1, found);
        }
        if let Some(reached) = here.number.filter(|_| word.kind == WordKind::Number) {
            self.arrive(reached, words, at + 1, found);
        }
        if word.kind == WordKind::Word {
            let last = word.form.bytes().next_back();
            for (_, end, reached) in here.ends.of(&self.ends).iter().filter(|(byte, ..)| Some(*byte) == last) {
                if word.form.len() > end.len() && word.form.ends_with(&**end) {
                    self.arrive(*reached, words, at + 1, found);
                }
            }
        }
    }

    /// Behind a word: tells what ends there, and goes on with the next.
    fn arrive(&self, node: u32, words: &[Word], at: usize, found: Found) {
        let here = self.special(node);
        for &(id, follow) in here.accepts.of(&self.accepts) {
            found(id, at - follow as usize, at);
        }
        for &meet in here.meets.of(&self.meets) {
            self.walk(meet, words, at, found);
        }
        if let Some(next) = self.follow(node, b' ') {
            self.walk(next, words, at, found);
        }
    }
}

impl Node {
    /// Does it hold anything besides its children?
    fn is_special(&self) -> bool {
        let empty = self.ends.is_empty() && self.meets.is_empty() && self.accept.is_empty();
        !empty || self.rest.or(self.any).or(self.number).is_some()
    }
}

/// The nodes in an order in which children stand side by side, each with the byte that leads to it, and where each
/// node's children begin.
fn lay_out(nodes: &[Node]) -> (Vec<(u8, u32)>, Vec<u32>) {
    let mut is_child = vec![false; nodes.len()];
    nodes.iter().flat_map(|node| &node.next).for_each(|(_, child)| is_child[*child as usize] = true);
    let heads = (0..nodes.len() as u32).filter(|node| !is_child[*node as usize]);
    let mut order: Vec<(u8, u32)> = heads.map(|node| (0, node)).collect();
    let mut firsts = Vec::with_capacity(nodes.len());
    while let Some((_, node)) = order.get(firsts.len()) {
        firsts.push(order.len() as u32);
        order.extend(&nodes[*node as usize].next);
    }
    (order, firsts)
}
