//! Word patterns of the sense tables, and the trie that finds all of them in one pass over a text's words.
//!
//! A pattern is a run of words: `stem*` is any word that begins so, `*end` any that ends so, `_` any one word, `#` any number, `(a|b|)` a choice,
//! the empty one included. What stands after `>` must follow but is no part of what is found (`most > people`).
//! A cell of a table holds several patterns, parted by `;`.

use crate::text::{self, Language, Word, WordKind};

/// A place in the trie; `rest` follows a stem through the rest of its word, `any` and `number` step over one word.
#[derive(Debug, Default)]
struct Node {
    next: Vec<(u8, u32)>,
    rest: Option<u32>,
    any: Option<u32>,
    number: Option<u32>,
    /// Endings of a word, and where each leads.
    ends: Vec<(String, u32)>,
    /// Pattern, and how many of the last words only had to follow.
    accept: Vec<(u32, u32)>,
}

/// Patterns of one language, each with the number it was inserted under.
#[derive(Debug)]
pub struct Trie {
    nodes: Vec<Node>,
    language: Language,
}

/// The steps of one expanded pattern.
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
        Trie { nodes: vec![Node::default()], language }
    }

    /// Adds every pattern of a table's cell under one number.
    pub fn insert_cell(&mut self, cell: &str, id: u32) {
        for pattern in cell.split(';').map(str::trim).filter(|pattern| !pattern.is_empty()) {
            for expanded in expand(pattern) {
                self.insert(&expanded, id);
            }
        }
    }

    fn insert(&mut self, pattern: &str, id: u32) {
        let mut node = 0;
        let mut first = true;
        let (own, ahead) = pattern.split_once('>').unwrap_or((pattern, ""));
        let ahead = steps(ahead, self.language);
        let follow = ahead.len() as u32;
        for step in steps(own, self.language).into_iter().chain(ahead) {
            if !std::mem::take(&mut first) {
                node = self.byte(node, b' ');
            }
            node = self.step(node, step);
        }
        let accept = &mut self.nodes[node as usize].accept;
        if !first && !accept.contains(&(id, follow)) {
            accept.push((id, follow));
        }
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
        let fresh = self.nodes.len() as u32;
        self.nodes[node as usize].ends.push((form, fresh));
        self.nodes.push(Node::default());
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
            let fresh = self.nodes.len() as u32;
            self.nodes[node as usize].next.push((byte, fresh));
            self.nodes.push(Node::default());
            fresh
        })
    }

    fn follow(&self, node: u32, byte: u8) -> Option<u32> {
        self.nodes[node as usize].next.iter().find(|(b, _)| *b == byte).map(|(_, reached)| *reached)
    }

    /// Tells `found` of every pattern that begins at word `start`: its number, the word after its last, and the word
    /// after what had to follow.
    pub fn matches(&self, words: &[Word], start: usize, found: &mut dyn FnMut(u32, usize, usize)) {
        self.walk(0, words, start, found);
    }

    fn walk(&self, node: u32, words: &[Word], at: usize, found: &mut dyn FnMut(u32, usize, usize)) {
        let Some(word) = words.get(at) else { return };
        let here = &self.nodes[node as usize];
        if let Some(reached) = here.any.filter(|_| word.kind != WordKind::Mark) {
            self.arrive(reached, words, at + 1, found);
        }
        if let Some(reached) = here.number.filter(|_| word.kind == WordKind::Number) {
            self.arrive(reached, words, at + 1, found);
        }
        if word.kind == WordKind::Word {
            for (end, reached) in &here.ends {
                if word.form.len() > end.len() && word.form.ends_with(end.as_str()) {
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
        for &(id, follow) in &self.nodes[node as usize].accept {
            found(id, at - follow as usize, at);
        }
        if let Some(next) = self.follow(node, b' ') {
            self.walk(next, words, at, found);
        }
    }
}

/// What a pattern without choices asks of one word after the other; its words are cut as a text's are.
fn steps(pattern: &str, language: Language) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in pattern.split_whitespace() {
        match part {
            "_" => steps.push(Step::Any),
            "#" => steps.push(Step::Number),
            _ if part.starts_with('*') => steps.push(Step::End(text::word::fold(&part[1..]))),
            _ => {
                let stem = part.strip_suffix('*');
                let words = text::words(stem.unwrap_or(part), language);
                steps.extend(words.into_iter().map(|word| Step::Literal(word.form)));
                if let (Some(_), Some(Step::Literal(form))) = (stem, steps.last_mut()) {
                    let form = std::mem::take(form);
                    steps.pop();
                    steps.push(Step::Stem(form));
                }
            }
        }
    }
    steps
}

/// Every reading of the choices in a pattern.
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
        assert_eq!(found("at least #; not _ yet", "at least 12, not here yet"), [(0, 3), (4, 7)]);
        assert_eq!(found("big; big ship*", "big ships"), [(0, 1), (0, 2)]);
        assert_eq!(found("*est ship", "the largest ship, best ships"), [(1, 3)]);
        assert_eq!(found("most > (of|people)", "most of most, most people"), [(0, 1), (4, 5)]);
        assert!(found("big", "bigger").is_empty());
        assert_eq!(found(&inflected("heat pump; bus", Language::English), "heat pumps, two buses"), [(0, 2), (4, 5)]);
    }
}
