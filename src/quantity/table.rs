//! Reading the word tables.

use super::Exact;

/// The rows of a table: its fields, without the comment lines and the header.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
        .map(|line| line.split('\t').collect())
}

/// One field of a row, empty where the row is short.
pub(super) fn field(row: &[&'static str], number: usize) -> &'static str {
    row.get(number).copied().unwrap_or_default()
}

/// The alternatives in a field, separated by `|`.
pub(super) fn forms(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split('|').filter(|form| !form.is_empty())
}

/// An exact number: `381/1250`, `273.15`.
pub(super) fn exact(field: &str) -> Exact {
    let (numerator, denominator) = field.split_once('/').unwrap_or((field, "1"));
    let (whole, part) = numerator.split_once('.').unwrap_or((numerator, ""));
    let digits = format!("{whole}{part}").parse::<i128>().unwrap_or_default();
    let denominator = denominator.parse::<i128>().unwrap_or(1) * 10i128.pow(part.len() as u32);
    Exact::new(digits, denominator.max(1))
}
