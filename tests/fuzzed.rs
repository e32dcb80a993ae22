//! Inputs on which a fuzz target once failed, and a few of each kind: what must hold of every input holds of them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]
#![allow(missing_docs, reason = "the targets belong to the fuzz crate")]

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::path::Path;

#[test]
fn what_once_failed_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzzed");
    let mut inputs = 0;
    for (name, target) in targets::TARGETS {
        let folder = std::fs::read_dir(root.join(name)).into_iter().flatten().flatten();
        for entry in folder {
            inputs += 1;
            target(&std::fs::read(entry.path()).unwrap());
        }
    }
    assert!(inputs > 0, "tests/data/fuzzed holds no inputs");
}
