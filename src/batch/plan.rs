//! What pairing works on, and what it finds.

use super::content::by_content;
use super::inventory::Inventory;
use super::name::{Pattern, by_name, stem};
use crate::lexicon::Lexicon;
use crate::read;
use crate::text::Language;
use std::collections::BTreeSet;

/// A file that pairing looks at: its number among the files of the run, and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// Its number.
    pub number: u32,
    /// Its path within the input, with `/`.
    pub name: &'a str,
}

/// Why two files belong together.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// A manifest says so.
    Manifest,
    /// Their names differ by a mark of language only.
    Name,
    /// They say the same things.
    Content,
    /// It is one file that holds both languages.
    Bitext,
}

/// Two files that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// How the pair is called: what the two names share.
    pub id: String,
    /// Number of the English file.
    pub english: u32,
    /// Number of the French file.
    pub french: u32,
    /// Does a name say which language either file is in? Then its text must be in that language.
    pub labelled: [bool; 2],
    /// Why they belong together.
    pub basis: Basis,
    /// How surely, 0 to 1.
    pub confidence: f32,
}

/// A pair to be audited.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Its id, unique in the run.
    pub id: String,
    /// Number of the source's file, then of the target's.
    pub files: [u32; 2],
    /// The language that a name says either file is in.
    pub labels: [Option<Language>; 2],
    /// Why they belong together.
    pub basis: Basis,
    /// How surely, 0 to 1.
    pub confidence: f32,
    /// The cells of a manifest's other columns.
    pub cells: Vec<String>,
}

/// A file without a counterpart.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Leftover {
    /// Its path within the input.
    pub file: String,
    /// The file that says most nearly the same, where that was looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
    /// How alike the two are, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likeness: Option<f32>,
}

/// How files are paired.
#[derive(Debug, Clone, Default)]
pub struct Pairing {
    /// Habits of naming that are tried first.
    pub patterns: Vec<Pattern>,
    /// Pair by what the files say where names do not tell.
    pub by_content: bool,
    /// The language of the originals; English unless given. A manifest says by itself which file is the source.
    pub source: Option<Language>,
}

/// What is to be audited.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// The pairs in the order of their ids.
    pub pairs: Vec<Pair>,
    /// The files without a counterpart, in the order of their names.
    pub leftovers: Vec<Leftover>,
}

/// Finds out which files belong together.
pub fn plan(inventory: &mut Inventory, pairing: &Pairing, lexicon: &Lexicon) -> Plan {
    let declared: Vec<Pair> = inventory
        .declared
        .iter()
        .map(|pair| Pair {
            id: pair.id.clone(),
            files: [pair.source, pair.target],
            labels: [None, None],
            basis: Basis::Manifest,
            confidence: 1.0,
            cells: pair.cells.clone(),
        })
        .collect();
    let (bitexts, candidates): (Vec<Candidate>, Vec<Candidate>) =
        inventory.candidates().into_iter().partition(|file| read::holds_bitext(file.name));
    let bitexts: Vec<Pair> = bitexts.iter().map(bitext).collect();
    let matches = by_name(&candidates, &pairing.patterns);
    let taken: BTreeSet<u32> = matches.iter().flat_map(|found| [found.english, found.french]).collect();
    let rest = candidates.iter().filter(|file| !taken.contains(&file.number));
    // A file of messages without a counterpart is as likely some other data.
    let (data, rest): (Vec<&Candidate>, Vec<&Candidate>) = rest.partition(|file| read::holds_messages(file.name));
    let (data, rest): (Vec<u32>, Vec<u32>) =
        (data.iter().map(|file| file.number).collect(), rest.iter().map(|file| file.number).collect());
    inventory.pass_over_files(&data);
    let (found, leftovers, problems) = if pairing.by_content {
        by_content(&rest, inventory, lexicon)
    } else {
        let leftover = |file: &u32| Leftover { file: inventory.name(*file).to_string(), nearest: None, likeness: None };
        (Vec::new(), rest.iter().map(leftover).collect(), Vec::new())
    };
    inventory.problems.extend(problems);
    let matches = matches.into_iter().chain(found);
    let mut pairs: Vec<Pair> =
        matches.map(|found| pair(found, pairing.source)).chain(bitexts).chain(declared).collect();
    pairs.sort_by(|a, b| a.id.cmp(&b.id));
    distinguish(&mut pairs);
    Plan { pairs, leftovers }
}

fn pair(found: Match, source: Option<Language>) -> Pair {
    let label = |at: usize, language| found.labelled[at].then_some(language);
    let (mut files, mut labels) =
        ([found.english, found.french], [label(0, Language::English), label(1, Language::French)]);
    if source == Some(Language::French) {
        files.reverse();
        labels.reverse();
    }
    Pair { id: found.id, files, labels, basis: found.basis, confidence: found.confidence, cells: Vec::new() }
}

/// A file that holds both languages is a pair by itself.
fn bitext(file: &Candidate) -> Pair {
    Pair {
        id: stem(file.name).to_string(),
        files: [file.number; 2],
        labels: [None, None],
        basis: Basis::Bitext,
        confidence: 1.0,
        cells: Vec::new(),
    }
}

/// A manifest's id that a pair of names bears as well gets a number.
fn distinguish(pairs: &mut [Pair]) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for pair in pairs.iter_mut() {
        let id = pair.id.clone();
        let mut number = 2;
        while !seen.insert(pair.id.clone()) {
            pair.id = format!("{id} ({number})");
            number += 1;
        }
    }
    pairs.sort_by(|a, b| a.id.cmp(&b.id));
}
