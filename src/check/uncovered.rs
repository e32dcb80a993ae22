//! Stretches of one side of a bead that no word of the other side answers: what the checks of left-out and added
//! clauses share.
//!
//! Translators rephrase, so an unanswered stretch alone says little. It counts when it is long in content words,
//! when the other side has no unanswered stretch to set against it, and when the two texts' lengths fit better
//! without it.

use crate::align::{BeadSide, Bitext, Side};
use crate::finding::Severity;
use crate::text::{self, Span, Word, WordKind};
use std::collections::HashSet;

/// A stretch of one side that nothing answers.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// Bytes of the side's text.
    pub span: Span,
    /// Content words in it.
    pub content: usize,
    /// How surely it is missing on the other side, 0 to 1.
    pub confidence: f32,
    /// Does it hold a digit?
    pub figures: bool,
}

impl Stretch {
    /// Minor for a qualifier, major for a statement or a figure.
    pub fn severity(&self) -> Severity {
        // Six content words make a clause with a statement of its own.
        if self.content >= 6 || self.figures { Severity::Major } else { Severity::Minor }
    }
}

/// Content words that the shortest stretch holds.
const SHORTEST: usize = 4;
/// Summed surprise (idf, in nats, times the chance of being answered at all) of the lightest stretch: at 14, 9 of
/// 1,000 professional pairs were flagged, most of them rephrased; at 22, one in 1,000.
const LIGHTEST: f32 = 22.0;
/// A link at least this strong answers a word.
const ANSWERED: f32 = 0.05;
/// So does a translation this likely anywhere on the other side: what is rephrased keeps some of its words.
const LIKELY: f32 = 0.02;
/// Letters of French for one of English in the parallel pairs of the training data.
const FRENCH_LENGTH: f64 = 1.13;
/// The side must be longer than the other side makes it by this part of the stretch: what is rephrased is not missing.
const FITS: f64 = 0.6;

/// The heaviest stretch of `side` that the other side leaves unanswered.
pub fn stretch(bitext: &Bitext, bead: usize, side: Side) -> Option<Stretch> {
    let (own, other) = (bitext.side(bead, side), bitext.side(bead, side.other()));
    if other.text.is_empty() || own.text.is_empty() || own.language == other.language {
        return None;
    }
    let surplus = surplus(own, other);
    if surplus <= 0.0 {
        return None;
    }
    let found = heaviest(&weights(bitext, bead, side))?;
    if found.content < SHORTEST || found.weight < LIGHTEST || !stands_apart(own, &found) {
        return None;
    }
    let against = heaviest(&weights(bitext, bead, side.other())).map_or(0.0, |s| s.weight);
    let span = own.words()[found.first].span.join(own.words()[found.last].span);
    let fits = surplus / span.of(&own.text).chars().count() as f64;
    if found.weight - against < LIGHTEST || fits < FITS {
        return None;
    }
    let figures = span.of(&own.text).contains(|c: char| c.is_ascii_digit());
    let confidence = (0.5 + (found.weight - against - LIGHTEST) / 60.0).clamp(0.5, 0.95);
    Some(Stretch { span, content: found.content, confidence, figures })
}

/// Is the stretch a clause: between punctuation marks or ends of the text, or opened by a function word?
fn stands_apart(side: &BeadSide, found: &Heavy) -> bool {
    let words = side.words();
    let mark = |at: Option<usize>| at.and_then(|at| words.get(at)).is_none_or(|word| word.kind == WordKind::Mark);
    let opened = mark(found.first.checked_sub(1)) || text::function_word(&words[found.first].form).is_some();
    opened && mark(Some(found.last + 1))
}

/// Letters by which the side is longer than the other makes it.
fn surplus(own: &BeadSide, other: &BeadSide) -> f64 {
    let length = |side: &BeadSide| {
        let letters = side.text.chars().count() as f64;
        if side.language == crate::text::Language::French { letters / FRENCH_LENGTH } else { letters }
    };
    let scale = own.text.chars().count() as f64 / length(own);
    (length(own) - length(other)) * scale
}

struct Heavy {
    first: usize,
    last: usize,
    weight: f32,
    content: usize,
}

/// The run of words with the largest sum of weights (Kadane), from its first to its last unanswered word, with the
/// function words before it.
fn heaviest(weights: &[f32]) -> Option<Heavy> {
    let mut best: Option<Heavy> = None;
    let (mut first, mut sum, mut content) = (0, 0.0, 0);
    for (at, &weight) in weights.iter().enumerate() {
        if sum <= 0.0 && (weight < 0.0 || sum < 0.0) {
            (first, sum, content) = (at + usize::from(weight < 0.0), 0.0, 0);
        }
        sum = (sum + weight).max(0.0);
        content += usize::from(weight > 0.0);
        if weight > 0.0 && best.as_ref().is_none_or(|b| sum > b.weight) {
            best = Some(Heavy { first, last: at, weight: sum, content });
        }
    }
    best
}

/// What each word adds to a stretch: its surprise where nothing answers it, a penalty where something does; nothing
/// for function words; a mark ends a stretch that holds nothing yet.
fn weights(bitext: &Bitext, bead: usize, side: Side) -> Vec<f32> {
    let (own, other) = (bitext.side(bead, side), bitext.side(bead, side.other()));
    let mut strength = vec![0f32; own.words().len()];
    for link in bitext.links(bead) {
        let at = if side == Side::Source { link.source } else { link.target } as usize;
        strength[at] = strength[at].max(link.strength);
    }
    let forms: HashSet<&str> = other.words().iter().map(|word| word.form.as_str()).collect();
    let lexicon = &bitext.lexicon;
    let answered = |word: &Word, strength: f32| {
        strength >= ANSWERED
            || forms.contains(word.form.as_str())
            || lexicon.translations(own.language, &word.form).any(|(form, p)| p >= LIKELY && forms.contains(form))
    };
    let weight = |(word, strength): (&Word, f32)| match word.kind {
        WordKind::Mark => -0.01,
        _ if text::function_word(&word.form).is_some() => 0.0,
        // Two answered content words end a stretch of average words.
        _ if answered(word, strength) => -8.0,
        _ => lexicon.idf(own.language, &word.form) * (1.0 - lexicon.unanswered(own.language, &word.form)),
    };
    own.words().iter().zip(strength).map(weight).collect()
}
