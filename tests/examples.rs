//! The examples of every check are its tests: each flagged one yields exactly the quoted spans, each clean one nothing.

#![allow(clippy::expect_used)]

use fauxami::align::{Bitext, align};
use fauxami::check::{CHECKS, Check, Example};
use fauxami::finding::{Evidence, Finding};
use fauxami::lexicon::Lexicon;
use fauxami::lexicon::glossary::Glossary;
use fauxami::text::{Language, Segments};
use std::sync::Arc;

fn bitext(example: &Example) -> Bitext {
    let source = Segments::from_lines("en", Language::English, example.en.split('\n'));
    let target = Segments::from_lines("fr", Language::French, example.fr.split('\n'));
    let lexicon = Lexicon::embedded();
    let mut bitext = if example.en.contains('\n') || example.fr.contains('\n') {
        align(source, target, lexicon)
    } else {
        Bitext::from_rows(source, target, lexicon)
    };
    if !example.glossary.is_empty() {
        let entries = Glossary::rows("glossary", example.glossary).expect("a glossary");
        bitext.glossary = Some(Arc::new(Glossary::new(entries, Language::English)));
    }
    bitext
}

fn findings(check: &Check, bitext: &Bitext) -> Vec<Finding> {
    let mut out = Vec::new();
    for bead in 0..bitext.beads().len() {
        (check.run)(bitext, bead, &mut |finding| out.push(finding));
    }
    out
}

fn quote(evidence: &Option<Evidence>) -> String {
    evidence.as_ref().map(Evidence::quote).unwrap_or_default()
}

#[test]
fn every_check_says_what_its_examples_promise() {
    let mut wrong = Vec::new();
    for check in CHECKS {
        for example in check.examples {
            let got: Vec<_> =
                findings(check, &bitext(example)).iter().map(|f| (quote(&f.source), quote(&f.target))).collect();
            let want: Vec<_> = example.flagged.iter().map(|(en, fr)| (en.to_string(), fr.to_string())).collect();
            if got != want {
                wrong.push(format!(
                    "{}: {:?} / {:?}\n   want {want:?}\n   got  {got:?}",
                    check.name, example.en, example.fr
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples disagree:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_check_is_named_by_family_and_has_examples_of_both_kinds() {
    for check in CHECKS {
        assert!(check.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", check.name);
        assert!(check.examples.iter().any(|e| e.flagged.is_some()), "{} has no flagged example", check.name);
        assert!(check.examples.iter().any(|e| e.flagged.is_none()), "{} has no clean example", check.name);
    }
}
