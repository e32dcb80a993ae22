//! How fast all checks run on rows already read, and with everything they ask for (words, figures, links) read anew.
//!
//! `cargo bench --bench check`; one thread. The rows are those of `tests/data/minimal_pairs.tsv`, half of them with an
//! error: clean text is faster, since a check asks for the links of a row only when its words give it a reason to.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use fauxami::align::Bitext;
use fauxami::check::CHECKS;
use fauxami::lexicon::Lexicon;
use fauxami::text::{Language, Segments};

fn main() {
    divan::main();
}

/// The rows as a bitext nothing of which is read yet.
fn rows() -> Bitext {
    let table = include_str!("../tests/data/minimal_pairs.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let cells: Vec<Vec<&str>> = rows.map(|row| row.split('\t').collect()).collect();
    let side = |at: usize, language| {
        let lines: Vec<&str> = cells.iter().map(|cells| cells[at]).collect();
        Segments::from_lines("rows", language, lines)
    };
    Bitext::from_rows(side(2, Language::English), side(3, Language::French), Lexicon::embedded())
}

fn run(bitext: &Bitext) -> usize {
    let mut findings = 0;
    for bead in 0..bitext.beads().len() {
        for check in CHECKS {
            (check.run)(bitext, bead, &mut |_| findings += 1);
        }
    }
    findings
}

/// Everything read before: what the checks themselves cost.
#[divan::bench]
fn checks(bencher: Bencher) {
    let bitext = rows();
    run(&bitext);
    bencher.counter(ItemsCount::new(bitext.beads().len())).bench_local(|| black_box(run(&bitext)));
}

/// Nothing read before.
#[divan::bench]
fn checks_and_reading(bencher: Bencher) {
    let count = rows().beads().len();
    bencher.counter(ItemsCount::new(count)).with_inputs(rows).bench_local_values(|bitext| black_box(run(&bitext)));
}
