//! What figures mean: value, unit, bound, date; number words; when two agree.
//!
//! [`read`] finds every quantity of a text in one pass from left to right: [`token`] cuts the text into light tokens,
//! [`reader`] tries at each token the small grammars (numerals, number words, money, measures, dates, times …), and
//! [`share`] lets ranges and lists share what is written once. [`agree`](mod@agree) pairs the quantities of two texts
//! one-to-one and says how the members of each pair relate.
//!
//! All word lists are tables under `table/`; values are exact ratios, never floats.

pub mod agree;
mod bound;
mod collective;
mod composer;
mod date;
mod digit;
mod fraction;
mod guard;
mod measure;
mod money;
mod multiple;
mod number_word;
mod ordinal;
mod part;
mod percent;
mod phrase;
mod ratio;
mod reader;
mod relate;
mod roman;
mod scale;
mod scientific;
mod share;
mod spoken;
mod table;
mod time;
mod token;
mod trend;
pub mod unit;
pub mod value;
pub mod view;
mod vocabulary;

pub use agree::{Agreement, Pairing, Relation, agree};
pub use bound::Bound;
pub use date::{Date, Period};
pub use time::Time;
pub use trend::Trend;
pub use unit::{Currency, Measure, Unit};
pub use value::{Exact, Value};

use crate::text::{Language, Span};

/// What a quantity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// A bare number: `12`, *twelve*.
    Cardinal,
    /// A rank: `2nd`, *deuxième*.
    Ordinal,
    /// Percent, percentage points, basis points.
    Percent,
    /// An amount in a currency.
    Money,
    /// A number with a physical unit.
    Measure,
    /// A day, month, year, quarter, half-year, decade or century.
    Date,
    /// A time of day.
    Time,
    /// A span of time.
    Duration,
    /// A part of a whole: *two thirds*, *one in four*.
    Fraction,
    /// How many times: *tripled*, *multiplié par trois*.
    Multiple,
}

impl Kind {
    /// The name in the JSON of `inspect quantities`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Cardinal => "cardinal",
            Kind::Ordinal => "ordinal",
            Kind::Percent => "percent",
            Kind::Money => "money",
            Kind::Measure => "measure",
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::Duration => "duration",
            Kind::Fraction => "fraction",
            Kind::Multiple => "multiple",
        }
    }
}

/// How a figure is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Surface {
    /// `12,000`
    Digits,
    /// *twelve thousand*
    Words,
    /// `12` *thousand*
    Mixed,
}

/// Which separators a numeral uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Notation {
    /// No separator, or one that both languages use.
    #[default]
    Plain,
    /// The separators of the text's own language.
    Own,
    /// The separators of the other language, unmistakably: `2.5` in French, `1.234,5` in English.
    Foreign,
    /// One separator before three digits: a group in one language, a decimal mark in the other.
    Ambiguous,
}

/// Which end of a range a quantity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RangeEnd {
    /// The first one written.
    Low,
    /// The second one written.
    High,
}

/// Another way in which the same words can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// What kind it is then.
    pub kind: Kind,
    /// Its value then.
    pub value: Value,
    /// Its unit then.
    pub unit: Option<Unit>,
}

/// A figure that was read in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quantity {
    /// Bytes of the text it was read from: the figure with its unit, without its bound.
    pub span: Span,
    /// What it counts.
    pub kind: Kind,
    /// Its exact value.
    pub value: Value,
    /// Its unit, if one is written.
    pub unit: Option<Unit>,
    /// How it is hedged, if it is.
    pub bound: Option<Bound>,
    /// Bytes of the words that hedge it.
    pub hedge: Option<Span>,
    /// Power of ten of the last digit written: 7 for *98.06 billion*, -1 for `2.5`.
    pub exponent: i32,
    /// How it is written.
    pub surface: Surface,
    /// Whose separators it uses.
    pub notation: Notation,
    /// Which way it is said to move.
    pub trend: Option<Trend>,
    /// The magnitude of an uncounted many: *dozens*, *des centaines de milliers*.
    pub vague: bool,
    /// False where the words may be no figure at all (*one*, *un an*, *second*, *May*): never flagged when left over.
    pub firm: bool,
    /// Its place in a range.
    pub range: Option<RangeEnd>,
    /// The scale word that multiplies it (10⁹ for *billion*), 1 where there is none.
    pub scale: i128,
    /// Other readings of the same words.
    pub alternatives: Vec<Alternative>,
}

impl Quantity {
    /// A key under which equal quantities of the two languages meet: used to pair sentences.
    ///
    /// Numbers of any kind give `n:` and the value (a year is such a number), days and periods `d:` and the EDTF
    /// string, times `t:` and the ISO 8601 time.
    pub fn key(&self) -> String {
        match &self.value {
            Value::Number(value) => format!("n:{value}"),
            Value::Date(date) => match date.bare_year() {
                Some(year) => format!("n:{year}"),
                None => format!("d:{}", date.edtf()),
            },
            Value::Time(time) => format!("t:{}", time.iso()),
        }
    }

    /// The value, if it is a number.
    pub fn number(&self) -> Option<Exact> {
        match &self.value {
            Value::Number(value) => Some(*value),
            Value::Date(date) => date.bare_year().map(|year| Exact::from_integer(i128::from(year))),
            Value::Time(_) => None,
        }
    }

    /// The date, if it is one.
    pub fn date(&self) -> Option<&Date> {
        match &self.value {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    /// The figure with the words that hedge it.
    pub fn hedged_span(&self) -> Span {
        self.hedge.map_or(self.span, |hedge| hedge.join(self.span))
    }

    /// What was understood, for people: `98.06e9 CNY`, `2021-11-17`, `> 300`.
    pub fn reading(&self) -> String {
        view::reading(self)
    }
}

/// The marker of a list item with which a text begins (`3.`, `2)`, `(4)`): its bytes and its number.
pub fn list_marker(text: &str) -> Option<(Span, u32)> {
    guard::list_marker(text)
}

/// Every quantity in a text, in order, none overlapping.
///
/// Quantities that are not `firm` are given too: they can answer a figure of the other language.
pub fn read(text: &str, language: Language) -> Vec<Quantity> {
    reader::read(text, language)
}
