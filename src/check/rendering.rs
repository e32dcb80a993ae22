//! Whether the word that renders a denied one is denied as well.

use super::denial::{
    ADVERBIAL, REFUSAL, bare_ne, completed_before, cue_words, denies_by_sense, determines, expletive, governed, object,
    plain, refuses, second, verbal,
};
use super::literal::{NEGATORS, content, contrary, light, literal, prefixed_apart};
use super::place::{BACKED, Place};
use super::polarity::{DENIAL, NOT};
use super::privative::{lacking, privative};
use crate::align::{BeadSide, Side};
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Word, WordKind};
use std::ops::Range;

/// Words on either side of the rendering in which a prefix may negate it.
const NEAR: usize = 8;
/// The same for words that deny.
const FAR: usize = 12;
/// Words over which one negation reaches in a coordination ("never had a programme or built a reactor").
const COORDINATED: usize = 20;
/// Words after the denied one in which a second denial undoes the first ("none will forget").
const CLAUSE: usize = 6;
/// Words after a negation that it denies, whatever they are.
const DIRECT: usize = 3;
/// Links weaker than this are not literal renderings.
const LITERAL: f32 = 0.6;
/// A link so strong that its words render each other, whatever their forms ("renew", « renouvellera »).
const SURE_LINK: f32 = 0.95;
/// Words over which a negation reaches to the next verb.
const JOINING: &[&str] = &["or", "nor", "ou", "ni"];
/// Words that part two clauses.
const PARTING: &[&str] =
    &["and", "but", "because", "while", "although", "which", "that", "et", "mais", "car", "si", "que", "qui", "quand"];
/// Negators that no other word of the other language looks like.
const SURFACE: &[&str] = &["not", "n't", "never", "ne", "n'"];

/// The word on the other side that literally renders the one under the negation, where nothing on that side may deny it.
/// The negations there that answer others of this side are given: they deny nothing but their own.
pub fn bare_rendering(place: Place, side: Side, cue: &Cue, bound: &[&Cue]) -> Option<usize> {
    let here = place.side(side);
    // "Renounced" ↔ « renoncé à »: what is rendered is not lost.
    let rendered = |(from, to, strength): (u32, u32, f32)| {
        cue.holds(from) && strength > BACKED && !light(place.side(side.other()), to as usize)
    };
    if completed_before(here, cue) {
        return None;
    }
    if cue.sense == REFUSAL && place.links(side).any(rendered) {
        return None;
    }
    let first = governed(place.bitext, here, cue)?;
    let rendering = |at| rendering(place, side, cue, at);
    let (from, to) = rendering(first).or_else(|| rendering(object(place, side, cue, first)?))?;
    // A word in neither language is quoted ("Por qué no te callas").
    let there = place.side(side.other());
    place.bitext.lexicon.id(there.language, &there.words()[to].form)?;
    let scope = cue.first as usize..from.max(cue.end as usize) + 2;
    let search = Search { place, side, cue, to, scope, bound };
    let bare = !degree(here, cue, from) && !stands_twice(here, from) && search.literal(from) && !search.denied(from);
    bare.then_some(to)
}

/// A denied word, and the one that best renders it.
fn rendering(place: Place, side: Side, cue: &Cue, from: usize) -> Option<(usize, usize)> {
    let least = if verbal(place.side(side), cue) { BACKED } else { LITERAL };
    let surely = |link: &(u32, u32, f32)| link.0 as usize == from && link.2 > least;
    let best = place.links(side).filter(surely).max_by(|a, b| a.2.total_cmp(&b.2));
    best.map(|(_, to, _)| (from, to as usize))
}

/// The search for what may deny a rendering.
struct Search<'b, 'a> {
    place: Place<'b>,
    /// The side of the negation.
    side: Side,
    cue: &'a Cue,
    /// The rendering of what it denies, on the other side.
    to: usize,
    /// The words that the negation denies.
    scope: Range<usize>,
    /// The negations of the other side that answer others.
    bound: &'a [&'a Cue],
}

impl<'b> Search<'b, '_> {
    fn here(&self) -> &'b BeadSide {
        self.place.side(self.side)
    }

    fn there(&self) -> &'b BeadSide {
        self.place.side(self.side.other())
    }

    /// Is the denied word literally rendered?
    fn literal(&self, from: usize) -> bool {
        let (pair, words) = ((from, self.to), (&self.here().words()[from], &self.there().words()[self.to]));
        let linked = |(a, b, strength): (u32, u32, f32)| (a as usize, b as usize) == pair && strength >= SURE_LINK;
        let surely = || {
            words.0.form != words.1.form
                && !contrary(self.place, self.side, pair)
                && self.place.links(self.side).any(linked)
        };
        content(self.place.bitext, self.there(), self.to)
            && (literal(self.place, self.side, pair) || verbal(self.here(), self.cue) && surely())
    }

    /// May anything deny it?
    fn denied(&self, from: usize) -> bool {
        let (here, there) = (self.here(), self.there());
        // Left in the language of the source, or in both: the negator stands there itself.
        let same = |word: &Word| {
            SURFACE.contains(&word.form.as_str()) && cue_words(here, self.cue).any(|own| own.form == word.form)
        };
        there.words().iter().any(same)
            || there.cues().of(Family::Negation).iter().any(|other| self.denies(other))
            || undone(here, self.cue, from)
            || conditional(here, there)
            || raised(here, there, from)
            || privative_near(self.place, self.side, self.scope.clone(), self.to)
    }

    /// May a cue of the other side deny the rendering: one near it, or one anywhere that does not surely answer other
    /// words? Of 45 flags on clean text that the nearness alone left, 21 had their denial elsewhere in the sentence.
    fn denies(&self, other: &Cue) -> bool {
        let holds = other.holds(self.to as u32);
        if self.bound.iter().any(|one| one.span.overlaps(other.span)) && !self.direct(other) {
            return self.over(other) && self.between(other, JOINING, false);
        }
        if !holds && self.answers_elsewhere(other) {
            return false;
        }
        // "No regulation shall …": a determiner reaches over the whole sentence, and so does what undoes it.
        let whole = determines(self.here(), self.cue);
        let denial = refuses(other) || denies_by_sense(other);
        let first = self.there().words()[other.first as usize].form.as_str();
        let negator = !other.sure && other.sense == NOT && NEGATORS.contains(&first);
        let free = || holds || self.near(other, COORDINATED) && !self.place.engaged(self.side, self.cue, other);
        (denial && (whole || self.near(other, FAR) || refuses(other) && self.over(other)))
            || (negator && self.near(other, FAR))
            || (denial || other.sense == NOT) && free()
    }

    fn near(&self, other: &Cue, reach: usize) -> bool {
        (other.first as usize) <= self.to + reach && self.to <= other.end as usize + reach
    }

    fn over(&self, other: &Cue) -> bool {
        other.end as usize <= self.to && self.to <= other.end as usize + COORDINATED
    }

    /// Does one of these words, or a mark, stand between a cue and the rendering?
    fn between(&self, other: &Cue, forms: &[&str], marks: bool) -> bool {
        let (first, end) = (other.first as usize, other.end as usize);
        let range = if end <= self.to { end..self.to } else { self.to.min(first)..first };
        let parts = |word: &Word| marks && word.kind == WordKind::Mark || forms.contains(&word.form.as_str());
        self.there().words()[range].iter().any(parts)
    }

    /// Does another clause than the rendering's hold the cue?
    fn apart(&self, other: &Cue) -> bool {
        self.between(other, PARTING, true)
    }

    /// Does the cue stand right before the rendering, or deny it?
    fn direct(&self, other: &Cue) -> bool {
        let end = other.end as usize;
        other.holds(self.to as u32)
            || governed(self.place.bitext, self.there(), other) == Some(self.to)
            || end <= self.to && self.to <= end + DIRECT && !self.apart(other)
    }

    /// Does a cue that is no plain negation have its own answer on this side, outside of what the negation denies? Of a
    /// verb ("did not approve"), nothing in another clause and nothing after it is denied by such a word.
    fn answers_elsewhere(&self, other: &Cue) -> bool {
        let there = self.there();
        let alone = bare_ne(there, other) && other.end == other.first + 1;
        let own_second =
            |one: &&Cue| second(there, one) && one.end <= other.first && other.first < one.end + COORDINATED as u32;
        if expletive(there, other) || alone && !self.direct(other) && self.bound.iter().any(own_second) {
            return true;
        }
        if refuses(other) || bare_ne(self.here(), self.cue) || plain(there, other) {
            return false;
        }
        let adverb = ADVERBIAL.iter().any(|end| there.words()[other.first as usize].form.ends_with(end));
        let later = || other.first as usize > self.to && !adverb && self.tied(other, |_, _| true).unwrap_or(false);
        if verbal(self.here(), self.cue) && (self.apart(other) || later()) {
            return true;
        }
        let renders = |pair, strength| {
            strength > BACKED && literal(self.place, self.side, pair)
                || self.apart(other) && !prefixed_apart(self.place, self.side, pair)
        };
        self.tied(other, renders).unwrap_or(false)
    }

    /// Is the cue linked to a word of weight outside of what the negation denies, in this manner? None where it is linked
    /// to what the negation denies.
    fn tied(&self, other: &Cue, counts: impl Fn((usize, usize), f32) -> bool) -> Option<bool> {
        let mut found = false;
        for (from, own, strength) in self.place.links(self.side.other()).filter(|link| other.holds(link.0)) {
            let (from, own) = (from as usize, own as usize);
            if self.scope.contains(&own) {
                return None;
            }
            let weighs = content(self.place.bitext, self.here(), own) && !light(self.here(), own);
            found |= weighs && counts((own, from), strength);
        }
        Some(found)
    }
}

/// Letters that words of one family have in common at their beginning.
const FAMILY: usize = 6;

/// Does the denied word stand on its side a second time, affirmed perhaps (« ou il signe, ou il ne signe pas »)?
fn stands_twice(side: &BeadSide, at: usize) -> bool {
    let form = side.words()[at].form.as_str();
    let stem = form.char_indices().nth(FAMILY).map_or(form, |(end, _)| &form[..end]);
    side.words().iter().filter(|word| word.form.starts_with(stem)).count() > 1
}

/// Does a second denial soon after the denied word undo the first ("none will forget")?
fn undone(here: &BeadSide, cue: &Cue, from: usize) -> bool {
    let marks = |at: usize| here.words()[cue.end as usize..at].iter().any(|word| word.kind == WordKind::Mark);
    let follows = |other: &Cue| {
        let at = other.first as usize;
        other.first >= cue.end && at <= from + CLAUSE && !marks(at)
    };
    here.cues().of(Family::Negation).iter().any(|other| denies_by_sense(other) && follows(other))
}

/// Words of degree after a negation: it denies them, not the predicate ("not too far", « pas assez clair »).
const DEGREES: &[&str] = &["assez", "trop", "enough", "too", "tellement"];
/// Those that only weaken what follows them.
const WEAKENING: &[&str] = &["très", "very", "so", "si"];

/// Does the negation deny a degree: of whatever follows, or, with a weak word of degree, of a verb before it?
fn degree(side: &BeadSide, cue: &Cue, from: usize) -> bool {
    let next = side.words().get(cue.end as usize).map_or("", |word| word.form.as_str());
    DEGREES.contains(&next) || WEAKENING.contains(&next) && from < cue.end as usize
}

/// Words with which a negation belongs to a condition: « tant que … ne … pas » is "until".
const CONDITIONAL: &[&str] =
    &["crainte", "peur", "unless", "until", "lest", "except", "whether", "wonder", "wondered", "wondering"];
/// The same, two words each.
const CONDITIONAL_PAIRS: &[[&str; 2]] = &[
    ["tant", "que"],
    ["tant", "qu'"],
    ["longtemps", "que"],
    ["longtemps", "qu'"],
    ["à", "moins"],
    ["pour", "que"],
    ["pour", "qu'"],
    ["so", "that"],
    ["manière", "à"],
    ["façon", "à"],
];

/// Does a condition stand on one side ("not … until", « tant que … ne … pas »), other than one that both state alike?
fn conditional(here: &BeadSide, there: &BeadSide) -> bool {
    let states = |side: &BeadSide| {
        let pair = |pair: &[Word]| CONDITIONAL_PAIRS.iter().any(|[a, b]| pair[0].form == *a && pair[1].form == *b);
        side.words().iter().any(|word| CONDITIONAL.contains(&word.form.as_str())) || side.words().windows(2).any(pair)
    };
    let unless = |side: &BeadSide| side.words().iter().any(|word| word.form == "unless" || word.form == "moins");
    (states(here) || states(there)) && !(unless(here) && unless(there))
}

/// Verbs whose negation may go to the verb that they govern ("does not seem to", « il semble que … ne … pas »).
const RAISING: &[&str] =
    &["seem", "appear", "think", "believ", "suppos", "imagin", "sembl", "paraî", "pens", "croi", "croy"];

/// Does the denied word pass its negation on, and does anything deny on the other side?
fn raised(here: &BeadSide, there: &BeadSide, from: usize) -> bool {
    let raises = RAISING.iter().any(|stem| here.words()[from].form.starts_with(stem));
    raises && there.cues().of(Family::Negation).iter().any(|cue| cue.sense == NOT || cue.sense == DENIAL)
}

/// Does a word near that one, which answers none outside of the negation's scope, deny by its prefix what is left
/// without it ("unable", « inapte »)?
fn privative_near(place: Place, side: Side, scope: Range<usize>, to: usize) -> bool {
    let there = place.side(side.other());
    let (start, end) = (to.saturating_sub(NEAR), (to + NEAR + 1).min(there.words().len()));
    let outside = |from: u32| !scope.contains(&(from as usize));
    let answers =
        |at: usize| place.links(side).any(|(f, t, strength)| t as usize == at && strength > BACKED && outside(f));
    let denies = |at: usize| {
        let word = &there.words()[at];
        lacking(there.language, word) || !answers(at) && privative(place.bitext, there.language, word)
    };
    (start..end).any(denies)
}
