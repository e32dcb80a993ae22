//! The trie of gathered patterns, laid out for reading: the children of a node stand side by side, and letters that
//! nothing branches off are one node.

use super::Node;
use crate::text::{Word, WordKind};

/// Finds every pattern of one language in a text's words.
#[derive(Debug, Default)]
pub struct Trie {
    nodes: Vec<Slot>,
    /// The byte that leads to each node; more may follow it in the node's tail.
    bytes: Vec<u8>,
    tails: Vec<u8>,
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
    /// What must follow the byte that leads here.
    tail: Run,
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
    pub(super) fn new(mut gathered: Vec<Node>) -> Self {
        let order = lay_out(&gathered);
        let mut places = vec![0; gathered.len()];
        for (place, laid) in order.iter().enumerate() {
            places[laid.node as usize] = place as u32;
        }
        let mut trie = Trie { specials: vec![Special::default()], ..Trie::default() };
        for laid in &order {
            let children = gathered[laid.node as usize].next.len() as u16;
            let tail = Run::add(&mut trie.tails, laid.tail.iter().copied());
            trie.nodes.push(Slot { first: laid.first, children, special: 0, tail });
            trie.bytes.push(laid.byte);
        }
        for laid in order {
            let node = std::mem::take(&mut gathered[laid.node as usize]);
            if node.is_special() {
                trie.nodes[places[laid.node as usize] as usize].special = trie.specials.len() as u32;
                trie.add(node, &places);
            }
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
        let (mut node, mut rest) = (node, word.form.as_bytes());
        while let Some((byte, after)) = rest.split_first() {
            let Some(reached) = self.follow(node, *byte) else { return };
            let tail = self.nodes[reached as usize].tail.of(&self.tails);
            if !tail.is_empty() && !after.starts_with(tail) {
                return;
            }
            (node, rest) = (reached, &after[tail.len()..]);
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

/// A node in its place: the bytes that lead to it, and where its children begin.
struct Laid {
    node: u32,
    byte: u8,
    tail: Vec<u8>,
    first: u32,
}

/// The nodes that are kept, in an order in which children stand side by side.
fn lay_out(nodes: &[Node]) -> Vec<Laid> {
    let mut is_child = vec![false; nodes.len()];
    nodes.iter().flat_map(|node| &node.next).for_each(|(_, child)| is_child[*child as usize] = true);
    let heads = (0..nodes.len() as u32).filter(|node| !is_child[*node as usize]);
    let mut order: Vec<Laid> = heads.map(|node| Laid { node, byte: 0, tail: Vec::new(), first: 0 }).collect();
    let mut at = 0;
    while at < order.len() {
        order[at].first = order.len() as u32;
        order.extend(nodes[order[at].node as usize].next.iter().map(|(byte, child)| chain(nodes, *byte, *child)));
        at += 1;
    }
    order
}

/// The node to which a byte leads, or the next one at which a word may end or patterns part.
fn chain(nodes: &[Node], byte: u8, mut node: u32) -> Laid {
    let mut tail = Vec::new();
    while byte != b' ' && !nodes[node as usize].is_special() {
        match nodes[node as usize].next[..] {
            [(next, child)] if next != b' ' => {
                tail.push(next);
                node = child;
            }
            _ => break,
        }
    }
    Laid { node, byte, tail, first: 0 }
}
