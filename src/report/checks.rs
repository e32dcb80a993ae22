//! What the checks look for, as Markdown: `fauxami explain`, docs/checks.md and the rule help of SARIF.

use crate::check::{CHECKS, Check, Example, Standing};
use std::fmt::Write;

/// Everything about one check.
pub fn one(check: &Check) -> String {
    let Check { name, summary, why, category, severity, .. } = check;
    let precision = check.precision();
    let effect = match precision.standing() {
        _ if check.is_new() => "it is new: its findings are notes until the next minor version",
        Standing::Gates => "its findings count in the gate",
        Standing::Unmeasured => "its findings count in the gate until it is measured",
        Standing::Reports => "its findings are reported and do not count in the gate",
        Standing::Hints => "its findings are only notes",
    };
    let corpora =
        if precision.corpora.is_empty() { String::new() } else { format!(" on {}", precision.corpora.join(", ")) };
    let mut out = format!("{summary}\n\n{why}\n\n");
    let _ = writeln!(out, "- Severity: {}\n- Category: {category}", severity.name());
    let _ = writeln!(out, "- Precision: {precision}{corpora}; {effect}");
    let _ = writeln!(out, "- Since: {}", check.since());
    for (label, flagged) in [("Flagged", true), ("Not flagged", false)] {
        for (number, example) in check.examples.iter().filter(|e| e.flagged.is_some() == flagged).enumerate() {
            if number == 0 {
                let _ = writeln!(out, "\n{label}:");
            }
            if number == 0 && !example.glossary.is_empty() {
                let _ = writeln!(out, "\nWith this glossary:\n\n```csv\n{}```", example.glossary);
            }
            let (en, fr) = quoted(example);
            let _ = writeln!(out, "\n> {en}  \n> {fr}");
        }
    }
    let _ = writeln!(out, "\nTo silence it, in fauxami.toml: `[checks]` `{name} = \"off\"`.");
    out
}

/// The page of all checks.
pub fn all() -> String {
    let mut out = String::from(
        "# Checks\n\nGenerated from the checks themselves by `fauxami explain --markdown`. The examples are their tests.\n\n",
    );
    out += "| Check | Severity | Precision | Looks for |\n|---|---|---|---|\n";
    for check in CHECKS {
        let Check { name, summary, severity, .. } = check;
        let _ = writeln!(out, "| [{name}](#{name}) | {} | {} | {summary} |", severity.name(), check.precision());
    }
    for check in CHECKS {
        let _ = write!(out, "\n## {}\n\n{}", check.name, one(check));
    }
    out
}

/// The two texts of an example, the marked words in bold.
fn quoted(example: &Example) -> (String, String) {
    let (en, fr) = example.flagged.unwrap_or_default();
    (bold(example.en, en), bold(example.fr, fr))
}

fn bold(text: &str, quote: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    for part in quote.split(" … ").filter(|part| !part.is_empty()) {
        if let Some((before, after)) = rest.split_once(part) {
            let _ = write!(out, "{before}**{part}**");
            rest = after;
        }
    }
    (out + rest).replace('\n', "  \n> ")
}
