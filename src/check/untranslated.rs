//! A stretch of the target that is still in the language of the source.
//!
//! Names, titles and quotations stay in their language; so a stretch counts only when it holds two
//! function words of the source's language and another word in lower case, none of the target's function
//! words, stands outside quotation marks, and its words stand in the source too.

use super::{Check, Example, evidence};
use crate::align::{BeadSide, Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::text::{self, Span, Word, WordKind};

/// The check.
pub static CHECK: Check = Check {
    name: "untranslated-stretch",
    version: 1,
    summary: "Part of the target is still in the language of the source.",
    why: "Readers who do not know that language cannot read it, and the page looks unfinished.",
    category: "accuracy/untranslated",
    severity: Severity::Minor,
    examples: &[
        Example::flags(
            "The form is available at the front desk and must be signed by the tenant.",
            "Le formulaire est disponible at the front desk and must be signed by the tenant.",
            "at the front desk and must be signed by the tenant",
            "at the front desk and must be signed by the tenant",
        ),
        Example::flags(
            "Members are looking for a new room for their weekly rehearsals.",
            "Members are looking for a new room for their weekly rehearsals.",
            "Members are looking for a new room for their weekly rehearsals",
            "Members are looking for a new room for their weekly rehearsals",
        ),
        Example::clean(
            "She wrote the novel The Keeper of the Lamps.",
            "Elle a écrit le roman The Keeper of the Lamps.",
        ),
        Example::clean(
            "Her motto is “the best of the best for all who come”.",
            "Sa devise : « the best of the best for all who come ».",
        ),
        Example::clean("The form is available at the front desk.", "Le formulaire est disponible à l'accueil."),
        Example::clean("The Bank of the West has opened a branch.", "La Bank of the West a ouvert une agence."),
    ],
    run,
};

/// Four words are the shortest stretch that is no name: "state of the art" is already one more than a loan.
const SHORTEST: usize = 4;
/// Function words of the source's language, in lower case, that a stretch must hold.
const FUNCTION_WORDS: usize = 2;
/// Words of the stretch that must stand in the source, of ten.
const IN_SOURCE: usize = 6;
/// A stretch of this many words is a sentence: readers lose what it says.
const SENTENCE: usize = 15;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let (source, target) = (bitext.source(bead), bitext.target(bead));
    if source.text.is_empty() || source.language == target.language {
        return;
    }
    for span in stretches(source, target) {
        let quote = span.of(&target.text);
        let long = quote.split_whitespace().count() >= SENTENCE;
        let message = format!("“{}” was left in the language of the source.", super::shorten(quote));
        let here = source.text.find(quote).map(|start| vec![Span::new(start, start + quote.len())]);
        report(Finding {
            severity: if long { Severity::Major } else { Severity::Minor },
            source: Some(evidence(bitext, bead, Side::Source, here.unwrap_or_default(), None)),
            target: Some(evidence(bitext, bead, Side::Target, vec![span], None)),
            ..CHECK.finding(bead, 0.9, message)
        });
    }
}

/// The stretches of the target that are in the source's language.
fn stretches(source: &BeadSide, target: &BeadSide) -> Vec<Span> {
    let words = target.words();
    let lower = |w: &Word| !w.capital;
    let foreign = |w: &Word| lower(w) && text::function_word(&w.form) == Some(source.language);
    if words.iter().filter(|w| foreign(w)).count() < FUNCTION_WORDS {
        return Vec::new();
    }
    let known: std::collections::HashSet<&str> = source.words().iter().map(|w| w.form.as_str()).collect();
    let quoted = quoted(&target.text);
    let ends = |w: &Word| {
        text::function_word(&w.form) == Some(target.language)
            || quoted.iter().any(|q| q.contains(w.span))
            || (w.kind == WordKind::Word && !known.contains(w.form.as_str()))
    };
    let mut out = Vec::new();
    for run in words.split(ends) {
        let run: Vec<&Word> = run.iter().filter(|w| w.kind != WordKind::Mark).collect();
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let foreign = run.iter().filter(|w| foreign(w)).count();
        let small = run.iter().filter(|w| lower(w)).count();
        let shared = run.iter().filter(|w| known.contains(w.form.as_str())).count();
        let content = run.iter().any(|w| lower(w) && w.form.len() > 2 && text::function_word(&w.form).is_none());
        if content
            && run.len() >= SHORTEST && foreign >= FUNCTION_WORDS && 2 * small > run.len() && 10 * shared >= IN_SOURCE * run.len() {
            out.push(first.span.join(last.span));
        }
    }
    out
}

/// What stands between quotation marks.
fn quoted(text: &str) -> Vec<Span> {
    let (mut open, mut out) = (None, Vec::new());
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('«' | '“', None) | ('"', None) => open = Some(at),
            ('»' | '”' | '"', Some(start)) => {
                out.push(Span::new(start, at));
                open = None;
            }
            _ => {}
        }
    }
    out
}
