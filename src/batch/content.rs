//! Pairing by content: an English and a French file that hold the same figures, names and translated words.
//!
//! Each file becomes a set of features; a feature few files hold weighs more (idf). An inverted index finds the files
//! that share features. Two files belong together when each is the other's best, by a margin.

use super::inventory::{Inventory, Problem};
use super::name::stem;
use super::plan::{Basis, Leftover, Match};
use crate::error::Error;
use crate::finding::anchor::folded_words;
use crate::lexicon::Lexicon;
use crate::read;
use crate::text::{Language, words};
use fnv::FnvHasher;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hasher;

/// Likeness two files must have. With it and the margin below, an archive of 434 releases without names of which a tenth
/// of the French files is missing gives 389 of 391 pairs and none wrong; with ten varied copies of 29 of them, 624 of 626.
const LEAST: f64 = 0.12;
/// So much more alike than either file and any other that is left.
const MARGIN: f64 = 1.1;
/// A feature in more files than this pairs nothing and would make the index quadratic.
const MOST_FILES: usize = 2000;
/// Partners that are remembered for a file.
const REMEMBERED: usize = 20;
/// Probability from which a word's likeliest translation is believed.
const PROBABLE: f32 = 0.2;

struct Text {
    number: u32,
    language: Language,
    features: BTreeSet<u64>,
}

/// Partners of each French text, the likest first: number of the English text, likeness.
type Partners = Vec<Vec<(usize, f64)>>;

/// Pairs the files of these numbers. What cannot be read, and what is left over, is given back too.
pub fn by_content(
    files: &[u32],
    inventory: &Inventory,
    lexicon: &Lexicon,
) -> (Vec<Match>, Vec<Leftover>, Vec<Problem>) {
    let read: Vec<Result<Text, Problem>> = files
        .par_iter()
        .map(|file| text(*file, inventory, lexicon).map_err(|error| Problem::new(inventory.name(*file), &error)))
        .collect();
    let (mut english, mut french, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for result in read {
        match result {
            Ok(text) if text.language == Language::English => english.push(text),
            Ok(text) => french.push(text),
            Err(problem) => problems.push(problem),
        }
    }
    let partners = partners(&english, &french);
    let chosen = choose(&partners, english.len());
    let name = |text: &Text| inventory.name(text.number).to_string();
    let matches = chosen
        .iter()
        .map(|(f, (e, confidence))| Match {
            id: stem(inventory.name(english[*e].number)).to_string(),
            english: english[*e].number,
            french: french[*f].number,
            labelled: [false; 2],
            basis: Basis::Content,
            confidence: *confidence as f32,
        })
        .collect();
    let taken: BTreeSet<usize> = chosen.values().map(|(e, _)| *e).collect();
    let leftover = |file: String, nearest: Option<(String, f64)>| {
        let likeness = nearest.as_ref().map(|(_, likeness)| ((likeness * 100.0).round() / 100.0) as f32);
        Leftover { file, nearest: nearest.map(|(name, _)| name), likeness }
    };
    let mut left = Vec::new();
    for (at, text) in french.iter().enumerate().filter(|(at, _)| !chosen.contains_key(at)) {
        left.push(leftover(name(text), partners[at].first().map(|(e, likeness)| (name(&english[*e]), *likeness))));
    }
    for (at, text) in english.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
        let likeness = |list: &Vec<(usize, f64)>| list.iter().find(|(e, _)| *e == at).map(|(_, likeness)| *likeness);
        let all = partners.iter().enumerate().filter_map(|(f, list)| Some((name(&french[f]), likeness(list)?)));
        left.push(leftover(name(text), all.max_by(|a, b| a.1.total_cmp(&b.1))));
    }
    left.sort_by(|a, b| a.file.cmp(&b.file));
    (matches, left, problems)
}

fn text(number: u32, inventory: &Inventory, lexicon: &Lexicon) -> Result<Text, Error> {
    let document = read::document(inventory.name(number), &inventory.load(number)?, None)?;
    let mut features = BTreeSet::new();
    for word in folded_words(&document.text).filter(|word| word.contains(char::is_numeric)) {
        features.insert(hash("figure", &word));
    }
    for word in words(&document.text, document.language) {
        if word.capital {
            features.insert(hash("name", &word.form));
        }
        let translated = match document.language {
            Language::English => Some(word.form.as_str()),
            Language::French => {
                let likeliest = lexicon.translations(Language::French, &word.form).next();
                likeliest.filter(|(_, probability)| *probability >= PROBABLE).map(|(form, _)| form)
            }
        };
        features.extend(translated.map(|form| hash("word", form)));
    }
    Ok(Text { number, language: document.language, features })
}

fn hash(kind: &str, text: &str) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write(kind.as_bytes());
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// The partners of each French text: cosine over shared features weighted by idf.
fn partners(english: &[Text], french: &[Text]) -> Partners {
    let mut index: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut frequency: BTreeMap<u64, usize> = BTreeMap::new();
    for (at, text) in english.iter().enumerate() {
        text.features.iter().for_each(|feature| index.entry(*feature).or_default().push(at));
    }
    for text in english.iter().chain(french) {
        text.features.iter().for_each(|feature| *frequency.entry(*feature).or_default() += 1);
    }
    let all = (english.len() + french.len()) as f64;
    let weight = |feature: &u64| frequency.get(feature).map_or(0.0, |count| (all / *count as f64).ln());
    let norm = |text: &Text| text.features.iter().map(|f| weight(f).powi(2)).sum::<f64>().sqrt().max(1e-9);
    let norms: Vec<f64> = english.par_iter().map(norm).collect();
    french
        .par_iter()
        .map(|text| {
            let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
            for feature in &text.features {
                let Some(list) = index.get(feature).filter(|list| list.len() <= MOST_FILES) else { continue };
                let square = weight(feature).powi(2);
                list.iter().for_each(|at| *sums.entry(*at).or_default() += square);
            }
            let own = norm(text);
            let mut list: Vec<(usize, f64)> = sums.into_iter().map(|(e, sum)| (e, sum / (own * norms[e]))).collect();
            list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            list.truncate(REMEMBERED);
            list
        })
        .collect()
}

/// Texts that are each other's best by a margin, round after round: what is paired no longer competes.
fn choose(partners: &Partners, english: usize) -> BTreeMap<usize, (usize, f64)> {
    let mut chosen: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
    let mut taken = vec![false; english];
    loop {
        // Best and second-best likeness of each English text among the French ones that are left.
        let mut rivals = vec![(0.0_f64, 0.0_f64); english];
        let left: Vec<usize> = (0..partners.len()).filter(|f| !chosen.contains_key(f)).collect();
        for (e, likeness) in left.iter().flat_map(|f| &partners[*f]) {
            let (best, second) = &mut rivals[*e];
            if likeness > best {
                (*best, *second) = (*likeness, *best);
            } else {
                *second = second.max(*likeness);
            }
        }
        let before = chosen.len();
        let mut round = Vec::new();
        for f in left {
            let mut free = partners[f].iter().filter(|(e, _)| !taken[*e]);
            let (Some((e, best)), second) = (free.next(), free.next().map_or(0.0, |(_, likeness)| *likeness)) else {
                continue;
            };
            let (top, other) = rivals[*e];
            let rival = second.max(if *best == top { other } else { top });
            if *best >= LEAST && *best >= MARGIN * rival {
                round.push((f, *e, best / (best + rival)));
            }
        }
        for (f, e, confidence) in round {
            if !std::mem::replace(&mut taken[e], true) {
                chosen.insert(f, (e, confidence));
            }
        }
        if chosen.len() == before {
            return chosen;
        }
    }
}
