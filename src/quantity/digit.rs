//! Numerals: digits with the separators of either language.

use super::reader::Reader;
use super::value::{Exact, power_of_ten};
use super::{Notation, token::Lexeme};
use crate::text::Language;

/// Longer numerals are identifiers, not figures.
const MOST_DIGITS: usize = 30;

/// A number written in digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numeral {
    pub value: Exact,
    /// Power of ten of the last digit written.
    pub exponent: i32,
    pub next: usize,
    pub notation: Notation,
    /// The value if the separator is read the other language's way.
    pub alternative: Option<Exact>,
    /// Digits of the whole part.
    pub whole_digits: usize,
    /// Written without any separator.
    pub bare: bool,
}

/// What stands between two digit runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    Mark(char),
    Space(char),
}

/// Reads digits into a whole number, counting them.
struct Digits {
    value: i128,
    count: usize,
}

impl Digits {
    fn push(&mut self, run: &str) -> Option<()> {
        self.count += run.len();
        if self.count > MOST_DIGITS {
            return None;
        }
        for byte in run.bytes() {
            self.value = self.value.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        }
        Some(())
    }

    fn decimal(&self, places: usize) -> Option<Exact> {
        Some(Exact::new(self.value, power_of_ten(places as u32)?))
    }
}

impl Reader<'_> {
    /// The numeral that begins at a token, a leading decimal mark included (`.5`).
    pub(super) fn numeral(&self, at: usize) -> Option<Numeral> {
        let token = self.tokens.get(at)?;
        if token.is_mark('.') || token.is_mark(',') {
            return self.leading_mark(at);
        }
        if !token.is_digits() {
            return None;
        }
        let plain = self.grouped(at).or_else(|| self.plain(at))?;
        Some(self.scientific(plain).unwrap_or(plain))
    }

    fn leading_mark(&self, at: usize) -> Option<Numeral> {
        let run = self.tokens.get(at + 1).filter(|token| token.is_digits() && token.glued())?;
        let free = at == 0 || !self.tokens[at].glued() || self.mark(at - 1, '(') || self.mark(at - 1, '$');
        if !free {
            return None;
        }
        let mut digits = Digits { value: 0, count: 0 };
        digits.push(run.span().of(self.text))?;
        let value = digits.decimal(digits.count)?;
        let own = self.tokens[at].is_mark(self.decimal_mark());
        Some(Numeral {
            value,
            exponent: -(digits.count as i32),
            next: at + 2,
            notation: if own { Notation::Own } else { Notation::Foreign },
            alternative: None,
            whole_digits: 0,
            bare: false,
        })
    }

    fn decimal_mark(&self) -> char {
        if self.language == Language::English { '.' } else { ',' }
    }

    /// The digit run after a token and what separates them; `None` unless one character does.
    fn following(&self, at: usize) -> Option<(Separator, usize)> {
        let next = self.tokens.get(at + 1)?;
        match next.lexeme {
            Lexeme::Digits if !next.glued() => Some((Separator::Space(next.space), at + 1)),
            Lexeme::Mark(mark @ (',' | '.' | '\'')) if next.glued() => {
                let run = self.tokens.get(at + 2)?;
                (run.is_digits() && run.glued()).then_some((Separator::Mark(mark), at + 2))
            }
            _ => None,
        }
    }

    pub(super) fn run(&self, at: usize) -> &str {
        self.tokens[at].span().of(self.text)
    }

    /// `80, 000`: a separator and a space before a group of zeros.
    fn spaced_zeros(&self, at: usize) -> Option<(Separator, usize)> {
        let comma = self.mark(at + 1, ',') && self.glued(at + 1);
        let run = self.tokens.get(at + 2).filter(|token| comma && token.is_digits() && !token.glued())?;
        (run.span().of(self.text) == "000").then_some((Separator::Mark(','), at + 2))
    }

    /// `1,234,567.8`, `1 234 567,8`, `1.234.567,8`, `1'234.50`, `12,34,567`.
    fn grouped(&self, at: usize) -> Option<Numeral> {
        let first = self.run(at);
        let next = |at| self.following(at).or_else(|| self.spaced_zeros(at));
        let (separator, _) = next(at)?;
        if first.len() > 3 || first.starts_with('0') && separator != Separator::Mark('\'') {
            return None;
        }
        let mut digits = Digits { value: 0, count: 0 };
        digits.push(first)?;
        let (mut last, mut groups, mut indian) = (at, 0, false);
        while let Some((next_separator, run)) = next(last)
            && same_group(next_separator, separator)
        {
            let length = self.run(run).len();
            let pair = length == 2 && separator == Separator::Mark(',') && self.indian_tail(run);
            if length != 3 && !pair {
                break;
            }
            indian |= pair;
            digits.push(self.run(run))?;
            (last, groups) = (run, groups + 1);
        }
        if groups == 0 || !self.groups_stand(separator, groups, last, at) {
            return None;
        }
        let whole_digits = digits.count;
        let decimals = match self.following(last) {
            Some((Separator::Mark(mark @ (',' | '.')), run))
                if Separator::Mark(mark) != separator && !self.list(run, mark) =>
            {
                digits.push(self.run(run))?;
                last = run;
                Some((mark, self.run(run).len()))
            }
            _ => None,
        };
        let places = decimals.map_or(0, |(_, places)| places);
        let value = digits.decimal(places)?;
        let single = groups == 1 && decimals.is_none() && !indian;
        let (value, alternative, exponent) = match separator {
            Separator::Mark(mark @ (',' | '.')) if single => {
                let as_decimal = digits.decimal(3)?;
                if self.language == Language::French && mark == ',' || self.language == Language::English && mark == '.'
                {
                    (as_decimal, Some(value), -3)
                } else {
                    (value, Some(as_decimal), 0)
                }
            }
            _ => (value, None, -(places as i32)),
        };
        let notation = self.notation(separator, decimals.map(|(mark, _)| mark), single);
        Some(Numeral { value, exponent, next: last + 1, notation, alternative, whole_digits, bare: false })
    }

    /// Does `,dd` continue to a final `,ddd`, as in Indian grouping? At most eleven groups are looked at.
    fn indian_tail(&self, at: usize) -> bool {
        let mut run = at;
        for _ in 0..11 {
            match self.following(run) {
                Some((Separator::Mark(','), next)) if self.run(next).len() == 3 => {
                    return !matches!(self.following(next), Some((Separator::Mark(','), _)));
                }
                Some((Separator::Mark(','), next)) if self.run(next).len() == 2 => run = next,
                _ => return false,
            }
        }
        false
    }

    /// Is this a grouped number, and not numbers side by side?
    fn groups_stand(&self, separator: Separator, groups: usize, last: usize, at: usize) -> bool {
        match separator {
            Separator::Space(' ') => {
                // a plain space groups in French; in English only where nothing else is likely
                let more = matches!(self.following(last), Some((Separator::Space(_), _)));
                let month = at > 0 && self.term(at - 1).month > 0;
                let zeros = self.run(last) == "000" && self.run(at) != "000";
                let english = groups >= 2
                    || zeros
                    || !month
                        && self.tokens.get(last + 1).is_some_and(|next| {
                            next.is_word()
                                || next.is_mark('.')
                                    && self.tokens.get(last + 2).is_some_and(|run| run.is_digits() && run.glued())
                        });
                !more && (self.language == Language::French || english) && self.run(at) != "0"
            }
            Separator::Space(_) => true,
            // "1.234.5" is a version, "22,24,26" a list
            Separator::Mark(mark) => !matches!(self.following(last), Some((Separator::Mark(m), _)) if m == mark),
        }
    }

    fn notation(&self, group: Separator, decimal: Option<char>, single: bool) -> Notation {
        let french = self.language == Language::French;
        match (group, decimal) {
            (Separator::Mark(',' | '.'), None) if single => Notation::Ambiguous,
            (Separator::Mark(','), _) if french => Notation::Foreign,
            // points between groups are an old French custom too
            (Separator::Mark('.'), Some(_)) if !french => Notation::Foreign,
            (Separator::Mark('.'), None) if !french => Notation::Foreign,
            (Separator::Space(_), Some('.')) if french => Notation::Foreign,
            (Separator::Space(_), Some(',')) if !french => Notation::Foreign,
            _ => Notation::Own,
        }
    }

    /// Is the run one of a list written without spaces: `22,24,26`?
    fn list(&self, run: usize, mark: char) -> bool {
        matches!(self.following(run), Some((Separator::Mark(m), _)) if m == mark)
    }

    /// Does a list written without spaces lead up to the run?
    fn list_before(&self, at: usize, mark: char) -> bool {
        at >= 2 && self.glued(at) && self.mark(at - 1, mark) && self.glued(at - 1) && self.tokens[at - 2].is_digits()
    }

    /// Digits, perhaps with a decimal part.
    fn plain(&self, at: usize) -> Option<Numeral> {
        let whole = self.run(at);
        let mut digits = Digits { value: 0, count: 0 };
        digits.push(whole)?;
        let whole_digits = digits.count;
        if let Some((Separator::Mark(mark @ (',' | '.')), run)) = self.following(at)
            && !self.list(run, mark)
            && !self.list_before(at, mark)
        {
            let places = self.run(run).len();
            digits.push(self.run(run))?;
            let own = mark == self.decimal_mark();
            let notation = if own { Notation::Own } else { Notation::Foreign };
            let value = digits.decimal(places)?;
            let exponent = -(places as i32);
            return Some(Numeral {
                value,
                exponent,
                next: run + 1,
                notation,
                alternative: None,
                whole_digits,
                bare: false,
            });
        }
        let value = Exact::from_integer(digits.value);
        Some(Numeral {
            value,
            exponent: 0,
            next: at + 1,
            notation: Notation::Plain,
            alternative: None,
            whole_digits,
            bare: true,
        })
    }
}

/// Group separators are the same character; the spaces count as one.
fn same_group(a: Separator, b: Separator) -> bool {
    match (a, b) {
        (Separator::Space(_), Separator::Space(_)) => true,
        _ => a == b,
    }
}
