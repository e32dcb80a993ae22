//! Word patterns of the sense tables, and the trie that finds all of them in one pass over a text's words.
//!
//! A pattern is a run of words: `stem*` is any word that begins so, `*end` any that ends so, `_` any one word, `#` any
//! number, `(a|b|)` a choice, the empty one included. What stands after `>` must follow but is no part of what is found
//! (`most > people`). A cell of a table holds several patterns, parted by `;`.
//!
//! Behind a choice its branches meet again in one node, so that a pattern costs the sum of its choices, not the product.

mod trie;

pub use trie::Trie;

use crate::text::{self, Language};

/// A place that patterns come by while they are gathered; `rest` follows a stem through the rest of its word, `any` and
/// `number` step over one word.
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
pub struct Patterns {
    nodes: Vec<Node>,
    language: Language,
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

impl Patterns {
    /// No patterns.
    pub fn new(language: Language) -> Self {
        Patterns { nodes: vec![Node::default()], language }
    }

    /// What finds them.
    pub fn finish(self) -> Trie {
        Trie::new(self.nodes)
    }

    /// Adds every pattern of a table's cell under one number.
    pub fn insert_cell(&mut self, cell: &str, id: u32) {
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
        let mut gathered = Patterns::new(Language::English);
        gathered.insert_cell(patterns, 0);
        let trie = gathered.finish();
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
