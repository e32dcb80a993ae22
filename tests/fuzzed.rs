//! Inputs on which a fuzz target once failed, and a few of each kind: what must hold of every input holds of them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]
#![allow(missing_docs, reason = "the targets belong to the fuzz crate")]

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::path::Path;

/// The inputs kept for a target, in the order of their names.
fn inputs(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzzed").join(target);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

#[test]
fn what_once_failed_holds() {
    for (name, target) in targets::TARGETS {
        inputs(name).iter().for_each(|input| target(input));
    }
}

/// The next of a row of numbers (xorshift64), the same in every run.
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 16) as usize
}

/// A few bytes changed, taken out, doubled, or taken from elsewhere in the input.
fn mutate(input: &mut Vec<u8>, state: &mut u64) {
    const TELLING: &[u8] = b"\0\t\n\x0c\"'<>&[]{}:,;.-_%$#|=/\\ 09azAZ\x80\xc3\xe2\xff";
    for _ in 0..=next(state) % 6 {
        let at = next(state) % (input.len() + 1);
        let end = (at + next(state) % 24).min(input.len());
        match next(state) % 5 {
            0 if at < input.len() => input[at] = next(state) as u8,
            1 => drop(input.drain(at..end)),
            2 => {
                let piece: Vec<u8> = input[at..end].repeat(1 + next(state) % 40);
                input.splice(end..end, piece);
            }
            3 => {
                let from = next(state) % (input.len() + 1);
                let piece = input[from..(from + next(state) % 16).min(input.len())].to_vec();
                input.splice(at..at, piece);
            }
            _ => input.insert(at, TELLING[next(state) % TELLING.len()]),
        }
    }
}

#[test]
fn mutations_of_them_hold() {
    // A fuzzer that sees which code runs finds more: `cargo +nightly fuzz run TARGET` in fuzz/.
    let count: usize = std::env::var("FAUXAMI_MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(30);
    let only = std::env::var("FAUXAMI_TARGET").ok();
    for (name, target) in targets::TARGETS.iter().filter(|(name, _)| only.as_ref().is_none_or(|only| only == name)) {
        let mut state = 0x9E37_79B9_7F4A_7C15;
        for input in inputs(name) {
            for _ in 0..count {
                let mut mutant = input.clone();
                mutate(&mut mutant, &mut state);
                let failed = std::panic::catch_unwind(|| target(&mutant)).is_err();
                assert!(!failed, "{name} fails on {:?}", mutant.escape_ascii().to_string());
            }
        }
    }
}
