//! Numbers written in words, taken piece by piece with what joins the pieces.

use super::composer::Composer;
use super::reader::Reader;
use super::value::Exact;
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
    /// The value before the last *and*: 100 in *one hundred and three*.
    pub before_and: Option<i128>,
}

impl Spelled {
    /// No number yet: what *point five* adds its decimals to.
    pub fn nothing(at: usize) -> Self {
        let value = Exact::from_integer(0);
        Spelled { value, exponent: 0, next: at, ordinal: false, year: false, scale: 1, words: 0, before_and: None }
    }
}

impl Reader<'_> {
    pub(super) fn piece(&self, at: usize) -> Option<Piece> {
        let token = self.tokens.get(at).filter(|token| token.is_word())?;
        let piece = self.words.term(token.word).number?;
        // "mil" is a thousand only in front of more: "mil neuf cent"
        let mil = piece.value == 1000 && token.end - token.start == 3;
        let more = || self.tokens.get(at + 1).and_then(|next| self.words.term(next.word).number).is_some();
        (!mil || more()).then_some(piece)
    }

    /// The number in words that begins at a token.
    pub(super) fn spelled(&self, at: usize) -> Option<Spelled> {
        let begins = self.term(at);
        if begins.number.is_none() && !begins.has(Role::Article) {
            return None;
        }
        let (last, known) = self.last_spelled.get();
        if last == at {
            return known;
        }
        let spelled = self.compose(at);
        self.last_spelled.set((at, spelled));
        spelled
    }

    fn compose(&self, at: usize) -> Option<Spelled> {
        let french = self.language == Language::French;
        let mut composer = Composer::new(french);
        let mut next = self.first_piece(at, &mut composer)?;
        let mut before_and = None;
        while !composer.last.is_some_and(|piece| piece.ordinal) {
            let Some((longer, end)) = self.extend(&composer, next) else { break };
            if self.has(next, Role::And) {
                before_and = composer.value();
            }
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
            before_and,
        };
        Some(if spelled.ordinal { spelled } else { self.decimals(spelled).unwrap_or(spelled) })
    }

    /// The first word; English *a hundred*, *a million* begin with the article.
    pub(super) fn first_piece(&self, at: usize, composer: &mut Composer) -> Option<usize> {
        if let Some(piece) = self.piece(at) {
            // "the hundred millionth visitor"
            let bare = piece.place == Place::Hundred && !composer.french && !piece.ordinal;
            let behind = if self.mark(at + 1, '-') && self.glued(at + 1) { at + 2 } else { at + 1 };
            if bare && self.piece(behind).is_some_and(|next| next.place == Place::Scale) {
                composer.group = 1;
            }
            return composer.push(piece).then_some(at + 1);
        }
        let article = self.has(at, Role::Article) && self.language == Language::English;
        let piece =
            self.piece(at + 1).filter(|piece| article && matches!(piece.place, Place::Hundred | Place::Scale))?;
        composer.group = 1;
        composer.push(piece).then_some(at + 2)
    }

    /// One more word, with what joins it.
    pub(super) fn extend(&self, composer: &Composer, at: usize) -> Option<(Composer, usize)> {
        let token = self.tokens.get(at)?;
        if token.is_word()
            && let Some(piece) = self.piece(at)
        {
            // "quatre centièmes" are parts, "quatre-centième" and "quatre centième" a rank
            if composer.french && piece.ordinal && piece.value >= 100 && self.written(at).ends_with('s') {
                return None;
            }
            let mut longer = composer.clone();
            return longer.push(piece).then_some((longer, at + 1));
        }
        // tokenised texts set the hyphen apart: "twenty - five"
        let apart = !token.glued()
            && !self.glued(at + 1)
            && composer.last_place() == Some(Place::Ten)
            && self.piece(at + 1).is_some_and(|piece| piece.place == Place::Digit);
        let hyphen = token.is_mark('-') && (token.glued() && self.glued(at + 1) || apart);
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
}
