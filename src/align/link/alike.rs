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
    // The first letter decides cheaply: a name keeps it in another spelling, and few other words share it.
    let first = |word: &str| word.chars().next().map(base_letter);
    if first(a) != first(b) {
        return 0.0;
    }
    strsim::normalized_levenshtein(a, b) as f32
}

/// A first letter without its accent, and with those that stand for the same sound made one.
fn base_letter(c: char) -> char {
    match c {
        'é' | 'è' | 'ê' => 'e',
        'à' | 'â' => 'a',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'ç' | 'k' => 'c',
        _ => c,
    }
}
