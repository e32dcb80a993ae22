//! Bitext → Finding. One file per check; this one is the registry.

pub mod contrast;
mod denial;
pub mod example;
mod figure;
mod literal;
mod place;
pub mod polarity;
pub mod precision;
mod privative;
mod rate;
mod rendering;
pub mod settle;
pub mod term;
pub mod unaligned;
mod unanswered_name;
pub mod uncovered;
mod uncovered_sign;

mod since;
mod weakened;

pub use example::Example;
pub use precision::{Precision, Standing};
pub use settle::settle;

use crate::align::{Bitext, Side};
use crate::finding::{Evidence, Finding, Severity};
use crate::text::Span;
use rayon::prelude::*;

/// A check: what it looks for, and the function that looks.
#[derive(Debug)]
pub struct Check {
    /// Kebab-case; names the defect; never reused.
    pub name: &'static str,
    /// Grows with every change of its verdicts; measured precision older than it is shown as stale.
    pub version: u32,
    /// One sentence: what it looks for.
    pub summary: &'static str,
    /// Why it matters to a reader.
    pub why: &'static str,
    /// MQM category.
    pub category: &'static str,
    /// Severity unless the check says otherwise.
    pub severity: Severity,
    /// Its documentation and its tests.
    pub examples: &'static [Example],
    /// Looks at one bead and reports what it finds. The number is the bead's.
    pub run: fn(&Bitext, usize, &mut dyn FnMut(Finding)),
}

impl Check {
    /// A finding of this check with its default severity and no evidence yet.
    pub fn finding(&self, bead: usize, confidence: f32, message: String) -> Finding {
        Finding {
            check: self.name,
            category: self.category,
            severity: self.severity,
            confidence,
            message,
            source: None,
            target: None,
            bead: bead as u32,
        }
    }
}

/// Declares the modules of the checks and lists them under the version in which they came: one word here registers a
/// check.
macro_rules! checks {
    ($($since:literal: [$($module:ident),* $(,)?]),* $(,)?) => {
        $($(pub mod $module;)*)*
        /// Every check, in the order in which they run.
        pub static CHECKS: &[&Check] = &[$($(&$module::CHECK),*),*];
        /// The checks that came in each version.
        static ARRIVALS: &[(&str, &[&Check])] = &[$(($since, &[$(&$module::CHECK),*])),*];
    };
}

checks! {
    "0.1.0": [
        number_value,
        scale_confused,
        currency_changed,
        percent_points,
        unit_changed,
        unit_conversion,
        multiple_changed,
        ordinal_changed,
        date_weekday,
        date_changed,
        date_order,
        time_changed,
        time_zone,
        hedge_flipped,
        hedge_lost,
        format_separator,
        number_sign,
        direction_figure,
        number_marker,
        number_rounded,
        number_missing,
        number_added,
        rank_shift,
        negation_changed,
        quantifier_changed,
        modality_changed,
        direction_reversed,
        temporal_changed,
        false_friend,
        role_changed,
        role_swapped,
        meaning_substituted,
        untranslated,
        verbatim_item,
        meaning_unrelated,
        moved_segment,
        omission_document,
        omission_run,
        addition_run,
        omission_clause,
        addition_clause,
        entity_changed,
        term_inconsistent,
        term_missing,
        term_forbidden,
        term_translated,
        term_rule,
        meaning_divergent,
    ],
}

/// The check of that name.
pub fn by_name(name: &str) -> Option<&'static Check> {
    CHECKS.iter().copied().find(|check| check.name == name)
}

/// Evidence on one side of a bead.
pub fn evidence(bitext: &Bitext, bead: usize, side: Side, spans: Vec<Span>, reading: Option<String>) -> Evidence {
    let side = bitext.side(bead, side);
    Evidence { segments: side.segments.clone(), text: side.text.clone(), spans, reading }
}

/// A quote for a message: whole when short, its two ends otherwise.
pub fn shorten(quote: &str) -> String {
    const LONGEST: usize = 60;
    let count = quote.chars().count();
    if count <= LONGEST {
        return quote.to_string();
    }
    let head: String = quote.chars().take(LONGEST / 2).collect();
    let tail: String = quote.chars().skip(count - LONGEST / 2).collect();
    format!("{} … {}", head.trim_end(), tail.trim_start())
}

/// Beads whose readings are kept at once: about 20 MB, and enough work for many cores.
const KEPT: usize = 1024;

/// Runs every check on every bead, on all cores; the findings come in bead order, unsettled.
pub fn run(bitext: &mut Bitext) -> Vec<Finding> {
    let count = bitext.beads().len();
    let mut findings = Vec::new();
    for start in (0..count).step_by(KEPT) {
        let beads = start..count.min(start + KEPT);
        let found: Vec<Vec<Finding>> = beads.clone().into_par_iter().map(|bead| look(bitext, bead)).collect();
        findings.extend(found.into_iter().flatten());
        if count > KEPT {
            bitext.forget(beads);
        }
    }
    findings
}

/// What every check finds in one bead.
fn look(bitext: &Bitext, bead: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in CHECKS {
        (check.run)(bitext, bead, &mut |finding| findings.push(finding));
    }
    findings
}
