//! What a bead costs before any word is read: its shape, its lengths, the opening and widening of a gap.

use super::dynamic::Step;
use super::tokens::Tokens;
use std::ops::Range;

/// Most segments on the longer side of a bead whose other side is one segment.
pub(super) const LONGEST: usize = 8;
/// Most segments on either side of a bead that has several on both.
pub(super) const WIDEST: usize = 4;
/// Most source segments of a bead with so many target segments, and the other way round: 8-1, 1-8, 4-4.
pub(super) const DEEPEST: [usize; LONGEST + 1] = [0, LONGEST, WIDEST, WIDEST, WIDEST, 1, 1, 1, 1];

/// Scores, in nats, higher is better.
#[derive(Debug, Clone)]
pub(super) struct Costs {
    /// Weight of the lexical log ratio: tokens are no independent witnesses.
    pub lexical: f32,
    shapes: [[f32; LONGEST + 1]; LONGEST + 1],
    /// First segment of a run without counterpart.
    pub open: f32,
    /// Each segment of such a run.
    pub extend: f32,
    /// Target characters per source character.
    pub ratio: f32,
}

// What each of these figures is worth when varied alone stands in docs/alignment.md, "Constants".

/// Share of merged beads before the document is known: in the gold of the dev documents beads
/// other than 1-1 are 1 % (manual pages) to 21 % (novels, deletions included); a tenth is a start between them.
const MERGED: f32 = 0.1;
/// Anchors that this first belief weighs.
const BELIEF: f32 = 13.0;
/// A merged bead is that much likelier to be right than its share says: its words were weighed already.
const MERGE_GAIN: f32 = 0.4;
/// Each segment of a bead beyond three. With -2 the tuned novels lose 0.002.
const FURTHER: f32 = -1.4;
/// Several segments on both sides: where the order inside was changed.
const BOTH: f32 = -2.2;
/// Tokens are no independent witnesses: half as much again costs the tuned novels 0.006.
const LEXICAL: f32 = 0.24;
/// First segment of a run without counterpart. With -2 the tuned novels lose 0.006, with -3.9 noisy documents 0.005.
const OPEN: f32 = -2.8;
/// Each segment of such a run: at -0.7 clean novels gain 0.001, novels with 30 % missing lose 0.005.
const EXTEND: f32 = -0.6;
/// Share of beads after which a run without counterpart begins, and of its segments that are not the last one, before the
/// document is known; each with the beads or segments that this belief weighs.
const GAPS: f32 = 0.1;
const GAPS_BELIEF: f32 = 50.0;
const RUNS_ON: f32 = 0.55;
const RUNS_BELIEF: f32 = 10.0;
/// Spread of the length difference per character (Gale and Church 1993 have 6.8 per source character).
const SPREAD: f32 = 4.7;
/// The length difference never counts more than this.
const LENGTH_CLIP: f32 = 3.3;
/// Each further segment of a bead raises that bound.
const MERGE_CLIP: f32 = 2.0;
/// What equal lengths are worth against chance.
const LENGTH_GAIN: f32 = 1.0;

/// Evidence above the floors below which no word speaks for a bead.
const MUTE: f32 = 0.7;
/// What such a bead costs. Without it menus and buttons of two pages are paired: posts with 10 % missing and furniture
/// have 0.830, with 1 they have 0.874, with 2 and the other weights tuned again 0.905.
const BLIND: f32 = 2.0;

/// Each end of a block inside a bead. Without it two paragraphs of corpora/kunshan were merged; not tuned further.
const BLOCK_END: f32 = -3.0;
/// A heading answered by a paragraph, a list item by a heading: formats tell them apart by different marks. Not tuned.
const OTHER_KIND: f32 = -0.5;

/// French characters for one of English before the document is known, and the characters that this belief weighs. Without
/// it a line missing from a text of four makes the merge of two others look right; longer documents stay as they are.
const USUAL: f32 = 1.1;
const BEFORE: f32 = 500.0;

impl Costs {
    /// Before anything is known but the two lengths.
    pub fn initial(source: &Tokens, target: &Tokens) -> Self {
        let sum = |tokens: &Tokens| tokens.chars(0..tokens.len()).max(1) as f32;
        let ratio = ((sum(target) + USUAL * BEFORE) / (sum(source) + BEFORE)).clamp(0.8, 1.25);
        let shapes = shapes(MERGED);
        Costs { lexical: LEXICAL, shapes, open: OPEN, extend: EXTEND, ratio }
    }

    /// Learns from the anchors how often this document merges segments: the share of neighbouring anchors with one
    /// segment of one side between them.
    pub fn learn(&mut self, anchors: &[Step]) {
        let (mut single, mut merged) = (0.0, 0.0);
        for pair in anchors.windows(2) {
            match (pair[1].source.start - pair[0].source.start, pair[1].target.start - pair[0].target.start) {
                (1, 1) => single += 1.0,
                (1, 2) | (2, 1) => merged += 1.0,
                _ => {}
            }
        }
        self.shapes = shapes((merged + MERGED * BELIEF) / (single + merged + BELIEF));
    }

    /// Learns from a first path of `(m, n)` segments what a gap costs in this document: how often one opens, how long it
    /// runs on.
    pub fn learn_gaps(&mut self, path: &[Step], (m, n): (u32, u32)) {
        let starts = path.iter().map(|step| (step.source.start, step.target.start)).chain([(m, n)]);
        let ends = path.iter().map(|step| (step.source.end, step.target.end));
        let (mut gaps, mut lost) = (0.0, 0.0);
        for (end, start) in std::iter::once((0, 0)).chain(ends).zip(starts) {
            let missing = start.0 - end.0 + start.1 - end.1;
            gaps += f32::from(missing > 0);
            lost += missing as f32;
        }
        let opens = (gaps + GAPS * GAPS_BELIEF) / (path.len() as f32 + GAPS_BELIEF);
        let runs_on = (lost - gaps + RUNS_ON * RUNS_BELIEF) / (lost + RUNS_BELIEF);
        self.open = OPEN + (opens / GAPS).ln();
        self.extend = EXTEND + (runs_on / RUNS_ON).ln();
    }

    /// Score of a bead's shape, less where no word speaks for it.
    pub fn shape(&self, a: usize, b: usize, excess: f32) -> f32 {
        self.shapes[a][b] - if excess < MUTE { BLIND } else { 0.0 }
    }

    /// The most that lengths can be worth.
    pub fn longest(&self) -> f32 {
        LENGTH_GAIN
    }

    /// Score of where a bead stands on the page: block ends inside it, and the kinds of its first blocks.
    pub fn structure(&self, source: &Tokens, sources: Range<usize>, target: &Tokens, targets: Range<usize>) -> f32 {
        let same = source.kind(sources.start) == target.kind(targets.start);
        let ends = source.block_ends(sources) + target.block_ends(targets);
        BLOCK_END * ends as f32 + if same { 0.0 } else { OTHER_KIND }
    }

    /// Score of a bead's lengths in characters; a bead of several segments is held to them more firmly.
    pub fn length(&self, source: u32, target: u32, merges: usize) -> f32 {
        let (s, t) = (source as f32 * self.ratio, target as f32);
        let z2 = (s - t) * (s - t) / (SPREAD * (s + t + 20.0) * 0.5);
        LENGTH_GAIN - (0.5 * z2).min(LENGTH_CLIP + MERGE_CLIP * merges as f32)
    }
}

/// Scores of all shapes where `merged` is the share of beads of more than two segments.
fn shapes(merged: f32) -> [[f32; LONGEST + 1]; LONGEST + 1] {
    let first = (merged / 2.0).ln() + MERGE_GAIN;
    let mut shapes = [[f32::NEG_INFINITY; LONGEST + 1]; LONGEST + 1];
    for (a, row) in shapes.iter_mut().enumerate().skip(1) {
        for (b, score) in row.iter_mut().enumerate().skip(1).filter(|(b, _)| a <= DEEPEST[*b]) {
            let both = if a > 1 && b > 1 { BOTH } else { 0.0 };
            *score = first + FURTHER * (a + b).saturating_sub(3) as f32 + both;
        }
    }
    shapes[1][1] = (1.0 - merged).ln();
    shapes
}
