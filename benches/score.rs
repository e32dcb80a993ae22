//! How fast pairs of the length of news sentences are scored and linked, and the lexicon is opened.
//!
//! `cargo bench --bench score`; one thread. The pairs stand below, so that the figures can be compared anywhere.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use fauxami::align::link::Linker;
use fauxami::lexicon::Lexicon;
use fauxami::lexicon::profile::{Profile, nearest};
use fauxami::score::Scorer;
use fauxami::text::{Language, words};

/// Pairs of 18 to 28 words, as news has them (21 English and 22 French words on average).
const PAIRS: &[(&str, &str)] = &[
    (
        "The council of Velorin said on Tuesday that the new bridge would open in March 2024, two years later than planned.",
        "Le conseil de Velorin a annoncé mardi que le nouveau pont ouvrirait en mars 2024, soit deux ans plus tard que prévu.",
    ),
    (
        "Analysts expect the group's sales to rise by about 4.5 percent this year, after falling for three quarters in a row.",
        "Les analystes s'attendent à ce que les ventes du groupe augmentent d'environ 4,5 % cette année, après trois trimestres de baisse.",
    ),
    (
        "Residents of the old port have complained for months about the noise of the trucks that cross the district at night.",
        "Les habitants du vieux port se plaignent depuis des mois du bruit des camions qui traversent le quartier la nuit.",
    ),
    (
        "\"We did not believe that so many people would come,\" said Marta Hollen, who has run the small museum since 1998.",
        "« Nous ne pensions pas que tant de monde viendrait », a déclaré Marta Hollen, qui dirige le petit musée depuis 1998.",
    ),
    (
        "The minister rejected the criticism and promised that the money would be paid to the farmers before the end of the month.",
        "Le ministre a rejeté les critiques et promis que l'argent serait versé aux agriculteurs avant la fin du mois.",
    ),
];

fn main() {
    divan::main();
}

#[divan::bench]
fn score(bencher: Bencher) {
    let lexicon = Lexicon::embedded();
    let mut scorer = Scorer::new(&lexicon);
    bencher.counter(ItemsCount::new(PAIRS.len())).bench_local(move || {
        for (english, french) in PAIRS {
            black_box(scorer.score(english, french, Language::English));
        }
    });
}

#[divan::bench]
fn link(bencher: Bencher) {
    let lexicon = Lexicon::embedded();
    let read = |(english, french): &(&str, &str)| (words(english, Language::English), words(french, Language::French));
    let pairs: Vec<_> = PAIRS.iter().map(read).collect();
    let mut linker = Linker::default();
    bencher.counter(ItemsCount::new(PAIRS.len())).bench_local(move || {
        for (english, french) in &pairs {
            black_box(linker.read(english, french, Language::English, &lexicon));
        }
    });
}

#[divan::bench]
fn tokenize(bencher: Bencher) {
    bencher.counter(ItemsCount::new(2 * PAIRS.len())).bench_local(|| {
        for (english, french) in PAIRS {
            black_box(words(english, Language::English));
            black_box(words(french, Language::French));
        }
    });
}

#[divan::bench]
fn open_lexicon(bencher: Bencher) {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/default.lexicon")).unwrap_or_default();
    bencher.with_inputs(|| bytes.clone()).bench_local_values(|bytes| Lexicon::from_bytes(bytes, "default.lexicon"));
}

#[divan::bench]
fn retrieve(bencher: Bencher) {
    let lexicon = Lexicon::embedded();
    let profile = |text: &str, language| Profile::new(&words(text, language), language, &lexicon);
    let english: Vec<Profile> = PAIRS.iter().map(|(english, _)| profile(english, Language::English)).collect();
    let french: Vec<Profile> = PAIRS.iter().map(|(_, french)| profile(french, Language::French)).collect();
    bencher.counter(ItemsCount::new(PAIRS.len())).bench_local(|| nearest(black_box(&french), black_box(&english), 1));
}
