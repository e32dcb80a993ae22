//! Parts of a whole: `3/4`, `½`, *two thirds*, *un sur quatre*, *one in three*.

use super::Surface;
use super::reader::{Number, Reader};
use super::token::{Lexeme, Token};
use super::value::{Exact, over, plus, times};
use super::vocabulary::{Place, Role};
use crate::text::Language;

/// The value of a fraction character.
pub(super) fn sign(token: &Token) -> Option<Exact> {
    let Lexeme::Mark(mark) = token.lexeme else { return None };
    let (a, b) = match mark {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some(Exact::new(a, b))
}

/// A slash makes a fraction only below this denominator; above, it is a reference or a date.
const LARGEST_DENOMINATOR: u32 = 1000;

impl Reader<'_> {
    /// `3/4`
    pub(super) fn slashed_fraction(&self, at: usize) -> Option<Number> {
        let slash = self.mark(at + 1, '/') || self.mark(at + 1, '⁄');
        if !slash || !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let (a, b) = (self.small(at)?, self.small(at + 2)?);
        let more = self.mark(at + 3, '/') && self.glued(at + 3);
        if b == 0 || b > LARGEST_DENOMINATOR || more || a >= LARGEST_DENOMINATOR {
            return None;
        }
        // "70/30" divides a hundred
        let shares = a + b == 100 && a >= 10 && b >= 10;
        // "6/7 ans", "21/34 cm" are two figures
        let usual = matches!(b, 2..=6 | 8 | 10 | 12 | 16 | 20 | 25 | 32 | 50 | 64 | 100 | 1000) && a < b;
        // "14/18" are two figures as well
        let noun = self.tokens.get(at + 3).is_some_and(|token| token.is_word() && !token.glued() && !token.capital);
        let part = usual || shares || b <= 12 || noun && a <= 12 && a < b;
        if !part || !usual && self.words.units.after(self.text, &self.tokens, at + 3).is_some() {
            return None;
        }
        let mut number = Number::new(Exact::new(i128::from(a), i128::from(b)), at + 3, Surface::Digits);
        number.fraction = true;
        Some(number)
    }

    /// `½`
    pub(super) fn fraction_sign(&self, at: usize) -> Option<Number> {
        let value = sign(self.tokens.get(at)?)?;
        let mut number = Number::new(value, at + 1, Surface::Digits);
        number.fraction = true;
        Some(number)
    }

    /// `10 1/2`, `2½`, `3 ¼`
    pub(super) fn mixed_fraction(&self, number: &Number) -> Option<Number> {
        let part = self.slashed_fraction(number.next).or_else(|| self.fraction_sign(number.next))?;
        let proper = part.value < Exact::from_integer(1);
        proper.then_some(())?;
        let value = plus(number.value, part.value)?;
        Some(Number { value, next: part.next, bare_digits: 0, exponent: -2, ..number.clone() })
    }

    /// *half*, *la moitié*, *a third*, *le tiers*, *un quart*, *les trois quarts* without their number.
    pub(super) fn fraction_word(&self, at: usize) -> Option<Number> {
        let article = self.has(at, Role::Article) || self.has(at, Role::The) && self.language == Language::French;
        let word = if article { at + 1 } else { at };
        let term = self.term(word);
        let french = self.language == Language::French;
        let denominator = match term.number {
            Some(piece) if piece.ordinal && article && self.has(at, Role::Article) => {
                // "a first" is a rank, "one second" a time
                self.spelled(word).map(|spelled| *spelled.value.numer()).filter(|value| *value > 2).unwrap_or_default()
            }
            _ => i128::from(term.denominator),
        };
        if denominator < 2 {
            return None;
        }
        let next = self.spelled(word).map_or(word + 1, |spelled| spelled.next);
        let of = self.has(next, Role::FractionOf);
        let ordinal_word = term.number.is_some();
        if term.number.is_some() && denominator >= 1_000_000 && !of {
            return None;
        }
        // "a quarter century"
        let unit = !ordinal_word && self.words.units.after(self.text, &self.tokens, next).is_some();
        let half = denominator == 2;
        let ordinal = term.number.is_some();
        // a lone "quarter", "quart" or "fifth" is mostly something else
        let stands = match (half, article) {
            (true, _) => true,
            (false, true) => {
                of || unit
                    || self.has(next, Role::And)
                    || french && !ordinal
                    || self.tokens.get(next).is_none_or(|token| !token.is_word())
            }
            (false, false) => of && french && denominator <= 4,
        };
        // "half past five", "demi-finale", "second half", "quarter-final" are no fractions
        let hyphen = self.mark(next, '-') && self.glued(next);
        let hour = self.has(next, Role::Hour) || self.mark(next, '-') && self.has(next + 1, Role::Hour);
        if !stands || hyphen && !hour && !self.mark(next, ' ') || self.has(word, Role::QuarterYear) && !of && !unit {
            return None;
        }
        let mut number = Number::new(Exact::new(1, denominator), next, Surface::Words);
        number.fraction = true;
        number.firm = of && (!half || self.has(word, Role::HalfNoun));
        Some(number)
    }

    /// *two thirds*, *deux tiers*, *3 quarts*, *one out of three*, *un sur quatre*, *1 over 21*.
    pub(super) fn fraction_after(&self, number: &Number) -> Option<Number> {
        if !number.is_whole() || number.scale >= 1_000_000 {
            return None;
        }
        self.denominated(number).or_else(|| self.out_of(number))
    }

    /// `2` *thirds*, `3` *quarts*, `1` *in* `5`, `3` *sur* `4`: English `3` *quarters* are of a year.
    pub(super) fn digit_fraction(&self, number: &Number) -> Option<Number> {
        let quarters = self.language == Language::English && self.has(number.next, Role::QuarterYear);
        let small = number.value < Exact::from_integer(i128::from(LARGEST_DENOMINATOR));
        if quarters || !small || number.value < Exact::from_integer(1) {
            return None;
        }
        let fraction = self.fraction_after(number)?;
        (fraction.value < Exact::from_integer(1)).then_some(fraction)
    }

    /// *two thirds of a million*, *trois quarts de milliard*.
    pub(super) fn of_scale(&self, fraction: Number) -> Number {
        let mut at = fraction.next;
        while at < fraction.next + 3 && (self.has(at, Role::Of) || self.has(at, Role::Article) || self.mark(at, '\'')) {
            at += 1;
        }
        let piece = self.piece(at).filter(|piece| piece.place == Place::Scale && !piece.ordinal);
        let scaled = piece.filter(|piece| piece.value >= 1_000_000).and_then(|piece| {
            let value = times(fraction.value, Exact::from_integer(piece.value))?;
            let exponent = piece.value.ilog10() as i32 - 1;
            Some(Number { value, exponent, next: at + 1, scale: piece.value, fraction: false, ..fraction.clone() })
        });
        scaled.unwrap_or(fraction)
    }

    fn denominated(&self, number: &Number) -> Option<Number> {
        let mut word = number.next;
        // tokenised texts set the hyphen apart: "five - eighths"
        let apart = !self.glued(word + 1) && self.language == Language::English;
        if self.mark(word, '-') && (self.glued(word) || apart) {
            word += 1;
        }
        let hyphen = word > number.next && self.language == Language::English;
        let term = self.term(word);
        let many = number.value > Exact::from_integer(1);
        let (denominator, next) = match term.number.filter(|_| self.compound_denominator(word).is_none()) {
            // French "trois cinquièmes"; English "one twenty-fifth"
            Some(_) => {
                let spelled =
                    self.spelled(word).filter(|spelled| spelled.ordinal && spelled.value > Exact::from_integer(2))?;
                let plural = self.written(spelled.next - 1).ends_with('s');
                // "une troisième explication" is a rank
                let alone = self.has(spelled.next, Role::Of)
                    || self.tokens.get(spelled.next).is_none_or(|token| !token.is_word());
                let french = self.language == Language::French;
                // "un millionième" is a rank unless it is a part of something
                let large = spelled.scale >= 1_000_000 && !self.has(spelled.next, Role::Of) && !plural;
                let fits = if french { plural && many || alone && !plural && !large } else { !many || hyphen };
                let round = *spelled.value.numer() <= 1000 || spelled.scale >= 1000;
                (fits && round).then_some((*spelled.value.numer(), spelled.next))?
            }
            None if term.denominator > 0 => (i128::from(term.denominator), word + 1),
            None => self.compound_denominator(word)?,
        };
        // "three quarters" may be three quarters of a year; "two halves" are two of a match
        let value = over(number.value, Exact::from_integer(denominator))?;
        let mut fraction = Number { value, next, fraction: true, exponent: 0, bare_digits: 0, ..number.clone() };
        fraction.firm = true;
        (denominator > 2 || number.value == Exact::from_integer(1)).then_some(fraction)
    }

    /// *twenty-fifths*: a ten and a plural ordinal.
    fn compound_denominator(&self, word: usize) -> Option<(i128, usize)> {
        let ten = self.term(word).number.filter(|piece| piece.place == Place::Ten && !piece.ordinal)?;
        let next = if self.mark(word + 1, '-') { word + 2 } else { word + 1 };
        let digit = i128::from(self.term(next).denominator);
        (digit == 1 || digit > 2 && digit < 10).then_some((ten.value + digit, next + 1))
    }

    /// A numeral with the scale word behind it: *12 million*.
    fn with_scale(&self, (value, next): (Exact, usize)) -> Option<(Exact, usize)> {
        let piece = self.piece(next).filter(|piece| piece.place == Place::Scale && !piece.ordinal);
        match piece {
            Some(piece) => Some((times(value, Exact::from_integer(piece.value))?, next + 1)),
            None => Some((value, next)),
        }
    }

    /// *one out of three*, *one in four*, *un ménage sur quatre*, *nine out of ten*.
    fn out_of(&self, number: &Number) -> Option<Number> {
        let mut next = number.next;
        let french = self.language == Language::French;
        if french && self.tokens.get(next).is_some_and(Token::is_word) && self.has(next + 1, Role::Over) {
            next += 1;
        }
        // "20 children out of 23"
        if !french
            && self.tokens.get(next).is_some_and(Token::is_word)
            && self.has(next + 1, Role::Out)
            && self.has(next + 2, Role::Of)
        {
            next += 1;
        }
        // "one treated patient in two"
        if !french && number.value == Exact::from_integer(1) && number.surface == Surface::Words {
            let words = |count: usize| {
                (next..next + count)
                    .all(|at| self.tokens.get(at).is_some_and(|token| token.is_word() && token.word == 0))
            };
            if let Some(count) = (1..=2).find(|count| words(*count) && self.has(next + count, Role::In)) {
                next += count;
            }
        }
        let joined = if self.has(next, Role::Out) && self.has(next + 1, Role::Of) {
            next + 2
        } else if french && self.has(next, Role::Over)
            || !french && (self.has(next, Role::In) || self.has(next, Role::Over))
        {
            next + 1
        } else {
            return None;
        };
        // "three out of every five"
        let joined = if matches!(self.written(joined), "every" | "each") { joined + 1 } else { joined };
        let whole = self.numeral(joined).filter(|n| n.bare).map(|n| (n.value, n.next)).or_else(|| {
            self.spelled(joined).filter(|spelled| !spelled.ordinal && !spelled.year).map(|s| (s.value, s.next))
        });
        let (whole, end) = self.with_scale(whole?)?;
        // "two in 2008", "10 over 3 years" are no ratios; "24 heures sur 24" is an idiom
        let proper = number.value < whole && whole > Exact::from_integer(1);
        let one = number.value == Exact::from_integer(1);
        let year = whole >= Exact::from_integer(1500) && whole <= Exact::from_integer(2100);
        let small = one && !year || whole <= Exact::from_integer(i128::from(LARGEST_DENOMINATOR));
        // "8 in 10 people", but not "lost 3 in 12 games"
        let usual = [3, 4, 5, 8, 10, 20, 100, 1000].iter().any(|usual| whole == Exact::from_integer(*usual));
        let words = number.surface == Surface::Words || self.has(next, Role::Out) || french || one || usual;
        let unit = self.words.units.after(self.text, &self.tokens, end).is_some();
        if !proper || !small || !words || unit && !one || self.has(next, Role::Over) && !french && !one {
            return None;
        }
        let mut fraction =
            Number { value: over(number.value, whole)?, next: end, fraction: true, bare_digits: 0, ..number.clone() };
        fraction.firm = true;
        fraction.exponent = 0;
        // "deux catégories sur sept" may be two of the seven
        fraction.alternative = Some(if one { whole } else { number.value });
        Some(fraction)
    }
}
