//! Word correspondences inside a bead.

/// A word of the source answered by a word of the target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Number of the word in the bead's source side.
    pub source: u32,
    /// Number of the word in the bead's target side.
    pub target: u32,
    /// How surely they answer each other, 0 to 1.
    pub strength: f32,
}
