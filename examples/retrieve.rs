//! For each French line of a TSV file, looks for its English line among all of them: `retrieve FILE [LINES]`.
//!
//! Prints how many of the lines are found, by score alone and by score with a margin over the rivals.

#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use fauxami::lexicon::Lexicon;
use fauxami::lexicon::train::{Row, Rows};
use fauxami::score::Scorer;
use fauxami::text::{Language, Word, words};
use rayon::prelude::*;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: retrieve FILE [LINES]")?;
    let most: usize = arguments.next().map_or(Ok(1_000), |lines| lines.parse())?;
    let mut rows = Rows::open(path.as_ref())?;
    let (mut english, mut french): (Vec<Vec<Word>>, Vec<Vec<Word>>) = Default::default();
    while let Some(row) = rows.next_row()? {
        if let Row::Pair(source, target) = row {
            english.push(words(&source, Language::English));
            french.push(words(&target, Language::French));
        }
        if english.len() == most {
            break;
        }
    }
    let lexicon = Lexicon::embedded();
    // Log-odds order rivals that a rounded probability would tie; rows are French lines.
    let scores: Vec<Vec<f32>> = french
        .par_iter()
        .map_init(
            || Scorer::new(&lexicon),
            |scorer, target| {
                english.iter().map(|source| scorer.score_words(source, target, Language::English).log_odds()).collect()
            },
        )
        .collect();
    let best = |scores: &dyn Fn(usize) -> f32| (0..english.len()).max_by(|a, b| scores(*a).total_cmp(&scores(*b)));
    let alone = (0..french.len()).filter(|f| best(&|e| scores[*f][e]) == Some(*f)).count();
    let mean: Vec<f32> =
        (0..english.len()).map(|e| scores.iter().map(|row| row[e]).sum::<f32>() / french.len() as f32).collect();
    let margin = (0..french.len()).filter(|f| best(&|e| scores[*f][e] - mean[e]) == Some(*f)).count();
    let percent = |count: usize| 100.0 * count as f32 / french.len().max(1) as f32;
    println!("{} lines: {:.1} % by score, {:.1} % with a margin", french.len(), percent(alone), percent(margin));
    Ok(())
}
