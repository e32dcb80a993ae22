//! The question that most checks of meaning ask: which sense of one side is not to be found on the other, while a sense that excludes it stands there unasked for?

use super::evidence;
use crate::align::{BeadSide, Bitext, Side};
use crate::finding::Finding;
use crate::lexicon::cue::{Cue, Family};

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
}

/// Every contrast of a family in a bead, each cue in one at most, in order of the source.
///
/// A cue takes part only when it surely has its sense and nothing on the other side has it: surely, or, where no link
/// joins the two cues, maybe.
pub fn contrasts<'b>(
    bitext: &'b Bitext,
    bead: usize,
    family: Family,
    opposed: impl Fn(&Cue, &Cue) -> bool,
) -> Vec<Contrast<'b>> {
    let (source, target) = (bitext.source(bead).cues().of(family), bitext.target(bead).cues().of(family));
    let mut taken = vec![false; target.len()];
    let mut out = Vec::new();
    for cue in source.iter().filter(|cue| cue.sure && !stated(target, cue)) {
        let found = target.iter().enumerate().filter(|(n, other)| other.sure && !taken[*n] && opposed(cue, other));
        let mut candidates = found.filter(|(_, other)| !stated(source, other)).peekable();
        if candidates.peek().is_none() {
            continue;
        }
        let chosen = candidates.find_map(|(n, other)| {
            let linked = linked(bitext, bead, cue, other);
            (linked || !(excused(target, cue) || excused(source, other))).then_some((n, other, linked))
        });
        if let Some((n, other, linked)) = chosen {
            taken[n] = true;
            out.push(Contrast { source: cue, target: other, linked });
        }
    }
    out
}

/// Does one of `others` surely have the cue's sense?
fn stated(others: &[Cue], cue: &Cue) -> bool {
    others.iter().any(|other| other.sure && other.agrees(cue))
}

/// May one of `others` have the cue's sense, and not surely another of its group?
fn excused(others: &[Cue], cue: &Cue) -> bool {
    let surely_other = |at: u32| others.iter().any(|other| other.sure && other.first == at && other.opposes(cue));
    others.iter().any(|other| other.agrees(cue) && !surely_other(other.first))
}

/// Does a word of the source's cue answer a word of the target's?
fn linked(bitext: &Bitext, bead: usize, source: &Cue, target: &Cue) -> bool {
    bitext.links(bead).iter().any(|link| source.holds(link.source) && target.holds(link.target))
}

/// Least strength of a link that says what a cue is rendered by. Backed links begin at 0.5 (see [`crate::align::Link`]).
const BACKED: f32 = 0.5;

/// The contrasts of a family whose senses exclude each other and whose words are not rendered by others.
pub fn opposites(bitext: &Bitext, bead: usize, family: Family) -> Vec<Contrast<'_>> {
    let mut found = contrasts(bitext, bead, family, Cue::opposes);
    let turned = |contrast: &Contrast| {
        inverted(bitext.source(bead), contrast.source) != inverted(bitext.target(bead), contrast.target)
    };
    found.retain(|contrast| !turned(contrast) && (contrast.linked || !rendered_elsewhere(bitext, bead, contrast)));
    found
}

/// Words that turn the one after them into its opposite: « moins lumineux » is "fainter".
const INVERTERS: &[&str] = &["moins", "peu", "less", "least"];

/// Does the word before the cue turn its sense round?
fn inverted(side: &BeadSide, cue: &Cue) -> bool {
    let before = (cue.first as usize).checked_sub(1).and_then(|at| side.words().get(at));
    before.is_some_and(|word| INVERTERS.contains(&word.form.as_str()))
}

/// Does a word of either cue answer, surely, a word outside the other cue?
fn rendered_elsewhere(bitext: &Bitext, bead: usize, contrast: &Contrast) -> bool {
    bitext
        .links(bead)
        .iter()
        .any(|link| link.strength > BACKED && contrast.source.holds(link.source) != contrast.target.holds(link.target))
}

/// Do both sides hold something that surely negates, or neither?
pub fn same_polarity(bitext: &Bitext, bead: usize) -> bool {
    let negates = |side: &BeadSide| side.cues().of(Family::Negation).iter().any(|cue| cue.sure);
    negates(bitext.source(bead)) == negates(bitext.target(bead))
}
