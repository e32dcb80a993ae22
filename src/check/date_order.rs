//! A numeric date whose day and month were not put in the order of the other language.

use super::{Check, Example, figure};
use crate::align::Bitext;
use crate::finding::{Finding, Severity};
use crate::quantity::{Date, Quantity, Relation};
use crate::text::Language;

/// The check.
pub static CHECK: Check = Check {
    name: "date-order",
    version: 2,
    summary: "A numeric date keeps the order of the other language.",
    why: "11/12 is November in American English and December in French.",
    category: "accuracy/mistranslation/date",
    severity: Severity::Note,
    examples: &[
        Example::flags("Signed on 11/17/2031.", "Signé le 11/17/2031.", "11/17/2031", "11/17/2031"),
        Example::flags("Signed on 11/12/2031.", "Signé le 11/12/2031.", "11/12/2031", "11/12/2031"),
        Example::clean("Signed on 11/17/2031.", "Signé le 17/11/2031."),
    ],
    run,
};

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let target = &bitext.target(bead).text;
    for (ours, theirs, relation) in figure::pairs(bitext, bead) {
        let (Some(date), Some(other)) = (ours.date(), theirs.date()) else { continue };
        let kept = ours.span.of(&bitext.source(bead).text) == theirs.span.of(target);
        let foreign = !begins_as_usual(theirs.span.of(target), other, bitext.target(bead).language);
        let numeric = kept && foreign && date.day.is_some() && date.month.is_some() && is_slashed(theirs, target);
        if relation != Relation::DateOrder && !(numeric && date.day != date.month) {
            continue;
        }
        // with a day above twelve the order kept is no date of the other language at all
        let impossible = relation == Relation::Equal && other.day.is_some_and(|day| day > 12);
        let message = format!("“{}” keeps the order of day and month of the other language.", theirs.span.of(target));
        let found = figure::finding(&CHECK, bitext, bead, (Some(ours), Some(theirs)), message);
        report(figure::graver(found, Severity::Minor, impossible));
    }
}

/// Does a numeric date begin with its day in French, with its month in English?
fn begins_as_usual(written: &str, date: &Date, language: Language) -> bool {
    let first = written.split('/').next().and_then(|first| first.trim().parse::<u8>().ok());
    first == if language == Language::French { date.day } else { date.month }
}

fn is_slashed(quantity: &Quantity, text: &str) -> bool {
    let written = quantity.span.of(text);
    written.matches('/').count() == 2 && written.split('/').next().is_some_and(|first| first.len() <= 2)
}
