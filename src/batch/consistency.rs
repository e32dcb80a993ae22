//! The same source sentence translated in two ways across the archive.
//!
//! Each record keeps hashes of its sentences. They are read in as many passes as keep the table of one pass small; only
//! then are the few texts fetched that differ.

use super::material::Material;
use super::pack::Key;
use super::record::{Head, Part, Record};
use super::records::Records;
use super::work::Rules;
use crate::align::{Bitext, Side};
use crate::audit::audit_of;
use crate::check::term_inconsistent;
use crate::error::Error;
use crate::finding::anchor::folded_words;
use crate::finding::{Evidence, Finding, Severity};
use fnv::FnvHasher;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::hash::Hasher;

/// Score from which a bead is believed to be right.
const SURE: f32 = 0.6;
/// Sentences of one pass: the table takes about 64 bytes each.
const PASS: u64 = 2 << 20;
/// Bits of the hash of a sentence's figures, below their number.
const COUNT: u32 = 48;
/// Bytes of a kept sentence.
const SIZE: usize = 8 + 8 + 8 + 4;

/// A sentence of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Sentence {
    source: u64,
    target: u64,
    figures: u64,
    bead: u32,
}

/// The sentences of a bitext, as they are kept.
pub fn sentences(bitext: &Bitext) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (number, bead) in bitext.beads().iter().enumerate() {
        if bead.source.len() != 1 || bead.target.len() != 1 || bead.score < SURE {
            continue;
        }
        let words = |side| folded_words(&bitext.side(number, side).text).collect::<Vec<_>>();
        let (source, target) = (words(Side::Source), words(Side::Target));
        if source.len() < term_inconsistent::FEWEST_WORDS {
            continue;
        }
        let figures = term_inconsistent::figures(&bitext.side(number, Side::Target).text);
        let language = bitext.document(Side::Source).language.code();
        for hash in [hash(source.iter(), language), hash(target.iter(), ""), count_and_hash(&figures)] {
            bytes.extend_from_slice(&hash.to_le_bytes());
        }
        bytes.extend_from_slice(&(number as u32).to_le_bytes());
    }
    bytes
}

/// The number of figures in the upper bits, a hash of them in the others.
fn count_and_hash(figures: &[String]) -> u64 {
    ((figures.len() as u64) << COUNT) | (hash(figures.iter(), "") >> (64 - COUNT))
}

/// Do two sentences have as many figures, and others?
fn replaced(figures: u64, others: u64) -> bool {
    figures >> COUNT == others >> COUNT && figures != others
}

fn hash<'a>(words: impl Iterator<Item = &'a String>, salt: &str) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write(salt.as_bytes());
    words.for_each(|word| {
        hasher.write(word.as_bytes());
        hasher.write_u8(0xFF);
    });
    hasher.finish()
}

/// One occurrence of a sentence that is translated in more than one way: number of the pair, sentence.
type Member = (u32, Sentence);

/// A rendering that differs from the usual one: number of the pair, bead; the usual one's place and how often it occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deviation {
    /// Number of the pair.
    pub pair: u32,
    /// Its bead.
    pub bead: u32,
    /// Where the usual rendering stands first: number of the pair, bead.
    pub usual: (u32, u32),
    /// How often the usual rendering occurs.
    pub times: u32,
    /// A figure differs.
    pub figures: bool,
}

/// Every rendering that differs from the usual one of its source sentence, in the order of pairs and beads.
///
/// # Errors
/// Where the pack cannot be read.
pub fn deviations(records: &Records<'_>) -> Result<Vec<Deviation>, Error> {
    let mut total = 0;
    each(records, |_, _| total += 1)?;
    let passes = total / PASS + 1;
    let mut found = Vec::new();
    for pass in 0..passes {
        // Source → its first rendering; `None` once there is another.
        let mut renderings: BTreeMap<u64, Option<u64>> = BTreeMap::new();
        let of_pass = |sentence: &Sentence| sentence.source % passes == pass;
        each(records, |_, sentence| {
            if of_pass(&sentence) {
                let rendering = renderings.entry(sentence.source).or_insert(Some(sentence.target));
                if *rendering != Some(sentence.target) {
                    *rendering = None;
                }
            }
        })?;
        renderings.retain(|_, rendering| rendering.is_none());
        if renderings.is_empty() {
            continue;
        }
        let mut groups: BTreeMap<u64, Vec<Member>> = BTreeMap::new();
        each(records, |pair, sentence| {
            if of_pass(&sentence) && renderings.contains_key(&sentence.source) {
                groups.entry(sentence.source).or_default().push((pair, sentence));
            }
        })?;
        groups.values().for_each(|group| found.extend(odd(group)));
    }
    found.sort();
    Ok(found)
}

/// The members of a group that are not rendered in the usual way: the most frequent one, else the first.
fn odd(group: &[Member]) -> Vec<Deviation> {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    group.iter().for_each(|(_, sentence)| *counts.entry(sentence.target).or_default() += 1);
    let count = |sentence: &Sentence| counts.get(&sentence.target).copied().unwrap_or_default();
    let most = counts.values().copied().max().unwrap_or_default();
    let Some((first, usual)) = group.iter().find(|(_, sentence)| count(sentence) == most) else { return Vec::new() };
    let others = group.iter().filter(|(_, sentence)| sentence.target != usual.target);
    others
        .map(|(pair, sentence)| Deviation {
            pair: *pair,
            bead: sentence.bead,
            usual: (*first, usual.bead),
            times: most,
            figures: replaced(sentence.figures, usual.figures),
        })
        .collect()
}

fn each(records: &Records<'_>, mut take: impl FnMut(u32, Sentence)) -> Result<(), Error> {
    for number in 0..records.len() {
        let bytes = records.part(number, &records.head(number)?, Part::Sentences)?;
        for sentence in bytes.chunks_exact(SIZE) {
            let word = |at: usize| sentence[at..at + 8].try_into().map_or(0, u64::from_le_bytes);
            let bead = sentence[24..28].try_into().map_or(0, u32::from_le_bytes);
            take(number as u32, Sentence { source: word(0), target: word(8), figures: word(16), bead });
        }
    }
    Ok(())
}

/// Adds the findings on deviations to the records of their pairs.
///
/// # Errors
/// Where a pack cannot be read or written.
pub fn amend(records: &mut Records<'_>, rules: &Rules<'_>, columns: &[String]) -> Result<(), Error> {
    let all = deviations(records)?;
    let pairs: Vec<&[Deviation]> = all.chunk_by(|a, b| a.pair == b.pair).collect();
    let shared = &*records;
    let amended = pairs.par_iter().map(|found| amend_one(shared, found, rules, columns));
    let keys = amended.collect::<Result<Vec<_>, Error>>()?;
    for (found, key) in pairs.iter().zip(keys) {
        if let (Some(first), Some(key)) = (found.first(), key) {
            records.replace(first.pair as usize, key);
        }
    }
    Ok(())
}

/// The key of the record that also holds the findings on these deviations of one pair.
fn amend_one(
    records: &Records<'_>,
    found: &[Deviation],
    rules: &Rules<'_>,
    columns: &[String],
) -> Result<Option<Key>, Error> {
    let (Some(own), Some(pair)) = (records.own(), found.first().map(|first| first.pair as usize)) else {
        return Ok(None);
    };
    let mut usual = Vec::new();
    for deviation in found {
        let (number, bead) = (deviation.usual.0 as usize, deviation.usual.1 as usize);
        let text = material(records, number, rules)?.map(|(bitext, _)| bitext.target(bead).text.clone());
        usual.push((records.head(number)?.id, text.unwrap_or_default()));
    }
    let key = amended_key(records.key(pair), found, &usual);
    if own.holds(&key) {
        return Ok(Some(key));
    }
    let Some((bitext, own_findings)) = material(records, pair, rules)? else { return Ok(None) };
    let more = found.iter().zip(&usual).map(|(deviation, usual)| finding(&bitext, deviation, usual)).collect();
    let head = records.head(pair)?;
    let (kept, sentences) = (records.part(pair, &head, Part::Material)?, records.part(pair, &head, Part::Sentences)?);
    let audit = audit_of(&head.id, bitext, joined(own_findings, more), rules.config, rules.ledger);
    let names = [head.names[0].as_str(), head.names[1].as_str()];
    let fresh = Head::new(&head.id, names, head.basis, head.confidence, &head.cells);
    let Record { head, body } = fresh.audited(&audit, columns, kept, sentences);
    own.push(key, &head, &body)?;
    Ok(Some(key))
}

fn amended_key(key: &Key, found: &[Deviation], usual: &[(String, String)]) -> Key {
    let mut hash = Sha256::new();
    hash.update(key);
    for (deviation, (pair, text)) in found.iter().zip(usual) {
        let Deviation { bead, times, figures, .. } = deviation;
        hash.update(format!("{bead} {times} {figures} {pair}\n{text}\n"));
    }
    let mut amended = Key::default();
    amended.copy_from_slice(&hash.finalize()[..16]);
    amended
}

fn finding(bitext: &Bitext, deviation: &Deviation, (pair, text): &(String, String)) -> Finding {
    let bead = deviation.bead as usize;
    let evidence = |side: Side| {
        let side = bitext.side(bead, side);
        Evidence { segments: side.segments.clone(), text: side.text.clone(), spans: Vec::new(), reading: None }
    };
    let mut finding = term_inconsistent::CHECK.finding(
        bead,
        term_inconsistent::confidence(deviation.figures),
        term_inconsistent::message(text, Some((pair, deviation.times)), deviation.figures),
    );
    if deviation.figures {
        finding.severity = Severity::Major;
    }
    finding.source = Some(evidence(Side::Source));
    finding.target = Some(evidence(Side::Target));
    finding
}

/// Findings and those from the comparison, in the order of beads. A check's own finding on the same bead gives way.
fn joined(mut findings: Vec<Finding>, more: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|own| !more.iter().any(|other| (own.check, own.bead) == (other.check, other.bead)));
    findings.extend(more);
    findings.sort_by_key(|finding| finding.bead);
    findings
}

/// The bitext of a record and its findings; `None` where the pair could not be audited.
fn material(records: &Records<'_>, number: usize, rules: &Rules<'_>) -> Result<Option<(Bitext, Vec<Finding>)>, Error> {
    let bytes = records.part(number, &records.head(number)?, Part::Material)?;
    Ok(serde_json::from_slice::<Material>(&bytes).ok().and_then(|material| material.restored(rules.lexicon.clone())))
}
