//! Word patterns of the sense tables, and the trie that finds all of them in one pass over a text's words.
//!
//! A pattern is a run of words: `stem*` is any word that begins so, `*end` any that ends so, `_` any one word, `#` any
//! number, `(a|b|)` a choice, the empty one included. What stands after `>` must follow but is no part of what is found
//! (`most > people`). A cell of a table holds several patterns, parted by `;`.
//!
//! Behind a choice its branches meet again in one node, so that a pattern costs the sum of its choices, not the product.

use crate::text::{self, Language, Word, WordKind};
use std::sync::OnceLock;

/// A place in the trie; `rest` follows a stem through the rest of its word, `any` and `number` step over one word.
#[derive(Debug, Default)]
struct Node {
    next: Vec<(u8, u32)>,
    rest: Option<u32>,
    any: Option<u32>,
    number: Option<u32>,
    /// Endings of a word, and where each leads.
    ends: Vec<(String, u32)>,
    /// Where branches of a choice meet: nodes from which the next word may go on as well.
    meets: Vec<u32>,
    /// Pattern, and how many of the last words only had to follow.
    accept: Vec<(u32, u32)>,
}

/// Patterns of one language, each with the number it was inserted under.
#[derive(Debug)]
pub struct Trie {
    nodes: Vec<Node>,
    language: Language,
    heads: OnceLock<Heads>,
}

/// Where patterns may begin, by the first byte of a word: most words begin none, and are done with one look.
#[derive(Debug)]
struct Heads {
    by_byte: Vec<Vec<u32>>,
}

/// Where a pattern has come to: before a word, or behind one.
#[derive(Clone, Copy)]
struct Place {
    node: u32,
    behind: bool,
}

/// What a pattern asks of one word.
enum Step {
    Literal(String),
    Stem(String),
    End(String),
    Any,
    Number,
}

impl Trie {
    /// A trie without patterns.
    pub fn new(language: Language) -> Self {
        Trie { nodes: vec![Node::default()], language, heads: OnceLock::new() }
    }

    /// Adds every pattern of a table's cell under one number.
    pub fn insert_cell(&mut self, cell: &str, id: u32) {
        self.heads.take();
        for pattern in cell.split(';').map(str::trim).filter(|pattern| !pattern.is_empty()) {
            self.grow(Place { node: 0, behind: false }, &parts(pattern), id, None);
        }
    }

    /// Adds what is left of a pattern from a place on; `follow` counts the words since `>`.
    fn grow(&mut self, from: Place, parts: &[Vec<String>], id: u32, follow: Option<u32>) {
        let Some((choices, rest)) = parts.split_first() else {
            let accept = &mut self.nodes[from.node as usize].accept;
            let found = (id, follow.unwrap_or(0));
            if from.behind && !accept.contains(&found) {
                accept.push(found);
            }
            return;
        };
        // Branches cannot meet where each has its own count of words that only follow, or where nothing need come after.
        let counts = follow.is_some() || choices.iter().any(|choice| choice.contains('>'));
        let firm = |choices: &Vec<String>| choices.iter().all(|choice| !choice.trim().is_empty());
        let meet = (choices.len() > 1 && !counts && rest.iter().any(firm)).then(|| self.fresh());
        for choice in choices {
            let (mut place, mut follow) = (from, follow);
            for word in choice.split_whitespace() {
                if word == ">" {
                    follow = Some(0);
                    continue;
                }
                for step in steps(word, self.language) {
                    let start = if place.behind { self.byte(place.node, b' ') } else { place.node };
                    place = Place { node: self.step(start, step), behind: true };
                    follow = follow.map(|words| words + 1);
                }
            }
            match meet {
                Some(meet) => self.nodes[place.node as usize].meets.push(meet),
                None => self.grow(place, rest, id, follow),
            }
        }
        if let Some(node) = meet {
            self.grow(Place { node, behind: false }, rest, id, None);
        }
    }

    fn fresh(&mut self) -> u32 {
        self.nodes.push(Node::default());
        (self.nodes.len() - 1) as u32
    }

    fn step(&mut self, node: u32, step: Step) -> u32 {
        match step {
            Step::Literal(form) => form.bytes().fold(node, |node, byte| self.byte(node, byte)),
            Step::Stem(form) => {
                let node = form.bytes().fold(node, |node, byte| self.byte(node, byte));
                self.slot(node, |node| &mut node.rest)
            }
            Step::End(form) => self.end(node, form),
            Step::Any => self.slot(node, |node| &mut node.any),
            Step::Number => self.slot(node, |node| &mut node.number),
        }
    }

    fn end(&mut self, node: u32, form: String) -> u32 {
        if let Some((_, reached)) = self.nodes[node as usize].ends.iter().find(|(end, _)| *end == form) {
            return *reached;
        }
        let fresh = self.fresh();
        self.nodes[node as usize].ends.push((form, fresh));
        fresh
    }

    fn slot(&mut self, node: u32, slot: fn(&mut Node) -> &mut Option<u32>) -> u32 {
        let fresh = self.nodes.len() as u32;
        let place = slot(&mut self.nodes[node as usize]);
        let reached = *place.get_or_insert(fresh);
        if reached == fresh {
            self.nodes.push(Node::default());
        }
        reached
    }

    fn byte(&mut self, node: u32, byte: u8) -> u32 {
        let known = self.follow(node, byte);
        known.unwrap_or_else(|| {
            let fresh = self.fresh();
            self.nodes[node as usize].next.push((byte, fresh));
            fresh
        })
    }

    fn follow(&self, node: u32, byte: u8) -> Option<u32> {
        self.nodes[node as usize].next.iter().find(|(b, _)| *b == byte).map(|(_, reached)| *reached)
    }

    /// Tells `found` of every pattern that begins at word `start`: its number, the word after its last, and the word
    /// after what had to follow.
    pub fn matches(&self, words: &[Word], start: usize, found: &mut dyn FnMut(u32, usize, usize)) {
        let Some(byte) = words.get(start).and_then(|word| word.form.bytes().next()) else { return };
        let heads = self.heads.get_or_init(|| Heads::new(&self.nodes));
        for &node in &heads.by_byte[byte as usize] {
            self.step_over(node, words, start, found);
        }
    }

    fn walk(&self, node: u32, words: &[Word], at: usize, found: &mut dyn FnMut(u32, usize, usize)) {
        if at < words.len() {
            for &meet in &self.nodes[node as usize].meets {
                self.walk(meet, words, at, found);
            }
            self.step_over(node, words, at, found);
        }
    }

    /// Follows the patterns that go on from a node with the word there, those of the nodes that it meets left out.
    fn step_over(&self, node: u32, words: &[Word], at: usize, found: &mut dyn FnMut(u32, usize, usize)) {
        let (word, here) = (&words[at], &self.nodes[node as usize]);
        if let Some(reached) = here.any.filter(|_| word.kind != WordKind::Mark) {
            self.arrive(reached, words, at + 1, found);
        }
        if let Some(reached) = here.number.filter(|_| word.kind == WordKind::Number) {
            self.arrive(reached, words, at + 1, found);
        }
        if word.kind == WordKind::Word {
            let last = word.form.as_bytes().last();
            for (end, reached) in &here.ends {
                let ends = end.as_bytes().last() == last && word.form.ends_with(end.as_str());
                if ends && word.form.len() > end.len() {
                    self.arrive(*reached, words, at + 1, found);
                }
            }
        }
        let mut node = node;
        for byte in word.form.bytes() {
            match self.follow(node, byte) {
                Some(reached) => node = reached,
                None => return,
            }
            if let Some(reached) = self.nodes[node as usize].rest {
                self.arrive(reached, words, at + 1, found);
            }
        }
        self.arrive(node, words, at + 1, found);
    }

    fn arrive(&self, node: u32, words: &[Word], at: usize, found: &mut dyn FnMut(u32, usize, usize)) {
        let here = &self.nodes[node as usize];
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

impl Heads {
    fn new(nodes: &[Node]) -> Self {
        let mut order = Vec::new();
        reach(nodes, 0, &mut order);
        let begins = |node: &u32, byte: u8| {
            let node = &nodes[*node as usize];
            let wide = node.any.is_some() || node.number.is_some() || !node.ends.is_empty();
            wide || node.next.iter().any(|(first, _)| *first == byte)
        };
        let with = |byte: u8| order.iter().copied().filter(|node| begins(node, byte)).collect();
        Heads { by_byte: (0..=u8::MAX).map(with).collect() }
    }
}

/// The nodes from which a word may go on at a node, in the order in which they are walked.
fn reach(nodes: &[Node], node: u32, order: &mut Vec<u32>) {
    nodes[node as usize].meets.iter().for_each(|meet| reach(nodes, *meet, order));
    order.push(node);
}

/// What one word of a pattern asks, cut as a text's words are.
fn steps(word: &str, language: Language) -> Vec<Step> {
    match word {
        "_" => return vec![Step::Any],
        "#" => return vec![Step::Number],
        _ => {}
    }
    if let Some(end) = word.strip_prefix('*') {
        return vec![Step::End(text::word::fold(end))];
    }
    let stem = word.strip_suffix('*');
    let words = text::words(stem.unwrap_or(word), language);
    let mut steps: Vec<Step> = words.into_iter().map(|word| Step::Literal(word.form)).collect();
    if let (Some(_), Some(Step::Literal(form))) = (stem, steps.last_mut()) {
        let form = std::mem::take(form);
        steps.pop();
        steps.push(Step::Stem(form));
    }
    steps
}

/// The words of a pattern, each with its choices; a choice may hold several words, or none.
fn parts(pattern: &str) -> Vec<Vec<String>> {
    let mut parts = Vec::new();
    let (mut start, mut inside) = (0, false);
    for (at, c) in pattern.char_indices() {
        inside = (inside || c == '(') && c != ')';
        if c.is_whitespace() && !inside {
            parts.push(&pattern[start..at]);
            start = at + c.len_utf8();
        }
    }
    parts.push(&pattern[start..]);
    parts.into_iter().filter(|part| !part.is_empty()).map(expand).collect()
}

/// Every reading of the choices in a part of a pattern.
fn expand(pattern: &str) -> Vec<String> {
    let Some(open) = pattern.find('(') else { return vec![pattern.to_string()] };
    let Some(close) = pattern[open..].find(')').map(|n| open + n) else { return vec![pattern.to_string()] };
    let (head, tail) = (&pattern[..open], expand(&pattern[close + 1..]));
    let choices = pattern[open + 1..close].split('|');
    choices.flat_map(|choice| tail.iter().map(move |tail| format!("{head}{choice}{tail}"))).collect()
}

/// A cell whose plain words also match with a regular ending of the language: `pump` also "pumps", `actif` also
/// « actifs ». Of a phrase, the first and the last word.
pub fn inflected(cell: &str, language: Language) -> String {
    let endings = match language {
        Language::English => "(|s|es|'s)",
        Language::French => "(|s|e|es|x)",
    };
    let ended = |word: &str| {
        let plain = word.chars().count() >= 3 && word.chars().all(char::is_alphabetic);
        if plain { format!("{word}{endings}") } else { word.to_string() }
    };
    let phrase = |pattern: &str| {
        let words: Vec<&str> = pattern.split_whitespace().collect();
        let last = words.len().saturating_sub(1);
        let words: Vec<String> = words
            .iter()
            .enumerate()
            .map(|(at, word)| if at == 0 || at == last { ended(word) } else { word.to_string() })
            .collect();
        words.join(" ")
    };
    cell.split(';').map(phrase).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(patterns: &str, text: &str) -> Vec<(usize, usize)> {
        let mut trie = Trie::new(Language::English);
        trie.insert_cell(patterns, 0);
        let words = text::words(text, Language::English);
        let mut out = Vec::new();
        for start in 0..words.len() {
            trie.matches(&words, start, &mut |_, end, _| out.push((start, end)));
        }
        out
    }

    #[test]
    fn patterns_match_words_stems_choices_and_gaps() {
        assert_eq!(found("large*", "A larger mast, enlarged"), [(1, 2)]);
        assert_eq!(found("(the|a) (very|) big", "the very big ship and a big one"), [(0, 3), (5, 7)]);
        assert_eq!(found("(the|) (one|two words) here; the one there", "the two words here"), [(0, 4), (1, 4)]);
        assert!(found("(a|b) c; a d", "b d").is_empty());
        assert_eq!(found("sing(s|) (loud|) (now|)", "he sings loud"), [(1, 2), (1, 3)]);
        assert_eq!(found("at least #; not _ yet", "at least 12, not here yet"), [(0, 3), (4, 7)]);
        assert_eq!(found("big; big ship*", "big ships"), [(0, 1), (0, 2)]);
        assert_eq!(found("*est ship", "the largest ship, best ships"), [(1, 3)]);
        assert_eq!(found("most > (of|people)", "most of most, most people"), [(0, 1), (4, 5)]);
        assert!(found("big", "bigger").is_empty());
        assert_eq!(found(&inflected("heat pump; bus", Language::English), "heat pumps, two buses"), [(0, 2), (4, 5)]);
    }
}
