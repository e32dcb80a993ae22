//! Both sides of one bead, and which words of them answer each other: where a cue stands, and what accounts for it.

use super::polarity::is_denied;
use crate::align::{BeadSide, Bitext, Link, Side};
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Language, WordKind};

/// Least strength of a link that says what a word is rendered by. Backed links begin at 0.5 (see [`Link`]).
pub(super) const BACKED: f32 = 0.5;
/// Words between a cue and the neighbours that show which place answers it.
const NEAR: u32 = 3;
/// Words after a cue among which the one stands that it belongs to.
const AFTER: usize = 5;
/// Words between a cue and those that may say the same in its place.
const BESIDE: u32 = 6;
/// A side of so few words is one place.
const SHORT: usize = 8;
/// A pair of words that the lexicon knows for a translation this often is none of opposites ("close", « près »).
const RENDERS: f32 = 0.1;

/// Words that carry no sense of their own inside of a cue.
pub(super) const SMALL: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "at", "for", "by", "with", "from", "its", "his", "her", "their", "our",
    "my", "your", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "le", "la", "les", "l'",
    "un", "une", "des", "du", "de", "d'", "à", "au", "aux", "en", "dans", "sur", "par", "pour", "avec", "son", "sa",
    "ses", "leur", "leurs", "notre", "nos", "votre", "vos", "mon", "ma", "mes", "est", "sont", "était", "étaient",
    "été", "être", "a", "ont", "avait", "avaient", "avoir", "s'", "se", "il", "elle", "qu'", "que", "ce", "c'", "this",
    "that", "it", "plus", "moins", "très", "more", "most", "less", "least", "very", "so", "than", "partir", "compter",
];

/// Do a cue of this side and one of the other exclude each other?
pub(super) type Opposed<'a> = &'a dyn Fn(&Cue, &Cue) -> bool;

/// Both sides of one bead, and which words of them answer each other.
#[derive(Clone, Copy)]
pub struct Place<'b> {
    /// The documents.
    pub bitext: &'b Bitext,
    /// Number of the bead.
    pub bead: usize,
}

/// A link seen from one side.
fn turned(link: &Link, side: Side) -> (u32, u32, f32) {
    match side {
        Side::Source => (link.source, link.target, link.strength),
        Side::Target => (link.target, link.source, link.strength),
    }
}

impl<'b> Place<'b> {
    /// One side of the bead.
    pub fn side(self, side: Side) -> &'b BeadSide {
        self.bitext.side(self.bead, side)
    }

    /// The links, seen from one side: its word, the other side's, strength.
    pub fn links(self, side: Side) -> impl Iterator<Item = (u32, u32, f32)> {
        self.bitext.links(self.bead).iter().map(move |link| turned(link, side))
    }

    /// The links of a cue's words, seen from its side.
    fn links_of(self, side: Side, cue: &Cue) -> impl Iterator<Item = (u32, u32, f32)> {
        self.bitext.links_of(self.bead, side, cue.first..cue.end).iter().map(move |link| turned(link, side))
    }

    /// The sure cues of a side that nothing on the other side accounts for.
    pub(super) fn unanswered(self, side: Side, ours: &'b [Cue], theirs: &'b [Cue], opposed: Opposed) -> Vec<&'b Cue> {
        let mut used = vec![false; theirs.len()];
        let mut open: Vec<&Cue> = ours.iter().filter(|cue| cue.sure).collect();
        for linked in [true, false] {
            open.retain(|cue| {
                if !linked && self.bound(side, cue, theirs, opposed) {
                    return true;
                }
                let free = |n: &usize| !used[*n] && theirs[*n].sure && theirs[*n].agrees(cue);
                let mut found = (0..theirs.len()).filter(free);
                let found = found.find(|n| !linked || self.joined(side, cue, &theirs[*n]));
                found.inspect(|n| used[*n] = true).is_none()
            });
        }
        open.retain(|cue| {
            let excused = || !self.bound(side, cue, theirs, opposed) && self.excused(side, cue, theirs, opposed);
            !excused() && !self.rendered(side, cue, theirs, opposed)
        });
        open
    }

    /// Does a verb that carries its modality in itself (« demanderons ») surely answer one under an opposed modal ("may
    /// ask")? Then no other modal of the sentence accounts for it.
    fn bound(self, side: Side, cue: &Cue, theirs: &[Cue], opposed: Opposed) -> bool {
        let against = |at: u32| theirs.iter().any(|o| o.sure && opposed(cue, o) && (o.holds(at) || o.end == at));
        cue.family == Family::Modality
            && self.links_of(side, cue).any(|(_, there, strength)| strength > BACKED && against(there))
    }

    /// May a word of the other side have the cue's sense, one that does not surely answer another word?
    fn excused(self, side: Side, cue: &Cue, theirs: &[Cue], opposed: Opposed) -> bool {
        let surely_other = |at: u32| theirs.iter().any(|other| other.sure && other.first == at && opposed(cue, other));
        let mut loose = theirs.iter().filter(|other| !other.sure && other.agrees(cue));
        loose.any(|other| !surely_other(other.first) && !self.engaged(side, cue, other))
    }

    /// Does the other side's cue surely answer words of ours that are none of this cue's?
    pub fn engaged(self, side: Side, cue: &Cue, other: &Cue) -> bool {
        let mut links = self.links_of(side.other(), other);
        !self.joined(side, cue, other) && links.any(|(_, _, strength)| strength > BACKED)
    }

    /// Is a word that carries the cue's sense surely rendered by one that is no part of a cue opposed to it, nor the next
    /// ("could [supply]", « fournira »)?
    pub(super) fn rendered(self, side: Side, cue: &Cue, theirs: &[Cue], opposed: Opposed) -> bool {
        let stands = |other: &Cue, at: u32| other.holds(at) || other.end == at || other.first == at + 1;
        let against = |at: u32| theirs.iter().any(|other| other.sure && opposed(cue, other) && stands(other, at));
        let carried = (cue.first..cue.end).any(|at| !self.small(side, at));
        self.links_of(side, cue).any(|(here, there, strength)| {
            let carries = !carried || !(self.small(side, here) || self.small(side.other(), there));
            carries && strength > BACKED && !against(there)
        })
    }

    /// Is no cue of the same sense linked to it?
    pub(super) fn alone(self, side: Side, cue: &Cue, theirs: &[Cue]) -> bool {
        !theirs.iter().any(|other| other.sure && other.agrees(cue) && self.joined(side, cue, other))
    }

    /// Do the two stand in the very same place: linked, or before words that surely answer each other?
    pub(super) fn firmly(self, source: &Cue, target: &Cue) -> bool {
        let after = |side: Side, cue: &Cue| {
            let words = self.side(side).words().iter().enumerate().skip(cue.end as usize).take(AFTER);
            let mut words = words.filter(|(_, word)| word.kind != WordKind::Mark);
            words.find(|(_, word)| !SMALL.contains(&word.form.as_str())).map(|(at, _)| at as u32)
        };
        let met = || {
            let (s, t) = (after(Side::Source, source)?, after(Side::Target, target)?);
            self.links(Side::Source).find(|(here, there, strength)| *here == s && *there == t && *strength > BACKED)
        };
        self.linked(source, target) || met().is_some()
    }

    /// May a word that is linked to the cue, or one of weight near the opposed cue, have its sense?
    pub(super) fn excused_here(self, side: Side, cue: &Cue, opposite: &Cue, theirs: &[Cue], opposed: Opposed) -> bool {
        let surely_other = |at: u32| theirs.iter().any(|other| other.sure && other.first == at && opposed(cue, other));
        let near = |other: &Cue| other.first < opposite.end + BESIDE && opposite.first < other.end + BESIDE;
        let other_side = side.other();
        let tied = |other: &Cue| {
            let mut links = self.links_of(side, cue);
            links.any(|(here, there, _)| {
                other.holds(there) && !(self.small(side, here) && self.small(other_side, there))
            })
        };
        let weighs = |other: &Cue| (other.first..other.end).any(|at| !self.small(other_side, at));
        let may = |other: &Cue| tied(other) || near(other) && weighs(other) && !self.engaged(side, cue, other);
        theirs.iter().any(|other| other.agrees(cue) && !surely_other(other.first) && may(other))
    }

    /// Is a word none that carries a meaning of its own?
    fn small(self, side: Side, at: u32) -> bool {
        let word = &self.side(side).words()[at as usize];
        word.kind != WordKind::Word || SMALL.contains(&word.form.as_str())
    }

    fn joined(self, side: Side, cue: &Cue, other: &Cue) -> bool {
        self.links_of(side, cue).any(|(_, there, _)| other.holds(there))
    }

    /// Does a word of the source's cue answer a word of the target's?
    pub(super) fn linked(self, source: &Cue, target: &Cue) -> bool {
        self.joined(Side::Source, source, target)
    }

    /// Do the two stand in the same place: beside words that surely answer each other?
    pub fn answers(self, source: &Cue, target: &Cue) -> bool {
        let close = |cue: &Cue, at: u32| at + NEAR >= cue.first && at < cue.end + NEAR;
        let short = [Side::Source, Side::Target].iter().all(|side| self.side(*side).words().len() <= SHORT);
        short
            || self
                .links(Side::Source)
                .any(|(s, t, strength)| strength > BACKED && close(source, s) && close(target, t))
    }

    /// Does the lexicon know the one for a translation of the other? Of look-alikes it may know that some translate them
    /// so; there it must prefer another.
    pub(super) fn renders(self, family: Family, source: &Cue, target: &Cue) -> bool {
        let (here, there) = (self.side(Side::Source), self.side(Side::Target));
        if source.end != source.first + 1 || target.end != target.first + 1 {
            return false;
        }
        let (a, b) = (&here.words()[source.first as usize].form, &there.words()[target.first as usize].form);
        let lexicon = &self.bitext.lexicon;
        let forward = lexicon.probability(here.language, a, b);
        let backward = lexicon.probability(there.language, b, a);
        if family != Family::FalseFriend {
            return forward.max(backward) > RENDERS;
        }
        let best =
            |language: Language, form: &str| lexicon.translations(language, form).next().map_or(0.0, |best| best.1);
        forward > 0.0 && forward >= best(here.language, a) && backward >= best(there.language, b)
    }

    /// Does the nearest word after the one answer one before the other? Then each side tells it from another end
    /// ("type five letters before submitting", « soumettre après avoir tapé »).
    pub fn crossed(self, source: &Cue, target: &Cue) -> bool {
        let next = self.links(Side::Source).filter(|(here, _, strength)| *here >= source.end && *strength > BACKED);
        next.min_by_key(|(here, ..)| *here).is_some_and(|(_, there, _)| there < target.first)
    }

    /// Are both affirmed, or both negated or turned round?
    pub fn same_polarity(self, source: &Cue, target: &Cue) -> bool {
        is_denied(self.side(Side::Source), source) == is_denied(self.side(Side::Target), target)
    }
}
