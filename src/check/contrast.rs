//! The question that most checks of meaning ask: which sense of one side is not to be found on the other, while a sense
//! that excludes it stands there unasked for, in the place that answers it?
//!
//! A word of the other side accounts for a sense only while it is free to: one that surely answers some other word of
//! the first side ("created" ↔ « créé ») does not also stand for "first". That is what lets the loose columns of the
//! tables be wide and the checks speak all the same in long sentences.

use super::evidence;
use super::polarity::is_denied;
use crate::align::{BeadSide, Bitext, Link, Side};
use crate::finding::Finding;
use crate::lexicon::cue::{Cue, Family};
use crate::text::{Language, WordKind};

/// A sense of the source that the target lacks, and the one that stands there in its stead.
#[derive(Debug, Clone, Copy)]
pub struct Contrast<'a> {
    /// What the source says.
    pub source: &'a Cue,
    /// What the target says.
    pub target: &'a Cue,
    /// A word of the one answers a word of the other.
    pub linked: bool,
}

impl Contrast<'_> {
    /// The words that carry the two senses, as evidence on a finding.
    pub fn mark(&self, mut finding: Finding, bitext: &Bitext, bead: usize) -> Finding {
        finding.source = Some(evidence(bitext, bead, Side::Source, vec![self.source.span], None));
        finding.target = Some(evidence(bitext, bead, Side::Target, vec![self.target.span], None));
        finding
    }

    /// The words that carry the two senses, as they stand in the texts.
    pub fn quotes<'t>(&self, bitext: &'t Bitext, bead: usize) -> (&'t str, &'t str) {
        (self.source.span.of(&bitext.source(bead).text), self.target.span.of(&bitext.target(bead).text))
    }

    /// Does one of the two carry this sense?
    pub fn either(&self, sense: &str) -> bool {
        self.source.sense == sense || self.target.sense == sense
    }

    /// Does one of the two carry the first sense and the other the second?
    pub fn between(&self, one: &str, other: &str) -> bool {
        (self.source.sense == one && self.target.sense == other)
            || (self.source.sense == other && self.target.sense == one)
    }
}

/// Least strength of a link that says what a word is rendered by. Backed links begin at 0.5 (see [`Link`]).
pub(super) const BACKED: f32 = 0.5;
/// Words between a cue and the neighbours that show which place answers it.
const NEAR: u32 = 3;
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

/// Every contrast of a family in a bead, each cue in one at most, in order of the source.
///
/// A cue takes part only when it surely has its sense, and nothing on the other side that is free to has it, surely or
/// maybe.
pub fn contrasts<'b>(
    bitext: &'b Bitext,
    bead: usize,
    family: Family,
    opposed: impl Fn(&Cue, &Cue) -> bool,
) -> Vec<Contrast<'b>> {
    let (source, target) = (bitext.source(bead).cues().of(family), bitext.target(bead).cues().of(family));
    let mut out: Vec<Contrast> = Vec::new();
    // The links are dear: no bead without two opposed cues asks for them.
    let possible = |cue: &Cue| cue.sure && target.iter().any(|other| other.sure && opposed(cue, other));
    if !source.iter().any(possible) {
        return out;
    }
    let place = Place { bitext, bead };
    let ours = place.unanswered(Side::Source, source, target, &opposed);
    let theirs = place.unanswered(Side::Target, target, source, &|theirs, ours| opposed(ours, theirs));
    let mut taken = vec![false; theirs.len()];
    for cue in ours {
        let mut best: Option<(usize, bool)> = None;
        for (n, other) in theirs.iter().enumerate().filter(|(n, other)| !taken[*n] && opposed(cue, other)) {
            let linked = place.linked(cue, other);
            if best.is_none_or(|(_, before)| linked && !before) && (linked || place.answers(cue, other)) {
                best = Some((n, linked));
            }
        }
        let Some((n, linked)) = best.or_else(|| Some((in_order(cue, [source, target], &theirs)?, false))) else {
            continue;
        };
        if taken[n] {
            continue;
        }
        if !place.renders(family, cue, theirs[n]) && place.same_polarity(cue, theirs[n]) {
            taken[n] = true;
            out.push(Contrast { source: cue, target: theirs[n], linked });
        }
    }
    out
}

/// The one open cue of the target that is opposed to this one, where both sides have as many surely opposed words of the
/// group: "shrank, while … grew", « a progressé, tandis que … augmentaient ».
fn in_order(cue: &Cue, sides: [&[Cue]; 2], open: &[&Cue]) -> Option<usize> {
    let alike = |other: &&Cue| other.sure && other.group() == cue.group();
    let [ours, theirs] = sides.map(|cues| cues.iter().filter(alike).count());
    let mut opposed =
        open.iter().enumerate().filter(|(_, other)| cue.family == Family::Direction && cue.opposes(other));
    let (found, none) = (opposed.next(), opposed.next().is_none());
    found.filter(|_| none && ours == theirs && ours > 1).map(|(n, _)| n)
}

/// The contrasts of a family whose senses exclude each other.
pub fn opposites(bitext: &Bitext, bead: usize, family: Family) -> Vec<Contrast<'_>> {
    contrasts(bitext, bead, family, Cue::opposes)
}

/// Senses, each with those that it excludes.
pub type Excluding = &'static [(&'static str, &'static [&'static str])];

/// Does a table of senses set the two cues against each other, either way round?
pub fn excludes(table: Excluding, one: &Cue, other: &Cue) -> bool {
    let listed = |one: &Cue, other: &Cue| {
        table.iter().any(|(sense, others)| one.sense == *sense && others.contains(&other.sense))
    };
    listed(one, other) || listed(other, one)
}

/// Do a cue of this side and one of the other exclude each other?
type Opposed<'a> = &'a dyn Fn(&Cue, &Cue) -> bool;

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
    fn unanswered(self, side: Side, ours: &'b [Cue], theirs: &'b [Cue], opposed: Opposed) -> Vec<&'b Cue> {
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
    fn rendered(self, side: Side, cue: &Cue, theirs: &[Cue], opposed: Opposed) -> bool {
        let stands = |other: &Cue, at: u32| other.holds(at) || other.end == at || other.first == at + 1;
        let against = |at: u32| theirs.iter().any(|other| other.sure && opposed(cue, other) && stands(other, at));
        let small = |side: Side, at: u32| {
            let word = &self.side(side).words()[at as usize];
            word.kind != WordKind::Word || SMALL.contains(&word.form.as_str())
        };
        let carried = (cue.first..cue.end).any(|at| !small(side, at));
        self.links_of(side, cue).any(|(here, there, strength)| {
            let carries = !carried || !(small(side, here) || small(side.other(), there));
            carries && strength > BACKED && !against(there)
        })
    }

    fn joined(self, side: Side, cue: &Cue, other: &Cue) -> bool {
        self.links_of(side, cue).any(|(_, there, _)| other.holds(there))
    }

    /// Does a word of the source's cue answer a word of the target's?
    fn linked(self, source: &Cue, target: &Cue) -> bool {
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
    fn renders(self, family: Family, source: &Cue, target: &Cue) -> bool {
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
