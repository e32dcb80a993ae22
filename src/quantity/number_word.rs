//! Numbers written in words, composed piece by piece: a word may only fill a free place.
//!
//! The idea of the digit buffer is text2num's: *vingt un* or *mille mille* are refused because the place is taken.

use super::reader::Reader;
use super::value::{Exact, plus, power_of_ten};
use super::vocabulary::{Piece, Place, Role};
use crate::text::Language;

/// A number written in words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelled {
    pub value: Exact,
    /// Power of ten of the last place named.
    pub exponent: i32,
    pub next: usize,
    /// The last word was an ordinal.
    pub ordinal: bool,
    /// *nineteen ninety*: a year read in two halves.
    pub year: bool,
    /// The last scale word, 1 where there is none.
    pub scale: i128,
    /// Number of words.
    pub words: usize,
}

/// The number composed so far.
#[derive(Debug, Clone)]
struct Composer {
    french: bool,
    /// Finished parts, each with its scale, from large to small.
    parts: Vec<(i128, i128)>,
    group: i128,
    last: Option<Piece>,
    words: usize,
}

impl Composer {
    fn new(french: bool) -> Self {
        Composer { french, parts: Vec::new(), group: 0, last: None, words: 0 }
    }

    fn value(&self) -> Option<i128> {
        self.parts.iter().try_fold(self.group, |sum, (_, part)| sum.checked_add(*part))
    }

    fn last_place(&self) -> Option<Place> {
        self.last.map(|piece| piece.place)
    }

    /// Adds a word if its place is free.
    fn push(&mut self, piece: Piece) -> bool {
        let fits = match piece.place {
            Place::Zero => self.last.is_none(),
            Place::Digit => self.takes_digit(piece),
            Place::Teen => self.takes_teen(),
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

    fn takes_teen(&self) -> bool {
        let tens = self.group % 100;
        let base = self.french && matches!(tens, 60 | 80) && self.last_place() == Some(Place::Ten);
        base || tens == 0 && self.last_place() != Some(Place::Zero)
    }

    fn hundred(&mut self, piece: Piece) -> bool {
        let free = !matches!(self.last_place(), Some(Place::Hundred | Place::Zero));
        let fits = if self.french { matches!(self.group, 0 | 2..=9 | 11..=19) } else { matches!(self.group, 1..=99) };
        if !free || !fits {
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
            0 => return false,
            multiplier => multiplier,
        };
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
    fn exponent(&self) -> i32 {
        match self.last {
            Some(Piece { place: Place::Hundred, .. }) => 2,
            Some(Piece { place: Place::Scale, value, .. }) => value.ilog10() as i32,
            _ => 0,
        }
    }
}

impl Reader<'_> {
    fn piece(&self, at: usize) -> Option<Piece> {
        self.tokens.get(at).filter(|token| token.is_word()).and_then(|token| self.words.term(token.word).number)
    }

    /// The number in words that begins at a token.
    pub(super) fn spelled(&self, at: usize) -> Option<Spelled> {
        let french = self.language == Language::French;
        let mut composer = Composer::new(french);
        let mut next = self.first_piece(at, &mut composer)?;
        while !composer.last.is_some_and(|piece| piece.ordinal) {
            let Some((longer, end)) = self.extend(&composer, next) else { break };
            (composer, next) = (longer, end);
        }
        if !french && let Some(year) = self.spoken_year(&composer, next) {
            return Some(year);
        }
        let spelled = Spelled {
            value: Exact::from_integer(composer.value()?),
            exponent: composer.exponent(),
            next,
            ordinal: composer.last.is_some_and(|piece| piece.ordinal),
            year: false,
            scale: composer.last.filter(|piece| piece.place == Place::Scale).map_or(1, |piece| piece.value),
            words: composer.words,
        };
        Some(if spelled.ordinal { spelled } else { self.decimals(spelled).unwrap_or(spelled) })
    }

    /// The first word; English *a hundred*, *a million* begin with the article.
    fn first_piece(&self, at: usize, composer: &mut Composer) -> Option<usize> {
        if let Some(piece) = self.piece(at) {
            return composer.push(piece).then_some(at + 1);
        }
        let article = self.has(at, Role::Article) && self.language == Language::English;
        let piece =
            self.piece(at + 1).filter(|piece| article && matches!(piece.place, Place::Hundred | Place::Scale))?;
        composer.group = 1;
        composer.push(piece).then_some(at + 2)
    }

    /// One more word, with what joins it.
    fn extend(&self, composer: &Composer, at: usize) -> Option<(Composer, usize)> {
        let token = self.tokens.get(at)?;
        if token.is_word()
            && let Some(piece) = self.piece(at)
        {
            let mut longer = composer.clone();
            return longer.push(piece).then_some((longer, at + 1));
        }
        let hyphen = token.is_mark('-') && token.glued() && self.glued(at + 1);
        if hyphen && let Some(piece) = self.piece(at + 1) {
            let mut longer = composer.clone();
            return longer.push(piece).then_some((longer, at + 2));
        }
        // "vingt-et-un" has hyphens round the "et"
        let (and, after) = if hyphen && self.has(at + 1, Role::And) {
            (at + 1, if self.mark(at + 2, '-') { at + 3 } else { at + 2 })
        } else {
            (at, at + 1)
        };
        let joined = self.has(and, Role::And) && self.joins(composer, after) || self.comma_joins(composer, at);
        if !joined {
            return None;
        }
        self.joined_part(composer, after)
    }

    /// May *and* / *et* stand before the word?
    fn joins(&self, composer: &Composer, after: usize) -> bool {
        let Some(piece) = self.piece(after) else { return false };
        match composer.last_place() {
            Some(Place::Hundred | Place::Scale) => !self.range_before(composer, after),
            Some(Place::Ten) => composer.french && matches!(piece.value, 1 | 11),
            _ => false,
        }
    }

    /// *between one thousand and two thousand* is not 1,002,000.
    fn range_before(&self, composer: &Composer, after: usize) -> bool {
        let start = after.saturating_sub(composer.words * 2 + 4);
        (start..after).any(|at| self.has(at, Role::Between))
    }

    fn comma_joins(&self, composer: &Composer, at: usize) -> bool {
        let scale = composer.last_place() == Some(Place::Scale);
        scale && self.language == Language::English && self.mark(at, ',') && self.glued(at) && !self.glued(at + 1)
    }

    /// What follows *and* or a comma, taken only as far as it makes one number: *two thousand, six hundred*, but not
    /// *two million, three of them* and not *mille et deux mille*.
    fn joined_part(&self, composer: &Composer, at: usize) -> Option<(Composer, usize)> {
        let comma = self.mark(at - 1, ',');
        let (mut longer, mut next, mut rounds) = (composer.clone(), at, 0);
        let before = composer.parts.len();
        while rounds < 12 {
            rounds += 1;
            let mut trial = longer.clone();
            match self.piece(next) {
                Some(piece) if trial.push(piece) => (longer, next) = (trial, next + 1),
                Some(piece) if piece.place == Place::Scale => return None,
                _ if self.mark(next, '-') && self.glued(next) && self.piece(next + 1).is_some() => next += 1,
                _ if self.has(next, Role::And)
                    && comma
                    && longer.last_place() == Some(Place::Hundred)
                    && self.piece(next + 1).is_some() =>
                {
                    next += 1
                }
                _ => break,
            }
            if longer.last.is_some_and(|piece| piece.ordinal) {
                break;
            }
        }
        let whole = longer.parts.len() > before || longer.group >= 100 || !comma;
        (longer.words > composer.words && whole).then_some((longer, next))
    }

    /// *nineteen ninety*, *eighteen oh-four*, *twenty seventeen*.
    fn spoken_year(&self, composer: &Composer, at: usize) -> Option<Spelled> {
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
        })
    }

    /// *point one two*, *virgule zéro cinq*, *virgule vingt-cinq*.
    fn decimals(&self, whole: Spelled) -> Option<Spelled> {
        if !self.has(whole.next, Role::Point) || self.glued(whole.next) && !self.tokens[whole.next].is_word() {
            return None;
        }
        let (mut digits, mut places, mut next) = (0i128, 0u32, whole.next + 1);
        while places < 15 {
            let Some(piece) = self.piece(next).filter(|piece| !piece.ordinal) else { break };
            match piece.place {
                Place::Zero | Place::Digit => (digits, places) = (digits * 10 + piece.value, places + 1),
                Place::Teen | Place::Ten if self.language == Language::French && digits == 0 => {
                    let mut composer = Composer::new(true);
                    let mut end = self.first_piece(next, &mut composer)?;
                    while let Some((longer, after)) = self.extend(&composer, end).filter(|(c, _)| c.parts.is_empty()) {
                        (composer, end) = (longer, after);
                    }
                    let value = composer.value()?;
                    (digits, places, next) = (value, places + value.ilog10() + 1, end);
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
