//! Words of the two languages that begin alike: "accelerates" and "accélération", "Liedenbrock" and "Lidenbrock".

use super::tokens::{Tokens, TypeKind};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// Letters that two words must share at their beginning to be compared at all.
const STEM: usize = 4;
/// Least likeness of two words, shared beginning over the longer length.
const LEAST: f32 = 0.55;
/// How likely two words answer each other that are alike throughout.
const ALIKE: f32 = 0.5;
/// Words compared within one beginning at most, so that a list of like words costs no quadratic time.
const FAMILY: usize = 64;

/// Calls `found(source type, target type, probability)` for every pair of words that look alike.
pub(super) fn pairs(source: &Tokens, target: &Tokens, mut found: impl FnMut(u32, u32, f32)) {
    let target: Vec<(u32, Vec<u8>)> = folded(target);
    let mut families: HashMap<&[u8], Vec<usize>, fnv::FnvBuildHasher> = HashMap::default();
    for (place, (_, letters)) in target.iter().enumerate() {
        families.entry(&letters[..STEM]).or_default().push(place);
    }
    for (s, letters) in folded(source) {
        let Some(family) = families.get(&letters[..STEM]) else { continue };
        for &place in family.iter().take(FAMILY) {
            let (t, other) = &target[place];
            let shared = letters.iter().zip(other).take_while(|(a, b)| a == b).count();
            let like = shared as f32 / letters.len().max(other.len()) as f32;
            if like >= LEAST {
                found(s, *t, ALIKE * like * like);
            }
        }
    }
}

/// The words long enough to be compared, without accents.
fn folded(tokens: &Tokens) -> Vec<(u32, Vec<u8>)> {
    let mut out = Vec::new();
    for (number, of) in tokens.types.iter().enumerate() {
        if of.kind != TypeKind::Word {
            continue;
        }
        let letters: Vec<u8> = if of.form.is_ascii() {
            of.form.bytes().filter(u8::is_ascii_alphanumeric).collect()
        } else {
            of.form.nfd().filter(char::is_ascii_alphanumeric).map(|c| c as u8).collect()
        };
        if letters.len() >= STEM {
            out.push((number as u32, letters));
        }
    }
    out
}
