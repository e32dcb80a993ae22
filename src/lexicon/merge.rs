//! Two lexicons as one: a user's own beside the built-in one.

use super::file::{LONGEST_JUMP, MOST_WORDS};
use super::{Draft, DraftWord, Lexicon};
use crate::text::Language;
use fnv::FnvHashMap;

const LANGUAGES: [Language; 2] = [Language::English, Language::French];
/// What a probability of the general lexicon counts for a word that the other one translates: its sense here is known.
const GENERAL: f32 = 0.5;

/// Words of one language and where they stand in the draft.
type Places = FnvHashMap<String, u32>;

/// Every word of both; where both translate a word, `own` goes before `general`.
pub(super) fn merge(general: &Lexicon, own: &Lexicon) -> Draft {
    let mut places: [Places; 2] = Default::default();
    let words = [0, 1].map(|side| gather(general, own, LANGUAGES[side], &mut places[side]));
    let mut draft = Draft { words, ..Draft::default() };
    for side in 0..2 {
        for word in &mut draft.words[side] {
            word.translations = translations(general, own, LANGUAGES[side], &word.form, &places[1 - side]);
        }
    }
    let jumps = |language| (-LONGEST_JUMP..=LONGEST_JUMP).map(|step| general.jump(language, step)).collect();
    draft.jumps = LANGUAGES.map(jumps);
    let (first, second) = (general.provenance(), own.provenance());
    draft.pairs = first.0 + second.0;
    draft.sources = format!("{}; {}", first.1, second.1);
    draft
}

fn gather(general: &Lexicon, own: &Lexicon, language: Language, places: &mut Places) -> Vec<DraftWord> {
    let mut words = Vec::new();
    let mut rest: Vec<u32> = (0..general.len(language) as u32).collect();
    // Should there be no room for all, the rarest general words go.
    rest.sort_by(|a, b| general.idf_id(language, *a).total_cmp(&general.idf_id(language, *b)));
    let all = (0..own.len(language) as u32).map(|id| (own, id)).chain(rest.into_iter().map(|id| (general, id)));
    for (lexicon, id) in all {
        let form = lexicon.form(language, id);
        if places.contains_key(form) || words.len() == MOST_WORDS {
            continue;
        }
        // How rare and how free a word is, the larger lexicon knows better.
        let known = general.id(language, form).map_or((lexicon, id), |id| (general, id));
        places.insert(form.to_string(), words.len() as u32);
        words.push(DraftWord {
            form: form.to_string(),
            idf: known.0.idf_id(language, known.1),
            unanswered: known.0.unanswered_id(language, known.1),
            translations: Vec::new(),
        });
    }
    words
}

fn translations(general: &Lexicon, own: &Lexicon, language: Language, form: &str, other: &Places) -> Vec<(u32, f32)> {
    let place = |(word, p): (&str, f32)| other.get(word).map(|at| (*at, p));
    let mut out: Vec<(u32, f32)> = own.translations(language, form).filter_map(place).collect();
    let weight = if out.is_empty() { 1.0 } else { GENERAL };
    for (at, p) in general.translations(language, form).filter_map(place) {
        if !out.iter().any(|(known, _)| *known == at) {
            out.push((at, weight * p));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(pairs: &[(&str, &str, f32)]) -> Lexicon {
        let mut draft = Draft::default();
        for (at, (english, french, p)) in pairs.iter().enumerate() {
            for (side, form) in [english, french].into_iter().enumerate() {
                let translations = vec![(at as u32, *p)];
                let (idf, unanswered) = (4.0, 0.25);
                draft.words[side].push(DraftWord { form: form.to_string(), idf, unanswered, translations });
            }
        }
        Lexicon::from_bytes(draft.encode(), "x").unwrap()
    }

    #[test]
    fn the_own_lexicon_goes_before_the_general_one() {
        let general = lexicon(&[("board", "planche", 0.8), ("house", "maison", 0.9)]);
        let own = lexicon(&[("board", "conseil", 0.7), ("valve", "vanne", 0.9)]);
        let both = general.with(&own);
        let got: Vec<_> = both.translations(Language::English, "board").map(|(word, _)| word).collect();
        assert_eq!(got, ["conseil", "planche"]);
        assert!(both.probability(Language::English, "house", "maison") > 0.85);
        assert!(both.probability(Language::French, "vanne", "valve") > 0.85);
    }
}
