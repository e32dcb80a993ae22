//! Stretches of one side of a bead that no word of the other side answers: what the checks of left-out and added
//! clauses share.
//!
//! Translators rephrase, so an unanswered stretch alone says little. It counts when little on the other side is left
//! over to stand for it, when the texts' lengths fit better without it, when it is bounded as a clause or a list item
//! is, and when the side has a separator more. A logistic score weighs these; `docs/checks.md` shows how often it is
//! right. Where every other word of both sides is answered, a bounded stretch speaks for itself, however short.

use super::polarity::{DENIAL, NOT};
use super::uncovered_sign::Signs;
pub use super::uncovered_sign::{SIGNS, WEIGHTS};
use crate::align::coverage::ALONE;
use crate::align::{BeadSide, Bitext, Side};
use crate::finding::Severity;
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Span, WordKind};

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

/// Weight (nats) of the lightest stretch: a rare word that is always translated.
const LIGHTEST: f32 = 5.0;
/// Least score. On two thirds of the news pairs 3.9 stretches in 1,000 pairs reach it (of the 60 best, 50 were left out
/// or added in truth), and 34 of 44 planted clauses and list items of `tests/data/twins.tsv`, none of their clean twins.
pub const LEAST: f32 = 2.2;

/// The heaviest stretch of `side` that the other side leaves unanswered, where it is sure enough to be reported.
pub fn stretch(bitext: &Bitext, bead: usize, side: Side) -> Option<Stretch> {
    let (own, other) = (bitext.side(bead, side), bitext.side(bead, side.other()));
    if other.text.is_empty() || own.text.is_empty() || own.language == other.language {
        return None;
    }
    let found = heaviest(bitext, bead, side)?;
    if is_gloss(own, other, &found) || restricts(bitext, bead, side, &found) || own.text.contains("##") {
        return None; // comments of a source file are no text
    }
    let signs = Signs::read(bitext, bead, side, &found);
    let score = signs.score();
    let bare = signs.is_bare();
    if score < LEAST && !bare {
        return None;
    }
    if told_beside(bitext, bead, side, &found) {
        return None;
    }
    let words = own.words();
    let span = words[found.opening].span.join(words[found.last].span);
    // "10:30 CET", « 10 h 30, heure d'Europe centrale »: the checks of figures compare what belongs to one
    let core = words[found.first].span.join(words[found.last].span);
    if own.quantities().iter().any(|quantity| quantity.span.contains(core)) {
        return None;
    }
    let figures = span.of(&own.text).contains(|c: char| c.is_ascii_digit());
    let confidence = 1.0 / (1.0 + (LEAST - score.max(LEAST) - 0.7).exp());
    Some(Stretch { span: trimmed(&own.text, span), content: found.content, confidence: confidence.min(0.95), figures })
}

/// The heaviest unanswered stretch of a side, sure or not, and what its signs show: what the weights are learnt from.
pub fn case(bitext: &Bitext, bead: usize, side: Side) -> Option<(Span, [f32; SIGNS])> {
    let found = heaviest(bitext, bead, side)?;
    let words = bitext.side(bead, side).words();
    let span = words[found.opening].span.join(words[found.last].span);
    Some((span, Signs::read(bitext, bead, side, &found).values()))
}

/// Does the stretch hold nothing but words that deny or except (« hormis »)? Other checks weigh these.
fn restricts(bitext: &Bitext, bead: usize, side: Side, found: &Found) -> bool {
    let cues = bitext.side(bead, side).cues().of(Family::Negation);
    let covers = bitext.coverage(bead).side(side);
    let denies = |cue: &&Cue| [NOT, DENIAL, "except:no"].contains(&cue.sense);
    let restricting = |at: usize| cues.iter().filter(denies).any(|cue| cue.holds(at as u32));
    (found.first..=found.last).filter(|&at| covers[at].content).all(restricting)
}

/// Share of a stretch's content words that a neighbouring sentence must hold to have taken it over.
const TAKEN_OVER: f32 = 0.5;

/// Do the neighbouring beads of the document hold the stretch? Translators move a clause to the sentence before or after.
fn told_beside(bitext: &Bitext, bead: usize, side: Side, found: &Found) -> bool {
    if !bitext.document {
        return false;
    }
    let own = bitext.side(bead, side);
    let covers = bitext.coverage(bead).side(side);
    let beside = [bead.checked_sub(1), Some(bead + 1).filter(|&next| next < bitext.beads().len())];
    let others = beside.into_iter().flatten().flat_map(|at| bitext.side(at, side.other()).words());
    let forms: std::collections::HashSet<&str> = others.map(|word| word.form.as_str()).collect();
    let told = |at: &usize| {
        let form = own.words()[*at].form.as_str();
        let mut renderings = bitext.lexicon.translations(own.language, form);
        forms.contains(form) || renderings.any(|(rendering, p)| p >= RENDERED && forms.contains(rendering))
    };
    let content: Vec<usize> = (found.first..=found.last).filter(|&at| covers[at].content).collect();
    content.iter().filter(|at| told(at)).count() as f32 >= TAKEN_OVER * content.len() as f32
}

/// The rarest rendering that tells a word in a neighbouring sentence.
const RENDERED: f32 = 0.05;

/// Without the dash or comma that the span begins with.
fn trimmed(text: &str, span: Span) -> Span {
    let quote = span.of(text);
    let start = quote.len() - quote.trim_start_matches([',', ';', ' ', '–', '—', '-']).len();
    Span::new(span.start + start, span.end)
}

/// Neighbouring words without an answered content word among them.
pub(super) struct Found {
    /// First word with the function words before the first content word.
    pub(super) opening: usize,
    /// First and last unanswered content word.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) content: usize,
    pub(super) weight: f32,
}

fn heaviest(bitext: &Bitext, bead: usize, side: Side) -> Option<Found> {
    let covers = bitext.coverage(bead).side(side);
    let words = bitext.side(bead, side).words();
    let mut best: Option<Found> = None;
    let mut at = 0;
    while at < words.len() {
        if covers[at].content && covers[at].answered >= ALONE || words[at].kind == WordKind::Mark {
            at += 1;
            continue;
        }
        let end = (at..words.len()).find(|&n| covers[n].content && covers[n].answered >= ALONE).unwrap_or(words.len());
        let content: Vec<usize> = (at..end).filter(|&n| covers[n].content).collect();
        if let (Some(&first), Some(&last)) = (content.first(), content.last()) {
            let weight: f32 = covers[first..=last].iter().map(|cover| cover.weight).sum();
            if weight >= LIGHTEST && best.as_ref().is_none_or(|best| weight > best.weight) {
                let opening =
                    (at..=first).rev().take_while(|&n| words[n].kind != WordKind::Mark).last().unwrap_or(first);
                best = Some(Found { opening, first, last, content: content.len(), weight });
            }
        }
        at = end;
    }
    best
}

/// Does the stretch only explain a word that the other side has, in parentheses: « ECB (Electronic Code Book) »,
/// « rétroporter (backport) »?
fn is_gloss(own: &BeadSide, other: &BeadSide, found: &Found) -> bool {
    let words = own.words();
    if EXPLAINING.contains(&words[found.opening].form.as_str()) {
        return true;
    }
    let open = |at: usize| words[at].form == "(";
    let quote = words[found.first].span.of(&own.text);
    let enclosed = found.first > 0 && open(found.first - 1);
    if enclosed && found.content == 1 && quote.chars().all(char::is_uppercase) {
        return true; // "the agency (IAEA)": initials of what is there in full
    }
    let skip = |at: &usize| words[*at].kind != WordKind::Mark || words[*at].form == "(";
    let kept = |at: usize| {
        let quote = words[at].span.of(&own.text);
        let quoted = words.get(at + 1).is_some_and(|word| word.form == "\"");
        let foreign = quote.chars().filter(|c| c.is_uppercase()).count() >= 2 || !words[at].capital || quoted;
        foreign && other.words().iter().any(|word| word.span.of(&other.text) == quote)
    };
    let before = (0..found.opening).rev().find(skip).filter(|&at| open(at));
    let named = before.and_then(|at| (0..at).rev().find(|&n| words[n].kind != WordKind::Mark)).is_some_and(kept);
    let after = (found.last + 1..words.len()).find(skip).filter(|&at| open(at));
    let naming = after.and_then(|at| (at + 1..words.len()).find(|&n| words[n].kind != WordKind::Mark));
    // « du service public de santé (NHS) »: initials are spelled out in more words than another name
    let initials = |at: usize| words[at].span.of(&own.text).chars().all(char::is_uppercase);
    let longest = if naming.is_some_and(initials) { 2 * LONGEST_GLOSS } else { LONGEST_GLOSS };
    named || naming.is_some_and(kept) && found.content <= longest
}

/// Words that open an explanation.
const EXPLAINING: &[&str] = &["c'est-à-dire", "soit", "i.e", "i.e.", "ie"];

/// Content words of a rendering before the foreign word that it renders, in parentheses.
const LONGEST_GLOSS: usize = 4;
