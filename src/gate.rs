//! Thresholds → verdict.

use crate::finding::{Entry, Severity, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The check that finds what a target does not answer.
const UNANSWERED: &str = "omission-run";

/// How much a build tolerates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Gate {
    /// No finding this grave or graver, unless a `max_…` below allows some.
    pub fail_on: Severity,
    /// At most so many critical findings.
    pub max_critical: Option<u32>,
    /// At most so many major findings.
    pub max_major: Option<u32>,
    /// At most so many minor findings.
    pub max_minor: Option<u32>,
    /// At most this MQM penalty (minor 1, major 5, critical 25) per 1,000 words of the source.
    pub max_per_1000_words: Option<f64>,
    /// At least this share of the source's words answered by the target, 0 to 1.
    pub min_coverage: Option<f64>,
    /// Findings less sure than this are reported and do not count, 0 to 1.
    pub min_confidence: f32,
    /// Only findings that no line of the ledger mentions count.
    pub new_only: bool,
    /// At most so many findings of a check, whatever their severity.
    pub checks: BTreeMap<String, u32>,
}

impl Default for Gate {
    fn default() -> Self {
        Gate {
            fail_on: Severity::Major,
            max_critical: None,
            max_major: None,
            max_minor: None,
            max_per_1000_words: None,
            min_coverage: None,
            min_confidence: 0.0,
            new_only: false,
            checks: BTreeMap::new(),
        }
    }
}

/// What the gate counts, over one audit or several.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// Findings that count, by severity (index: `Severity as usize`) and check.
    counts: [BTreeMap<String, u32>; Severity::ALL.len()],
    words: usize,
    /// Lowest coverage of a source, and whose.
    coverage: Option<(f64, String)>,
}

impl Tally {
    /// Adds another audit's counts.
    pub fn join(mut self, other: Tally) -> Tally {
        for (mine, theirs) in self.counts.iter_mut().zip(other.counts) {
            theirs.into_iter().for_each(|(check, count)| *mine.entry(check).or_default() += count);
        }
        self.words += other.words;
        self.coverage = [self.coverage, other.coverage].into_iter().flatten().min_by(|a, b| a.0.total_cmp(&b.0));
        self
    }

    /// The check that adds most to a sum over its findings of each severity; of several, the first by name.
    fn most(&self, weight: impl Fn(Severity) -> u32) -> Option<&str> {
        let mut sums: BTreeMap<&str, u32> = BTreeMap::new();
        for severity in Severity::ALL {
            for (check, count) in &self.counts[severity as usize] {
                *sums.entry(check).or_default() += count * weight(severity);
            }
        }
        sums.into_iter().reduce(|a, b| if b.1 > a.1 { b } else { a }).map(|(check, _)| check)
    }

    fn of(&self, severity: Severity) -> u32 {
        self.counts[severity as usize].values().sum()
    }

    fn per_1000_words(&self) -> f64 {
        let penalty: u32 = Severity::ALL.into_iter().map(|severity| severity.weight() * self.of(severity)).sum();
        1000.0 * f64::from(penalty) / self.words.max(1) as f64
    }
}

/// What the gate says. Displayed, it is the last line of a run: which bounds failed, by how much, and the command that
/// explains the first of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// One line for every bound that failed: which, by how much. Empty: the gate passes.
    pub reasons: Vec<String>,
    /// The check to explain: that with the most findings under the first bound that failed.
    pub explain: Option<String>,
}

impl Verdict {
    /// Does the gate pass?
    pub fn passed(&self) -> bool {
        self.reasons.is_empty()
    }

    fn fail(&mut self, reason: String, explain: Option<&str>) {
        self.reasons.push(reason);
        self.explain = self.explain.take().or(explain.map(str::to_string));
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.passed() {
            return write!(f, "gate passed");
        }
        write!(f, "gate failed: {}", self.reasons.join("; "))?;
        match &self.explain {
            Some(check) => write!(f, "; see `fauxami explain {check}`"),
            None => Ok(()),
        }
    }
}

impl Gate {
    /// What counts among the entries of the pair `name`, whose source has so many words, this share of them answered.
    pub fn tally(&self, name: &str, entries: &[Entry], words: usize, coverage: f64) -> Tally {
        let mut tally = Tally { words, coverage: Some((coverage, name.to_string())), ..Tally::default() };
        for entry in entries.iter().filter(|entry| self.counts(entry)) {
            *tally.counts[entry.finding.severity as usize].entry(entry.finding.check.to_string()).or_default() += 1;
        }
        tally
    }

    /// Does a finding count: from a gating check, not forgiven, sure enough?
    fn counts(&self, entry: &Entry) -> bool {
        let open = if self.new_only { entry.status == Status::Open } else { !entry.status.is_forgiven() };
        open && entry.gating && entry.finding.confidence >= self.min_confidence
    }

    /// How many findings of a severity are allowed, and which setting says so; `None`: any number.
    fn limit(&self, severity: Severity) -> Option<(u32, String)> {
        let given = match severity {
            Severity::Note => return None,
            Severity::Minor => self.max_minor,
            Severity::Major => self.max_major,
            Severity::Critical => self.max_critical,
        };
        let by_severity = || (severity >= self.fail_on).then(|| (0, format!("fail_on = \"{}\"", self.fail_on.name())));
        given.map(|limit| (limit, format!("max_{} = {limit}", severity.name()))).or_else(by_severity)
    }

    /// Judges what was counted.
    pub fn judge(&self, tally: &Tally) -> Verdict {
        let mut verdict = Verdict::default();
        for severity in Severity::ALL.into_iter().rev() {
            let count = tally.of(severity);
            if let Some((limit, setting)) = self.limit(severity).filter(|(limit, _)| count > *limit) {
                let checks: Vec<&str> = tally.counts[severity as usize].keys().map(String::as_str).collect();
                let noun = plural(count, "finding");
                let checks = checks.join(", ");
                let reason = format!("{count} {} {noun} ({checks}), {limit} allowed by {setting}", severity.name());
                verdict.fail(reason, tally.most(|other| u32::from(other == severity)));
            }
        }
        for (check, limit) in &self.checks {
            let count: u32 = tally.counts.iter().filter_map(|counts| counts.get(check)).sum();
            if count > *limit {
                let noun = plural(count, "finding");
                verdict.fail(format!("{count} {noun} of {check}, {limit} allowed by [gate.checks]"), Some(check));
            }
        }
        if let Some(limit) = self.max_per_1000_words.filter(|limit| tally.per_1000_words() > *limit) {
            let rate = tally.per_1000_words();
            let reason = format!("penalty {rate:.1} per 1,000 words, {limit:.1} allowed by max_per_1000_words");
            verdict.fail(reason, tally.most(Severity::weight));
        }
        if let (Some(least), Some((coverage, name))) = (self.min_coverage, &tally.coverage)
            && coverage < &least
        {
            let (got, least) = (100.0 * coverage, 100.0 * least);
            let reason = format!("{name}: {got:.1} % of the source is answered, {least:.1} % asked by min_coverage");
            verdict.fail(reason, Some(UNANSWERED));
        }
        verdict
    }
}

fn plural(count: u32, noun: &str) -> String {
    if count == 1 { noun.to_string() } else { format!("{noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(counts: &[(Severity, &str, u32)], words: usize, coverage: f64) -> Tally {
        let mut tally = Tally { words, coverage: Some((coverage, "pair".to_string())), ..Tally::default() };
        for (severity, check, count) in counts {
            tally.counts[*severity as usize].insert(check.to_string(), *count);
        }
        tally
    }

    type Change = fn(&mut Gate);

    #[test]
    fn every_bound_says_by_how_much_and_what_explains_it() {
        let counted = tally(
            &[(Severity::Major, "rank-shift", 2), (Severity::Major, "date-changed", 1), (Severity::Minor, "unit", 3)],
            500,
            0.72,
        );
        let judged = |change: Change| {
            let mut gate = Gate { max_major: Some(9), ..Gate::default() };
            change(&mut gate);
            gate.judge(&counted).to_string()
        };
        assert_eq!(judged(|_| ()), "gate passed");
        let cases: [(Change, &str); 6] = [
            (
                |gate| gate.max_major = None,
                "3 major findings (date-changed, rank-shift), 0 allowed by fail_on = \"major\"; see `fauxami explain rank-shift`",
            ),
            (
                |gate| gate.max_major = Some(2),
                "3 major findings (date-changed, rank-shift), 2 allowed by max_major = 2; see `fauxami explain rank-shift`",
            ),
            (
                |gate| gate.fail_on = Severity::Minor,
                "3 minor findings (unit), 0 allowed by fail_on = \"minor\"; see `fauxami explain unit`",
            ),
            (
                |gate| gate.max_per_1000_words = Some(20.0),
                "penalty 36.0 per 1,000 words, 20.0 allowed by max_per_1000_words; see `fauxami explain rank-shift`",
            ),
            (
                |gate| gate.min_coverage = Some(0.9),
                "pair: 72.0 % of the source is answered, 90.0 % asked by min_coverage; see `fauxami explain omission-run`",
            ),
            (
                |gate| gate.checks = [("date-changed".to_string(), 0)].into(),
                "1 finding of date-changed, 0 allowed by [gate.checks]; see `fauxami explain date-changed`",
            ),
        ];
        for (change, expected) in cases {
            assert_eq!(judged(change), format!("gate failed: {expected}"));
        }
    }
}
