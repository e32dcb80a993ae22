//! The pass from left to right: at each token the small grammars are tried, the longest-reaching first.

use super::number_word::Spelled;
use super::token::{Token, tokens};
use super::unit::Unit;
use super::vocabulary::{Role, Term, Vocabulary};
use super::{Alternative, Bound, Exact, Kind, Notation, Quantity, Surface, Value, bound, guard, share, trend};
use crate::text::{Language, Span};
use std::cell::Cell;

/// A text being read.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub language: Language,
    pub words: &'static Vocabulary,
    pub tokens: Vec<Token>,
    /// The last number in words that was looked for: the grammars ask for the same place again and again.
    pub last_spelled: Cell<(usize, Option<Spelled>)>,
}

/// A quantity and the tokens it was read from.
pub(super) struct Item {
    pub quantity: Quantity,
    pub first: usize,
    pub next: usize,
}

/// A number before its unit is known.
#[derive(Debug, Clone)]
pub(super) struct Number {
    pub value: Exact,
    pub exponent: i32,
    pub next: usize,
    pub surface: Surface,
    pub notation: Notation,
    /// The value if the separator is read the other language's way.
    pub alternative: Option<Exact>,
    pub scale: i128,
    pub ordinal: bool,
    pub fraction: bool,
    pub year: bool,
    pub vague: bool,
    pub about: bool,
    pub firm: bool,
    /// Digits of a numeral without separators, 0 for anything else.
    pub bare_digits: usize,
}

impl Number {
    pub fn new(value: Exact, next: usize, surface: Surface) -> Self {
        Number {
            value,
            exponent: 0,
            next,
            surface,
            notation: Notation::Plain,
            alternative: None,
            scale: 1,
            ordinal: false,
            fraction: false,
            year: false,
            vague: false,
            about: false,
            firm: true,
            bare_digits: 0,
        }
    }

    pub fn is_whole(&self) -> bool {
        self.value.is_integer()
    }
}

/// Every quantity in a text.
pub(super) fn read(text: &str, language: Language) -> Vec<Quantity> {
    let reader = Reader::new(text, language);
    let mut items = reader.items();
    share::share(&reader, &mut items);
    for item in &mut items {
        bound::attach(&reader, item);
        trend::attach(&reader, item);
    }
    items.into_iter().map(|item| item.quantity).collect()
}

impl<'a> Reader<'a> {
    /// A text cut into tokens.
    pub fn new(text: &'a str, language: Language) -> Self {
        let words = Vocabulary::of(language);
        Reader { text, language, words, tokens: tokens(text, words), last_spelled: Cell::new((usize::MAX, None)) }
    }

    fn items(&self) -> Vec<Item> {
        let verbatim = guard::verbatim_spans(self.text);
        let mut verbatim = verbatim.iter().peekable();
        let (mut items, mut at) = (Vec::new(), guard::marker(self));
        while at < self.tokens.len() {
            let token = &self.tokens[at];
            let term = self.term(at);
            let begins = token.is_digits() || term.starts && (!term.opens || self.opens(at)) || self.numeric_mark(at);
            if !begins && !self.lettered(at) {
                at += 1;
                continue;
            }
            while verbatim.next_if(|item| item.span.end <= token.start).is_some() {}
            let inside = verbatim.peek().filter(|item| item.span.start <= token.start);
            if let Some(item) = inside.filter(|item| !guard::may_be_quantity(self, item, at)) {
                while at < self.tokens.len() && self.tokens[at].start < item.span.end {
                    at += 1;
                }
                continue;
            }
            if let Some(next) = guard::skip(self, at) {
                at = next.max(at + 1);
                continue;
            }
            match self.item(at) {
                Some(item) => {
                    at = item.next.max(at + 1);
                    items.push(item);
                }
                None => at += 1,
            }
        }
        items
    }

    /// Can a number begin with the mark? Only what stands against a digit, a decimal mark or a currency can.
    fn numeric_mark(&self, at: usize) -> bool {
        use super::token::Lexeme::Mark;
        let token = &self.tokens[at];
        let Mark(mark) = token.lexeme else { return false };
        let next = self.tokens.get(at + 1);
        match mark {
            '.' | ',' | '(' | '#' | '\'' => next.is_some_and(Token::is_digits),
            '-' | '−' | '–' | '+' => next.is_some_and(|next| !next.is_word() || self.term(at + 1).starts),
            _ => super::fraction::sign(token).is_some(),
        }
    }

    /// Does what stands behind an article or the like make it part of a quantity: *a hundred*, *toute la journée*?
    fn opens(&self, at: usize) -> bool {
        let mut next = at + 1;
        while next < at + 4 && (self.mark(next, '-') || self.mark(next, '\'') || self.has(next, Role::The)) {
            next += 1;
        }
        self.term(next).follows
    }

    /// Capitals that only their neighbours make a number: `Q3`, `XXIe siècle`.
    fn lettered(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if !token.is_word() || !token.capital {
            return false;
        }
        let quarter = token.end - token.start == 1
            && self.tokens.get(at + 1).is_some_and(|next| next.is_digits() && next.glued());
        let written = token.span().of(self.text);
        // "AD 79", "MUSD 60"
        let era = matches!(written, "AD" | "A" | "FY" | "CY") && self.language == Language::English;
        let code = written.len() == 4
            && written.starts_with(['M', 'k'])
            && written[1..].bytes().all(|b| b.is_ascii_uppercase());
        quarter
            || era
            || code
            || self.language == Language::French && self.text[token.start..].starts_with(['I', 'V', 'X'])
    }

    fn item(&self, at: usize) -> Option<Item> {
        // no date, time or ratio begins with an article
        let opens = self.term(at).opens;
        let timed =
            if opens { self.time(at) } else { self.date(at).or_else(|| self.time(at)).or_else(|| self.ratio(at)) };
        timed
            .or_else(|| self.money_first(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.multiple(at))
            .or_else(|| self.roman(at))
            .or_else(|| self.roman_rank(at))
            .or_else(|| self.weak(at))
    }

    /// A number with what follows it.
    fn counted(&self, at: usize) -> Option<Item> {
        let number = self.numero(at).or_else(|| self.number(at, false))?;
        self.percent(at, &number)
            .or_else(|| self.ordinal(at, &number))
            .or_else(|| self.times(at, &number))
            .or_else(|| self.money_after(at, &number))
            .or_else(|| self.measured(at, &number))
            .or_else(|| self.plain_number(at, number))
    }

    fn plain_number(&self, at: usize, number: Number) -> Option<Item> {
        if number.ordinal {
            return Some(self.build(at, number.next, Kind::Ordinal, &number, None));
        }
        let kind = if number.fraction { Kind::Fraction } else { Kind::Cardinal };
        let mut item = self.build(at, number.next, kind, &number, None);
        let quarters = number.fraction && self.has(number.next - 1, Role::QuarterYear);
        if quarters {
            self.quarters(&mut item, at, &number);
        }
        let one = number.value == Exact::from_integer(1) && number.surface == Surface::Words;
        // French "un" is an article; a lone English "one" may be a pronoun
        let alone = at == 0 && number.next == self.tokens.len();
        if one && self.language == Language::French && !self.numbered_one(at) && !alone {
            return None;
        }
        // "the last sixteen" are the "huitièmes de finale"
        let round = [4, 8, 16, 32].iter().any(|round| number.value == Exact::from_integer(*round));
        let knockout = at > 0 && self.has(at - 1, Role::Last) && self.language == Language::English && round;
        // a number that stands alone in its cell is one, "one" and "neuf" too
        item.quantity.firm &= !self.part_of_name(at, &number);
        item.quantity.firm &= alone || !one && !knockout && !self.adjective(at, &number);
        Some(item)
    }

    /// `FTSE 100`, `CAC 40`, `21er`: digits that belong to a name.
    fn part_of_name(&self, at: usize, number: &Number) -> bool {
        // "twenty-somethings"
        if self.mark(number.next, '-') && self.written(number.next + 1).starts_with("something") {
            return true;
        }
        let letters = self.tokens.get(number.next).is_some_and(|token| token.is_word() && token.glued());
        let before = at.checked_sub(1).map(|before| self.written(before)).unwrap_or_default();
        let index = (3..=5).contains(&before.len()) && before.bytes().all(|b| b.is_ascii_uppercase());
        (1..=3).contains(&number.bare_digits) && (letters || index)
    }

    /// *three quarters* may be of a year; *the past three quarters* are.
    fn quarters(&self, item: &mut Item, at: usize, number: &Number) {
        let unit = super::unit::measure("quarter").map(Unit::Measure);
        let value = Value::Number(number.value * 4);
        if at > 0 && self.has(at - 1, Role::Last) {
            item.quantity = Quantity { kind: Kind::Duration, value, unit, ..item.quantity.clone() };
        } else {
            item.quantity.alternatives.push(Alternative { kind: Kind::Duration, value, unit });
        }
    }

    /// *numéro un*, *un sur quatre* keep their *un*.
    fn numbered_one(&self, at: usize) -> bool {
        at > 0 && self.has(at - 1, Role::Numero)
    }

    /// *une usine neuve*: *neuf* after a noun is no number; *zéro* and *cent* alone may be names.
    fn adjective(&self, at: usize, number: &Number) -> bool {
        let french = self.language == Language::French;
        let neuf = french && number.value == Exact::from_integer(9) && number.surface == Surface::Words;
        let ends = self.tokens.get(number.next).is_none_or(|token| !token.is_word());
        neuf && number.next == at + 1 && ends || number.value == Exact::from_integer(0)
    }

    /// A quantity from its number.
    pub(super) fn build(&self, first: usize, next: usize, kind: Kind, number: &Number, unit: Option<Unit>) -> Item {
        let alternatives = number
            .alternative
            .map(|value| vec![Alternative { kind, value: Value::Number(value), unit }])
            .unwrap_or_default();
        let mut item = self.bare(first, next, kind, Value::Number(number.value));
        let quantity = &mut item.quantity;
        quantity.unit = unit;
        quantity.exponent = number.exponent;
        quantity.surface = number.surface;
        quantity.notation = number.notation;
        quantity.vague = number.vague;
        quantity.firm = number.firm;
        quantity.scale = number.scale;
        quantity.alternatives = alternatives;
        if number.about {
            quantity.bound = Some(Bound::About);
        }
        item
    }

    /// A quantity without anything more than a value.
    pub(super) fn bare(&self, first: usize, next: usize, kind: Kind, value: Value) -> Item {
        let span = Span::new(self.tokens[first].start, self.tokens[next - 1].end);
        let digits = self.tokens[first..next].iter().any(Token::is_digits);
        let quantity = Quantity {
            span,
            kind,
            value,
            unit: None,
            bound: None,
            hedge: None,
            exponent: 0,
            surface: if digits { Surface::Digits } else { Surface::Words },
            notation: Notation::Plain,
            trend: None,
            vague: false,
            firm: true,
            range: None,
            scale: 1,
            alternatives: Vec::new(),
        };
        Item { quantity, first, next }
    }

    /// Words that may answer a figure of the other language: *both*, *a pair*, *trio*.
    fn weak(&self, at: usize) -> Option<Item> {
        let term = self.term(at);
        let (value, kind) = match term {
            Term { weak, .. } if *weak > 0 => (i128::from(*weak), Kind::Cardinal),
            Term { weak_multiple, .. } if *weak_multiple > 0 => (i128::from(*weak_multiple), Kind::Multiple),
            Term { age_decade, .. } if *age_decade > 0 => (i128::from(*age_decade), Kind::Cardinal),
            _ => return None,
        };
        let mut item = self.bare(at, at + 1, kind, Value::Number(Exact::from_integer(value)));
        item.quantity.firm = false;
        item.quantity.bound = (term.age_decade > 0).then_some(Bound::About);
        Some(item)
    }

    pub(super) fn term(&self, at: usize) -> &Term {
        self.words.term(self.tokens.get(at).map_or(0, |token| token.word))
    }

    pub(super) fn has(&self, at: usize, role: Role) -> bool {
        self.words.has(self.tokens.get(at).map_or(0, |token| token.word), role)
    }

    pub(super) fn mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_mark(mark))
    }

    pub(super) fn dash(&self, at: usize) -> bool {
        self.mark(at, '-') || self.mark(at, '–') || self.mark(at, '—')
    }

    /// Is the token written against the one before it?
    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::glued)
    }

    /// The token as written; empty past the end.
    pub(super) fn written(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span().of(self.text))
    }

    /// A digit run as a small number.
    pub(super) fn small(&self, at: usize) -> Option<u32> {
        let token = self.tokens.get(at).filter(|token| token.is_digits() && token.end - token.start <= 8)?;
        token.span().of(self.text).parse().ok()
    }
}
