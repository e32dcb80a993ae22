//! Fills the vocabulary of a language from the tables.

use super::super::bound::Bound;
use super::super::phrase::Phrases;
use super::super::table::{field, forms, rows};
use super::super::token::fold_word;
use super::super::unit::{CURRENCIES, CURRENCY_TABLE, MEASURES, UNIT_TABLE};
use super::{CurrencyWord, Piece, Place, ROLES, Role, ScaleSymbol, Term, Vocabulary, WordId};
use crate::text::Language;
use fnv::FnvHashMap;

/// The roles with which a quantity can begin.
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
    Role::Point,
];

impl Vocabulary {
    pub(super) fn load(language: Language) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            words: FnvHashMap::default(),
            marks: FnvHashMap::default(),
            terms: vec![Term::default()],
            roles: Vec::new(),
            units: Phrases::new(),
            currencies: Phrases::new(),
            bounds_before: Phrases::new(),
            bounds_after: Phrases::new(),
            zones: Phrases::new(),
            holidays: Phrases::new(),
            scales: FnvHashMap::default(),
        };
        vocabulary.load_numbers(language);
        vocabulary.load_compounds(language);
        vocabulary.load_words(language);
        vocabulary.load_calendar(language);
        vocabulary.load_holidays(language);
        vocabulary.load_units(language);
        vocabulary.load_currencies(language);
        vocabulary.load_bounds(language);
        vocabulary.load_scales(language);
        // forms that the lexer cannot fold have the number of unknown words, which mean nothing
        vocabulary.terms[0] = Term::default();
        vocabulary.mark_openers();
        vocabulary.roles = vocabulary.terms.iter().map(|term| term.roles).collect();
        vocabulary
    }

    /// Tells the words with which a quantity begins only if more follows from those that may follow them.
    fn mark_openers(&mut self) {
        let mut heads = vec![false; self.terms.len()];
        self.units.heads().for_each(|head| heads[usize::from(head)] = true);
        let holidays: Vec<WordId> = self.holidays.heads().chain(self.currencies.heads()).collect();
        let openers = 1u128 << Role::Article as u32 | 1 << Role::Another as u32;
        let rest: u128 = STARTING.iter().fold(0, |roles, role| roles | 1 << *role as u32) & !openers;
        for (term, unit) in self.terms.iter_mut().zip(heads) {
            let figure = term.number.is_some()
                || term.denominator > 0
                || term.vague > 0
                || [term.collective, term.about, term.multiple, term.weak_multiple, term.inverse]
                    .iter()
                    .any(|value| *value > 0);
            let other =
                figure || term.weak > 0 || term.decade > 0 || term.age_decade > 0 || term.month > 0 || term.weekday > 0;
            term.opens = term.roles & openers != 0 && term.roles & rest == 0 && !other;
            term.follows = figure || unit || term.roles & rest != 0;
        }
        for head in holidays {
            self.terms[usize::from(head)].opens = false;
        }
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
        for row in rows(include_str!("../table/number.tsv")).filter(|row| row[0] == language.code()) {
            let (class, value) = (field(&row, 1), field(&row, 2).parse::<i128>().unwrap_or_default());
            for form in field(&row, 3).split(' ') {
                let term = self.term_mut(form);
                term.starts = true;
                if let Some(piece) = piece(class, value) {
                    term.number = Some(piece);
                    continue;
                }
                let small = u16::try_from(value).unwrap_or_default();
                match class {
                    "denominator" => term.denominator = i64::try_from(value).unwrap_or_default(),
                    "vague" => term.vague = i64::try_from(value).unwrap_or_default(),
                    "collective" => term.collective = small,
                    "about" => term.about = small,
                    "multiple" => term.multiple = small,
                    "weak-multiple" => term.weak_multiple = small,
                    "inverse" => term.inverse = small,
                    "weak" => term.weak = small,
                    "decade" => term.decade = small,
                    _ => term.age_decade = small,
                }
            }
        }
    }

    /// Tens and digits written as one word: *twentyfive*, *vingtdeux*, *soixantequinze*.
    fn load_compounds(&mut self, language: Language) {
        if language == Language::French {
            for form in ["quatrevingt", "quatrevingts"] {
                let term = self.term_mut(form);
                (term.number, term.starts) = (Some(Piece { place: Place::Ten, value: 80, ordinal: false }), true);
            }
        }
        let pieces: Vec<(String, Piece)> = self
            .words
            .iter()
            .filter_map(|(word, id)| {
                Some((String::from_utf8(word.to_vec()).ok()?, self.terms[usize::from(*id)].number?))
            })
            .collect();
        let french = language == Language::French;
        let mut compounds = Vec::new();
        for (ten, first) in pieces.iter().filter(|(_, piece)| !piece.ordinal) {
            for (digit, second) in &pieces {
                let fits = match (first.place, second.place) {
                    (Place::Ten, Place::Digit) => first.value >= 20,
                    (Place::Ten, Place::Teen) => french && matches!(first.value, 60 | 80),
                    (Place::Teen, Place::Digit) => french && first.value == 10 && second.value >= 7,
                    _ => false,
                };
                if fits {
                    compounds.push((format!("{ten}{digit}"), first.value + second.value, second.ordinal));
                }
            }
        }
        for (form, value, ordinal) in compounds {
            let term = self.term_mut(&form);
            if term.number.is_none() {
                (term.number, term.starts) = (Some(Piece { place: Place::Teen, value, ordinal }), true);
            }
        }
    }

    fn load_words(&mut self, language: Language) {
        for row in rows(include_str!("../table/word.tsv")) {
            let Some((_, role)) = ROLES.iter().find(|(name, _)| *name == field(&row, 0)) else { continue };
            for form in forms(field(&row, column(language))) {
                let term = self.term_mut(form);
                term.roles |= 1 << *role as u32;
                term.starts |= STARTING.contains(role);
            }
        }
    }

    fn load_calendar(&mut self, language: Language) {
        for row in rows(include_str!("../table/calendar.tsv")) {
            let number = field(&row, 1).parse().unwrap_or_default();
            for form in forms(field(&row, 1 + column(language))) {
                let term = self.term_mut(form.trim_start_matches('?'));
                term.everyday = form.starts_with('?');
                term.starts = true;
                if field(&row, 0) == "month" { term.month = number } else { term.weekday = number }
            }
        }
    }

    fn load_holidays(&mut self, language: Language) {
        for row in rows(include_str!("../table/holiday.tsv")) {
            let day =
                field(&row, 0).split_once('-').and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
            let Some(day) = day else { continue };
            for form in forms(field(&row, column(language))) {
                let words = self.phrase(form);
                if let Some(&first) = words.first() {
                    self.terms[usize::from(first)].starts = true;
                }
                self.holidays.add(words, None, day);
            }
        }
        self.holidays.sort();
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
        for row in rows(include_str!("../table/bound.tsv")) {
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
        for row in rows(include_str!("../table/scale.tsv")) {
            if field(&row, 2 + column(language)) == "yes" {
                let value = field(&row, 1).parse().unwrap_or(1);
                self.scales.insert(field(&row, 0), ScaleSymbol { value, money_only: field(&row, 2) == "money" });
            }
        }
        for row in rows(include_str!("../table/zone.tsv")) {
            let minutes = field(&row, 1).parse().unwrap_or_default();
            for form in forms(field(&row, 1 + column(language))) {
                let words = self.phrase(form);
                self.zones.add(words, None, minutes);
            }
        }
        self.zones.sort();
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
