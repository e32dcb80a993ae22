//! The calendar: what a full or partial date, a quarter or half, a decade or a century is. `day` and `period` read them.

mod day;
mod era;
mod numeric;
mod period;

/// A stretch of the calendar named by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A quarter of a year, 1 to 4.
    Quarter(u8),
    /// A half of a year, 1 or 2.
    Half(u8),
    /// The first months of a year: `9M`.
    Months(u8),
    /// A decade by its first year; below 100 the century is not written.
    Decade(u16),
    /// A century by its number.
    Century(u8),
}

impl Period {
    /// Of how many months from the year's first it consists: the first quarter is the first three months.
    fn first_months(self) -> Option<u8> {
        match self {
            Period::Quarter(1) => Some(3),
            Period::Half(1) => Some(6),
            Period::Months(months) => Some(months),
            _ => None,
        }
    }
}

/// A point or stretch of the calendar; what is not written is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Date {
    /// Year.
    pub year: Option<i32>,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month, 1 to 31.
    pub day: Option<u8>,
    /// Day of the week, Monday is 1.
    pub weekday: Option<u8>,
    /// Quarter, half-year, decade or century.
    pub period: Option<Period>,
}

impl Date {
    /// A year by itself.
    pub fn of_year(year: i32) -> Self {
        Date { year: Some(year), ..Date::default() }
    }

    /// The year, where nothing else is written.
    pub fn bare_year(&self) -> Option<i32> {
        let bare = self.month.is_none() && self.day.is_none() && self.weekday.is_none() && self.period.is_none();
        self.year.filter(|_| bare)
    }

    /// The day of the week that a full date falls on; `None` for a partial date or a day that does not exist.
    pub fn true_weekday(&self) -> Option<u8> {
        let (year, month, day) = (i16::try_from(self.year?).ok()?, self.month?, self.day?);
        let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        u8::try_from(date.weekday().to_monday_one_offset()).ok()
    }

    /// Can there be such a day?
    pub fn is_possible(&self) -> bool {
        let (Some(month), Some(day)) = (self.month, self.day) else { return true };
        let longest = match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return false,
        };
        (1..=longest).contains(&day)
    }

    /// The Extended Date/Time Format (ISO 8601-2): `2021-11-17`, `XXXX-11`, `2021-35`, `199X`, `20XX`.
    pub fn edtf(&self) -> String {
        let year = self.year.map_or("XXXX".to_string(), four_digits);
        match self.period {
            Some(Period::Quarter(quarter)) => return format!("{year}-{}", 32 + quarter),
            Some(Period::Half(half)) => return format!("{year}-{}", 39 + half),
            Some(Period::Months(months)) => return format!("{year}-01/{year}-{months:02}"),
            Some(Period::Decade(decade)) if decade < 100 => return format!("XX{}X", decade / 10),
            Some(Period::Decade(decade)) => return format!("{}X", decade / 10),
            Some(Period::Century(century)) => return format!("{:02}XX", century.saturating_sub(1)),
            None => {}
        }
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year}-{month:02}"),
            (None, Some(day)) => format!("{year}-XX-{day:02}"),
            (None, None) => match self.weekday {
                Some(weekday) if self.year.is_none() => format!("XXXX-WXX-{weekday}"),
                _ => year,
            },
        }
    }

    /// Do the two contradict each other nowhere?
    pub fn compatible(&self, other: &Date) -> bool {
        fn meets<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        let periods = match (self.period, other.period) {
            (Some(Period::Decade(a)), Some(Period::Decade(b))) => a == b || (a < 100 || b < 100) && a % 100 == b % 100,
            (Some(a), Some(b)) => a == b || a.first_months().is_some() && a.first_months() == b.first_months(),
            (None, None) => true,
            // a quarter is no year, a decade no year
            _ => false,
        };
        periods
            && meets(self.year, other.year)
            && meets(self.month, other.month)
            && meets(self.day, other.day)
            && meets(self.weekday, other.weekday)
    }

    /// How many parts both have.
    pub fn shared_parts(&self, other: &Date) -> usize {
        usize::from(self.year.is_some() && other.year.is_some())
            + usize::from(self.month.is_some() && other.month.is_some())
            + usize::from(self.day.is_some() && other.day.is_some())
            + usize::from(self.weekday.is_some() && other.weekday.is_some())
            + usize::from(self.period.is_some() && other.period.is_some())
    }
}

/// A year in EDTF: four digits, a minus sign before the year zero (`-0043` is 44 BC).
fn four_digits(year: i32) -> String {
    format!("{}{:04}", if year < 0 { "-" } else { "" }, year.unsigned_abs())
}

/// Two digits as a year: up to 39 in this century, from 40 in the last one; texts look back more often than forward.
fn century_of(short: u32) -> i32 {
    if short < 40 { 2000 + short as i32 } else { 1900 + short as i32 }
}
