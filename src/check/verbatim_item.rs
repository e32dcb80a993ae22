//! A web address, e-mail address, phone number or code that is no longer the same.
//!
//! Items are compared as strings: digits alone for phones, without scheme, language part and final
//! slash for addresses. An item that changed altogether was localised; one that nearly agrees was mistyped.

use super::{Check, Example, evidence};
use crate::align::{Bitext, Side};
use crate::finding::{Finding, Severity};
use crate::text::{Span, VerbatimKind, verbatim};

/// The check.
pub static CHECK: Check = Check {
    name: "verbatim-item",
    version: 2,
    summary: "A web address, e-mail address, phone number or code differs between the two texts.",
    why: "The reader of the translation writes to the wrong address, calls the wrong number or looks up the wrong record.",
    category: "accuracy/mistranslation",
    severity: Severity::Major,
    examples: &[
        Example::flags(
            "Call the box office at 514-555-0171 before noon.",
            "Appelez la billetterie au 514 555-0117 avant midi.",
            "514-555-0171",
            "514 555-0117",
        ),
        Example::flags("Write to press@halden.example.", "Écrivez à presse@haldn.example.", "press@halden.example", "presse@haldn.example"),
        Example::flags(
            "Details: https://halden.example/report/2031.",
            "Détails : https://halden.example/report/2013.",
            "https://halden.example/report/2031",
            "https://halden.example/report/2013",
        ),
        Example::flags("The flaw is known as CVE-2031-4417.", "La faille est connue sous le nom de CVE-2031-4471.", "CVE-2031-4417", "CVE-2031-4471"),
        Example::flags("Case C-417/19 is pending.", "L'affaire C-419/17 est pendante.", "C-417/19", "C-419/17"),
        Example::flags("Flight BX417 was diverted.", "Le vol BX471 a été dérouté.", "BX417", "BX471"),
        Example::flags("Follow us at @quainordzoo.", "Suivez-nous sur @quianordzoo.", "@quainordzoo", "@quianordzoo"),
        Example::clean("Revenue rose in Q3 and H1.", "Le chiffre d'affaires a progressé au T3 et au S1."),
        Example::clean("The G20 met in hall B12.", "Le G20 s'est réuni dans la salle B12."),
        Example::clean("Call (514) 555-0171.", "Composez le 514 555-0171."),
        Example::clean("See www.halden.example/en/news/.", "Voir www.halden.example/fr/news."),
        Example::clean("See halden.example/news.html.en.", "Voir halden.example/news.html.fr."),
        Example::clean("See https://halden.example/about-us.", "Voir https://halden.example/a-propos."),
        Example::clean("Write to info@halden.example.", "Écrivez à renseignements@halden.example."),
        Example::clean("Rule 2031/417 applies; version 2.4.18 too.", "Le règlement 2031/417 s'applique, la version 2.4.18 aussi."),
    ],
    run,
};

/// Two items are the same one mistyped when they agree this far (normalised Damerau–Levenshtein): one transposition
/// or lost letter in a short address keeps 0.85, a localised slug falls far below.
const MISTYPED: f64 = 0.85;

struct Item {
    span: Span,
    kind: VerbatimKind,
    form: String,
}

fn run(bitext: &Bitext, bead: usize, report: &mut dyn FnMut(Finding)) {
    let (source, target) = (bitext.source(bead), bitext.target(bead));
    let (mut ours, mut theirs) = (items(&source.text), items(&target.text));
    if ours.is_empty() || theirs.is_empty() {
        return;
    }
    ours.retain(|item| match theirs.iter().position(|other| other.kind == item.kind && other.form == item.form) {
        Some(same) => {
            theirs.remove(same);
            false
        }
        None => true,
    });
    for item in ours {
        let near = theirs.iter().position(|other| other.kind == item.kind && mistyped(&item, other));
        let Some(other) = near.map(|at| theirs.remove(at)) else { continue };
        let (here, there) = (item.span.of(&source.text), other.span.of(&target.text));
        let message = format!("“{here}” became “{there}”: {} must stay the same.", name(item.kind));
        report(Finding {
            source: Some(evidence(bitext, bead, Side::Source, vec![item.span], Some(item.form))),
            target: Some(evidence(bitext, bead, Side::Target, vec![other.span], Some(other.form))),
            ..CHECK.finding(bead, 0.95, message)
        });
    }
}

fn mistyped(a: &Item, b: &Item) -> bool {
    let similar = |least: f64| strsim::normalized_damerau_levenshtein(&a.form, &b.form) >= least;
    match a.kind {
        VerbatimKind::Phone => a.form.len() == b.form.len() || similar(MISTYPED),
        // Other digits in one pattern of letters are another record; other letters ("Q3", « T3 ») may be a translation.
        VerbatimKind::Code => {
            let lettered = a.form.contains(|c: char| c.is_ascii_alphabetic());
            lettered && shape(&a.form) == shape(&b.form) || similar(MISTYPED) || same_characters(&a.form, &b.form)
        }
        VerbatimKind::Tag => similar(MISTYPED_TAG),
        _ => similar(MISTYPED),
    }
}

/// Tags are short, and translated ones share little.
const MISTYPED_TAG: f64 = 0.75;

/// A code with its digits blotted out, of three characters or more.
fn shape(code: &str) -> String {
    code.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// The same characters in another order: `C-311/18` for `C-318/11`.
fn same_characters(a: &str, b: &str) -> bool {
    let sorted = |form: &str| {
        let mut bytes = form.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    a.len() == b.len() && sorted(a) == sorted(b)
}

fn name(kind: VerbatimKind) -> &'static str {
    match kind {
        VerbatimKind::Url => "a web address",
        VerbatimKind::Email => "an e-mail address",
        VerbatimKind::Phone => "a phone number",
        VerbatimKind::Tag => "a name or keyword of a social network",
        _ => "a code",
    }
}

fn items(text: &str) -> Vec<Item> {
    let form = |kind, quote: &str| match kind {
        VerbatimKind::Phone => {
            let digits: String = quote.chars().filter(char::is_ascii_digit).collect();
            if digits.len() == 11 { digits.trim_start_matches('1').to_string() } else { digits }
        }
        VerbatimKind::Url => url(quote),
        VerbatimKind::Email | VerbatimKind::Tag => quote.to_lowercase(),
        _ => quote.to_string(),
    };
    verbatim(text).into_iter().map(|v| Item { span: v.span, kind: v.kind, form: form(v.kind, v.span.of(text)) }).collect()
}

/// An address without its scheme, `www.`, language parts (`/en/`, `fr.`, `lang=en`, `.fr.html`) and final slash.
fn url(quote: &str) -> String {
    let lower = quote.to_lowercase();
    let rest = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    // `page.html.fr`: the language after the ending, as content negotiation writes it.
    let page = rest.rsplit_once('.').filter(|(page, tail)| tail.len() == 2 && (page.ends_with(".html") || page.ends_with(".htm")));
    let rest = page.map_or(rest, |(page, _)| page);
    let language = |part: &&str| !matches!(*part, "en" | "fr" | "eng" | "fra" | "en-ca" | "fr-ca" | "en-us" | "fr-fr" | "lang=en" | "lang=fr");
    rest.split(['/', '.', '?', '&']).filter(language).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}
