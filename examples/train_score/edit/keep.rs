//! Rewritings that change nothing of what is stated.

use super::change::clauses;
use super::{Editor, LANGUAGES, Pair, Random};
use fauxami::text::WordKind;

impl Editor<'_> {
    /// A content word for another that the lexicon translates by the same word.
    pub(super) fn synonym(&self, pair: &Pair, random: &mut Random) -> Option<Pair> {
        let language = LANGUAGES[random.below(2)];
        let at = self.pick(pair.read(language), language, random)?;
        let old = &pair.read(language)[at].form;
        let (other, _) = self
            .lexicon
            .translations(language, old)
            .find(|(other, p)| *p > 0.3 && pair.read(language.other()).iter().any(|word| word.form == *other))?;
        let (new, _) = self
            .lexicon
            .translations(language.other(), other)
            .find(|(new, p)| *new != old && *p > 0.12 && new.len() > 3)?;
        let new = new.to_string();
        let mut out = pair.clone();
        out.side(language)[at].form = new;
        Some(out)
    }

    /// A word that often stands unanswered is left out.
    pub(super) fn drop_function_word(&self, pair: &Pair, random: &mut Random) -> Option<Pair> {
        let language = LANGUAGES[random.below(2)];
        let words = pair.read(language);
        let light = |at: &usize| {
            let word = &words[*at];
            word.kind == WordKind::Mark
                || (self.idf(word, language) < 3.0 && self.lexicon.unanswered(language, &word.form) > 0.45)
        };
        let places: Vec<usize> = (0..words.len()).filter(light).collect();
        let at = *places.get(random.below(places.len()))?;
        let negator = matches!(words[at].form.as_str(), "ne" | "n'" | "pas" | "not" | "n't" | "no");
        (words.len() > 3 && !negator).then(|| {
            let mut out = pair.clone();
            out.side(language).remove(at);
            out
        })
    }

    /// The first clause stands at the end, as in another word order.
    pub(super) fn move_clause(&self, pair: &Pair, random: &mut Random) -> Option<Pair> {
        let language = LANGUAGES[random.below(2)];
        let words = pair.read(language);
        let clauses = clauses(words);
        (clauses.len() == 2 && clauses.iter().all(|clause| clause.len() > 3)).then(|| {
            let mut out = pair.clone();
            let side = out.side(language);
            let end = side.len() - usize::from(side.last().is_some_and(|word| word.kind == WordKind::Mark));
            side[..end].rotate_left(clauses[0].len());
            out
        })
    }
}
