//! Amounts: `$5`, `RMB6.4 bn`, `1,2 Md€`, *fifteen dollars and ten cents*, `15 $ CA`.

use super::reader::{Item, Number, Reader};
use super::token::Lexeme;
use super::unit::Unit;
use super::value::{Exact, over, plus};
use super::vocabulary::Role;
use super::{Alternative, Kind, Surface, Value};
use crate::text::Language;

impl Reader<'_> {
    /// The currency stands before the number.
    pub(super) fn money_first(&self, at: usize) -> Option<Item> {
        let token = self.tokens.get(at)?;
        let signed = matches!(token.lexeme, Lexeme::Mark('-' | '−' | '–'))
            && (!token.glued() || at == 0)
            && (self.glued(at + 1) || at == 0);
        let start = if signed { at + 1 } else { at };
        let Some((word, next)) = self.words.currencies.after(self.text, &self.tokens, start) else {
            return self.scaled_code(start);
        };
        let written = &self.text[self.tokens[start].start..self.tokens[next - 1].end];
        let symbol = written.chars().any(|c| !c.is_alphabetic() && !c.is_whitespace());
        let code = written.len() >= 3 && written.chars().all(|c| c.is_ascii_uppercase())
            || matches!(written, "SFr" | "Fr" | "Rs");
        if word.minor || !symbol && !code {
            return None;
        }
        let dash = self.mark(next, '-') && self.glued(next) && self.glued(next + 1);
        let mut number = self.number(if dash && !self.tokens[next + 1].is_digits() { next + 1 } else { next }, true)?;
        if number.ordinal || number.fraction && number.surface == Surface::Words {
            return None;
        }
        if signed {
            number.value = -number.value;
        }
        // "€120 million euros" and "$5 US" say the currency twice or in two parts
        let mut currency = word.currency;
        let mut end = number.next;
        if let Some((again, after)) = self.words.currencies.after(self.text, &self.tokens, end)
            && !again.minor
            && again.currency.compatible(currency)
            && !self.tokens.get(after).is_some_and(|token| token.is_digits())
        {
            currency = if currency.ambiguous { again.currency } else { currency };
            end = after;
        } else if self.written(end) == "US" && currency.family == "dollar" {
            currency = super::unit::CURRENCIES.iter().find(|c| c.code == "USD" && !c.ambiguous)?;
            end += 1;
        }
        Some(self.build(at, end, Kind::Money, &number, Some(Unit::Currency(currency))))
    }

    /// `MUSD 60`: a scale letter and a code before the number.
    fn scaled_code(&self, at: usize) -> Option<Item> {
        let written = self.written(at);
        let (letter, code) = written.split_at_checked(1).filter(|(_, code)| code.len() == 3)?;
        let scale = self.words.scales.get(letter).filter(|_| matches!(letter, "k" | "M"))?;
        let currency = super::unit::CURRENCIES.iter().find(|currency| currency.code == code && !currency.ambiguous)?;
        let number =
            self.number(at + 1, true).filter(|number| number.scale == 1 && number.surface == Surface::Digits)?;
        let number = self.multiply(&number, scale.value, number.next)?;
        Some(self.build(at, number.next, Kind::Money, &number, Some(Unit::Currency(currency))))
    }

    /// The currency stands behind the number.
    pub(super) fn money_after(&self, at: usize, number: &Number) -> Option<Item> {
        if number.ordinal || number.year {
            return None;
        }
        let start = self.unit_start(number)?;
        if let Some(item) = self.glued_code(at, number, start) {
            return Some(item);
        }
        // "six cents" is spelled like six hundred
        let (word, next) = self.words.currencies.after(self.text, &self.tokens, start)?;
        if !self.unit_spelled(start, next, number) {
            return None;
        }
        let unit = Some(Unit::Currency(word.currency));
        if word.minor {
            let mut item = self.build(at, next, Kind::Money, number, unit);
            item.quantity.value = Value::Number(over(number.value, Exact::from_integer(100))?);
            item.quantity.exponent -= 2;
            return Some(item);
        }
        // "3 USD50 cards", "two $70,000 beds"
        if !self.tokens[start].glued() && self.glued(next) && self.tokens[next].is_digits() {
            return None;
        }
        // "75 USD million"
        let scale = self.piece(next).filter(|piece| piece.value >= 1_000_000 && !piece.ordinal && number.scale == 1);
        if let Some(scale) = scale {
            let scaled = self.multiply(number, scale.value, next + 1)?;
            return Some(self.build(at, next + 1, Kind::Money, &scaled, unit));
        }
        let (value, end) = self.minor_part(number, next).unwrap_or((number.value, next));
        let mut item = self.build(at, end, Kind::Money, number, unit);
        if end > next {
            item.quantity.exponent = -2;
        }
        item.quantity.value = Value::Number(value);
        if word.currency.family == "pound" && number.scale < 1_000_000 {
            // pounds are also a weight
            let mass = super::unit::measure("[lb_av]").map(Unit::Measure);
            let value = Value::Number(value);
            item.quantity.alternatives.push(Alternative { kind: Kind::Measure, value, unit: mass });
        }
        Some(item)
    }

    /// `30 MUSD`, `5 MEUR`, `k€`: a scale letter written with a code.
    fn glued_code(&self, at: usize, number: &Number, start: usize) -> Option<Item> {
        let written = self.written(start);
        let code = written.get(written.len().checked_sub(3)?..)?;
        let scale = written.get(..written.len() - 3).filter(|scale| !scale.is_empty())?;
        let currency = super::unit::CURRENCIES.iter().find(|currency| currency.code == code && !currency.ambiguous)?;
        let symbol = self.words.scales.get(scale)?;
        let by = Exact::from_integer(symbol.value);
        let mut number = number.clone();
        number.value = super::value::times(number.value, by)?;
        number.exponent += symbol.value.ilog10() as i32;
        number.scale *= symbol.value;
        Some(self.build(at, start + 1, Kind::Money, &number, Some(Unit::Currency(currency))))
    }

    /// Everyday words that are also currencies need digits before them.
    fn unit_spelled(&self, start: usize, next: usize, number: &Number) -> bool {
        let word = self.written(start).to_lowercase();
        let everyday = [
            "won",
            "sum",
            "mark",
            "marks",
            "real",
            "reals",
            "crown",
            "crowns",
            "lev",
            "rand",
            "p",
            "bucks",
            "couronne",
            "couronnes",
            "sen",
            "dong",
            "fr",
            "da",
            "dh",
            "ft",
            "rs",
            "rp",
            "rm",
            "dm",
            "ff",
            "fs",
        ];
        next > start + 1
            || !everyday.contains(&word.as_str())
            || number.surface != Surface::Words && !matches!(word.as_str(), "won" | "sum" | "da" | "ft")
            || number.scale >= 1000 && matches!(word.as_str(), "bucks" | "won" | "crown" | "crowns" | "couronnes")
    }

    /// *and ten cents*, *, 86 cents*, `dollars 50`.
    fn minor_part(&self, major: &Number, at: usize) -> Option<(Exact, usize)> {
        let joined = self.has(at, Role::And) || self.mark(at, ',');
        let start = if joined { at + 1 } else { at };
        let mut number =
            self.number(start, false).filter(|number| number.is_whole() && !number.ordinal && number.scale < 1000)?;
        let hundred = Exact::from_integer(100);
        // "et six cents" is read as six hundred first
        let swallowed = self.language == Language::French && self.has(number.next - 1, Role::CentMark);
        if swallowed && number.surface == Surface::Words {
            number.value = over(number.value, hundred)?;
            number.next -= 1;
        }
        if !number.is_whole() || number.value >= hundred || number.value < Exact::from_integer(0) {
            return None;
        }
        let minor = self.words.currencies.after(self.text, &self.tokens, number.next).filter(|(word, _)| word.minor);
        let end = match minor {
            Some((_, end)) => end,
            // "15 dollars 50." without its cents
            None => {
                let closed = self
                    .tokens
                    .get(number.next)
                    .is_none_or(|token| matches!(token.lexeme, Lexeme::Mark('.' | ',' | ';' | ')')));
                let plain = !self.mark(at, ',') && self.two_digits(start, &number) && major.is_whole();
                (closed && plain && !swallowed).then_some(number.next)?
            }
        };
        Some((plus(major.value, over(number.value, hundred)?)?, end))
    }

    fn two_digits(&self, at: usize, number: &Number) -> bool {
        number.surface == Surface::Words || self.written(at).len() == 2 && number.bare_digits == 2
    }

    /// Where a unit may begin: behind the number, a hyphen, or *de* after a scale word.
    pub(super) fn unit_start(&self, number: &Number) -> Option<usize> {
        let mut at = number.next;
        if self.mark(at, '-') && self.glued(at) && self.glued(at + 1) || self.mark(at, '[') {
            at += 1;
        }
        let large = number.scale >= 1000 || number.about || number.vague || number.fraction;
        let many = number.surface != Surface::Words || large;
        if large && many && self.has(at, Role::Of) {
            at += 1;
            if self.mark(at, '\'') {
                at += 1;
            }
            // "a quarter of a century"
            if number.fraction && self.has(at, Role::Article) {
                at += 1;
            }
        } else if number.fraction && self.language == Language::English && self.has(at, Role::Article) {
            // "half a year"
            at += 1;
        }
        (at < self.tokens.len()).then_some(at)
    }
}
