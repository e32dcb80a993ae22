//! One document as numbers: every segment's tokens interned once, so that nothing later touches a string.

use crate::lexicon::Lexicon;
use crate::text::{self, BlockKind, Language, Segments, WordKind};
use std::collections::HashMap;
use std::ops::Range;

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
    /// Its number in the lexicon, for a word that it knows.
    pub known: Option<u32>,
}

/// The tokens of a document, segment by segment.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// The distinct tokens, in order of first appearance.
    pub types: Vec<TokenType>,
    starts: Vec<u32>,
    /// The distinct types of each segment.
    ids: Vec<u32>,
    /// How often each of them stands in its segment.
    counts: Vec<u8>,
    /// Tokens of the segments before each.
    sizes: Vec<u32>,
    /// For each type its last segment and its place there.
    last: Vec<(u32, u32)>,
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
    pub fn read(document: &Segments, lexicon: &Lexicon) -> Self {
        let mut index: Fnv<String, u32> = HashMap::default();
        let mut out = Tokens { starts: vec![0], chars: vec![0], sizes: vec![0], ..Tokens::default() };
        for segment in &document.segments {
            out.push_segment(&segment.text, document.language, &mut index);
        }
        out.last = Vec::new();
        out.read_blocks(document);
        for of in out.types.iter_mut().filter(|of| of.kind == TypeKind::Word) {
            of.known = lexicon.id(document.language, &of.form);
        }
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
    pub fn block_ends(&self, segments: Range<usize>) -> u32 {
        self.blocks[segments.end - 1] - self.blocks[segments.start]
    }

    /// What the block of a segment is.
    pub fn kind(&self, number: usize) -> BlockKind {
        self.kinds[number]
    }

    fn push_segment(&mut self, text: &str, language: Language, index: &mut Fnv<String, u32>) {
        for word in text::words(text, language) {
            match word.kind {
                WordKind::Number => self.push(word.form, TypeKind::Figure, false, index),
                WordKind::Mark if !TELLING_MARKS.contains(&word.form.as_str()) => {}
                WordKind::Mark => self.push(word.form, TypeKind::Mark, false, index),
                _ => self.push(word.form, TypeKind::Word, word.capital, index),
            }
        }
        let places = self.starts.last().map_or(0, |start| *start as usize)..self.ids.len();
        let tokens = self.counts[places].iter().map(|count| u32::from(*count)).sum::<u32>();
        self.sizes.push(self.sizes.last().map_or(0, |before| before + tokens));
        self.starts.push(self.ids.len() as u32);
        let before = self.chars.last().copied().unwrap_or(0);
        self.chars.push(before + text.chars().count() as u32);
    }

    fn push(&mut self, form: String, kind: TypeKind, capital: bool, index: &mut Fnv<String, u32>) {
        let id = match index.get(&form) {
            Some(&id) => id,
            None => {
                let id = self.types.len() as u32;
                self.types.push(TokenType { form: form.clone(), kind, capital: false, count: 0, known: None });
                index.insert(form, id);
                id
            }
        };
        let of = &mut self.types[id as usize];
        of.count += 1;
        of.capital |= capital;
        let here = self.starts.len() as u32;
        if id as usize == self.last.len() {
            self.last.push((0, 0));
        }
        let last = &mut self.last[id as usize];
        if last.0 == here {
            let count = &mut self.counts[last.1 as usize];
            *count = count.saturating_add(1);
        } else {
            *last = (here, self.ids.len() as u32);
            self.ids.push(id);
            self.counts.push(1);
        }
    }

    /// Number of segments.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The distinct type numbers of a segment.
    pub fn segment(&self, number: usize) -> &[u32] {
        &self.ids[self.places(number..number + 1)]
    }

    /// Characters of a run of segments.
    pub fn chars(&self, segments: Range<usize>) -> u32 {
        self.chars[segments.end] - self.chars[segments.start]
    }

    /// Tokens of a run of segments.
    pub fn size(&self, segments: Range<usize>) -> usize {
        (self.sizes[segments.end] - self.sizes[segments.start]) as usize
    }

    /// Places of a run of segments: one for each distinct type of each segment.
    pub fn places(&self, segments: Range<usize>) -> Range<usize> {
        self.starts[segments.start] as usize..self.starts[segments.end] as usize
    }

    /// The type numbers by place.
    pub fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// How often the type of each place stands in its segment.
    pub fn counts(&self) -> &[u8] {
        &self.counts
    }
}
