//! Ranks: `1st`, `2ᵉ`, `1re`, *deuxième*; numbers introduced as such: *No. 1*, *n° 1*.

use super::reader::{Item, Number, Reader};
use super::token::Token;
use super::vocabulary::Role;
use super::{Kind, Surface};
use crate::text::Language;

impl Reader<'_> {
    /// A number with its ordinal ending, or an ordinal word.
    pub(super) fn ordinal(&self, at: usize, number: &Number) -> Option<Item> {
        if number.ordinal {
            let mut item = self.build(at, number.next, Kind::Ordinal, number, None);
            item.quantity.firm =
                !self.weak_ordinal(at, number) && !self.of_final(number.next) && !self.of_grade(number.next);
            return Some(item);
        }
        let next = self.ordinal_ending(number)?;
        let mut item = self.build(at, next, Kind::Ordinal, number, None);
        item.quantity.firm = !self.of_final(next) && !self.of_grade(next);
        Some(item)
    }

    /// *8es de finale* names a round, not a rank.
    fn of_final(&self, at: usize) -> bool {
        self.has(at, Role::Of) && self.written(at + 1) == "finale"
    }

    /// The token after an ordinal ending written against digits.
    pub(super) fn ordinal_ending(&self, number: &Number) -> Option<usize> {
        let whole = number.surface == Surface::Digits && number.is_whole();
        let mut ending = number.next;
        // "22-ème" and "5 th" occur; "2 e" does not
        if self.mark(ending, '-') && self.glued(ending) && self.glued(ending + 1) {
            ending += 1;
        }
        let token = self.tokens.get(ending).filter(|token| whole && token.is_word() && token.glued())?;
        let written = token.span().of(self.text);
        let folded = super::token::fold_word(written);
        let folded = folded.bytes()?;
        let known: &[&[u8]] = match self.language {
            Language::English => &[b"st", b"nd", b"rd", b"th"],
            Language::French => &[
                b"e", b"er", b"re", b"ere", b"eme", b"me", b"nd", b"nde", b"es", b"ers", b"res", b"emes", b"ieme",
                b"iemes", b"o",
            ],
        };
        let ordinal = known.contains(&folded) && written != "E" && !(written == "o" || written == "ME");
        ordinal.then_some(ending + 1)
    }

    /// *8th grade*, *eighth-graders*: school years are counted otherwise in the other language.
    fn of_grade(&self, at: usize) -> bool {
        let noun = if self.mark(at, '-') { at + 1 } else { at };
        self.written(noun).to_ascii_lowercase().starts_with("grade")
    }

    /// *first*, *second* and *premier* rank, begin and name more than they count.
    fn weak_ordinal(&self, at: usize, number: &Number) -> bool {
        let two = number.value == super::Exact::from_integer(2);
        // "deuxième" ranks, "the second largest" too; "Second World War" and "une seconde" name
        let written = self.written(at);
        let ranks = two
            && (written.to_lowercase().starts_with("deux")
                || !self.capital(at) && at > 0 && self.has(at - 1, Role::The));
        let lone = number.next == at + 1 && number.value <= super::Exact::from_integer(2) && !ranks;
        lone || self.has(number.next, Role::Minister)
    }

    /// *No. 1*, *n° 12*, *#3*: the number behind them.
    pub(super) fn numero(&self, at: usize) -> Option<Number> {
        let hash = self.mark(at, '#');
        if !hash && !self.has(at, Role::Numero) {
            return None;
        }
        let mut next = at + 1;
        let dotted = self.mark(next, '.') || self.mark(next, '°');
        if dotted && self.glued(next) {
            next += 1;
        }
        // "No" and "n" alone are words; "numéro un" and "number 5" need no mark
        let long = self.written(at).chars().count() > 2;
        if !hash && !dotted && !long && self.written(at) != "nᵒ" && self.written(at) != "nᵒˢ" {
            return None;
        }
        let digits = self.tokens.get(next).filter(|token| Token::is_digits(token));
        if digits.is_some() {
            let numeral = self.numeral(next).filter(|numeral| numeral.bare)?;
            return Some(Number::new(numeral.value, numeral.next, Surface::Digits));
        }
        let spelled = self.spelled(next).filter(|spelled| long && !spelled.ordinal)?;
        let mut number = Number::new(spelled.value, spelled.next, Surface::Words);
        number.firm = false;
        Some(number)
    }
}
