//! The tables of one language, ready for looking up tokens.

use super::bound::Bound;
use super::table::{field, forms, rows};
use super::token::{Token, fold_word};
use super::unit::{CURRENCIES, CURRENCY_TABLE, Currency, MEASURES, Measure, UNIT_TABLE};
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
    pub denominator: i128,
    pub vague: i128,
    pub collective: i128,
    pub about: i128,
    pub multiple: i128,
    pub weak_multiple: i128,
    pub inverse: i128,
    pub weak: i128,
    pub decade: i128,
    pub age_decade: i128,
    pub month: u8,
    pub weekday: u8,
    /// The month or weekday is also an everyday word.
    pub everyday: bool,
    roles: u128,
    /// Can a quantity begin with it?
    pub starts: bool,
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

#[derive(Debug)]
struct Phrase<T> {
    rest: Vec<WordId>,
    /// The spelling without spaces, where case matters.
    exact: Option<String>,
    value: T,
}

/// Sequences of words with a meaning, found by their first (or last) word.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    heads: Vec<Vec<Phrase<T>>>,
}

impl<T: Copy> Phrases<T> {
    fn new() -> Self {
        Phrases { heads: Vec::new() }
    }

    fn add(&mut self, words: Vec<WordId>, exact: Option<String>, value: T) {
        // a letter that the lexer does not fold cannot be found in a text either
        let Some((&head, rest)) = words.split_first().filter(|_| !words.contains(&0)) else { return };
        let head = usize::from(head);
        if self.heads.len() <= head {
            self.heads.resize_with(head + 1, Vec::new);
        }
        self.heads[head].push(Phrase { rest: rest.to_vec(), exact, value });
    }

    fn sort(&mut self) {
        for phrases in &mut self.heads {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
    }

    fn at(&self, word: WordId) -> &[Phrase<T>] {
        self.heads.get(usize::from(word)).map_or(&[], Vec::as_slice)
    }

    /// The longest phrase that begins at a token, and the token after it.
    pub fn after(&self, text: &str, tokens: &[Token], at: usize) -> Option<(T, usize)> {
        let head = tokens.get(at)?;
        self.at(head.word).iter().find_map(|phrase| {
            let next = at + 1 + phrase.rest.len();
            let rest = tokens.get(at + 1..next)?;
            let spelled = rest.iter().map(|token| token.word).eq(phrase.rest.iter().copied());
            (spelled && phrase.fits(&text[head.start..tokens[next - 1].end])).then_some((phrase.value, next))
        })
    }

    /// The longest phrase that ends before a token, and its first token. The phrases are stored reversed.
    pub fn before(&self, tokens: &[Token], at: usize) -> Option<(T, usize)> {
        let last = at.checked_sub(1)?;
        self.at(tokens[last].word).iter().find_map(|phrase| {
            let first = last.checked_sub(phrase.rest.len())?;
            let spelled = tokens[first..last].iter().rev().map(|token| token.word).eq(phrase.rest.iter().copied());
            spelled.then_some((phrase.value, first))
        })
    }
}

impl<T> Phrase<T> {
    fn fits(&self, written: &str) -> bool {
        self.exact.as_ref().is_none_or(|exact| {
            let squeezed = written.chars().filter(|c| !c.is_whitespace());
            exact.chars().eq(squeezed)
        })
    }
}

/// All tables of one language.
#[derive(Debug)]
pub(super) struct Vocabulary {
    words: FnvHashMap<Box<[u8]>, WordId>,
    marks: FnvHashMap<char, WordId>,
    terms: Vec<Term>,
    pub units: Phrases<&'static Measure>,
    pub currencies: Phrases<CurrencyWord>,
    pub bounds_before: Phrases<Bound>,
    pub bounds_after: Phrases<Bound>,
    pub zones: Phrases<i16>,
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

    /// What a word can be.
    pub fn term(&self, word: WordId) -> &Term {
        &self.terms[usize::from(word)]
    }

    fn load(language: Language) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            words: FnvHashMap::default(),
            marks: FnvHashMap::default(),
            terms: vec![Term::default()],
            units: Phrases::new(),
            currencies: Phrases::new(),
            bounds_before: Phrases::new(),
            bounds_after: Phrases::new(),
            zones: Phrases::new(),
            scales: FnvHashMap::default(),
        };
        vocabulary.load_numbers(language);
        vocabulary.load_words(language);
        vocabulary.load_calendar(language);
        vocabulary.load_units(language);
        vocabulary.load_currencies(language);
        vocabulary.load_bounds(language);
        vocabulary.load_scales(language);
        vocabulary
    }

    fn intern_mark(&mut self, mark: char) -> WordId {
        let next = self.terms.len() as WordId;
        let id = *self.marks.entry(mark).or_insert(next);
        if id == next {
            self.terms.push(Term::default());
        }
        id
    }

    fn intern(&mut self, form: &str) -> WordId {
        let mut chars = form.chars();
        if let (Some(c), None) = (chars.next(), chars.next())
            && (!c.is_alphabetic())
        {
            return self.intern_mark(c);
        }
        let folded = fold_word(form);
        let Some(bytes) = folded.bytes() else { return 0 };
        let next = self.terms.len() as WordId;
        let id = *self.words.entry(bytes.into()).or_insert(next);
        if id == next {
            self.terms.push(Term::default());
        }
        id
    }

    fn term_mut(&mut self, form: &str) -> &mut Term {
        let id = usize::from(self.intern(form));
        &mut self.terms[id]
    }

    /// The words and marks of a phrase, cut as the lexer cuts texts.
    fn phrase(&mut self, form: &str) -> Vec<WordId> {
        let mut ids = Vec::new();
        for part in form.split_whitespace() {
            let mut word = String::new();
            for c in part.chars() {
                if c.is_alphabetic() && c != 'º' {
                    word.push(c);
                    continue;
                }
                if !word.is_empty() {
                    ids.push(self.intern(&std::mem::take(&mut word)));
                }
                ids.push(self.intern_mark(c));
            }
            if !word.is_empty() {
                ids.push(self.intern(&word));
            }
        }
        ids
    }

    fn load_numbers(&mut self, language: Language) {
        for row in rows(include_str!("table/number.tsv")).filter(|row| row[0] == language.code()) {
            let (class, value) = (field(&row, 1), field(&row, 2).parse::<i128>().unwrap_or_default());
            for form in field(&row, 3).split(' ') {
                let term = self.term_mut(form);
                term.starts = true;
                if let Some(piece) = piece(class, value) {
                    term.number = Some(piece);
                    continue;
                }
                match class {
                    "denominator" => term.denominator = value,
                    "vague" => term.vague = value,
                    "collective" => term.collective = value,
                    "about" => term.about = value,
                    "multiple" => term.multiple = value,
                    "weak-multiple" => term.weak_multiple = value,
                    "inverse" => term.inverse = value,
                    "weak" => term.weak = value,
                    "decade" => term.decade = value,
                    _ => term.age_decade = value,
                }
            }
        }
    }

    fn load_words(&mut self, language: Language) {
        const STARTING: &[Role] = &[
            Role::Article,
            Role::Another,
            Role::Minus,
            Role::Numero,
            Role::Half,
            Role::HalfNoun,
            Role::QuarterWord,
            Role::Multiply,
            Role::Divide,
            Role::Noon,
            Role::Midnight,
            Role::YearsOf,
            Role::Few,
            Role::HalfYear,
            Role::QuarterYear,
            Role::Version,
            Role::Fiscal,
            Role::First,
            Role::SecondHalf,
            Role::Phone,
            Role::RomanNoun,
            Role::BasisPoint,
        ];
        for row in rows(include_str!("table/word.tsv")) {
            let Some((_, role)) = ROLES.iter().find(|(name, _)| *name == field(&row, 0)) else { continue };
            for form in forms(field(&row, column(language))) {
                let term = self.term_mut(form);
                term.roles |= 1 << *role as u32;
                term.starts |= STARTING.contains(role);
            }
        }
    }

    fn load_calendar(&mut self, language: Language) {
        for row in rows(include_str!("table/calendar.tsv")) {
            let number = field(&row, 1).parse().unwrap_or_default();
            for form in forms(field(&row, 1 + column(language))) {
                let term = self.term_mut(form.trim_start_matches('?'));
                term.everyday = form.starts_with('?');
                term.starts = true;
                if field(&row, 0) == "month" { term.month = number } else { term.weekday = number }
            }
        }
    }

    fn load_units(&mut self, language: Language) {
        for (row, measure) in rows(UNIT_TABLE).zip(MEASURES.iter()) {
            for symbol in forms(field(&row, 4)) {
                let words = self.phrase(symbol);
                self.units.add(words, Some(symbol.chars().filter(|c| !c.is_whitespace()).collect()), measure);
            }
            for form in forms(field(&row, 4 + column(language))) {
                let words = self.phrase(form);
                self.units.add(words, None, measure);
            }
        }
        self.units.sort();
    }

    fn load_currencies(&mut self, language: Language) {
        for (row, currency) in rows(CURRENCY_TABLE).zip(CURRENCIES.iter()) {
            for symbol in forms(field(&row, 2)) {
                let words = self.phrase(symbol);
                let exact: String = symbol.chars().filter(|c| !c.is_whitespace()).collect();
                // codes may be written in any case: "usd$ 15"
                let exact = (exact.len() < 3 || exact.ends_with('.')).then_some(exact);
                if let Some(&first) = words.first() {
                    self.terms[usize::from(first)].starts = true;
                }
                self.currencies.add(words, exact, CurrencyWord { currency, minor: false });
            }
            for (column, minor) in [(2 + column(language), false), (5, true)] {
                for form in forms(field(&row, column)) {
                    let words = self.phrase(form);
                    self.currencies.add(words, None, CurrencyWord { currency, minor });
                }
            }
        }
        self.currencies.sort();
    }

    fn load_bounds(&mut self, language: Language) {
        for row in rows(include_str!("table/bound.tsv")) {
            let Some(bound) = Bound::named(field(&row, 0)) else { continue };
            for form in forms(field(&row, 1 + column(language))) {
                let mut words = self.phrase(form);
                if field(&row, 1) == "before" {
                    words.reverse();
                    self.bounds_before.add(words, None, bound);
                } else {
                    self.bounds_after.add(words, None, bound);
                }
            }
        }
        self.bounds_before.sort();
        self.bounds_after.sort();
    }

    fn load_scales(&mut self, language: Language) {
        for row in rows(include_str!("table/scale.tsv")) {
            if field(&row, 2 + column(language)) == "yes" {
                let value = field(&row, 1).parse().unwrap_or(1);
                self.scales.insert(field(&row, 0), ScaleSymbol { value, money_only: field(&row, 2) == "money" });
            }
        }
        for row in rows(include_str!("table/zone.tsv")) {
            let minutes = field(&row, 1).parse().unwrap_or_default();
            for form in forms(field(&row, 1 + column(language))) {
                let words = self.phrase(form);
                self.zones.add(words, None, minutes);
            }
        }
    }
}

/// The column of a language, counted from the last one before the languages.
fn column(language: Language) -> usize {
    match language {
        Language::English => 1,
        Language::French => 2,
    }
}

fn piece(class: &str, value: i128) -> Option<Piece> {
    let ordinal = class.ends_with("-ordinal");
    let place = match class.trim_end_matches("-ordinal") {
        "zero" => Place::Zero,
        "digit" => Place::Digit,
        "teen" => Place::Teen,
        "ten" => Place::Ten,
        "hundred" => Place::Hundred,
        "scale" => Place::Scale,
        "lone" => Place::Lone,
        _ => return None,
    };
    Some(Piece { place, value, ordinal })
}
