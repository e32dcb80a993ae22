//! For each French line of a TSV file, looks for its English line among all of them: `retrieve FILE [LINES]`.
//!
//! Prints how many of the lines are found, by share and by margin.

#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use fauxami::lexicon::Lexicon;
use fauxami::lexicon::profile::{Candidate, Profile, nearest};
use fauxami::lexicon::train::{Row, Rows};
use fauxami::text::{Language, words};

/// Likest lines that are looked at.
const RIVALS: usize = 16;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: retrieve FILE [LINES]")?;
    let most: usize = arguments.next().map_or(Ok(1_000), |lines| lines.parse())?;
    let lexicon = Lexicon::embedded();
    let mut rows = Rows::open(path.as_ref())?;
    let (mut english, mut french) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next_row()?
        && english.len() < most
    {
        if let Row::Pair(source, target) = row {
            english.push(Profile::new(&words(&source, Language::English), Language::English, &lexicon));
            french.push(Profile::new(&words(&target, Language::French), Language::French, &lexicon));
        }
    }
    let found = nearest(&french, &english, RIVALS);
    let best_share = |list: &Vec<Candidate>| list.iter().max_by(|a, b| a.share.total_cmp(&b.share)).map(|c| c.text);
    let by = |best: &dyn Fn(&Vec<Candidate>) -> Option<usize>| {
        let right = found.iter().enumerate().filter(|(line, list)| best(list) == Some(*line)).count();
        100.0 * right as f32 / found.len().max(1) as f32
    };
    let margin = by(&|list| list.first().map(|candidate| candidate.text));
    println!("{} lines: {:.1} % by share, {margin:.1} % by margin", found.len(), by(&best_share));
    Ok(())
}
