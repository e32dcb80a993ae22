//! Decisions find their finding again after edits elsewhere and another segmentation, and never another one.
//!
//! 10,000 findings with few different quotes in made-up documents; each document is then scraped anew (other quotation
//! marks and apostrophes, soft hyphens, no-break spaces, capitals), cut differently and edited, some findings are mended
//! away, and the ledger written before is applied after.

#![allow(clippy::unwrap_used, reason = "a test")]

use fauxami::align::{Bead, Bitext, Ladder};
use fauxami::audit::anchor;
use fauxami::finding::{Entry, Evidence, Finding, Scope, Severity, Status};
use fauxami::ledger::{Decision, Ledger};
use fauxami::lexicon::Lexicon;
use fauxami::text::{Language, Segments, Span};
use std::sync::Arc;

/// Linear congruential generator (Knuth, MMIX): the same run every time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % end
    }
}

const WORDS: usize = 400;
const DOCUMENTS: usize = 100;
const FINDINGS: usize = 100;

/// A sentence of made-up words; the marked word, where there is one, stands in the middle.
#[derive(Clone)]
struct Sentence {
    words: Vec<String>,
    /// Number of the finding, for the test's own book-keeping.
    finding: Option<usize>,
}

fn sentence(random: &mut Random, language: &str, finding: Option<usize>) -> Sentence {
    let mut words: Vec<String> =
        (0..8 + random.below(8)).map(|_| format!("{language}{}", random.below(WORDS))).collect();
    if let Some(number) = finding {
        let middle = words.len() / 2;
        // Three quotes for all findings: what is around must tell them apart.
        words[middle] = format!("quote{}", number % 3);
    }
    Sentence { words, finding }
}

/// One side of a document: every third sentence holds a finding.
fn side(random: &mut Random, language: &str) -> Vec<Sentence> {
    (0..3 * FINDINGS).map(|n| sentence(random, language, (n % 3 == 1).then_some(n / 3))).collect()
}

/// Edits one word in a fifth of the sentences, never the marked one.
fn edit(random: &mut Random, sentences: &mut [Sentence]) {
    for sentence in sentences {
        if random.below(5) == 0 {
            let at = random.below(sentence.words.len());
            if !sentence.words[at].contains("quote") {
                sentence.words[at] = format!("edited{}", random.below(WORDS));
            }
        }
    }
}

/// Another scraper, or another export of the same page: the same words in other typography. Quotes stay findable: what
/// marks them changes, they do not.
fn scrape(random: &mut Random, sentences: &mut [Sentence]) {
    for word in sentences.iter_mut().flat_map(|sentence| &mut sentence.words) {
        *word = match (random.below(6), word.starts_with("quote")) {
            (0, _) => format!("“{word}”"),
            (1, _) => format!("«\u{A0}{word}\u{202F}»"),
            (2, false) => word.to_uppercase(),
            (3, false) => word.split_at(1).0.to_string() + "\u{AD}" + word.split_at(1).1,
            _ => continue,
        };
    }
}

/// The document as a bitext of beads of `size` sentences, and its findings with their numbers.
fn findings(source: &[Sentence], target: &[Sentence], size: usize) -> (Bitext, Vec<(usize, Finding)>) {
    let join = |sentences: &[Sentence]| -> Vec<String> {
        sentences
            .chunks(size)
            .map(|chunk| chunk.iter().map(|s| s.words.join(" ")).collect::<Vec<_>>().join(" "))
            .collect()
    };
    let (en, fr) = (join(source), join(target));
    let count = en.len() as u32;
    let beads = (0..count).map(|n| Bead { source: n..n + 1, target: n..n + 1, score: 1.0 }).collect();
    let bitext = Bitext::new(
        Segments::from_lines("en", Language::English, en.iter().map(String::as_str)),
        Segments::from_lines("fr", Language::French, fr.iter().map(String::as_str)),
        Ladder::new(beads, count, count).unwrap(),
        Arc::new(Lexicon::default()),
    );
    let mut out = Vec::new();
    for (n, sentence) in source.iter().enumerate() {
        let Some(number) = sentence.finding else { continue };
        let quote = format!("quote{}", number % 3);
        let bead = n / size;
        let before =
            |side: &[Sentence]| side[bead * size..n].iter().map(|s| s.words.join(" ").len() + 1).sum::<usize>();
        let evidence = |side: &[Sentence], text: &str| {
            let from = before(side);
            let start = from + text[from..].find(&quote)?;
            let spans = vec![Span::new(start, start + quote.len())];
            Some(Evidence { segments: bead as u32..bead as u32 + 1, text: text.to_string(), spans, reading: None })
        };
        let finding = Finding {
            check: "rank-shift",
            category: "accuracy/mistranslation",
            severity: Severity::Major,
            confidence: 1.0,
            message: String::new(),
            source: evidence(source, &en[bead]),
            target: evidence(target, &fr[bead]),
            bead: bead as u32,
        };
        out.push((number, finding));
    }
    (bitext, out)
}

fn entries(bitext: &Bitext, findings: Vec<(usize, Finding)>) -> (Vec<usize>, Vec<Entry>) {
    let mut ordinals = std::collections::HashMap::new();
    findings
        .into_iter()
        .map(|(number, finding)| {
            let anchor = anchor(bitext, &finding);
            let fingerprint = anchor.fingerprint();
            let next = ordinals.entry(fingerprint).or_insert(0);
            *next += 1;
            let entry = Entry {
                finding,
                anchor,
                fingerprint,
                ordinal: *next - 1,
                gating: true,
                status: Status::Open,
                reason: None,
                note: None,
                scope: Scope::Pair,
            };
            (number, entry)
        })
        .unzip()
}

#[test]
fn decisions_survive_edits_elsewhere_and_another_segmentation() {
    let mut random = Random(1);
    let (mut decided, mut kept, mut wrong) = (0, 0, Vec::new());
    for document in 0..DOCUMENTS {
        let name = format!("pair {document}");
        let (mut source, mut target) = (side(&mut random, "a"), side(&mut random, "b"));
        let (bitext, found) = findings(&source, &target, 1);
        let (numbers, before) = entries(&bitext, found);
        let mut ledger = Ledger::default();
        for (number, entry) in numbers.iter().zip(&before) {
            ledger.push(Decision::on(&name, entry, Status::Dismissed, Some(number.to_string())));
        }
        for side in [&mut source, &mut target] {
            edit(&mut random, side);
            scrape(&mut random, side);
        }
        // A tenth of the findings are mended: their decisions must not move to a neighbour with the same quotes.
        for sentence in source.iter_mut().filter(|sentence| sentence.finding.is_some()) {
            if random.below(10) == 0 {
                sentence.finding = None;
            }
        }
        let (bitext, found) = findings(&source, &target, 2);
        let (numbers, mut after) = entries(&bitext, found);
        ledger.apply(&name, &mut after);
        for (number, entry) in numbers.iter().zip(&after) {
            decided += 1;
            kept += usize::from(entry.reason == Some(number.to_string()));
            if entry.reason.is_some() && entry.reason != Some(number.to_string()) {
                wrong.push((document, *number));
            }
        }
    }
    assert!(wrong.is_empty(), "decisions moved to other findings: {wrong:?}");
    let share = f64::from(kept as u32) / f64::from(decided as u32);
    assert!(share >= 0.99, "{kept} of {decided} decisions kept");
}
