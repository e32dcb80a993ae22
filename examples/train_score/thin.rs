//! Lexica that know less: the seeds are of the same kinds as the text that the lexicon was learnt from, which answers
//! more of their words than of a stranger's text. The classifier must not take that for the rule.

use fauxami::lexicon::{Draft, DraftWord, Lexicon};
use fauxami::text::Language;
use std::hash::Hasher;

/// Shares of words without any translation, and of translations that are missing.
pub const LEVELS: [(f32, f32); 3] = [(0.0, 0.0), (0.06, 0.2), (0.15, 0.4)];
/// More frequent words (about the first 400) every lexicon knows.
const LEAST_IDF: f32 = 4.0;

/// The lexicon without some words' translations and without some of the other rarer words' translations; which, is
/// told by a hash of their forms.
pub fn thinned(lexicon: &Lexicon, (words, entries): (f32, f32)) -> Lexicon {
    let drawn = |text: &str, share: f32| {
        let mut hasher = fnv::FnvHasher::default();
        hasher.write(text.as_bytes());
        let hash = hasher.finish();
        ((hash ^ hash >> 29) % 1_000) as f32 / 1_000.0 < share
    };
    let side = |language: Language| -> Vec<DraftWord> {
        let word = |id: u32| {
            let (form, idf) = (lexicon.form(language, id), lexicon.idf_id(language, id));
            let gone = |form: &str, idf: f32| idf >= LEAST_IDF && drawn(form, words);
            let kept = |other: u32| {
                let there = lexicon.form(language.other(), other);
                let pair = if language == Language::English { [form, there] } else { [there, form] };
                let rare = idf >= LEAST_IDF && lexicon.idf_id(language.other(), other) >= LEAST_IDF;
                !(gone(form, idf)
                    || gone(there, lexicon.idf_id(language.other(), other))
                    || rare && drawn(&pair.join(" "), entries))
            };
            let translations = lexicon.translations_ids(language, id).filter(|(other, _)| kept(*other)).collect();
            DraftWord { form: form.to_string(), idf, unanswered: lexicon.unanswered_id(language, id), translations }
        };
        (0..lexicon.len(language) as u32).map(word).collect()
    };
    let languages = [Language::English, Language::French];
    let jumps = languages.map(|language| (-20..=20).map(|step| lexicon.jump(language, step)).collect());
    let draft = Draft { words: languages.map(side), jumps, ..Draft::default() };
    Lexicon::from_bytes(draft.encode(), "thinned").unwrap_or_default()
}
