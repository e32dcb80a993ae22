//! Powers: `1.3e6`, `2 × 10^6`, `10⁹`.

use super::digit::Numeral;
use super::reader::Reader;
use super::token::Lexeme;
use super::value::{Exact, scale_of, times};

/// The largest power of ten that scientific notation may ask for.
const MOST_ZEROS: i32 = 30;

impl Reader<'_> {
    /// `1.3e6`, `2 × 10^6`, `10⁹`, `1.1^23`.
    pub(super) fn scientific(&self, numeral: Numeral) -> Option<Numeral> {
        let next = self.tokens.get(numeral.next)?;
        if next.is_word() && next.glued() && matches!(self.written(numeral.next), "e" | "E") {
            let (power, end) = self.signed_power(numeral.next + 1)?;
            return raise(numeral, power, end);
        }
        if next.is_mark('×') || next.is_word() && self.written(numeral.next) == "x" {
            let ten = self.tokens.get(numeral.next + 1).filter(|token| token.is_digits())?;
            if ten.span().of(self.text) != "10" {
                return None;
            }
            let (power, end) = self.caret_power(numeral.next + 2)?;
            return raise(numeral, power, end);
        }
        let (power, end) = self.caret_power(numeral.next)?;
        if numeral.bare && numeral.value == Exact::from_integer(10) {
            return raise(Numeral { value: Exact::from_integer(1), ..numeral }, power, end);
        }
        let value = (0..u32::try_from(power).ok()?).try_fold(Exact::from_integer(1), |x, _| times(x, numeral.value))?;
        Some(Numeral { value, exponent: 0, next: end, alternative: None, ..numeral })
    }

    fn signed_power(&self, at: usize) -> Option<(i32, usize)> {
        let sign = match self.tokens.get(at)?.lexeme {
            Lexeme::Mark('-' | '−') => -1,
            Lexeme::Mark('+') => 1,
            _ => 0,
        };
        let run = if sign == 0 { at } else { at + 1 };
        let digits = self.tokens.get(run).filter(|token| token.is_digits() && token.glued())?;
        let power = digits.span().of(self.text).parse::<i32>().ok().filter(|power| *power <= MOST_ZEROS)?;
        Some((if sign < 0 { -power } else { power }, run + 1))
    }

    /// `^6`, `^-6`, or superscript digits.
    fn caret_power(&self, at: usize) -> Option<(i32, usize)> {
        if self.mark(at, '^') {
            return self.signed_power(at + 1);
        }
        let negative = self.mark(at, '⁻') && self.glued(at);
        let at = at + usize::from(negative);
        let (mut power, mut next) = (0i32, at);
        while let Some(Lexeme::Mark(mark)) =
            self.tokens.get(next).filter(|token| token.glued()).map(|token| token.lexeme)
            && let Some(digit) = superscript(mark)
            && next < at + 2
        {
            power = power * 10 + digit;
            next += 1;
        }
        // a lone superscript is a footnote mark unless the base is ten
        let base = at.checked_sub(1 + usize::from(negative));
        let base_ten = base.is_some_and(|base| self.run_is(base, "10"));
        let signed = if negative { -power } else { power };
        (next > at && base_ten && power <= MOST_ZEROS).then_some((signed, next))
    }

    fn run_is(&self, at: usize, digits: &str) -> bool {
        self.tokens[at].is_digits() && self.run(at) == digits
    }
}

fn raise(numeral: Numeral, power: i32, next: usize) -> Option<Numeral> {
    let value = times(numeral.value, scale_of(power)?)?;
    Some(Numeral { value, exponent: numeral.exponent + power, next, alternative: None, ..numeral })
}

/// The value of a superscript digit.
pub(super) fn superscript(mark: char) -> Option<i32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|c| c == mark).map(|digit| digit as i32)
}
