//! Decisions on findings: one JSON line each, append-only, the last one on a finding holds.
//!
//! A decision holds for its pair of documents, unless its scope is everywhere. It is found again by its fingerprint;
//! where a word nearby was edited, by the same quotes amid mostly the same words.

use crate::error::Error;
use crate::finding::anchor::fold;
use crate::finding::{Anchor, Entry, Scope, Status};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Share of the words around a quote that must have stayed for a decision to follow an edited sentence.
///
/// One replaced word in each language changes 2 of 12; 0.75 kept 99 % of 10,000 decisions and moved none to another
/// finding (`tests/fingerprint.rs`).
const KEPT_AROUND: f64 = 0.75;

/// One decision: a line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Decision {
    /// Name of the pair.
    pub pair: String,
    /// Name of the check.
    pub check: String,
    /// The finding's id: fingerprint and ordinal.
    pub fingerprint: String,
    /// The words marked in the source.
    #[serde(default)]
    pub source: String,
    /// The words marked in the target.
    #[serde(default)]
    pub target: String,
    /// Folded words around the two quotes, separated by spaces.
    #[serde(default)]
    pub around: [String; 2],
    /// What was decided; `open` takes an earlier decision back.
    pub decision: Status,
    /// Why: `misaligned`, `equivalent`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// A note, or the text as it should be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it holds.
    #[serde(default)]
    pub scope: Scope,
}

impl Decision {
    /// A decision on an entry of that pair.
    pub fn on(pair: &str, entry: &Entry, decision: Status, reason: Option<String>) -> Self {
        let Anchor { check, source, target } = &entry.anchor;
        Decision {
            pair: pair.to_string(),
            check: check.clone(),
            fingerprint: entry.id(),
            source: source.quote.clone(),
            target: target.quote.clone(),
            around: [source.around.join(" "), target.around.join(" ")],
            decision,
            reason,
            note: None,
            scope: Scope::Pair,
        }
    }

    fn key(&self) -> Key {
        (self.check.clone(), self.fingerprint.clone())
    }

    /// The line of the ledger, without its newline.
    pub fn line(&self) -> String {
        // Strings always serialise.
        serde_json::to_string(self).unwrap_or_default()
    }

    fn quotes(&self) -> Quotes {
        (self.check.clone(), fold(&self.source), fold(&self.target))
    }

    /// Share of the words around the quotes that are the same, 0 to 1.
    fn kept(&self, anchor: &Anchor) -> f64 {
        let (mut same, mut all) = (0, 0);
        for (theirs, ours) in self.around.iter().zip([&anchor.source.around, &anchor.target.around]) {
            let mut left: Vec<&str> = theirs.split(' ').filter(|word| !word.is_empty()).collect();
            all += left.len().max(ours.len());
            for word in ours {
                if let Some(at) = left.iter().position(|other| other == word) {
                    left.swap_remove(at);
                    same += 1;
                }
            }
        }
        if all == 0 { 0.0 } else { f64::from(same) / all as f64 }
    }
}

/// The decisions of a ledger file as they were taken, one after the other.
pub fn decisions(name: &str, text: &str) -> Result<Vec<Decision>, Error> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| serde_json::from_str(line).map_err(|error| unreadable(name, number, &error))).collect()
}

fn unreadable(name: &str, number: usize, error: &serde_json::Error) -> Error {
    Error::input(format!("{name}:{}", number + 1), error.to_string(), "each line holds one decision as JSON")
}

/// Check and fingerprint: what a decision is on, within its scope.
type Key = (String, String);

/// The decisions people took.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {
    by_pair: BTreeMap<String, BTreeMap<Key, Decision>>,
    everywhere: BTreeMap<Quotes, Decision>,
}

impl Ledger {
    /// Reads a ledger; `name` only appears in errors, with the line.
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        let mut ledger = Ledger::default();
        decisions(name, text)?.into_iter().for_each(|decision| ledger.push(decision));
        Ok(ledger)
    }

    /// Adds a decision; it replaces an earlier one on the same finding. What holds everywhere is taken back by a later
    /// decision on the very finding that it was taken on; decisions in other pairs are exceptions to it.
    pub fn push(&mut self, decision: Decision) {
        let (key, quotes) = (decision.key(), decision.quotes());
        let taken_here = |earlier: &Decision| earlier.pair == decision.pair && earlier.key() == key;
        if self.everywhere.get(&quotes).is_some_and(taken_here) {
            self.everywhere.remove(&quotes);
        }
        let in_pair = self.by_pair.entry(decision.pair.clone()).or_default();
        in_pair.remove(&key);
        match decision.scope {
            Scope::Pair => in_pair.insert(key, decision),
            Scope::Everywhere => self.everywhere.insert(quotes, decision),
        };
    }

    /// Takes a decision on a finding of its pair out.
    pub fn remove(&mut self, decision: &Decision) {
        if let Some(in_pair) = self.by_pair.get_mut(&decision.pair) {
            in_pair.remove(&decision.key());
        }
    }

    /// Drops the lines that only take a decision back.
    pub fn forget_reopened(&mut self) {
        self.by_pair.values_mut().for_each(|list| list.retain(|_, decision| decision.decision != Status::Open));
        self.everywhere.retain(|_, decision| decision.decision != Status::Open);
    }

    /// All decisions, sorted.
    pub fn decisions(&self) -> Vec<&Decision> {
        let mut all: Vec<&Decision> =
            self.by_pair.values().flat_map(BTreeMap::values).chain(self.everywhere.values()).collect();
        all.sort();
        all
    }

    /// The whole file: one decision a line, sorted, so that diffs and merges read well.
    pub fn to_text(&self) -> String {
        self.decisions().iter().map(|decision| decision.line() + "\n").collect()
    }

    /// Sets status, reason and note of the entries of a pair; gives back the pair's decisions that met no entry.
    pub fn apply(&self, pair: &str, entries: &mut [Entry]) -> Vec<Decision> {
        let none = BTreeMap::new();
        let decisions = self.by_pair.get(pair).unwrap_or(&none);
        let ids: BTreeMap<Key, usize> =
            entries.iter().enumerate().map(|(at, e)| ((e.finding.check.to_string(), e.id()), at)).collect();
        // Entries whose decision was taken back are not to inherit one from a sentence alike.
        let mut met: BTreeSet<usize> = BTreeSet::new();
        let mut lost = Vec::new();
        for (key, decision) in decisions {
            match ids.get(key) {
                Some(&at) => {
                    entries[at].decide(decision);
                    met.insert(at);
                }
                None => lost.push(decision),
            }
        }
        let quoted = by_quotes(entries);
        let none = Vec::new();
        let candidates = |decision: &Decision| quoted.get(&decision.quotes()).unwrap_or(&none);
        lost.retain(|decision| match follow(decision, candidates(decision), entries, &met) {
            Some(at) => {
                entries[at].decide(decision);
                met.insert(at);
                false
            }
            None => decision.decision != Status::Open,
        });
        // Without a quote it would speak of every finding of its check.
        let quoting = |decision: &&Decision| !(decision.source.is_empty() && decision.target.is_empty());
        for decision in self.everywhere.values().filter(quoting) {
            for &at in candidates(decision).iter().filter(|at| !met.contains(at)) {
                entries[at].decide(decision);
            }
        }
        lost.into_iter().cloned().collect()
    }
}

/// The check and both folded quotes.
type Quotes = (String, String, String);

/// The numbers of the entries with the same check and quotes.
fn by_quotes(entries: &[Entry]) -> BTreeMap<Quotes, Vec<usize>> {
    let mut groups: BTreeMap<Quotes, Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let Anchor { check, source, target } = &entry.anchor;
        groups.entry((check.clone(), source.quote.clone(), target.quote.clone())).or_default().push(at);
    }
    groups
}

/// The one candidate not met yet amid mostly the same words; `None` when there is none, or two as near.
fn follow(decision: &Decision, candidates: &[usize], entries: &[Entry], met: &BTreeSet<usize>) -> Option<usize> {
    let mut near: Vec<(f64, usize)> = candidates
        .iter()
        .filter(|at| !met.contains(at))
        .map(|at| (decision.kept(&entries[*at].anchor), *at))
        .filter(|(kept, _)| *kept >= KEPT_AROUND)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    match near[..] {
        [(best, at), ..] if near.get(1).is_none_or(|(second, _)| *second < best) => Some(at),
        _ => None,
    }
}

impl Entry {
    fn decide(&mut self, decision: &Decision) {
        self.status = decision.decision;
        self.reason = decision.reason.clone();
        self.note = decision.note.clone();
        self.scope = decision.scope;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Finding, Place, Severity};

    fn entry(around: &str) -> Entry {
        let place = |quote: &str| Place { quote: quote.into(), around: around.split(' ').map(String::from).collect() };
        let anchor = Anchor { check: "rank-shift".into(), source: place("first"), target: place("plus important") };
        let finding = Finding {
            check: "rank-shift",
            category: "accuracy/mistranslation",
            severity: Severity::Major,
            confidence: 1.0,
            message: String::new(),
            source: None,
            target: None,
            bead: 0,
        };
        let (fingerprint, scope) = (anchor.fingerprint(), Scope::Pair);
        let (gating, status) = (true, Status::Open);
        Entry { finding, anchor, fingerprint, ordinal: 0, gating, status, reason: None, note: None, scope }
    }

    fn status(ledger: &Ledger, pair: &str, around: &str) -> Status {
        let mut entries = [entry(around)];
        ledger.apply(pair, &mut entries);
        entries[0].status
    }

    fn on(pair: &str, around: &str, decision: Status, scope: Scope) -> Decision {
        Decision { scope, ..Decision::on(pair, &entry(around), decision, None) }
    }

    #[test]
    fn a_decision_holds_in_its_pair_and_everywhere_only_when_it_says_so() {
        let mut ledger = Ledger::default();
        ledger.push(on("a", "one two", Status::Dismissed, Scope::Pair));
        assert_eq!(status(&ledger, "a", "one two"), Status::Dismissed);
        assert_eq!(status(&ledger, "b", "one two"), Status::Open, "another pair");
        assert_eq!(status(&ledger, "a", "three four"), Status::Open, "another sentence");

        ledger.push(on("a", "one two", Status::Dismissed, Scope::Everywhere));
        assert_eq!(status(&ledger, "b", "three four"), Status::Dismissed);
        ledger.push(on("b", "one two", Status::Confirmed, Scope::Pair));
        assert_eq!(status(&ledger, "b", "one two"), Status::Confirmed, "an exception");
        assert_eq!(status(&ledger, "c", "one two"), Status::Dismissed, "the rule stands");

        ledger.push(on("a", "one two", Status::Open, Scope::Pair));
        assert_eq!(status(&ledger, "c", "one two"), Status::Open, "undone where it was taken");
    }

    #[test]
    fn the_last_line_holds_and_only_this_pair_is_stale() {
        let lines: String = [("a", Status::Dismissed), ("a", Status::Confirmed), ("b", Status::Accepted)]
            .map(|(pair, decision)| on(pair, "gone words", decision, Scope::Pair).line() + "\n")
            .concat();
        let ledger = Ledger::parse("x.jsonl", &lines).unwrap();
        assert_eq!(ledger.decisions().len(), 2);
        assert_eq!(status(&ledger, "a", "gone words"), Status::Confirmed);
        let stale = ledger.apply("a", &mut [entry("quite other words")]);
        assert_eq!(stale.iter().map(|decision| decision.pair.as_str()).collect::<Vec<_>>(), ["a"]);
        assert!(Ledger::parse("x.jsonl", "{}\n").unwrap_err().to_string().starts_with("x.jsonl:1: "));
    }
}
