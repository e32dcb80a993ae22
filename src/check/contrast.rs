//! The question that most checks of meaning ask: which sense of one side is not to be found on the other, while a sense that excludes it stands there unasked for?

use super::evidence;
use crate::align::{Bitext, Side};
use crate::finding::Finding;
use crate::lexicon::cue::{Cue, Family};

/// A sense of the source that the target lacks, and the one that stands there in its stead.
#[derive(Debug, Clone, Copy)]
pub struct Contrast<'a> {
    /// What the source says.
    pub source: &'a Cue,
    /// What the target says.
    pub target: &'a Cue,
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
/// A cue takes part only when it surely has its sense and nothing on the other side has it, surely or maybe.
pub fn contrasts<'b>(
    bitext: &'b Bitext,
    bead: usize,
    family: Family,
    opposed: impl Fn(&Cue, &Cue) -> bool,
) -> Vec<Contrast<'b>> {
    let (source, target) = (bitext.source(bead).cues().of(family), bitext.target(bead).cues().of(family));
    let mut free: Vec<&Cue> = unanswered(target, source).collect();
    let mut out = Vec::new();
    for source in unanswered(source, target) {
        if let Some(n) = free.iter().position(|target| opposed(source, target)) {
            out.push(Contrast { source, target: free.remove(n) });
        }
    }
    out
}

/// The sure cues of one side whose sense the other side does not have.
pub fn unanswered<'c>(cues: &'c [Cue], others: &'c [Cue]) -> impl Iterator<Item = &'c Cue> {
    cues.iter().filter(|cue| cue.sure && !others.iter().any(|other| other.agrees(cue)))
}
