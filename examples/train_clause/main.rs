//! Learns what the signs of an unanswered stretch weigh from clauses that were cut out of sentence pairs.
//!
//! ```text
//! cargo run --release --example train_clause -- FILE=MOST...
//! ```
//!
//! The pairs are those lines of each TSV file that `fauxami train FILE=MOST` passes over. Each side's heaviest stretch of
//! an untouched pair is a case of none left out; the same after a clause or list item was cut from the other side (see
//! `cut.rs`) is a case of one left out, where the cut made it. Every third pair is kept back and measured, at the
//! score that the checks ask for and at the one where the learnt weights raise as many false flags as the present ones.

#![allow(clippy::print_stdout, reason = "a program for the terminal")]

mod cut;
#[path = "../common/logistic.rs"]
mod logistic;
mod measure;
#[path = "../common/unseen.rs"]
mod unseen;

use fauxami::align::{Bitext, Side};
use fauxami::check::uncovered::{LEAST, SIGNS, WEIGHTS, case};
use fauxami::lexicon::Lexicon;
use fauxami::lexicon::train::Source;
use fauxami::text::{Language, Segments, Span};
use measure::Case;
use rayon::prelude::*;
use std::sync::Arc;

/// Pairs taken from one file at most: no domain may rule.
const MOST_PAIRS: usize = 4_000;
/// Every third pair is kept back.
const HELD_BACK: usize = 3;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut pairs = Vec::new();
    for argument in std::env::args().skip(1) {
        let (path, most) = argument.split_once('=').ok_or("write FILE=MOST")?;
        let found = unseen::unseen(&Source { path: path.into(), most: Some(most.parse()?), weight: 1 }, MOST_PAIRS)?;
        println!("{path}: {} pairs", found.len());
        pairs.extend(found);
    }
    let lexicon = Lexicon::embedded();
    let cases: Vec<(usize, Case)> = (0..pairs.len())
        .into_par_iter()
        .flat_map_iter(|n| cases(n, &pairs[n], &lexicon).into_iter().map(move |case| (n, case)))
        .collect();
    let (test, train): (Vec<_>, Vec<_>) = cases.into_iter().partition(|(n, _)| n % HELD_BACK == 0);
    let [test, train] = [test, train].map(|cases| cases.into_iter().map(|(_, case)| case).collect::<Vec<_>>());
    println!("{} cases to learn from, {} kept back", train.len(), test.len());
    let learnt = logistic::fit(train.iter().map(|(signs, missing)| (signs, *missing))).map(|weight| weight as f32);
    println!("pub const WEIGHTS: [f32; {SIGNS}] = {learnt:.2?};");
    let even = measure::least_for(&learnt, measure::false_flags(&WEIGHTS, LEAST, &train), &train);
    for (name, weights, least) in [("present", WEIGHTS, LEAST), ("learnt", learnt, LEAST), ("learnt", learnt, even)] {
        let (precision, recall) = measure::measure(&weights, least, &test);
        let wrong = measure::false_flags(&weights, least, &test);
        println!("{name} at {least:.2}: precision {precision:.3}, recall {recall:.3}, {wrong} false flags");
    }
    Ok(())
}

/// What the two sides of a pair, untouched and cut, show.
fn cases(n: usize, (english, french): &(String, String), lexicon: &Arc<Lexicon>) -> Vec<Case> {
    let mut out = Vec::new();
    let whole = bitext(english, french, lexicon);
    for side in [Side::Source, Side::Target] {
        let before = case(&whole, 0, side);
        out.extend(before.map(|(_, signs)| (signs, false)));
        let cut = match side {
            Side::Source => cut::cut(french, Language::French, n).map(|french| bitext(english, &french, lexicon)),
            Side::Target => cut::cut(english, Language::English, n).map(|english| bitext(&english, french, lexicon)),
        };
        let after = cut.and_then(|cut| case(&cut, 0, side));
        // A stretch that was unanswered before the cut is none that the cut made.
        let stood = |span: Span| before.is_some_and(|(other, _)| other.overlaps(span));
        out.extend(after.filter(|(span, _)| !stood(*span)).map(|(_, signs)| (signs, true)));
    }
    out
}

fn bitext(english: &str, french: &str, lexicon: &Arc<Lexicon>) -> Bitext {
    let source = Segments::from_lines("en", Language::English, [english]);
    let target = Segments::from_lines("fr", Language::French, [french]);
    Bitext::from_rows(source, target, lexicon.clone())
}
