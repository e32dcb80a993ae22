//! A ladder: every segment of both sides in exactly one bead, in order.

use std::ops::Range;

/// A run of source segments answered by a run of target segments.
#[derive(Debug, Clone, PartialEq)]
pub struct Bead {
    /// Segment numbers of the source; empty in an addition.
    pub source: Range<u32>,
    /// Segment numbers of the target; empty in an omission.
    pub target: Range<u32>,
    /// How surely the bead is right, 0 to 1.
    pub score: f32,
}

impl Bead {
    /// The same bead seen from the other side.
    pub fn swapped(self) -> Self {
        Bead { source: self.target, target: self.source, score: self.score }
    }
}

/// Beads from (0, 0) to (m, n), monotone and contiguous.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ladder {
    beads: Vec<Bead>,
}

impl Ladder {
    /// A ladder over `source` × `target` segments, or `None` when the beads do not hold every segment exactly once and in order.
    pub fn new(beads: Vec<Bead>, source: u32, target: u32) -> Option<Self> {
        let (mut i, mut j) = (0, 0);
        for bead in &beads {
            let empty = bead.source.is_empty() && bead.target.is_empty();
            if empty || bead.source.start != i || bead.target.start != j || bead.source.end < i || bead.target.end < j {
                return None;
            }
            (i, j) = (bead.source.end, bead.target.end);
        }
        (i == source && j == target).then_some(Ladder { beads })
    }

    /// Beads with two sides, in order; what lies between them is left without counterpart, first the source's segments.
    pub(super) fn from_paired(paired: Vec<Bead>, source: u32, target: u32) -> Self {
        let (mut beads, mut i, mut j) = (Vec::with_capacity(paired.len()), 0, 0);
        let end = Bead { source: source..source, target: target..target, score: 0.0 };
        for bead in paired.into_iter().chain([end]) {
            beads.extend((i..bead.source.start).map(|i| Bead { source: i..i + 1, target: j..j, score: 0.0 }));
            i = bead.source.start;
            beads.extend((j..bead.target.start).map(|j| Bead { source: i..i, target: j..j + 1, score: 0.0 }));
            (i, j) = (bead.source.end, bead.target.end);
            beads.push(bead);
        }
        beads.pop();
        Ladder { beads }
    }

    pub(crate) fn from_sorted(beads: Vec<Bead>) -> Self {
        Ladder { beads }
    }

    /// The beads in order.
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }
}
