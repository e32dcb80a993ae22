//! The digit buffer in which number words are put together: a word may only fill a free place.
//!
//! The idea is text2num's: *vingt un* or *mille mille* are refused because the place is taken.

use super::vocabulary::{Piece, Place};

/// The number composed so far.
#[derive(Debug, Clone)]
pub(super) struct Composer {
    pub french: bool,
    /// Finished parts, each with its scale, from large to small.
    pub parts: Vec<(i128, i128)>,
    pub group: i128,
    pub last: Option<Piece>,
    pub words: usize,
}

impl Composer {
    pub fn new(french: bool) -> Self {
        Composer { french, parts: Vec::new(), group: 0, last: None, words: 0 }
    }

    pub fn value(&self) -> Option<i128> {
        self.parts.iter().try_fold(self.group, |sum, (_, part)| sum.checked_add(*part))
    }

    pub fn last_place(&self) -> Option<Place> {
        self.last.map(|piece| piece.place)
    }

    /// Adds a word if its place is free.
    pub fn push(&mut self, piece: Piece) -> bool {
        let fits = match piece.place {
            Place::Zero => self.last.is_none(),
            Place::Digit => self.takes_digit(piece),
            Place::Teen => self.takes_teen(piece),
            Place::Ten => self.group % 100 == 0 && self.last_place() != Some(Place::Zero),
            Place::Hundred => return self.hundred(piece),
            Place::Scale => return self.scale(piece),
            Place::Lone => self.last.is_none(),
        };
        // quatre-vingts
        let eighty = self.french
            && piece.place == Place::Ten
            && piece.value == 20
            && self.group % 100 == 4
            && self.last_place() == Some(Place::Digit);
        if !fits && !eighty {
            return false;
        }
        self.group += if eighty { 76 } else { piece.value };
        self.done(piece)
    }

    fn done(&mut self, piece: Piece) -> bool {
        self.last = Some(piece);
        self.words += 1;
        true
    }

    fn takes_digit(&self, piece: Piece) -> bool {
        match self.last {
            None => true,
            Some(last) => match last.place {
                Place::Ten | Place::Hundred | Place::Scale => true,
                // dix-sept, soixante-dix-neuf
                Place::Teen => self.french && last.value == 10 && piece.value >= 7,
                Place::Zero | Place::Digit | Place::Lone => false,
            },
        }
    }

    fn takes_teen(&self, piece: Piece) -> bool {
        let tens = self.group % 100;
        let base = self.french && matches!(tens, 60 | 80) && self.last_place() == Some(Place::Ten);
        base && piece.value < 20 || tens == 0 && self.last_place() != Some(Place::Zero)
    }

    fn hundred(&mut self, piece: Piece) -> bool {
        let free = !matches!(self.last_place(), Some(Place::Hundred | Place::Zero));
        let fits = if self.french { matches!(self.group, 0 | 2..=9 | 11..=19) } else { matches!(self.group, 1..=99) };
        // "the hundredth visitor"
        let lone = piece.ordinal && self.last.is_none();
        if !(free && fits || lone) {
            return false;
        }
        self.group = self.group.max(1) * 100;
        self.done(piece)
    }

    /// Multiplies what is smaller than the scale: *deux mille cinq cents milliards*.
    fn scale(&mut self, piece: Piece) -> bool {
        let scale = piece.value;
        let below = self.parts.iter().rev().take_while(|(lower, _)| *lower < scale).count();
        let keep = self.parts.len() - below;
        let multiplier = self.parts[keep..].iter().map(|(_, part)| part).sum::<i128>() + self.group;
        let multiplier = match multiplier {
            0 if self.french && scale == 1000 && self.last_place() != Some(Place::Zero) => 1,
            0 if piece.ordinal && self.last.is_none() => 1,
            0 => return false,
            multiplier => multiplier,
        };
        // "mille milliards" and "a million billion" multiply; "million milliard" and "thousand million billion" are nonsense
        let stacked = |(lower, part): &(i128, i128)| *lower >= 1_000_000 && (self.french || part / lower >= 1000);
        if self.parts[keep..].iter().any(stacked) {
            return false;
        }
        if self.parts[..keep].last().is_some_and(|(upper, _)| *upper <= scale) {
            return false;
        }
        let Some(part) = multiplier.checked_mul(scale) else { return false };
        self.parts.truncate(keep);
        self.parts.push((scale, part));
        self.group = 0;
        self.done(piece)
    }

    /// The power of ten of the last place named.
    pub fn exponent(&self) -> i32 {
        match self.last {
            Some(Piece { place: Place::Hundred, .. }) => 2,
            Some(Piece { place: Place::Scale, value, .. }) => value.ilog10() as i32,
            _ => 0,
        }
    }
}
