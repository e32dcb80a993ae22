//! Cuts a clause or a list item out of a sentence.

use fauxami::text::{Language, Word, WordKind, words};

/// Words of the shortest and the longest clause that is cut.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=14;

/// The text without one stretch from a comma or semicolon to the next mark, the number choosing which; `None` where it has
/// none. Neither the first stretch nor the last mark goes.
pub fn cut(text: &str, language: Language, number: usize) -> Option<String> {
    let words = words(text, language);
    let marks: Vec<usize> = (0..words.len()).filter(|&at| words[at].kind == WordKind::Mark).collect();
    let opens = |word: &Word| [",", ";"].contains(&word.form.as_str());
    let closes = |word: &Word| [",", ";", "."].contains(&word.form.as_str());
    let bounded = |pair: &&[usize]| {
        let (open, close) = (pair[0], pair[1]);
        opens(&words[open]) && closes(&words[close]) && LENGTHS.contains(&(close - open - 1))
    };
    let found: Vec<&[usize]> = marks.windows(2).filter(bounded).collect();
    let pair = found.get(number.checked_rem(found.len())?)?;
    let (open, close) = (words[pair[0]].span.start, words[pair[1]].span.start);
    Some(format!("{}{}", &text[..open], &text[close..]))
}
