//! One defect, one finding: of findings that overlap, the one that explains most is kept.
//!
//! The order: a whole run of segments left out or added explains everything inside it; a finding that marks both
//! sides stands before a clause left out, and that before a single figure left out. Among equals a typed check
//! stands before an untyped one and before a hint (note), in the order of [`ORDER`]; then the graver, the surer,
//! the one whose check runs first.

use crate::finding::{Evidence, Finding, Severity};
use crate::text::Span;
use std::collections::BTreeMap;

/// Families from the most specific to the least; what is not listed stands before `format`.
const ORDER: &[&str] = &[
    "verbatim",
    "untranslated",
    "scale",
    "currency",
    "percent",
    "unit",
    "date",
    "time",
    "ordinal",
    "number",
    "multiple",
    "range",
    "rank",
    "hedge",
    "negation",
    "quantifier",
    "modality",
    "direction",
    "temporal",
    "entity",
    "role",
    "term",
    "false-friend",
    "meaning-substituted",
    "moved",
    "format",
    "omission",
    "addition",
    "meaning",
];

/// Checks that say only that something differs, not what.
const UNTYPED: &[&str] = &["meaning-divergent", "meaning-unrelated"];

/// Keeps one finding a defect. Findings come and go in (bead, place) order.
pub fn settle(mut findings: Vec<Finding>) -> Vec<Finding> {
    // What is said of the whole document leaves nothing to say of its parts.
    let whole = findings.iter().position(|f| ["meaning-unrelated", "omission-document"].contains(&f.check));
    if let Some(at) = whole {
        return vec![findings.swap_remove(at)];
    }
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by(|&a, &b| standing(&findings[a]).cmp(&standing(&findings[b])).then(a.cmp(&b)));
    let mut taken = Taken::default();
    let mut kept: Vec<usize> = order.into_iter().filter(|&at| taken.take(&findings[at])).collect();
    kept.sort_by_key(|&at| (findings[at].bead, place(&findings[at]), at));
    let mut slots: Vec<Option<Finding>> = findings.into_iter().map(Some).collect();
    kept.into_iter().filter_map(|at| slots[at].take()).collect()
}

/// How much a finding explains; lower explains more.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// Whole segments that the other side leaves unanswered.
    Run,
    /// Both sides are marked.
    Both,
    /// A clause that the other side leaves unanswered.
    Clause,
    /// One word or figure that the other side leaves unanswered.
    One,
}

fn reach(finding: &Finding) -> Reach {
    let marked = |side: &Option<Evidence>| side.as_ref().is_some_and(|e| !e.spans.is_empty());
    match finding.check {
        "omission-run" | "addition-run" => Reach::Run,
        "untranslated-stretch" => Reach::Both,
        _ if marked(&finding.source) && marked(&finding.target) => Reach::Both,
        "omission-clause" | "addition-clause" => Reach::Clause,
        _ => Reach::One,
    }
}

/// Lower stands first and keeps its place.
fn standing(finding: &Finding) -> (Reach, bool, usize, std::cmp::Reverse<Severity>, u32) {
    let untyped = UNTYPED.contains(&finding.check);
    let hint = finding.severity == Severity::Note;
    let doubt = ((1.0 - finding.confidence.clamp(0.0, 1.0)) * 1000.0) as u32;
    (reach(finding), hint || untyped, family(finding.check), std::cmp::Reverse(finding.severity), doubt)
}

fn family(check: &str) -> usize {
    let at = ORDER
        .iter()
        .position(|family| check.strip_prefix(family).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')));
    at.unwrap_or(ORDER.len() - 4)
}

fn place(finding: &Finding) -> (usize, usize) {
    let start = |side: &Option<Evidence>| side.as_ref().and_then(|e| e.spans.first()).map_or(usize::MAX, |s| s.start);
    (start(&finding.source), start(&finding.target))
}

/// The places already spoken for: per side and segment run, disjoint spans by their start.
#[derive(Default)]
struct Taken {
    spans: [BTreeMap<(u32, u32), BTreeMap<usize, usize>>; 2],
}

impl Taken {
    /// Claims the finding's places; false when one of them is taken.
    fn take(&mut self, finding: &Finding) -> bool {
        let sides = [&finding.source, &finding.target];
        let free = sides.iter().zip(&self.spans).all(|(evidence, taken)| {
            evidence.as_ref().is_none_or(|e| {
                let spans = taken.get(&(e.segments.start, e.segments.end));
                e.spans.iter().all(|span| spans.is_none_or(|taken| is_free(taken, *span)))
            })
        });
        if free {
            for (evidence, taken) in sides.into_iter().zip(&mut self.spans) {
                let Some(evidence) = evidence else { continue };
                let spans = taken.entry((evidence.segments.start, evidence.segments.end)).or_default();
                spans.extend(evidence.spans.iter().map(|s| (s.start, s.end)));
            }
        }
        free
    }
}

fn is_free(taken: &BTreeMap<usize, usize>, span: Span) -> bool {
    taken.range(..span.end).next_back().is_none_or(|(_, &end)| end <= span.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(
        check: &'static str,
        severity: Severity,
        source: (usize, usize),
        target: Option<(usize, usize)>,
    ) -> Finding {
        let side = |(start, end): (usize, usize)| Evidence {
            segments: 0..1,
            text: "x".repeat(100),
            spans: vec![Span::new(start, end)],
            reading: None,
        };
        Finding {
            check,
            category: "accuracy",
            severity,
            confidence: 0.9,
            message: String::new(),
            source: Some(side(source)),
            target: target.map(side),
            bead: 0,
        }
    }

    fn names(findings: Vec<Finding>) -> Vec<&'static str> {
        settle(findings).iter().map(|f| f.check).collect()
    }

    #[test]
    fn a_typed_finding_displaces_an_untyped_one_over_it() {
        let number = finding("number-value", Severity::Major, (10, 14), Some((20, 24)));
        let meaning = finding("meaning-divergent", Severity::Major, (0, 40), Some((0, 50)));
        assert_eq!(names(vec![meaning, number]), ["number-value"]);
    }

    #[test]
    fn a_scale_is_more_specific_than_a_number() {
        let number = finding("number-value", Severity::Critical, (10, 14), Some((20, 24)));
        let scale = finding("scale-confused", Severity::Major, (10, 22), Some((20, 30)));
        assert_eq!(names(vec![number, scale]), ["scale-confused"]);
    }

    #[test]
    fn what_stands_apart_is_kept_in_order_of_place() {
        let late = finding("rank-shift", Severity::Major, (50, 60), Some((0, 9)));
        let early = finding("number-value", Severity::Minor, (10, 14), Some((20, 24)));
        assert_eq!(names(vec![late, early]), ["number-value", "rank-shift"]);
    }

    #[test]
    fn what_is_left_out_explains_the_figures_in_it() {
        let run = finding("omission-run", Severity::Major, (0, 80), None);
        let number = finding("number-missing", Severity::Minor, (10, 14), Some((20, 24)));
        assert_eq!(names(vec![number, run]), ["omission-run"]);
    }
}
