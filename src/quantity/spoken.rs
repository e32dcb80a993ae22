//! How figures are said aloud: years in two halves, decimals behind *point* or *virgule*.

use super::composer::Composer;
use super::number_word::Spelled;
use super::reader::Reader;
use super::value::{Exact, plus, power_of_ten};
use super::vocabulary::{Place, Role};
use crate::text::Language;

impl Reader<'_> {
    /// *nineteen ninety*, *eighteen oh-four*, *twenty seventeen*.
    pub(super) fn spoken_year(&self, composer: &Composer, at: usize) -> Option<Spelled> {
        let century = composer.group;
        let plain = composer.parts.is_empty() && composer.words <= 2 && (1..=99).contains(&century);
        if !plain || !matches!(composer.last_place(), Some(Place::Teen | Place::Ten | Place::Digit)) {
            return None;
        }
        let at = if self.mark(at, '-') && self.glued(at) { at + 1 } else { at };
        let mut rest = Composer::new(false);
        let mut next = at;
        if self.has(at, Role::Oh) && century >= 9 {
            next = if self.mark(at + 1, '-') { at + 2 } else { at + 1 };
            let digit = self.piece(next).filter(|piece| piece.place == Place::Digit && !piece.ordinal)?;
            rest.push(digit);
            next += 1;
        } else {
            if century < 10 || composer.last_place() == Some(Place::Digit) && century < 21 {
                return None;
            }
            let piece = self.piece(at).filter(|p| matches!(p.place, Place::Teen | Place::Ten) && !p.ordinal)?;
            rest.push(piece);
            next += 1;
            while let Some((longer, end)) =
                self.extend(&rest, next).filter(|(longer, _)| longer.group < 100 && longer.parts.is_empty())
            {
                (rest, next) = (longer, end);
            }
        }
        let half = rest.group == century && century == 50;
        if half || rest.last.is_some_and(|piece| piece.ordinal) {
            return None;
        }
        let value = Exact::from_integer(century * 100 + rest.group);
        Some(Spelled {
            value,
            exponent: 0,
            next,
            ordinal: false,
            year: true,
            scale: 1,
            words: composer.words + rest.words,
            before_and: None,
        })
    }

    /// *point one two*, *virgule zéro cinq*, *virgule vingt-cinq*.
    pub(super) fn decimals(&self, whole: Spelled) -> Option<Spelled> {
        if !self.has(whole.next, Role::Point) || self.glued(whole.next) && !self.tokens[whole.next].is_word() {
            return None;
        }
        let (mut digits, mut places, mut next) = (0i128, 0u32, whole.next + 1);
        while places < 15 {
            let Some(piece) = self.piece(next).filter(|piece| !piece.ordinal) else { break };
            match piece.place {
                Place::Zero | Place::Digit => (digits, places) = (digits * 10 + piece.value, places + 1),
                Place::Teen | Place::Ten if digits == 0 => {
                    let mut composer = Composer::new(self.language == Language::French);
                    let mut end = self.first_piece(next, &mut composer)?;
                    while let Some((longer, after)) = self.extend(&composer, end).filter(|(c, _)| c.parts.is_empty()) {
                        (composer, end) = (longer, after);
                    }
                    let value = composer.value()?;
                    (digits, places, next) = (value, places + value.max(1).ilog10() + 1, end);
                    break;
                }
                _ => break,
            }
            next += 1;
        }
        if places == 0 {
            return None;
        }
        let part = Exact::new(digits, power_of_ten(places)?);
        let spelled = Spelled { value: plus(whole.value, part)?, exponent: -(places as i32), next, ..whole };
        Some(self.scaled_words(spelled).unwrap_or(spelled))
    }

    /// *one point five million*.
    fn scaled_words(&self, spelled: Spelled) -> Option<Spelled> {
        let piece = self.piece(spelled.next).filter(|piece| piece.place == Place::Scale && !piece.ordinal)?;
        let value = super::value::times(spelled.value, Exact::from_integer(piece.value))?;
        let exponent = spelled.exponent + piece.value.ilog10() as i32;
        Some(Spelled { value, exponent, next: spelled.next + 1, scale: piece.value, ..spelled })
    }
}
