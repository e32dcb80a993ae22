//! The names of one side that nothing on the other side answers: neither the same letters, nor a spelling of the same
//! sounds, nor a rendering of the tables or of the lexicon.

use crate::align::BeadSide;
use crate::lexicon::name::Spelling;
use crate::lexicon::{Lexicon, name};
use crate::text::{self, Language, Span, Word, WordKind};
use std::cell::OnceCell;
use std::ops::Range;

/// A word that the lexicon renders this surely is a word of the language, whatever its capital.
const COMMON: f32 = 0.15;

/// Neighbouring name words without an answer.
pub(super) struct Unanswered {
    pub(super) first: usize,
    pub(super) words: usize,
    pub(super) span: Span,
}

/// The one run of name words of `side` that nothing in `other` answers; `None` where there is none or more than one.
pub(super) fn unanswered(side: &BeadSide, other: &BeadSide, lexicon: &Lexicon) -> Option<Unanswered> {
    let words = side.words();
    if !words.iter().any(|word| is_name(word) || is_people(side.language, word)) {
        return None;
    }
    let answers = Answers::new(other);
    let mut found: Option<Unanswered> = None;
    for (at, word) in words.iter().enumerate().filter(|(_, word)| is_name(word) || is_people(side.language, word)) {
        if opens_sentence(words, at) && name::renderings(side.language, &word.form).is_empty() {
            continue;
        }
        let key = name::key(&word.form);
        // "Delhove Logistics", "Jorun Lie": after a name that stays, a common word is part of the name.
        let belongs = || name_before(words, at).is_some_and(|key| answers.hold_word(&key));
        if key.split(' ').all(|part| answers.hold_word(part))
            || is_common(side.language, word, &key, lexicon) && !belongs()
            || answers.answer(side, at, &key, lexicon)
        {
            continue;
        }
        match &mut found {
            Some(run) if run.first + run.words == at => {
                run.words += 1;
                run.span = run.span.join(word.span);
            }
            Some(_) => return None,
            None => found = Some(Unanswered { first: at, words: 1, span: word.span }),
        }
    }
    found
}

/// Does the word stand where any word has a capital, with no other name word after it?
fn opens_sentence(words: &[Word], at: usize) -> bool {
    let first = at == 0 || matches!(words[at - 1].kind, WordKind::Mark) && words[at - 1].form != ",";
    first && !words.get(at + 1).is_some_and(is_name) || text::function_word(&words[at].form).is_some()
}

pub(super) fn is_name(word: &Word) -> bool {
    word.capital
        && word.kind == WordKind::Word
        && word.span.len() >= 3
        && word.form.chars().all(|c| c.is_alphabetic() || c == '-')
}

/// French writes the names of peoples small: « un cycliste danois ».
fn is_people(language: Language, word: &Word) -> bool {
    word.kind == WordKind::Word && name::is_people(language, &word.form)
}

/// The key of the name that stands right before a word.
pub(super) fn name_before(words: &[Word], at: usize) -> Option<String> {
    let before = words.get(at.checked_sub(1)?)?;
    (is_name(before) && before.span.end + 1 == words[at].span.start).then(|| name::key(&before.form))
}

/// A word of the language with a capital (at the start of a sentence, in a title): its likeliest rendering is another word.
fn is_common(language: Language, word: &Word, own: &str, lexicon: &Lexicon) -> bool {
    name::renderings(language, &word.form).is_empty()
        && lexicon
            .translations(language, &word.form)
            .next()
            .is_some_and(|(form, p)| p >= COMMON && name::key(form) != own)
}

/// What can answer a name: the other side's words, as they are written and as they sound.
struct Answers<'a> {
    words: &'a [Word],
    /// The key of the text, a space on either side.
    text: String,
    /// Its words.
    keys: Vec<Range<usize>>,
    /// Its names, read when they are first asked for.
    names: OnceCell<Vec<Spelling>>,
}

impl<'a> Answers<'a> {
    fn new(other: &'a BeadSide) -> Self {
        let text = format!(" {} ", name::key(&other.text));
        let (mut keys, mut start) = (Vec::with_capacity(other.words().len()), 1);
        for (at, mark) in text.char_indices().skip(1).filter(|(_, c)| !c.is_alphanumeric()) {
            keys.push(start..at);
            start = at + mark.len_utf8();
        }
        Answers { words: other.words(), text, keys, names: OnceCell::new() }
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(|range| &self.text[range.clone()])
    }

    fn hold_word(&self, key: &str) -> bool {
        self.keys().any(|other| other == key)
    }

    /// Does anything answer a word of another form? The dearest question comes last.
    fn answer(&self, side: &BeadSide, at: usize, key: &str, lexicon: &Lexicon) -> bool {
        let (language, words) = (side.language, side.words());
        let stands = |form: &str| self.words.iter().any(|word| word.form == form);
        lexicon.translations(language, &words[at].form).take_while(|(_, p)| *p >= LIKELY).any(|(form, _)| stands(form))
            || self.keys().any(|other| derived(key, other))
            || phrases(words, at)
                .any(|span| name::renderings(language, span.of(&side.text)).iter().any(|r| self.holds(r)))
            || self.sounds_like(key)
    }

    /// Is it a name of the other side in another spelling?
    fn sounds_like(&self, key: &str) -> bool {
        let names = self.names.get_or_init(|| {
            let names = self.words.iter().filter(|word| is_name(word));
            names.map(|word| Spelling::new(name::key(&word.form))).collect()
        });
        let own = OnceCell::new();
        names.iter().any(|name| own.get_or_init(|| Spelling::new(key.to_string())).respells(name))
    }

    fn holds(&self, rendering: &str) -> bool {
        self.text.match_indices(rendering).any(|(at, _)| {
            let before = self.text[..at].chars().next_back();
            let after = self.text[at + rendering.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    }
}

/// The lexicon's rarest rendering that still answers a name.
const LIKELY: f32 = 0.005;

/// One is the other with a longer ending: `quebec` and `quebecois`, `china` and `chinese`.
fn derived(a: &str, b: &str) -> bool {
    const STEM: usize = 4;
    // Most pairs differ in their first letter.
    if a.bytes().next() != b.bytes().next() {
        return false;
    }
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let (short, long) = (a.chars().count().min(b.chars().count()), a.chars().count().max(b.chars().count()));
    shared >= STEM && shared + 1 >= short && long > short
}

/// The word, and the phrases of up to four words that hold it.
fn phrases(words: &[Word], at: usize) -> impl Iterator<Item = Span> + '_ {
    let first = at.saturating_sub(3);
    (first..=at)
        .flat_map(move |start| (at..words.len().min(start + 4)).map(move |end| words[start].span.join(words[end].span)))
}
