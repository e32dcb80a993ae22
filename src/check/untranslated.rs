//! A stretch of the target that is still in the language of the source.
//!
//! Names, titles and quotations stay in their language; so a stretch counts only when it holds function words of the
//! source's language and words in lower case that the target's language does not know, none of the target's function
//! words, stands outside quotation marks, and its words stand in the source too.

use super::{Check, Example, evidence};
use crate::align::{BeadSide, Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::lexicon::Lexicon;
use crate::text::{self, Language, Span, Word, WordKind};
use std::collections::HashSet;

/// The check.
pub static CHECK: Check = Check {
    name: "untranslated-stretch",
    version: 3,
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
        Example::flags("Repairs continue after the heavy storm.", "Les travaux continuent after the heavy storm.", "after the heavy storm", "after the heavy storm"),
        Example::flags("Subscribe to our newsletter.", "Subscribe to our newsletter.", "Subscribe to our newsletter", "Subscribe to our newsletter"),
        Example::flags("Divers found the missing anchor.", "Des plongeurs ont trouvé the missing anchor.", "the missing anchor", "the missing anchor"),
        Example::flags("Keep in a cool, dry cupboard.", "Keep in a cool, dry cupboard.", "Keep in a cool, dry cupboard", "Keep in a cool, dry cupboard"),
        Example::flags("The road is closed until the dam is repaired.", "La route est fermée until le barrage est réparé.", "until", "until"),
        Example::flags("They sang before the end of the mass.", "Ils ont chanté before the end de la messe.", "before the end", "before the end"),
        Example::clean("Bring your smartphone to the rock and roll night.", "Apportez votre smartphone à la soirée rock 'n' roll."),
        Example::clean("The festival offers jazz and a concert.", "Le festival propose du jazz et un concert."),
        Example::clean("He played for the All Blacks.", "Il a joué pour les All Blacks."),
        Example::clean(
            "She wrote the novel The Keeper of the Lamps.",
            "Elle a écrit le roman The Keeper of the Lamps.",
        ),
        Example::clean(
            "Her motto is “the best of the best for all who come”.",
            "Sa devise : « the best of the best for all who come ».",
        ),
        Example::clean("The form is available at the front desk.", "Le formulaire est disponible à l'accueil."),
        Example::clean("Run `gate open --for all of the users` first.", "Lancez d'abord `gate open --for all of the users`."),
        Example::clean("The Bank of the West has opened a branch.", "La Bank of the West a ouvert une agence."),
    ],
    run,
};

/// Four words are the shortest stretch that is no name: "state of the art" is already one more than a loan.
const SHORTEST: usize = 4;
/// Function words of the source's language, in lower case, that a stretch must hold.
const FUNCTION_WORDS: usize = 2;
/// A stretch of this many words is a sentence: readers lose what it says.
const SENTENCE: usize = 15;

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let (source, target) = (bitext.source(bead), bitext.target(bead));
    if source.text.is_empty() || source.language == target.language {
        return;
    }
    for span in stretches(source, target, &bitext.lexicon) {
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
fn stretches(source: &BeadSide, target: &BeadSide, lexicon: &Lexicon) -> Vec<Span> {
    let words = target.words();
    let foreign = |w: &Word| text::function_word(&w.form) == Some(source.language);
    if !words.iter().any(foreign) {
        return Vec::new();
    }
    let known: HashSet<&str> = source.words().iter().map(|w| w.form.as_str()).collect();
    let quoted = quoted(&target.text);
    // Comments of a source file are no text.
    if target.text.contains("##") {
        return Vec::new();
    }
    let ends = |w: &Word| {
        text::function_word(&w.form) == Some(target.language)
            || quoted.iter().any(|q| q.contains(w.span))
            || (w.kind == WordKind::Word && !known.contains(w.form.as_str()))
    };
    let mut out = Vec::new();
    for run in words.split(ends) {
        let run: Vec<&Word> = run.iter().filter(|w| matches!(w.kind, WordKind::Word | WordKind::Number)).collect();
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let span = first.span.join(last.span);
        let signs = Signs {
            words: run.len(),
            foreign: run.iter().filter(|w| foreign(w) && (!w.capital || w.span.start == 0)).count(),
            small: run.iter().filter(|w| !w.capital).count(),
            own: run.iter().filter(|w| is_own(w, source.language, lexicon)).count(),
            whole: target.text.trim() == source.text.trim(),
            copied: source.text.contains(span.of(&target.text)),
            begins: first.span.start == 0,
            long: first.form.len() >= 4,
        };
        if signs.speak() {
            out.push(span);
        }
    }
    out
}

/// What tells a stretch that was left from a name or a loan.
struct Signs {
    words: usize,
    /// Function words of the source's language, not in a title's capitals.
    foreign: usize,
    /// Words without a capital.
    small: usize,
    /// Content words of the source's language that the target's language does not write so.
    own: usize,
    /// The target is the source.
    whole: bool,
    /// It stands in the source letter for letter.
    copied: bool,
    /// It begins the target, where any word has a capital.
    begins: bool,
    /// Its first word has four letters or more: shorter ones are written in both languages ("on", "or").
    long: bool,
}

impl Signs {
    fn speak(&self) -> bool {
        let sentence = self.words >= SHORTEST && self.foreign >= FUNCTION_WORDS && 2 * self.small > self.words && self.own >= 1;
        // Two words or more, one of grammar among them: loans ("smartphone", "sex symbol") have none.
        let short = self.copied && self.words >= 2 && self.foreign >= 1 && (self.own >= 1 || self.foreign >= 2);
        let short = short && self.words <= self.small + usize::from(self.begins);
        let single = self.words == 1 && self.foreign == 1 && self.long;
        let heading = self.whole && self.words >= 3 && self.foreign >= 1 && self.own >= 1 && 2 * self.small >= self.words;
        sentence || short || single || heading
    }
}

/// Is it a content word in lower case that belongs to the one language only: the lexicon renders it by other words?
fn is_own(word: &Word, language: Language, lexicon: &Lexicon) -> bool {
    if word.capital && word.span.start > 0 || word.kind != WordKind::Word || text::function_word(&word.form).is_some() {
        return false;
    }
    let itself: f32 = lexicon.translations(language, &word.form).filter(|(form, _)| *form == word.form).map(|(_, p)| p).sum();
    let known = lexicon.id(language, &word.form).is_some() || lexicon.id(language.other(), &word.form).is_none();
    word.form.len() > 2 && known && itself < BORROWED
}

/// A word that the other language renders by itself this often is its own word too ("festival").
const BORROWED: f32 = 0.1;

/// What stands between quotation marks, the elements of HTML included, and code between backticks.
fn quoted(text: &str) -> Vec<Span> {
    let (mut open, mut out) = (None, Vec::new());
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('«' | '“' | '"' | '`', None) => open = Some(at),
            ('`', Some(start)) if text[start..].starts_with('`') => {
                out.push(Span::new(start, at));
                open = None;
            }
            ('<', None) if text[at..].starts_with("<q>") => open = Some(at),
            ('<', Some(start)) if text[at..].starts_with("</q>") => {
                out.push(Span::new(start, at + 4));
                open = None;
            }
            ('»' | '”' | '"', Some(start)) => {
                out.push(Span::new(start, at));
                open = None;
            }
            _ => {}
        }
    }
    out
}
