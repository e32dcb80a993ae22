//! One document as numbers: every segment's tokens interned once, so that nothing later touches a string.

use crate::quantity;
use crate::text::{self, BlockKind, Segments, WordKind};
use std::collections::HashMap;

/// A map with the fast, frozen hash.
pub(super) type Fnv<K, V> = HashMap<K, V, fnv::FnvBuildHasher>;

/// What a token type stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TypeKind {
    /// A word.
    Word,
    /// A figure, its form a key equal in both languages.
    Figure,
    /// A mark that says something about the sentence: `?`, `!`.
    Mark,
}

/// A distinct token of a document.
#[derive(Debug, Clone)]
pub(super) struct TokenType {
    /// Its form as the lexicon knows it, or the key of a figure.
    pub form: String,
    /// What it stands for.
    pub kind: TypeKind,
    /// Written with a capital at least once.
    pub capital: bool,
    /// Occurrences in the document.
    pub count: u32,
}

/// The tokens of a document, segment by segment.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// The distinct tokens, in order of first appearance.
    pub types: Vec<TokenType>,
    starts: Vec<u32>,
    ids: Vec<u32>,
    /// Characters of the segments before each.
    chars: Vec<u32>,
    /// Blocks that end before each segment; all 0 where every segment is a block of its own, which tells nothing.
    blocks: Vec<u32>,
    kinds: Vec<BlockKind>,
}

/// Marks that a translation mostly keeps; commas and full stops say nothing.
const TELLING_MARKS: [&str; 4] = ["?", "!", ":", ";"];

impl Tokens {
    /// Reads every segment once.
    pub fn read(document: &Segments) -> Self {
        let mut index: Fnv<String, u32> = HashMap::default();
        let mut out = Tokens { starts: vec![0], chars: vec![0], ..Tokens::default() };
        for segment in &document.segments {
            out.push_segment(&segment.text, document, &mut index);
        }
        out.read_blocks(document);
        out
    }

    fn read_blocks(&mut self, document: &Segments) {
        let segments = &document.segments;
        let changes = segments.windows(2).map(|pair| u32::from(pair[0].block != pair[1].block));
        let mut ended = 0;
        self.blocks = std::iter::once(0)
            .chain(changes)
            .map(|change| {
                ended += change;
                ended
            })
            .take(segments.len())
            .collect();
        if ended as usize + 1 == segments.len() {
            self.blocks.fill(0);
        }
        self.kinds = segments.iter().map(|segment| segment.kind).collect();
    }

    /// Ends of blocks inside a run of segments: a bead seldom reaches over one.
    pub fn block_ends(&self, segments: std::ops::Range<usize>) -> u32 {
        self.blocks[segments.end - 1] - self.blocks[segments.start]
    }

    /// What the block of a segment is.
    pub fn kind(&self, number: usize) -> BlockKind {
        self.kinds[number]
    }

    fn push_segment(&mut self, text: &str, document: &Segments, index: &mut Fnv<String, u32>) {
        let quantities =
            if text.bytes().any(|b| b.is_ascii_digit()) { quantity::read(text, document.language) } else { Vec::new() };
        let mut figures = quantities.iter().peekable();
        for word in text::words(text, document.language) {
            while figures.next_if(|figure| figure.span.end <= word.span.start).is_some() {}
            let inside = figures.peek().filter(|figure| figure.span.overlaps(word.span));
            match (inside, word.kind) {
                (Some(figure), WordKind::Number) => {
                    // A figure of several number tokens enters once, with the first of them. It may also begin inside
                    // of one (`102-23.slink2`), with nothing of it before.
                    let before = text.get(figure.span.start..word.span.start).unwrap_or_default();
                    if !before.bytes().any(|b| b.is_ascii_digit()) {
                        self.push(format!("#{}", figure.key()), TypeKind::Figure, false, index);
                    }
                }
                (None, WordKind::Number) => self.push(word.form, TypeKind::Figure, false, index),
                (_, WordKind::Mark) if !TELLING_MARKS.contains(&word.form.as_str()) => {}
                (_, WordKind::Mark) => self.push(word.form, TypeKind::Mark, false, index),
                (_, _) => self.push(word.form, TypeKind::Word, word.capital, index),
            }
        }
        self.starts.push(self.ids.len() as u32);
        let before = self.chars.last().copied().unwrap_or(0);
        self.chars.push(before + text.chars().count() as u32);
    }

    fn push(&mut self, form: String, kind: TypeKind, capital: bool, index: &mut Fnv<String, u32>) {
        let id = match index.get(&form) {
            Some(&id) => id,
            None => {
                let id = self.types.len() as u32;
                self.types.push(TokenType { form: form.clone(), kind, capital: false, count: 0 });
                index.insert(form, id);
                id
            }
        };
        let of = &mut self.types[id as usize];
        of.count += 1;
        of.capital |= capital;
        self.ids.push(id);
    }

    /// Number of segments.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The type numbers of a segment's tokens, in order.
    pub fn segment(&self, number: usize) -> &[u32] {
        &self.ids[self.starts[number] as usize..self.starts[number + 1] as usize]
    }

    /// Characters of a run of segments.
    pub fn chars(&self, segments: std::ops::Range<usize>) -> u32 {
        self.chars[segments.end] - self.chars[segments.start]
    }

    /// Places of a run of segments' tokens among all tokens of the document.
    pub fn places(&self, segments: std::ops::Range<usize>) -> std::ops::Range<usize> {
        self.starts[segments.start] as usize..self.starts[segments.end] as usize
    }

    /// The type numbers of all tokens, in order.
    pub fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// Tokens of the whole document.
    pub fn total(&self) -> usize {
        self.ids.len()
    }
}
