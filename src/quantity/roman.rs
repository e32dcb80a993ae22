//! Roman numerals where the words around them make them numbers.

use super::reader::{Item, Number, Reader};
use super::vocabulary::Role;
use super::{Exact, Kind, Surface};

/// The value of a Roman numeral in the usual spelling, up to 3999.
pub(super) fn value(numeral: &str) -> Option<i128> {
    let digit = |c| {
        Some(match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            'D' => 500,
            'M' => 1000,
            _ => return None,
        })
    };
    let digits: Vec<i128> = numeral.chars().map(digit).collect::<Option<_>>()?;
    if digits.is_empty() || digits.len() > 15 {
        return None;
    }
    let signed =
        |(at, digit): (usize, &i128)| if digits.get(at + 1).is_some_and(|next| next > digit) { -digit } else { *digit };
    let sum: i128 = digits.iter().enumerate().map(signed).sum();
    // only the usual spelling counts: "IIII" and "VX" are no numerals
    (spell(sum) == numeral).then_some(sum)
}

/// A number as a Roman numeral.
fn spell(mut value: i128) -> String {
    const STEPS: [(i128, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (step, letters) in STEPS {
        while value >= step && out.len() < 16 {
            out.push_str(letters);
            value -= step;
        }
    }
    out
}

impl Reader<'_> {
    /// `IIIe`, `XVIᵉ`: ranks that English writes otherwise or leaves to a name, so that one left over means nothing.
    pub(super) fn roman_rank(&self, at: usize) -> Option<Item> {
        let (value, next) =
            self.roman_ordinal(at).filter(|_| self.written(at).ends_with(|c: char| !c.is_ascii_uppercase()))?;
        let mut number = Number::new(Exact::from_integer(i128::from(value)), next, Surface::Words);
        number.ordinal = true;
        let mut item = self.build(at, next, Kind::Ordinal, &number, None);
        item.quantity.firm = false;
        Some(item)
    }

    /// *Chapter IV*, *phase III*, *guerre mondiale* is no noun of it but *World War II* is.
    pub(super) fn roman(&self, at: usize) -> Option<Item> {
        if !self.has(at, Role::RomanNoun) {
            return None;
        }
        let token = self.tokens.get(at + 1).filter(|token| token.is_word() && !token.glued())?;
        let value = value(token.span().of(self.text))?;
        let number = Number::new(Exact::from_integer(value), at + 2, Surface::Words);
        let mut item = self.build(at + 1, at + 2, Kind::Cardinal, &number, None);
        item.quantity.firm = true;
        Some(item)
    }
}
