//! How like two written words are, for those the lexicon does not know: names, loans, learned words.

/// Shorter words are alike by accident.
const SHORTEST: usize = 4;

/// Likeness of two folded forms, 0 to 1; 0 for short words that are not the same.
pub(super) fn likeness(a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    if a.len() < SHORTEST || b.len() < SHORTEST || a.len().abs_diff(b.len()) > a.len().min(b.len()) / 2 + 1 {
        return 0.0;
    }
    strsim::normalized_levenshtein(a, b) as f32
}
