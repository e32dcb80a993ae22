//! The one tokenizer, for training and for use.
//!
//! A text is read once from left to right. White space separates tokens and is never part of one, except inside a
//! number ("1 200"). Every token keeps the bytes it was read from; its form is what the lexicon knows it by.

mod closed;
mod scan;

use super::{Language, Span};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WordKind {
    /// Letters, or letters with digits ("g20").
    Word,
    /// Digits with their separators, and an ordinal's ending ("1,200.5", "21st", "1990s").
    Number,
    /// A web, mail or file address.
    Address,
    /// Anything else that is not white space; a run of one repeated character is one token.
    Mark,
}

/// A token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the text it was read from.
    pub span: Span,
    /// Its form as the lexicon knows it: NFC, lower case, apostrophes, quotes and dashes unified, œ and æ opened.
    /// A number's form is language-neutral: "1,200.5" in English and "1 200,5" in French are both `1200.5`.
    /// Clitics keep their apostrophe (`l'`); "-t-il" is `il`; "n't" stays, "'ll" is `will`, "won't" is `will` + `n't`.
    pub form: String,
    /// What it is.
    pub kind: WordKind,
    /// Written with an initial capital.
    pub capital: bool,
}

/// The tokens of a text in one language, in order.
///
/// French elisions and inverted pronouns, English contractions and possessives are tokens of their own. A hyphen inside
/// a French word belongs to it ("porte-parole"); an English compound is cut at its hyphens ("long-term" is two
/// tokens), unless its first part has at most two letters ("e-mail") or it ends in digits ("covid-19").
pub fn words(text: &str, language: Language) -> Vec<Word> {
    scan::Scanner::new(text, language).run()
}

/// The form of a piece of letters: NFC, lower case, unified; compatibility letters (ᵉ, ﬁ) opened.
pub(crate) fn fold(piece: &str) -> String {
    use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
    if piece.is_ascii() {
        return piece.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(piece.len() + 1);
    let mut push = |c: char| match c {
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        c if is_apostrophe(c) => out.push('\''),
        '‐' | '‑' => out.push('-'),
        '\u{ad}' => {}
        c => out.extend(c.to_lowercase()),
    };
    if is_nfkc_quick(piece.chars()) == IsNormalized::Yes {
        piece.chars().for_each(&mut push);
    } else {
        piece.nfkc().for_each(&mut push);
    }
    out
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '′' | '＇' | '`' | '‛')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// language | text | its forms, separated by spaces (a number is marked #, an address @, a mark ~)
    const TABLE: &[(&str, &str, &str)] = &[
        ("fr", "L’an dernier, qu’elle n’a pas vu.", "l' an dernier ~, qu' elle n' a pas vu ~."),
        ("fr", "Aujourd'hui, a-t-il dit, quelqu’un vient", "aujourd'hui ~, a il dit ~, quelqu'un vient"),
        ("fr", "Est-ce que celui-ci viendra au rendez-vous ?", "est ce que celui -ci viendra au rendez-vous ~?"),
        ("fr", "c'est-à-dire les États-Unis d'Amérique", "c'est-à-dire les états-unis d' amérique"),
        ("fr", "N'Djamena n'est pas l'ONU", "n'djamena n' est pas l' onu"),
        ("fr", "la main-d'œuvre du 1ᵉʳ mai", "la main-d'oeuvre du #1er mai"),
        ("fr", "1 200,5 km et 98\u{202f}060 $", "#1200.5 km et #98060 ~$"),
        ("fr", "en 2010 300 personnes à 10h30", "en #2010 #300 personnes à #10 h #30"),
        ("fr", "le XXIe siècle, n° 5", "le xxie siècle ~, no #5"),
        ("fr", "« Oui », dit-elle… – non", "~\" oui ~\" ~, dit elle ~... ~– non"),
        ("fr", "l ’ objet d ' un", "l' objet d' un"),
        ("fr", "e\u{301}te\u{301}", "été"),
        (
            "en",
            "Don't, won’t, can't: we'll see John's boys'.",
            "do n't ~, will n't ~, can n't ~: we will see john 's boys ~' ~.",
        ),
        ("en", "a long-term, 35-year-old e-mail about COVID-19", "a long term ~, #35 year old e-mail about covid-19"),
        ("en", "The U.S. paid $1,234.50 (12%) at 5 p.m.", "the u.s. paid ~$ #1234.50 ~( #12 ~% ~) at #5 p.m."),
        ("en", "the 21st and the 1990s, version 2.10.3", "the #21st and the #1990s ~, version #2.10.3"),
        (
            "en",
            "See https://example.org/a?b=1, or me@example.org.",
            "see @https://example.org/a?b=1 ~, or @me@example.org ~.",
        ),
        ("en", "R&D at O'Brien's; cannot", "r&d at o'brien 's ~; can not"),
        ("en", "a 10-15% rise -- e.g. $5bn", "a #10 ~- #15 ~% rise ~– e.g. ~$ #5 bn"),
        ("en", "", ""),
    ];

    #[test]
    fn forms_of_the_table() {
        for (language, text, want) in TABLE {
            let language = Language::from_code(language).unwrap();
            let got: Vec<String> = words(text, language)
                .iter()
                .map(|w| match w.kind {
                    WordKind::Word => w.form.clone(),
                    WordKind::Number => format!("#{}", w.form),
                    WordKind::Address => format!("@{}", w.form),
                    WordKind::Mark => format!("~{}", w.form),
                })
                .collect();
            assert_eq!(got.join(" "), *want, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn tokens_are_in_order_and_leave_out_only_white_space_and_inner_hyphens(text in "\\PC{0,60}") {
            for language in [Language::English, Language::French] {
                let mut end = 0;
                for word in words(&text, language) {
                    proptest::prop_assert!(word.span.start >= end && word.span.end > word.span.start);
                    let gap = &text[end..word.span.start];
                    proptest::prop_assert!(gap.chars().all(|c| c.is_whitespace() || scan::is_hyphen(c) || scan::is_ignored(c)), "{gap:?}");
                    end = word.span.end;
                }
            }
        }
    }
}
