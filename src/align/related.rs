//! Are two documents translations of each other at all?

use super::dynamic::Step;
use super::tokens::{Fnv, TokenType, Tokens, TypeKind};
use super::told::Told;

/// Tokens added to a bead, so that one matched word is no certainty.
const PSEUDO: f32 = 6.0;

/// What speaks for two documents being translations of each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Relation {
    /// Evidence a token in nats over both documents.
    pub evidence: f32,
    /// Figures and rare names of the side that has fewer, each counted once.
    pub telling: usize,
    /// The share of them that the other side has too.
    pub shared: f32,
}

impl Relation {
    /// Where nothing was compared.
    pub const GIVEN: Relation = Relation { evidence: f32::INFINITY, telling: 0, shared: 1.0 };

    /// Reads it from the best path.
    pub fn read(path: &[Step], told: &[[Told; 2]], source: &Tokens, target: &Tokens) -> Self {
        let (telling, shared) = telling(source, target);
        Relation { evidence: evidence(path, told, source, target), telling, shared }
    }
}

/// The geometric mean of both sides, so that a part of one that says the same as the whole other is no translation of it.
fn evidence(path: &[Step], told: &[[Told; 2]], source: &Tokens, target: &Tokens) -> f32 {
    let (mut here, mut there) = (0.0, 0.0);
    for (step, told) in path.iter().zip(told) {
        let sources = source.size(step.source.start as usize..step.source.end as usize) as f32;
        let targets = target.size(step.target.start as usize..step.target.end as usize) as f32;
        let evidence = ((told[0].evidence + told[1].evidence) / (sources + targets + PSEUDO)).max(0.0);
        here += evidence * sources;
        there += evidence * targets;
    }
    let share = |sum: f32, tokens: &Tokens| sum / tokens.size(0..tokens.len()).max(1) as f32;
    (share(here, source) * share(there, target)).sqrt()
}

/// How many figures and rare names the poorer side has, and which share of them the other side has too.
///
/// Each counts once: what the releases of one publisher share is said in few of them, however often it is said.
fn telling(source: &Tokens, target: &Tokens) -> (usize, f32) {
    let counts = [source, target].map(|tokens| tokens.types.iter().filter(|of| tells(of)).count());
    let forms: Fnv<&str, TypeKind> =
        target.types.iter().filter(|of| tells(of)).map(|of| (of.form.as_str(), of.kind)).collect();
    let found = source.types.iter().filter(|of| tells(of) && forms.get(of.form.as_str()) == Some(&of.kind)).count();
    let fewer = counts[0].min(counts[1]);
    (fewer, found as f32 / fewer.max(1) as f32)
}

/// A figure of at least two digits, or a name of which the lexicon knows nothing.
fn tells(of: &TokenType) -> bool {
    match of.kind {
        TypeKind::Figure => of.form.bytes().filter(u8::is_ascii_digit).count() > 1,
        TypeKind::Word => of.capital && of.known.is_none(),
        TypeKind::Mark => false,
    }
}
