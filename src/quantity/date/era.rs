//! Reads years with their era: "44 BC", "AD 79", « 52 av. J.-C. ».

use super::super::reader::Reader;
use super::Date;
use crate::text::Language;

impl Reader<'_> {
    /// A year before or after Christ; EDTF counts a year zero, so that 44 BC is `-0043`.
    pub(super) fn era_year(&self, at: usize) -> Option<(Date, usize)> {
        let before = self.latin_era(at).filter(|(after, _)| *after);
        let start = before.map_or(at, |(_, next)| next);
        let (year, next) = self.era_number(start)?;
        let (after, end) = match before {
            Some((after, _)) => (after, next),
            None => self.latin_era(next).or_else(|| self.french_era(next))?,
        };
        Some((Date::of_year(if after { year } else { 1 - year }), end))
    }

    fn era_number(&self, at: usize) -> Option<(i32, usize)> {
        if let Some(year) = self.small(at) {
            return (self.written(at).len() <= 4 && year > 0).then_some((year as i32, at + 1));
        }
        let spelled = self.spelled(at).filter(|spelled| !spelled.ordinal && spelled.value.is_integer())?;
        i32::try_from(*spelled.value.numer())
            .ok()
            .filter(|year| (1..=9999).contains(year))
            .map(|year| (year, spelled.next))
    }

    /// `AD`, `A.D.`, `BC`, `B.C.`, `BCE`, `CE`: true for the years after.
    fn latin_era(&self, at: usize) -> Option<(bool, usize)> {
        if self.language == Language::French {
            return None;
        }
        match (self.written(at), self.written(at + 2)) {
            ("AD" | "CE", _) => Some((true, at + 1)),
            ("BC" | "BCE", _) => Some((false, at + 1)),
            (first @ ("A" | "B"), "D" | "C") if self.mark(at + 1, '.') && self.glued(at + 2) => {
                let dot = usize::from(self.mark(at + 3, '.') && self.glued(at + 3));
                Some((first == "A", at + 3 + dot))
            }
            _ => None,
        }
    }

    /// *av. J.-C.*, *avant notre ère*, *après Jésus-Christ*
    fn french_era(&self, at: usize) -> Option<(bool, usize)> {
        if self.language == Language::English {
            return None;
        }
        let after = match self.written(at) {
            "av" | "avant" => false,
            "apr" | "ap" | "après" => true,
            _ => return None,
        };
        let name = if self.mark(at + 1, '.') { at + 2 } else { at + 1 };
        let next = |wanted: &[&str]| {
            let mut end = name;
            for word in wanted {
                while self.mark(end, '.') || self.mark(end, '-') {
                    end += 1;
                }
                if self.written(end) != *word {
                    return None;
                }
                end += 1;
            }
            Some(end + usize::from(self.mark(end, '.') && wanted[0] == "J"))
        };
        let end = next(&["J", "C"]).or_else(|| next(&["Jésus", "Christ"])).or_else(|| next(&["notre", "ère"]))?;
        Some((after, end))
    }
}
