//! Families of words: those of one language that differ by an ending.
//!
//! The training text holds many words in some of their forms only ("couronne" but hardly "couronnes"). What it says of
//! one form holds, less surely, for its relatives.

use crate::text::Language;
use fnv::FnvHashMap;

/// A larger family is an accident of short stems, and is none.
pub(super) const LARGEST: usize = 24;
/// Letters that a stem must keep.
const STEM: usize = 4;

/// Endings that are cut, tried in this order, once each row.
const ENGLISH: &[&[&str]] = &[
    &["'s", "s'"],
    &["ies", "ied", "y"],
    &["ing", "ings", "ed", "es", "s", "er", "ers", "ly", "ment", "ments"],
    &["e"],
];
const FRENCH: &[&[&str]] = &[
    &["s", "x"],
    &[
        "issement", "issant", "issent", "issait", "iraient", "eraient", "assent", "erait", "irait", "aient", "eront",
        "iront", "èrent", "irent", "ement", "erez", "ions", "iez", "ait", "ant", "ante", "ent", "era", "ira", "ons",
        "ées", "ée", "er", "ez", "ir", "ie", "ais", "ai", "é", "it", "a", "i", "e",
    ],
    &["e"],
];

/// The stem of a form; the form itself where nothing can be cut.
fn stem(form: &str, language: Language) -> &str {
    let rows = match language {
        Language::English => ENGLISH,
        Language::French => FRENCH,
    };
    let mut stem = form;
    for row in rows {
        let longest = row.iter().filter(|ending| stem.ends_with(**ending)).max_by_key(|ending| ending.len());
        if let Some(shorter) = longest.and_then(|ending| stem.strip_suffix(ending))
            && shorter.chars().count() >= STEM
        {
            stem = shorter;
        }
    }
    // "stopped": stop
    let doubled =
        stem.as_bytes().windows(2).last().is_some_and(|pair| pair[0] == pair[1] && pair[0].is_ascii_lowercase());
    if doubled && stem.len() < form.len() && stem.len() > STEM { &stem[..stem.len() - 1] } else { stem }
}

/// For each word the next one of its family; the last leads to the first, a word alone to itself.
pub(super) fn rings(forms: &[&str], language: Language) -> Vec<u16> {
    let mut families: FnvHashMap<&str, Vec<u16>> = FnvHashMap::default();
    for (word, form) in (0..=u16::MAX).zip(forms) {
        if form.chars().all(char::is_alphabetic) {
            families.entry(stem(form, language)).or_default().push(word);
        }
    }
    let mut next: Vec<u16> = (0..=u16::MAX).take(forms.len()).collect();
    for family in families.values().filter(|family| (2..=LARGEST).contains(&family.len())) {
        for (place, word) in family.iter().enumerate() {
            next[*word as usize] = family[(place + 1) % family.len()];
        }
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_by_an_ending_are_a_family() {
        let forms = ["couronne", "couronnes", "couronné", "couronnait", "pont", "ponts", "mer", "mère"];
        let next = rings(&forms, Language::French);
        assert_eq!(next, [1, 2, 3, 0, 5, 4, 6, 7]);
        let forms = ["stop", "stopped", "stops", "try", "tries", "carry", "carried", "s"];
        assert_eq!(rings(&forms, Language::English), [1, 2, 0, 3, 4, 6, 5, 7]);
    }
}
