//! The findings as a spreadsheet for people: filters, wrapped text, coloured severities.

use super::csv::{COLUMNS, row};
use crate::audit::Audit;
use crate::error::Error;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

/// Column widths in characters, in the order of [`COLUMNS`]; sentences get room, codes do not.
const WIDTHS: [f64; COLUMNS.len()] = [
    18.0, 6.0, 6.0, 20.0, 22.0, 10.0, 8.0, 50.0, 50.0, 24.0, 24.0, 18.0, 18.0, 44.0, 22.0, 11.0, 16.0, 24.0, 8.0, 8.0,
    8.0, 12.0,
];
/// The columns that hold numbers, so that they sort as numbers.
const NUMBERS: [&str; 4] = ["bead", "confidence", "source_line", "target_line"];

/// The findings of one or several audits. No formula, no macro: every cell is text or a number.
pub fn xlsx(audits: &[Audit]) -> Result<Vec<u8>, Error> {
    write(audits).map_err(|error| Error::input("XLSX report", error.to_string(), "write CSV instead"))
}

fn write(audits: &[Audit]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same findings make the same file: no clock.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = book.add_worksheet().set_name("Findings")?;
    let head = Format::new().set_bold().set_background_color(Color::RGB(0xF1EDE4));
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (column, (name, width)) in COLUMNS.iter().zip(WIDTHS).enumerate() {
        sheet.write_string_with_format(0, column as u16, *name, &head)?;
        sheet.set_column_width(column as u16, width)?;
    }
    let mut line = 0;
    for audit in audits {
        for entry in &audit.entries {
            line += 1;
            for (column, cell) in row(audit, entry).into_iter().enumerate() {
                let (name, column) = (COLUMNS[column], column as u16);
                let format = if name == "severity" { colour(&cell, &body) } else { body.clone() };
                match cell.parse::<f64>().ok().filter(|_| NUMBERS.contains(&name)) {
                    Some(number) => sheet.write_number_with_format(line, column, number, &format)?,
                    None => sheet.write_string_with_format(line, column, longest(&cell), &format)?,
                };
            }
        }
    }
    sheet.autofilter(0, 0, line, COLUMNS.len() as u16 - 1)?;
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

fn colour(severity: &str, body: &Format) -> Format {
    let background = match severity {
        "critical" => 0xFBE3E8,
        "major" => 0xFDE8D6,
        "minor" => 0xF8EEC6,
        _ => 0xE3ECF4,
    };
    body.clone().set_background_color(Color::RGB(background)).set_bold()
}

/// A cell holds 32,767 characters at most (Excel specifications and limits).
fn longest(cell: &str) -> String {
    cell.chars().take(32_767).collect()
}
