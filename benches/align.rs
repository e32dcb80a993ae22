//! How the aligner's time grows: a made-up text and its word-for-word rendering, a tenth of the lines left out on one
//! side or the other, a tenth merged. `cargo bench --bench align`: a row should take about twice the time of the one
//! above it.

#![allow(missing_docs, reason = "a program")]

use fauxami::align::align;
use fauxami::lexicon::Lexicon;
use fauxami::text::{Language, Segments};

fn main() {
    divan::main();
}

/// A small generator of its own, so that every run sees the same text.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }
}

/// Two documents of about so many segments: words of the lexicon, the common ones more often, and their likeliest
/// translations.
fn pair(lines: usize, lexicon: &Lexicon) -> (Segments, Segments) {
    let mut known: Vec<u32> = (0..lexicon.len(Language::English) as u32).collect();
    known.sort_by(|a, b| lexicon.idf_id(Language::English, *a).total_cmp(&lexicon.idf_id(Language::English, *b)));
    let mut numbers = Numbers(7);
    let (mut english, mut french): (Vec<String>, Vec<String>) = Default::default();
    for _ in 0..lines {
        let (mut source, mut target) = (Vec::new(), Vec::new());
        for _ in 0..12 + numbers.below(12) {
            // A product of draws falls off much as word frequencies do.
            let draw = numbers.below(1000) * numbers.below(1000) / 1000 * numbers.below(1000);
            let word = known[(known.len() - 1) * draw / 1_000_000];
            source.push(lexicon.form(Language::English, word));
            let first = lexicon.translations_ids(Language::English, word).next();
            target.extend(first.map(|(other, _)| lexicon.form(Language::French, other)));
        }
        match numbers.below(20) {
            0 => english.push(source.join(" ")),
            1 => french.push(target.join(" ")),
            fate => {
                english.push(source.join(" "));
                match french.last_mut().filter(|_| fate < 4) {
                    Some(last) => *last = format!("{last} {}", target.join(" ")),
                    None => french.push(target.join(" ")),
                }
            }
        }
    }
    let document = |language, lines: &[String]| Segments::from_lines("-", language, lines.iter().map(String::as_str));
    (document(Language::English, &english), document(Language::French, &french))
}

#[divan::bench(args = [2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 250_000], sample_count = 1, sample_size = 1)]
fn segments(bencher: divan::Bencher<'_, '_>, lines: usize) {
    let lexicon = Lexicon::embedded();
    let (source, target) = pair(lines, &lexicon);
    bencher
        .with_inputs(|| (source.clone(), target.clone()))
        .bench_values(|(source, target)| align(source, target, lexicon.clone()).beads().len());
}
