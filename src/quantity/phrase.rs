//! Sequences of words with a meaning, found by their first (or last) word.

use super::token::Token;
use super::vocabulary::WordId;

#[derive(Debug)]
struct Phrase<T> {
    rest: Vec<WordId>,
    /// The spelling without spaces, where case matters.
    exact: Option<String>,
    value: T,
}

/// Sequences of words with a meaning, found by their first (or last) word.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    heads: Vec<Vec<Phrase<T>>>,
}

impl<T: Copy> Phrases<T> {
    pub fn new() -> Self {
        Phrases { heads: Vec::new() }
    }

    pub fn add(&mut self, words: Vec<WordId>, exact: Option<String>, value: T) {
        // a letter that the lexer does not fold cannot be found in a text either
        let Some((&head, rest)) = words.split_first().filter(|_| !words.contains(&0)) else { return };
        let head = usize::from(head);
        if self.heads.len() <= head {
            self.heads.resize_with(head + 1, Vec::new);
        }
        self.heads[head].push(Phrase { rest: rest.to_vec(), exact, value });
    }

    pub fn sort(&mut self) {
        for phrases in &mut self.heads {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
    }

    /// The words with which a phrase begins.
    pub fn heads(&self) -> impl Iterator<Item = WordId> {
        self.heads.iter().enumerate().filter(|(_, phrases)| !phrases.is_empty()).map(|(head, _)| head as WordId)
    }

    fn at(&self, word: WordId) -> &[Phrase<T>] {
        self.heads.get(usize::from(word)).map_or(&[], Vec::as_slice)
    }

    /// The longest phrase that begins at a token, and the token after it.
    pub fn after(&self, text: &str, tokens: &[Token], at: usize) -> Option<(T, usize)> {
        let head = tokens.get(at)?;
        self.at(head.word).iter().find_map(|phrase| {
            let next = at + 1 + phrase.rest.len();
            let rest = tokens.get(at + 1..next)?;
            let spelled = rest.iter().map(|token| token.word).eq(phrase.rest.iter().copied());
            (spelled && phrase.fits(&text[head.start..tokens[next - 1].end])).then_some((phrase.value, next))
        })
    }

    /// The longest phrase that ends before a token, and its first token. The phrases are stored reversed.
    pub fn before(&self, tokens: &[Token], at: usize) -> Option<(T, usize)> {
        let last = at.checked_sub(1)?;
        self.at(tokens[last].word).iter().find_map(|phrase| {
            let first = last.checked_sub(phrase.rest.len())?;
            let spelled = tokens[first..last].iter().rev().map(|token| token.word).eq(phrase.rest.iter().copied());
            spelled.then_some((phrase.value, first))
        })
    }
}

impl<T> Phrase<T> {
    fn fits(&self, written: &str) -> bool {
        self.exact.as_ref().is_none_or(|exact| {
            let squeezed = written.chars().filter(|c| !c.is_whitespace());
            exact.chars().eq(squeezed)
        })
    }
}
