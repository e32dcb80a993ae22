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
}

/// A node: where its children begin, how many they are, and what else it holds.
#[derive(Debug, Clone, Copy)]
struct Slot {
    first: u32,
    children: u16,
    /// Number of its [`Special`]; the first is empty.
    special: u32,
}

/// What a node holds besides its children; see [`Node`].
#[derive(Debug, Default)]
struct Special {
    rest: Option<u32>,
    any: Option<u32>,
    number: Option<u32>,
    /// Endings of a word, each with its last byte before it, and where it leads.
    ends: Vec<(u8, Box<str>, u32)>,
    meets: Vec<u32>,
    accept: Vec<(u32, u32)>,
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
        let mut specials = vec![Special::default()];
        let mut gathered: Vec<Option<Node>> = gathered.into_iter().map(Some).collect();
        let mut slot = |((_, node), first): (&(u8, u32), &u32)| {
            let node = gathered[*node as usize].take().unwrap_or_default();
            let children = node.next.len() as u16;
            let special = Special::new(node, &places).map_or(0, |special| {
                specials.push(special);
                (specials.len() - 1) as u32
            });
            Slot { first: *first, children, special }
        };
        let nodes = order.iter().zip(&firsts).map(&mut slot).collect();
        Trie { nodes, bytes: order.iter().map(|(byte, _)| *byte).collect(), specials }
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
        for &meet in &here.meets {
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
            for (_, end, reached) in here.ends.iter().filter(|(byte, ..)| Some(*byte) == last) {
                if word.form.len() > end.len() && word.form.ends_with(&**end) {
                    self.arrive(*reached, words, at + 1, found);
                }
            }
        }
    }

    /// Behind a word: tells what ends there, and goes on with the next.
    fn arrive(&self, node: u32, words: &[Word], at: usize, found: Found) {
        let here = self.special(node);
        for &(id, follow) in &here.accept {
            found(id, at - follow as usize, at);
        }
        for &meet in &here.meets {
            self.walk(meet, words, at, found);
        }
        if let Some(next) = self.follow(node, b' ') {
            self.walk(next, words, at, found);
        }
    }
}

impl Special {
    /// What a node holds besides its children, where it holds anything.
    fn new(node: Node, places: &[u32]) -> Option<Self> {
        let Node { rest, any, number, ends, meets, accept, .. } = node;
        let empty = ends.is_empty() && meets.is_empty() && accept.is_empty();
        if empty && rest.or(any).or(number).is_none() {
            return None;
        }
        let place = |node: u32| places[node as usize];
        let last = |end: &str| end.bytes().next_back().unwrap_or_default();
        Some(Special {
            rest: rest.map(place),
            any: any.map(place),
            number: number.map(place),
            ends: ends.into_iter().map(|(end, reached)| (last(&end), end.into(), place(reached))).collect(),
            meets: meets.into_iter().map(place).collect(),
            accept,
        })
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
