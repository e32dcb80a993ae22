//! How often a check was right when people read its findings: `precision.tsv`.

use super::Check;
use std::sync::LazyLock;

/// With fewer findings read, nothing is said about a check.
///
/// Of 20 findings of a check that is right 9 times in 10, 15 or fewer come out right in one draw of 23 (binomial).
const ENOUGH_READ: u32 = 20;
/// From here on a check counts in the gate: the promise made to builds.
const GATES: f64 = 0.9;
/// From here on a check reports; below, its findings are notes: a reader gives up on a list that is mostly wrong.
const REPORTS: f64 = 0.5;

/// What a measurement allows a check to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Precise enough to stop a build.
    Gates,
    /// Precise enough to be read, not to stop a build.
    Reports,
    /// Its findings are only hints.
    Hints,
    /// Too few findings were read, or none of this version: reports, and counts in the gate.
    Unmeasured,
}

impl Standing {
    /// May its findings stop a build?
    pub fn gates(self) -> bool {
        matches!(self, Standing::Gates | Standing::Unmeasured)
    }
}

/// Findings of a check that people read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Precision {
    /// How many were real.
    pub real: u32,
    /// How many were read.
    pub read: u32,
    /// On which texts.
    pub corpora: Vec<String>,
    /// The check has changed since.
    pub stale: bool,
}

impl Precision {
    /// Share of real findings, 0 to 1.
    pub fn share(&self) -> f64 {
        f64::from(self.real) / f64::from(self.read.max(1))
    }

    /// A word for a table: `95 %`, or `unmeasured`.
    pub fn short(&self) -> String {
        match self.standing() {
            Standing::Unmeasured => "unmeasured".to_string(),
            _ => format!("{:.0} %", 100.0 * self.share()),
        }
    }

    /// What this measurement allows.
    pub fn standing(&self) -> Standing {
        match self.share() {
            _ if self.stale || self.read < ENOUGH_READ => Standing::Unmeasured,
            share if share >= GATES => Standing::Gates,
            share if share >= REPORTS => Standing::Reports,
            _ => Standing::Hints,
        }
    }
}

impl std::fmt::Display for Precision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Precision { real, read, .. } = self;
        match self.read {
            0 => write!(f, "unmeasured"),
            _ if self.stale => write!(f, "{real} of {read} real before its last change"),
            n if n < ENOUGH_READ => write!(f, "unmeasured ({real} of {read} real, too few to say)"),
            _ => write!(f, "{:.0} % ({real} of {read} real)", 100.0 * self.share()),
        }
    }
}

struct Row {
    check: String,
    real: u32,
    read: u32,
    corpus: String,
    version: u32,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let lines = include_str!("precision.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.filter_map(row).collect()
});

fn row(line: &str) -> Option<Row> {
    let mut columns = line.split('\t');
    Some(Row {
        check: columns.next()?.to_string(),
        real: columns.next()?.parse().ok()?,
        read: columns.next()?.parse().ok()?,
        corpus: columns.next()?.to_string(),
        version: columns.next()?.trim().parse().ok()?,
    })
}

impl Check {
    /// The measured precision of this check, over all corpora on which this version of it was read; where there is
    /// none, that of earlier versions, marked stale.
    pub fn precision(&self) -> Precision {
        let rows: Vec<&Row> = ROWS.iter().filter(|row| row.check == self.name).collect();
        let stale = !rows.is_empty() && rows.iter().all(|row| row.version < self.version);
        let rows: Vec<&Row> = rows.into_iter().filter(|row| stale || row.version >= self.version).collect();
        Precision {
            real: rows.iter().map(|row| row.real).sum(),
            read: rows.iter().map(|row| row.read).sum(),
            corpora: rows.iter().map(|row| row.corpus.clone()).collect(),
            stale,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_names_a_check() {
        let lines = include_str!("precision.tsv").lines().filter(|line| !line.starts_with('#')).skip(1).count();
        assert_eq!(ROWS.len(), lines);
        for row in ROWS.iter() {
            assert!(super::super::by_name(&row.check).is_some(), "{} is no check", row.check);
            assert!(row.real <= row.read, "{}", row.check);
        }
    }

    #[test]
    fn standing_follows_the_measurement() {
        let standing = |real, read, stale| Precision { real, read, corpora: Vec::new(), stale }.standing();
        assert_eq!(standing(18, 20, false), Standing::Gates);
        assert_eq!(standing(17, 20, false), Standing::Reports);
        assert_eq!(standing(9, 20, false), Standing::Hints);
        assert_eq!(standing(0, 19, false), Standing::Unmeasured);
        assert_eq!(standing(0, 30, true), Standing::Unmeasured);
    }
}
