//! The tables of one language, ready for looking up tokens. `load` fills them.

mod load;

use super::bound::Bound;
use super::phrase::Phrases;
use super::unit::{Currency, Measure};
use crate::text::Language;
use fnv::FnvHashMap;
use std::sync::LazyLock;

/// Number of a known word or mark; 0 for all others.
pub(super) type WordId = u16;

/// What place a number word fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Zero,
    Digit,
    Teen,
    Ten,
    Hundred,
    Scale,
    /// *premier*, *second*: an ordinal that takes part in no compound.
    Lone,
}

/// A number word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub place: Place,
    pub value: i128,
    pub ordinal: bool,
}

/// What a word can be. Zero means that it cannot.
#[derive(Debug, Clone, Default)]
pub(super) struct Term {
    pub number: Option<Piece>,
    pub denominator: i64,
    pub vague: i64,
    pub collective: u16,
    pub about: u16,
    pub multiple: u16,
    pub weak_multiple: u16,
    pub inverse: u16,
    pub weak: u16,
    pub decade: u16,
    pub age_decade: u16,
    pub month: u8,
    pub weekday: u8,
    /// The month or weekday is also an everyday word.
    pub everyday: bool,
    roles: u128,
    /// Can a quantity begin with it?
    pub starts: bool,
    /// Does a quantity begin with it only where more follows: *a*, *the*, *every*?
    pub opens: bool,
    /// Can it follow such a word in a quantity?
    pub follows: bool,
}

impl Term {
    pub fn has(&self, role: Role) -> bool {
        self.roles & (1 << role as u32) != 0
    }
}

macro_rules! roles {
    ($($role:ident $name:literal),* $(,)?) => {
        /// What else a word does for a quantity; the rows of `word.tsv`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Role { $($role),* }
        const ROLES: &[(&str, Role)] = &[$(($name, Role::$role)),*];
    };
}

roles! {
    And "and", Or "or", Point "point", Oh "oh", Article "article", Another "another", The "the", Of "of", To "to",
    Between "between", From "from", Minus "minus", Percent "percent", CentMark "cent-mark", Per "per",
    PointUnit "point-unit", Percentage "percentage", Basis "basis", BasisPoint "basis-point", Times "times",
    Fold "fold", More "more", Multiply "multiply", Divide "divide", By "by", In "in", Out "out", Over "over",
    Numero "numero", Half "half", QuarterWord "quarter-word", Old "old", Am "am", Pm "pm", Clock "clock", At "at",
    Hour "hour", Morning "morning", Afternoon "afternoon", Noon "noon", Midnight "midnight",
    QuarterYear "quarter-year", HalfYear "half-year", HalfNoun "half-noun", MonthNoun "month-noun", Year "year",
    Fiscal "fiscal", YearsOf "years-of", First "first", SecondHalf "second-half", Last "last", Century "century",
    Version "version", Law "law", RomanNoun "roman-noun", Phone "phone", Up "up", Down "down",
    NotSecond "not-second", Minister "minister", FractionOf "fraction-of", Few "few", Split "split",
    OClock "oclock", Dozen "dozen",
}

/// Where an abbreviation of scale may stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct ScaleSymbol {
    pub value: i128,
    /// Only beside a currency; elsewhere it is another unit.
    pub money_only: bool,
}

/// A currency word: the unit itself or its hundredth.
#[derive(Debug, Clone, Copy)]
pub(super) struct CurrencyWord {
    pub currency: &'static Currency,
    pub minor: bool,
}

/// All tables of one language.
#[derive(Debug)]
pub(super) struct Vocabulary {
    words: FnvHashMap<Box<[u8]>, WordId>,
    marks: FnvHashMap<char, WordId>,
    terms: Vec<Term>,
    /// The roles of the terms by themselves: asked for so often that they should stay in the cache.
    roles: Vec<u128>,
    pub units: Phrases<&'static Measure>,
    pub currencies: Phrases<CurrencyWord>,
    pub bounds_before: Phrases<Bound>,
    pub bounds_after: Phrases<Bound>,
    pub zones: Phrases<i16>,
    /// Month and day of a holiday.
    pub holidays: Phrases<(u8, u8)>,
    pub scales: FnvHashMap<&'static str, ScaleSymbol>,
}

impl Vocabulary {
    /// The vocabulary of a language; loaded once.
    pub fn of(language: Language) -> &'static Vocabulary {
        static ENGLISH: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::load(Language::English));
        static FRENCH: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::load(Language::French));
        match language {
            Language::English => &ENGLISH,
            Language::French => &FRENCH,
        }
    }

    /// The number of a folded word.
    pub fn word(&self, folded: &[u8]) -> WordId {
        self.words.get(folded).copied().unwrap_or(0)
    }

    /// The number of a mark.
    pub fn mark(&self, mark: char) -> WordId {
        if mark.is_ascii_punctuation() || !mark.is_ascii() || mark.is_ascii_digit() {
            self.marks.get(&mark).copied().unwrap_or(0)
        } else {
            0
        }
    }

    /// Does a word play a role?
    pub fn has(&self, word: WordId, role: Role) -> bool {
        self.roles[usize::from(word)] & (1 << role as u32) != 0
    }

    /// What a word can be.
    pub fn term(&self, word: WordId) -> &Term {
        &self.terms[usize::from(word)]
    }
}
