//! Aligns documents whose alignment is known and prints how right the beads are, and how well their scores tell:
//! `alignment [--coarse] [--fit] DIR... [--on DIR...]`.
//!
//! A folder holds DOC.en.txt, DOC.fr.txt (one segment a line) and DOC.gold (`[0, 1]:[2]` a line, in any order).
//! With `--fit`, prints the weights of the confidence that fit the first documents best (logistic regression) and
//! judges by them the documents after `--on`, which the fit has not seen.
//! With `--coarse`, beads that tile a gold bead of several lines on both sides count as that bead.

#![allow(clippy::print_stdout, reason = "a program for the terminal")]

#[path = "common/logistic.rs"]
mod logistic;

use fauxami::align::{FEATURES, align_watched};
use fauxami::lexicon::Lexicon;
use fauxami::text::{Language, Segments};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Failure = Box<dyn std::error::Error + Send + Sync>;
/// Segment numbers of the two sides.
type Bead = (Vec<u32>, Vec<u32>);
/// A bead and its confidence.
type Scored = (Bead, f32);

/// What is counted over documents.
#[derive(Default)]
struct Count {
    beads: usize,
    beads_right: usize,
    gold_paired: usize,
    gold_found: usize,
    /// Of every bead with two sides: its score, and whether it is exactly right.
    scores: Vec<(f32, bool)>,
    /// The features of the same beads, in the same order, where the beads are no tiles of coarse ones.
    features: Vec<[f32; FEATURES.len()]>,
    lines: usize,
    /// Segments said to be moved; in documents that only lost segments every one is wrong.
    moves: usize,
}

impl Count {
    fn join(mut self, other: Count) -> Count {
        self.beads += other.beads;
        self.beads_right += other.beads_right;
        self.gold_paired += other.gold_paired;
        self.gold_found += other.gold_found;
        self.lines += other.lines;
        self.moves += other.moves;
        self.features.extend(other.features);
        self.scores.extend(other.scores);
        self
    }

    /// The scores of the beads, as they are or by other weights.
    fn scores(&self, weights: Option<&[f64; FEATURES.len()]>) -> Vec<(f32, bool)> {
        let Some(weights) = weights else { return self.scores.clone() };
        let score = |features: &[f32; FEATURES.len()]| {
            let z: f64 = features.iter().zip(weights).map(|(feature, weight)| f64::from(*feature) * weight).sum();
            (1.0 / (1.0 + (-z).exp())) as f32
        };
        self.features.iter().zip(&self.scores).map(|(features, (_, right))| (score(features), *right)).collect()
    }

    /// Strict F1 as vecalign counts it: precision over all beads, recall over those with two sides.
    fn f1(&self) -> f64 {
        let precision = self.beads_right as f64 / self.beads.max(1) as f64;
        let recall = self.gold_found as f64 / self.gold_paired.max(1) as f64;
        2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)
    }
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let given = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let mut lists: [Vec<&String>; 2] = Default::default();
    for argument in &arguments {
        match argument.as_str() {
            "--coarse" | "--fit" => {}
            "--on" => lists.swap(0, 1),
            _ => lists[0].push(argument),
        }
    }
    if given("--on") {
        lists.swap(0, 1);
    }
    if lists[0].is_empty() {
        return Err("usage: alignment [--coarse] [--fit] DIR... [--on DIR...]".into());
    }
    let first = read(&lists[0], given("--coarse"))?;
    let weights = given("--fit").then(|| fit(&first));
    for (name, weight) in FEATURES.iter().zip(weights.iter().flatten()) {
        println!("{weight:8.3}  {name}");
    }
    table(first.scores(weights.as_ref()));
    if given("--on") {
        table(read(&lists[1], given("--coarse"))?.scores(weights.as_ref()));
    }
    Ok(())
}

/// Aligns the documents of several folders.
fn read(folders: &[&String], coarse: bool) -> Result<Count, Failure> {
    let mut whole = Count::default();
    for folder in folders {
        let golds = golds(Path::new(folder))?;
        let start = std::time::Instant::now();
        let counts: Vec<Count> = golds.par_iter().map(|gold| count(gold, coarse)).collect::<Result<_, Failure>>()?;
        let seconds = start.elapsed().as_secs_f64();
        for (gold, count) in golds.iter().zip(&counts).filter(|_| golds.len() < 6) {
            println!("  {:40} strict F1 {:.4}", gold.file_stem().unwrap_or_default().to_string_lossy(), count.f1());
        }
        let count = counts.into_iter().fold(Count::default(), Count::join);
        let speed = count.lines as f64 / seconds;
        println!("{folder:50} strict F1 {:.4}, {} moved, {speed:.0} lines/s in process", count.f1(), count.moves);
        whole = whole.join(count);
    }
    Ok(whole)
}

fn golds(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut golds: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, Failure>>()?;
    golds.retain(|path| path.extension().is_some_and(|ending| ending == "gold"));
    golds.sort();
    Ok(golds)
}

fn count(gold: &Path, coarse: bool) -> Result<Count, Failure> {
    let read = |ending: &str, language| -> Result<Segments, Failure> {
        let text = std::fs::read_to_string(gold.with_extension(ending))?;
        Ok(Segments::from_lines("-", language, text.lines()))
    };
    let (source, target) = (read("en.txt", Language::English)?, read("fr.txt", Language::French)?);
    let lines = source.segments.len() + target.segments.len();
    let mut features = Vec::new();
    let bitext = align_watched(source, target, Lexicon::embedded(), &mut |_, of| features.push(*of));
    let gold: Vec<Bead> = std::fs::read_to_string(gold)?.lines().filter_map(bead).collect();
    let mut beads: Vec<Scored> = bitext
        .beads()
        .iter()
        .map(|bead| ((bead.source.clone().collect(), bead.target.clone().collect()), bead.score))
        .collect();
    if coarse {
        beads = tile(&gold, beads);
    }
    let known: BTreeSet<&Bead> = gold.iter().collect();
    let found: BTreeSet<&Bead> = beads.iter().map(|(bead, _)| bead).collect();
    let paired = |bead: &Bead| !bead.0.is_empty() && !bead.1.is_empty();
    Ok(Count {
        beads: beads.len(),
        beads_right: beads.iter().filter(|(bead, _)| known.contains(bead)).count(),
        gold_paired: gold.iter().filter(|bead| paired(bead)).count(),
        gold_found: gold.iter().filter(|bead| paired(bead) && found.contains(bead)).count(),
        scores: beads.iter().filter(|(b, _)| paired(b)).map(|(b, score)| (*score, known.contains(b))).collect(),
        features: if coarse { Vec::new() } else { features },
        moves: bitext.moves().len(),
        lines,
    })
}

/// `[0, 1]:[2]`, with or without a score.
fn bead(line: &str) -> Option<Bead> {
    let mut sides = line.split(':').map(|side| {
        let inner = side.trim().strip_prefix('[')?.strip_suffix(']')?;
        inner.split(',').map(str::trim).filter(|n| !n.is_empty()).map(|n| n.parse().ok()).collect::<Option<Vec<u32>>>()
    });
    Some((sides.next()??, sides.next()??))
}

/// Joins beads that together are one gold bead of several segments on both sides.
fn tile(gold: &[Bead], beads: Vec<Scored>) -> Vec<Scored> {
    let mut owner: [BTreeMap<u32, usize>; 2] = Default::default();
    for (number, (source, target)) in gold.iter().enumerate().filter(|(_, (s, t))| s.len() > 1 && t.len() > 1) {
        owner[0].extend(source.iter().map(|&i| (i, number)));
        owner[1].extend(target.iter().map(|&j| (j, number)));
    }
    let (mut inside, mut out): (BTreeMap<usize, Vec<Scored>>, Vec<_>) = Default::default();
    for bead in beads {
        let owners = bead.0.0.iter().map(|i| owner[0].get(i)).chain(bead.0.1.iter().map(|j| owner[1].get(j)));
        let owners: BTreeSet<Option<&usize>> = owners.collect();
        match owners.first() {
            Some(Some(number)) if owners.len() == 1 => inside.entry(**number).or_default().push(bead),
            _ => out.push(bead),
        }
    }
    for (number, beads) in inside {
        let join = |side: fn(&Bead) -> &Vec<u32>| beads.iter().flat_map(|(bead, _)| side(bead).clone()).collect();
        let whole: Bead = (join(|bead| &bead.0), join(|bead| &bead.1));
        if whole == gold[number] {
            let least = beads.iter().map(|(_, score)| *score).fold(1.0, f32::min);
            out.push((whole, least));
        } else {
            out.extend(beads);
        }
    }
    out
}

/// Weights of the features by logistic regression.
fn fit(count: &Count) -> [f64; FEATURES.len()] {
    logistic::fit(count.features.iter().zip(count.scores.iter().map(|(_, right)| *right)))
}

/// How often beads of each score are exactly right.
fn table(mut scores: Vec<(f32, bool)>) {
    scores.sort_by(|a, b| a.0.total_cmp(&b.0));
    let right = |part: &[(f32, bool)]| part.iter().filter(|(_, right)| *right).count();
    println!("\n| score | beads | exactly right | mean score |\n|---|---|---|---|");
    for bin in 0..10 {
        let inside = |(score, _): &&(f32, bool)| ((score * 10.0) as usize).min(9) == bin;
        let part: Vec<(f32, bool)> = scores.iter().filter(inside).copied().collect();
        let mean = part.iter().map(|(score, _)| *score).sum::<f32>() / part.len().max(1) as f32;
        let share = 100.0 * right(&part) as f64 / part.len().max(1) as f64;
        println!(
            "| {:.1}–{:.1} | {} | {share:.1} % | {mean:.3} |",
            bin as f32 / 10.0,
            (bin + 1) as f32 / 10.0,
            part.len()
        );
    }
    let surest = &scores[scores.len() / 4..];
    println!(
        "\nAUC {:.4}; of the surest three quarters {:.2} % are exactly right",
        auc(&scores),
        100.0 * right(surest) as f64 / surest.len().max(1) as f64
    );
}

/// How often a right bead scores above a wrong one; ties count half. The scores are sorted.
fn auc(scores: &[(f32, bool)]) -> f64 {
    let (mut wrong_below, mut sum) = (0.0, 0.0);
    for group in scores.chunk_by(|a, b| a.0 == b.0) {
        let right = group.iter().filter(|(_, right)| *right).count() as f64;
        let wrong = group.len() as f64 - right;
        sum += right * (wrong_below + wrong / 2.0);
        wrong_below += wrong;
    }
    sum / (wrong_below * (scores.len() as f64 - wrong_below)).max(1.0)
}
