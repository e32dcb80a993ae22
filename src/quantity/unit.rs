//! Units: currencies, measures with their exact ratios, percent and points.

use super::table::{exact, field, rows};
use super::value::{self, Exact};
use std::sync::LazyLock;

/// A currency, or a word that several currencies share.
#[derive(Debug, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217; for an ambiguous word the likeliest currency.
    pub code: &'static str,
    /// What its name has in common with others: `dollar`, `pound`.
    pub family: &'static str,
    /// The word fits every currency of the family: *dollars*, `¥`.
    pub ambiguous: bool,
}

impl Currency {
    /// May the two be the same money? An ambiguous word fits its whole family.
    pub fn compatible(&self, other: &Currency) -> bool {
        let same = self.family == other.family && (self.ambiguous || other.ambiguous);
        self.code == other.code || same || self.family == "any" || other.family == "any"
    }
}

/// A unit of measure.
#[derive(Debug, PartialEq, Eq)]
pub struct Measure {
    /// UCUM code.
    pub code: &'static str,
    /// What it measures: `length`, `time`, `calendar` (months and years) …
    pub dimension: &'static str,
    /// How many base units one of it is.
    pub ratio: Exact,
    /// What is added before multiplying: 273.15 for degrees Celsius.
    pub offset: Exact,
}

impl Measure {
    /// The value in the base unit of its dimension.
    pub fn to_base(&self, value: Exact) -> Option<Exact> {
        value::times(value::plus(value, self.offset)?, self.ratio)
    }

    /// A difference in the base unit of its dimension: the offset plays no part.
    pub fn difference_to_base(&self, value: Exact) -> Option<Exact> {
        value::times(value, self.ratio)
    }

    /// The UCUM code with the number of its units in one of this: UCUM has no decades, quarters or fortnights.
    pub fn ucum(&self) -> (i128, &'static str) {
        match self.code {
            "fortnight" => (2, "wk"),
            "quarter" => (3, "mo"),
            "half-year" => (6, "mo"),
            "decade" => (10, "a"),
            "century" => (100, "a"),
            "millennium" => (1000, "a"),
            code => (1, code),
        }
    }

    /// Is it a span of time?
    pub fn is_time(&self) -> bool {
        matches!(self.dimension, "time" | "calendar")
    }
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Money.
    Currency(&'static Currency),
    /// A measure.
    Measure(&'static Measure),
    /// Percent.
    Percent,
    /// Percentage points, or points of an index or a score.
    Points,
    /// Hundredths of a percentage point.
    BasisPoints,
}

impl Unit {
    /// ISO 4217, UCUM, `%`, `pp` or `bp`.
    pub fn code(self) -> &'static str {
        match self {
            Unit::Currency(currency) => currency.code,
            Unit::Measure(measure) => measure.code,
            Unit::Percent => "%",
            Unit::Points => "pp",
            Unit::BasisPoints => "bp",
        }
    }
}

pub(super) const UNIT_TABLE: &str = include_str!("table/unit.tsv");
pub(super) const CURRENCY_TABLE: &str = include_str!("table/currency.tsv");

pub(super) static MEASURES: LazyLock<Vec<Measure>> = LazyLock::new(|| {
    rows(UNIT_TABLE)
        .map(|row| Measure {
            code: field(&row, 0),
            dimension: field(&row, 1),
            ratio: exact(field(&row, 2)),
            offset: exact(field(&row, 3)),
        })
        .collect()
});

pub(super) static CURRENCIES: LazyLock<Vec<Currency>> = LazyLock::new(|| {
    rows(CURRENCY_TABLE)
        .map(|row| {
            let code = field(&row, 0);
            Currency { code: code.trim_end_matches('*'), family: field(&row, 1), ambiguous: code.ends_with('*') }
        })
        .collect()
});

/// The measure with that UCUM code.
pub(super) fn measure(code: &str) -> Option<&'static Measure> {
    MEASURES.iter().find(|measure| measure.code == code)
}
