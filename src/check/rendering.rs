//! Whether the word that renders a denied one is denied as well.

use super::denial::{
    ADVERBIAL, REFUSAL, bare_ne, completed_before, cue_words, denies_by_sense, determines, expletive, governed, object,
    plain, refuses, second, verbal,
};
use super::literal::{NEGATORS, content, contrary, light, literal, prefixed_apart};
use super::place::{BACKED, Place};
use super::polarity::NOT;
use super::privative::{lacking, privative};
use super::weakened::{conditional, degree, raised};
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
/// How what bans begins.
const BAN: &str = "interdi";
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
    if light(there, to) || verbal(here, cue) && named(there, to) {
        return None;
    }
    place.bitext.lexicon.id(there.language, &there.words()[to].form)?;
    let scope = cue.first as usize..from.max(cue.end as usize) + 2;
    let search = Search { place, side, cue, to, scope, bound };
    let bare = !degree(here, cue, from) && !stands_twice(here, from) && search.literal(from) && !search.denied(from);
    bare.then_some(to)
}

/// Does a complement show that it is the noun of an act ("don't lose metadata", « perte de métadonnées »)? A list of repairs
/// names the fault.
fn named(side: &BeadSide, at: usize) -> bool {
    side.words().get(at + 1).is_some_and(|word| ["de", "d'", "des", "du"].contains(&word.form.as_str()))
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
        // « Il est interdit au commissaire, à … et à … d'accepter »: a ban rules its whole sentence.
        let bans = other.end as usize <= self.to && first.starts_with(BAN);
        let negator = !other.sure && other.sense == NOT && NEGATORS.contains(&first);
        let free = || holds || self.near(other, COORDINATED) && !self.place.engaged(self.side, self.cue, other);
        bans || (denial && (whole || self.near(other, FAR) || refuses(other) && self.over(other)))
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
