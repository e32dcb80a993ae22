//! What speaks for an unanswered stretch and against it, and what each sign weighs.

use super::uncovered::Found;
use crate::align::coverage::{ALONE, Cover};
use crate::align::{BeadSide, Bitext, Side};
use crate::text::{Language, Word, WordKind};
use std::ops::Range;

/// Weight that a side may leave unanswered elsewhere and still count as wholly answered.
const WHOLE: f32 = 3.0;
/// Letters of French for one of English in the parallel pairs of the training data.
const FRENCH_LENGTH: f32 = 1.13;
/// Words that join clauses and list items.
const JOINING: &[&str] = &["and", "or", "but", "nor", "et", "ou", "mais", "ni"];
/// Bytes of the longest of them.
const LONGEST_JOINING: usize = 4;

/// How many signs are weighed.
pub const SIGNS: usize = 16;
/// What each weighs, in the order of `Signs::values`. Fitted by a program that is not in the repository; those that
/// `examples/train_clause` fits find fewer planted cuts at as many flags on news (`docs/model-card.md`).
pub const WEIGHTS: [f32; SIGNS] =
    [-7.36, 1.74, 3.57, -1.26, 1.28, -1.70, -0.18, 1.39, 0.65, 0.31, 0.57, -0.69, -1.20, 0.53, 0.72, 0.50];

/// What speaks for a stretch and against it.
pub(super) struct Signs {
    weight: f32,
    /// Unanswered weight of the other side where the stretch would stand, and in all of it.
    near: f32,
    other: f32,
    /// Unanswered weight of its own side outside it.
    rest: f32,
    /// Share of the other side's surprise that is unanswered.
    open: f32,
    /// Logarithm of the lengths' ratio, own to other; the same without the stretch, its sign dropped.
    imbalance: f32,
    residue: f32,
    /// By how many stretches the side is longer than the other makes it.
    fit: f32,
    /// Opened by a mark, a joining word or the text's beginning; closed by a mark, a joining word or its end.
    opened: bool,
    closed: bool,
    /// Has its side more separators (commas, joining words) than the other?
    separator: bool,
    /// Begins the text.
    begins: bool,
    /// Share of its content words that the lexicon does not know.
    unknown: f32,
}

impl Signs {
    pub(super) fn read(bitext: &Bitext, bead: usize, side: Side, found: &Found) -> Self {
        let (own, other) = (bitext.side(bead, side), bitext.side(bead, side.other()));
        let (covers, others) = (bitext.coverage(bead).side(side), bitext.coverage(bead).side(side.other()));
        let lexicon = &bitext.lexicon;
        let words = own.words();
        let sum = |covers: &[Cover]| covers.iter().map(|cover| cover.weight).sum::<f32>();
        let mass: f32 = other
            .words()
            .iter()
            .zip(others)
            .filter(|(_, cover)| cover.content)
            .map(|(word, _)| lexicon.idf(other.language, &word.form))
            .sum();
        let gap = gap(bitext, bead, side, found);
        let span = words[found.opening].span.join(words[found.last].span);
        let piece = scaled(span.of(&own.text), own.language);
        let (long, short) = (scaled(&own.text, own.language), scaled(&other.text, other.language).max(3.0));
        let before = found.opening.checked_sub(1).map(|at| &words[at]);
        let after = words.get(found.last + 1);
        let joins = |form: &str| JOINING.contains(&form);
        let closing = |word: &Word| word.kind == WordKind::Mark || joins(&word.form);
        let unknown = |at: &usize| covers[*at].content && lexicon.id(own.language, &words[*at].form).is_none();
        Signs {
            weight: found.weight,
            near: sum(&others[gap]),
            other: sum(others),
            rest: sum(covers) - found.weight,
            open: sum(others) / (mass + 1.0),
            imbalance: (long / short).ln(),
            residue: ((long - piece).max(3.0) / short).ln().abs(),
            fit: (long - short) / piece.max(1.0),
            opened: before.is_none_or(|word| word.kind == WordKind::Mark || joins(&word.form))
                || joins(&words[found.opening].form),
            closed: after.is_none_or(closing),
            separator: separators(own) > separators(other),
            begins: before.is_none(),
            unknown: (found.first..=found.last).filter(unknown).count() as f32 / found.content.max(1) as f32,
        }
    }

    /// What is weighed: a constant, the signs, and those that count where nothing near the stretch is left over.
    pub(super) fn values(&self) -> [f32; SIGNS] {
        let yes = |sign: bool| if sign { 1.0 } else { 0.0 };
        let alone = yes(self.near < 1.0);
        [
            1.0,
            self.weight.ln(),
            self.imbalance.clamp(-0.2, 0.8),
            self.residue.min(1.0),
            self.fit.clamp(0.0, 1.2),
            self.open.min(0.6),
            self.near.ln_1p(),
            yes(self.separator),
            yes(self.opened),
            yes(self.closed),
            yes(self.opened && self.closed),
            self.unknown,
            alone,
            alone * self.weight.ln(),
            alone * yes(self.closed),
            alone * yes(self.separator),
        ]
    }

    /// Log-odds that the stretch has no counterpart.
    pub(super) fn score(&self) -> f32 {
        WEIGHTS.iter().zip(self.values()).map(|(weight, sign)| weight * sign).sum()
    }

    /// Is it a list item or a clause with nothing else unanswered on either side? Openers ("In other words, ") come and
    /// go in good translations.
    pub(super) fn is_bare(&self) -> bool {
        self.opened
            && self.closed
            && self.separator
            && !self.begins
            && self.unknown == 0.0
            && self.near < 1.0
            && self.other < WHOLE
            && self.rest < WHOLE
            && self.fit > -1.0
    }
}

/// Letters of a text, as many as its English version would have.
fn scaled(text: &str, language: Language) -> f32 {
    let letters = text.chars().count() as f32;
    if language == Language::French { letters / FRENCH_LENGTH } else { letters }
}

/// Commas, semicolons and joining words.
fn separators(side: &BeadSide) -> usize {
    let separates = |word: &&Word| match word.kind {
        WordKind::Mark => [",", ";"].contains(&word.form.as_str()),
        _ => word.form.len() <= LONGEST_JOINING && JOINING.contains(&word.form.as_str()),
    };
    side.words().iter().filter(separates).count()
}

/// The words of the other side between the partners of the stretch's neighbours, and one on either side.
fn gap(bitext: &Bitext, bead: usize, side: Side, found: &Found) -> Range<usize> {
    let covers = bitext.coverage(bead).side(side);
    let count = bitext.side(bead, side.other()).words().len();
    let partners = |at: usize| {
        let links = bitext.links(bead).iter().filter(|link| link.strength > ALONE);
        links.filter_map(move |link| {
            let (own, other) =
                if side == Side::Source { (link.source, link.target) } else { (link.target, link.source) };
            (own as usize == at).then_some(other as usize)
        })
    };
    let content = |at: &usize| covers[*at].content;
    let left = (0..found.first).rev().filter(content).find_map(|at| partners(at).next_back());
    let right = (found.last + 1..covers.len()).filter(content).find_map(|at| partners(at).next());
    let (left, right) = (left.map_or(-1, |at| at as i64), right.map_or(count as i64, |at| at as i64));
    let (low, high) = (left.min(right), left.max(right));
    (low - 1).max(0) as usize..((high + 2) as usize).min(count)
}
