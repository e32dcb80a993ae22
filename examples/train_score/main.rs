//! Learns the classifier of `fauxami score` from sentence pairs and from edits made to them.
//!
//! ```text
//! cargo run --release --example train_score -- OUT FILE=MOST...
//! ```
//!
//! The pairs are those lines of each TSV file that `fauxami train FILE=MOST` passes over, so that the lexicon has not
//! seen them. Each pair enters once as it is or rewritten without a change of meaning, and once or twice with an edit
//! that changes it (see `edit.rs`). A tenth of the pairs is kept back and measured; so are two kinds of edit.

#![allow(clippy::print_stdout, reason = "a program for the terminal")]

mod boost;
mod edit;
mod thin;
#[path = "../common/unseen.rs"]
mod unseen;

use boost::Sample;
use edit::{Editor, Pair};
use fauxami::lexicon::Lexicon;
use fauxami::lexicon::profile::{Profile, nearest};
use fauxami::lexicon::train::Source;
use fauxami::score::Scorer;
use fauxami::score::tree::Trees;
use fauxami::text::{Language, Word, words};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Pairs taken from one file at most: no domain may rule.
const MOST_SEEDS: usize = 8_000;
/// Every tenth pair is kept back.
const HELD_BACK: usize = 10;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("usage: train_score OUT FILE=MOST...")?;
    let mut seeds = Vec::new();
    for argument in arguments {
        let (path, most) = argument.split_once('=').ok_or("write FILE=MOST")?;
        let most = most.split('*').next().unwrap_or(most).parse()?;
        let found = read_seeds(&Source { path: path.into(), most: Some(most), weight: 1 })?;
        println!("{path}: {} pairs", found.len());
        seeds.extend(found);
    }
    let lexicon = Lexicon::embedded();
    let editor = Editor::new(&seeds, rivals(&seeds, &lexicon), &lexicon);
    let lexica = thin::LEVELS.map(|level| thin::thinned(&lexicon, level));
    let samples: Vec<(Sample, usize)> = (0..seeds.len())
        .into_par_iter()
        .map_init(
            || lexica.each_ref().map(Scorer::new),
            |scorers, seed| {
                let cases = editor.cases(seed).into_iter();
                // All cases of a seed are read with one lexicon: what differs is the edit alone.
                let scorer = &mut scorers[seed / HELD_BACK % thin::LEVELS.len()];
                let score = |(kind, equivalent, pair): (&'static str, bool, Pair)| {
                    let score = scorer.score_words(&pair.english, &pair.french, Language::English);
                    (Sample { kind, equivalent, features: score.features }, seed)
                };
                cases.map(score).collect::<Vec<_>>()
            },
        )
        .flatten_iter()
        .collect();
    let is_kept_back = |(sample, seed): &&(Sample, usize)| seed % HELD_BACK == 0 || edit::UNSEEN.contains(&sample.kind);
    let (test, train): (Vec<_>, Vec<_>) = samples.iter().partition(is_kept_back);
    let train: Vec<&Sample> = train.into_iter().map(|(sample, _)| sample).collect();
    let test: Vec<&Sample> =
        test.into_iter().filter(|(_, seed)| seed % HELD_BACK == 0).map(|(sample, _)| sample).collect();
    println!("{} samples to learn from, {} kept back", train.len(), test.len());
    let trees = boost::learn(&train);
    let head =
        "# Weights of `fauxami score`; written by examples/train_score. The sources stand in docs/model-card.md.\n";
    std::fs::write(&out, head.to_string() + &trees.format())?;
    report(&trees, &test);
    Ok(())
}

/// Seeds among which the likest are looked for.
const BLOCK: usize = 2_000;
/// A text that explains more than this share of what the true translation explains may say the same.
const SAME: f32 = 0.8;

/// For each seed the seeds whose English and French come nearest to its other side.
fn rivals(seeds: &[Pair], lexicon: &Lexicon) -> Vec<[Option<u32>; 2]> {
    let mut out = Vec::with_capacity(seeds.len());
    for (number, block) in seeds.chunks(BLOCK).enumerate() {
        let read = |words: &[Word], language| Profile::new(words, language, lexicon);
        let english: Vec<Profile> = block.par_iter().map(|pair| read(&pair.english, Language::English)).collect();
        let french: Vec<Profile> = block.par_iter().map(|pair| read(&pair.french, Language::French)).collect();
        let sides = [nearest(&french, &english, 8), nearest(&english, &french, 8)];
        for own in 0..block.len() {
            out.push(sides.each_ref().map(|lists| {
                let list = &lists[own];
                let right = list.iter().find(|candidate| candidate.text == own)?.share;
                let rival = list.iter().find(|candidate| candidate.text != own && candidate.share < SAME * right)?;
                Some((number * BLOCK + rival.text) as u32)
            }));
        }
    }
    out
}

/// The pairs of a file that the lexicon was not learnt from, cut into words.
fn read_seeds(source: &Source) -> Result<Vec<Pair>, Box<dyn std::error::Error>> {
    let read = |(english, french): &(String, String)| Pair {
        english: words(english, Language::English),
        french: words(french, Language::French),
    };
    let pairs: Vec<Pair> = unseen::unseen(source, MOST_SEEDS)?.par_iter().map(read).collect();
    Ok(pairs.into_iter().filter(Pair::is_usable).collect())
}

/// Area under the curve by kind of edit, then precision and recall of "equivalent" by threshold.
fn report(trees: &Trees, test: &[&Sample]) {
    let mut by_kind: BTreeMap<(bool, &str), Vec<f32>> = BTreeMap::new();
    for sample in test {
        by_kind.entry((sample.equivalent, sample.kind)).or_default().push(trees.probability(&sample.features));
    }
    let all =
        |equivalent| by_kind.iter().filter(move |((e, _), _)| *e == equivalent).flat_map(|(_, v)| v.iter().copied());
    let (good, bad): (Vec<f32>, Vec<f32>) = (all(true).collect(), all(false).collect());
    println!("all edits: AUC {:.4}", auc(&good, &bad));
    for ((equivalent, kind), scores) in &by_kind {
        let rank = if *equivalent { auc(scores, &bad) } else { auc(&good, scores) };
        let mean = scores.iter().sum::<f32>() / scores.len() as f32;
        let known = if edit::UNSEEN.contains(kind) { " (not learnt from)" } else { "" };
        println!(
            "  {} {kind}: {} AUC {rank:.4} mean {mean:.3}{known}",
            if *equivalent { "+" } else { "-" },
            scores.len()
        );
    }
    println!("threshold precision recall");
    for threshold in [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] {
        let over = |scores: &[f32]| scores.iter().filter(|score| **score >= threshold).count() as f32;
        let (kept, wrong) = (over(&good), over(&bad));
        println!("{threshold:.1} {:.3} {:.3}", kept / (kept + wrong).max(1.0), kept / good.len() as f32);
    }
}

/// How often a good pair scores above a bad one; ties count half.
fn auc(good: &[f32], bad: &[f32]) -> f64 {
    let mut all: Vec<(f32, bool)> = good.iter().map(|s| (*s, true)).chain(bad.iter().map(|s| (*s, false))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut sum, mut at) = (0.0, 0.0, 0);
    while at < all.len() {
        let end = at + all[at..].iter().take_while(|s| s.0 == all[at].0).count();
        let good_here = all[at..end].iter().filter(|s| s.1).count() as f64;
        let bad_here = (end - at) as f64 - good_here;
        sum += good_here * (below + bad_here / 2.0);
        below += bad_here;
        at = end;
    }
    sum / (good.len() as f64 * bad.len() as f64).max(1.0)
}
