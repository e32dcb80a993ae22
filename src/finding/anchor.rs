//! What identifies a finding across runs: the check, the folded quotes and a few folded words around them.
//!
//! Paths, lines, offsets and bead boundaries have no part in it, so that a decision survives edits elsewhere, a new
//! scrape and another segmentation. The algorithm is frozen: ledgers hold its results.

use fnv::FnvHasher;
use std::hash::Hasher;
use unicode_normalization::UnicodeNormalization;

/// FNV-1a, 64 bits, of an [`Anchor`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Fingerprint(pub u64);

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// How many folded words on either side of a quote belong to the anchor.
///
/// Six words on both sides of both languages told 10,000 findings with repeated quotes apart (`tests/fingerprint.rs`).
pub const AROUND: usize = 3;

/// What identifies a finding across runs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Anchor {
    /// Name of the check.
    pub check: String,
    /// Where it stands in the source; empty where the finding marks nothing there.
    pub source: Place,
    /// Where it stands in the target; empty where the finding marks nothing there.
    pub target: Place,
}

/// A quote and the words around it, all folded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// The marked words.
    pub quote: String,
    /// At most [`AROUND`] words before, in reading order, then at most as many after.
    pub around: Vec<String>,
}

impl Anchor {
    /// Its hash.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut hasher = FnvHasher::default();
        let mut add = |text: &str| {
            hasher.write(text.as_bytes());
            hasher.write_u8(0xFF);
        };
        add(&self.check);
        for place in [&self.source, &self.target] {
            add(&place.quote);
            place.around.iter().for_each(|word| add(word));
            add("");
        }
        Fingerprint(hasher.finish())
    }
}

/// A quote as it is compared: NFKC, lower case, one kind of quote, apostrophe and dash, white space single.
pub fn fold(text: &str) -> String {
    let plain: String = text.nfkc().filter_map(plain).flat_map(char::to_lowercase).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text as they are compared: runs of letters and digits, folded.
pub fn folded_words(text: &str) -> impl DoubleEndedIterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && !is_joining(c)).map(fold_word).filter(|word| !word.is_empty())
}

fn fold_word(word: &str) -> String {
    word.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Marks that stand inside a word: combining accents and the soft hyphen.
fn is_joining(c: char) -> bool {
    c == '\u{AD}' || unicode_normalization::char::is_combining_mark(c)
}

/// Typographic variants made one, invisible characters dropped.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => None,
        '‘' | '’' | 'ʼ' | '´' | '`' => Some('\''),
        '“' | '”' | '„' | '«' | '»' => Some('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => Some('-'),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_makes_typography_one() {
        assert_eq!(fold("« L’\u{AD}Été »\u{202F}– 5\u{A0}%"), "\" l'été \" - 5 %");
        assert_eq!(
            folded_words("L’été, 98,06 mil\u{AD}liards").collect::<Vec<_>>(),
            ["l", "été", "98", "06", "milliards"]
        );
    }

    #[test]
    fn the_hash_is_frozen() {
        let place = |quote: &str, around: &[&str]| Place {
            quote: quote.into(),
            around: around.iter().map(|w| w.to_string()).collect(),
        };
        let anchor = Anchor {
            check: "rank-shift".into(),
            source: place("first", &["ranked", "in", "china"]),
            target: place("plus important", &["le"]),
        };
        assert_eq!(anchor.fingerprint().to_string(), "8c7645a71ff230b5");
    }
}
