//! How fast figures are read: running text of both languages, and a line of nothing but digits and separators, whose
//! time must grow with its length.
//!
//! `cargo bench --bench quantity`

use divan::Bencher;
use divan::counter::BytesCount;
use fauxami::quantity::read;
use fauxami::text::Language;

fn main() {
    divan::main();
}

const ENGLISH: &[&str] = &[
    include_str!("../corpora/archiva/en.txt"),
    include_str!("../corpora/glissade/en.txt"),
    include_str!("../corpora/kunshan/en.txt"),
    include_str!("../corpora/lac-serein/en.txt"),
    include_str!("../corpora/marlec/en.txt"),
    include_str!("../corpora/quai-nord/en.txt"),
    include_str!("../corpora/velorin/en.txt"),
];
const FRENCH: &[&str] = &[
    include_str!("../corpora/archiva/fr.txt"),
    include_str!("../corpora/glissade/fr.txt"),
    include_str!("../corpora/kunshan/fr.txt"),
    include_str!("../corpora/lac-serein/fr.txt"),
    include_str!("../corpora/marlec/fr.txt"),
    include_str!("../corpora/quai-nord/fr.txt"),
    include_str!("../corpora/velorin/fr.txt"),
];

/// Reads the corpora line by line.
#[divan::bench(args = [Language::English, Language::French])]
fn running_text(bencher: Bencher, language: Language) {
    let texts = if language == Language::English { ENGLISH } else { FRENCH };
    let lines: Vec<&str> = texts.iter().flat_map(|text| text.lines()).collect();
    let bytes: usize = lines.iter().map(|line| line.len()).sum();
    read("", language);
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| lines.iter().map(|line| read(line, language).len()).sum::<usize>());
}

/// Digits and separators in every order, so that nothing is one well-formed number.
fn digits(length: usize) -> String {
    let pieces =
        ["12", ",", "345", ".", " ", "6", "/", "789", "-", "\u{202f}", "000", "'", "90", ":", "1", " ", ",", "22", "."];
    let mut state = 1u32;
    let mut out = String::new();
    while out.len() < length {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        out.push_str(pieces[(state >> 16) as usize % pieces.len()]);
    }
    out
}

/// The time must double with the length.
#[divan::bench(args = [131_072, 262_144, 524_288, 1_048_576])]
fn one_line_of_digits(bencher: Bencher, length: usize) {
    let line = digits(length);
    bencher.counter(BytesCount::new(line.len())).bench(|| read(&line, Language::English).len());
}

/// Commas between groups without end.
#[divan::bench(args = [131_072, 262_144, 524_288, 1_048_576])]
fn one_line_of_groups(bencher: Bencher, length: usize) {
    let line = "12,".repeat(length / 3);
    bencher.counter(BytesCount::new(line.len())).bench(|| read(&line, Language::French).len());
}
