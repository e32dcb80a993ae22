//! The configuration: `fauxami.toml`, its defaults, what is wrong with it.

use crate::check::CHECKS;
use crate::check::term::{self, Terms};
use crate::error::Error;
use crate::finding::anchor::fold;
use crate::finding::{Entry, Severity};
use crate::gate::Gate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything `fauxami.toml` can say.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The version of Fauxami that this file was written for, as `0.1` or `0.1.2`; another one refuses to run.
    #[serde(rename = "required-version", alias = "required_version")]
    pub required_version: Option<String>,
    /// Where decisions on findings are kept, relative to this file; `fauxami.baseline.jsonl` unless given.
    pub baseline: Option<String>,
    /// What stops a build.
    pub gate: Gate,
    /// How grave a check's findings are, whatever the check says; `off` silences it.
    pub checks: BTreeMap<String, Level>,
    /// Findings that are known to be none.
    pub ignore: Vec<Ignore>,
    /// Which files belong together, for `fauxami check` without arguments.
    pub pairs: Vec<Pairs>,
    /// Glossaries: CSV files with the columns source, target, status (required, forbidden, keep, flag) and note, relative
    /// to this file.
    pub glossary: Vec<String>,
    /// Rules of your own, tested on their examples whenever this file is read.
    pub rule: Vec<Rule>,
    /// Tables that add to the built-in ones, relative to this file: `role = "our-titles.tsv"`.
    pub tables: BTreeMap<String, String>,
    /// The terms and rules, ready for use.
    #[serde(skip)]
    pub terms: Terms,
}

/// Which files belong together. Paths are relative to the configuration file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Pairs {
    /// By their paths, or by a key that their front matter shares.
    Pattern {
        /// Path of the originals with one placeholder: `content/en/{path}.md`.
        source: String,
        /// Path of the translations with the same placeholder: `content/fr/{path}.md`.
        target: String,
        /// Pairs pages whose front matter has the same value here, whatever their paths.
        key: Option<String>,
    },
    /// By a table.
    Table {
        /// A CSV file with the columns source and target.
        table: String,
    },
}

/// How grave the findings of a check are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported.
    Off,
    /// A hint.
    Note,
    /// Slight.
    Minor,
    /// Grave.
    Major,
    /// Gravest.
    Critical,
}

impl Level {
    /// The severity; `None` for a check that is off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Level::Off => None,
            Level::Note => Some(Severity::Note),
            Level::Minor => Some(Severity::Minor),
            Level::Major => Some(Severity::Major),
            Level::Critical => Some(Severity::Critical),
        }
    }
}

/// An explicit ignore: findings of a check whose marked words hold a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ignore {
    /// Name of the check; all checks unless given.
    pub check: Option<String>,
    /// Words that must stand in the marked words of either side, case and typography aside; any words unless given.
    pub text: Option<String>,
    /// Name of the pair; all pairs unless given.
    pub pair: Option<String>,
    /// Why.
    pub reason: String,
}

impl Ignore {
    /// Does it silence this entry of that pair?
    pub fn covers(&self, pair: &str, entry: &Entry) -> bool {
        let anchor = &entry.anchor;
        let holds = |text: &String| {
            let text = fold(text);
            anchor.source.quote.contains(&text) || anchor.target.quote.contains(&text)
        };
        self.check.as_deref().is_none_or(|check| check == anchor.check)
            && self.pair.as_deref().is_none_or(|name| name == pair)
            && self.text.as_ref().is_none_or(holds)
    }
}

/// A rule: word patterns of source and target (`stem*`, `_` any word, `#` any number, `(a|b)`, `;` between
/// alternatives), and what to say where they all agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rule {
    /// Its name, in errors.
    pub name: String,
    /// Must stand in the source.
    #[serde(default)]
    pub source: String,
    /// Must stand in the target.
    #[serde(default)]
    pub target: String,
    /// Must not stand in the source.
    #[serde(default)]
    pub source_without: String,
    /// Must not stand in the target.
    #[serde(default)]
    pub target_without: String,
    /// What to tell the reader.
    pub message: String,
    /// How grave; minor unless given.
    pub severity: Option<Severity>,
    /// At least one pair that it flags; and such as it must not.
    pub examples: Vec<RuleExample>,
}

/// A pair of texts and whether a rule flags it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleExample {
    /// The source.
    pub source: String,
    /// The target.
    pub target: String,
    /// Is it flagged?
    pub flagged: bool,
}

impl Rule {
    fn entry(&self) -> term::Entry {
        term::Entry {
            source_without: self.source_without.clone(),
            target_without: self.target_without.clone(),
            severity: self.severity.map(|severity| severity as u8),
            ..term::Entry::term(term::Demand::Flag, &self.source, &self.target, &self.message)
        }
    }

    /// What is wrong with it: an example that does not come out as it says.
    fn fault(&self) -> Option<String> {
        if !self.examples.iter().any(|example| example.flagged) {
            return Some(format!("rule `{}` has no example that it flags", self.name));
        }
        let flags = |example: &RuleExample| term::flags(self.entry(), &example.source, &example.target);
        let wrong = self.examples.iter().position(|example| flags(example) != example.flagged)?;
        let verb = if self.examples[wrong].flagged { "does not flag" } else { "flags" };
        Some(format!("rule `{}` {verb} its example {}", self.name, wrong + 1))
    }
}

impl Config {
    /// Adds the rows of a glossary file; `path` stands in errors.
    ///
    /// # Errors
    /// [`Error::Input`] with the line of a row that cannot be read.
    pub fn add_glossary(&mut self, path: &str, text: &str) -> Result<(), Error> {
        self.terms.extend(term::Glossary::rows(path, text)?);
        Ok(())
    }

    /// Reads the text of a configuration file; `path` only appears in errors, with line and column.
    pub fn parse(path: &str, text: &str) -> Result<Self, Error> {
        let mut config: Config = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            problem(path, text, at, &error.message().lines().collect::<Vec<_>>().join(" "))
        })?;
        config.check_names(path, text)?;
        config.check_shares(path, text)?;
        config.check_version(path, text)?;
        for rule in &config.rule {
            if let Some(fault) = rule.fault() {
                return Err(problem(path, text, text.find(rule.name.as_str()).unwrap_or(0), &fault));
            }
        }
        config.terms.extend(config.rule.iter().map(Rule::entry));
        Ok(config)
    }

    fn check_names(&self, path: &str, text: &str) -> Result<(), Error> {
        let ignored = self.ignore.iter().filter_map(|ignore| ignore.check.as_ref());
        for name in self.checks.keys().chain(self.gate.checks.keys()).chain(ignored) {
            if !CHECKS.iter().any(|check| check.name == name) {
                let at = text.find(name.as_str()).unwrap_or(0);
                let near = CHECKS
                    .iter()
                    .max_by(|a, b| strsim::jaro_winkler(a.name, name).total_cmp(&strsim::jaro_winkler(b.name, name)));
                let near = near.map(|check| format!(", did you mean `{}`?", check.name)).unwrap_or_default();
                return Err(problem(path, text, at, &format!("there is no check `{name}`{near}")));
            }
        }
        Ok(())
    }

    fn check_shares(&self, path: &str, text: &str) -> Result<(), Error> {
        let shares =
            [("min_coverage", self.gate.min_coverage), ("min_confidence", Some(f64::from(self.gate.min_confidence)))];
        for (key, share) in shares {
            if share.is_some_and(|share| !(0.0..=1.0).contains(&share)) {
                let at = text.find(key).unwrap_or(0);
                return Err(problem(path, text, at, &format!("{key} is a share: write 90 % as 0.9")));
            }
        }
        Ok(())
    }

    fn check_version(&self, path: &str, text: &str) -> Result<(), Error> {
        let Some(required) = &self.required_version else { return Ok(()) };
        let running = env!("CARGO_PKG_VERSION");
        if running == required || running.strip_prefix(required.as_str()).is_some_and(|rest| rest.starts_with('.')) {
            return Ok(());
        }
        let at = text.find("required").unwrap_or(0);
        Err(problem(path, text, at, &format!("this asks for fauxami {required}, and {running} is running")))
    }
}

fn problem(path: &str, text: &str, at: usize, what: &str) -> Error {
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Error::input(format!("{path}:{line}:{column}"), what, "`fauxami config` prints every key with its meaning")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Config::parse("fauxami.toml", text).unwrap_err().to_string()
    }

    #[test]
    fn what_is_wrong_is_named_with_its_position() {
        assert!(error("[gate]\nfail_at = \"major\"\n").starts_with("fauxami.toml:2:1: unknown field `fail_at`"));
        assert!(error("[gate]\nfail_on = \"huge\"\n").starts_with("fauxami.toml:2:11: unknown variant `huge`"));
        assert!(
            error("[checks]\nrank-shfit = \"off\"\n").contains("2:1: there is no check `rank-shfit`, did you mean")
        );
        assert!(error("required-version = \"99\"\n").contains("asks for fauxami 99"));
        assert!(error("[gate]\nmin_coverage = 90\n").contains("2:1: min_coverage is a share"));
        let rule = |example: &str| {
            format!(
                "[[rule]]\nname = \"free-entry\"\nsource = \"free\"\ntarget = \"libre\"\nmessage = \"m\"\nexamples = [{example}]\n"
            )
        };
        assert!(error(&rule("")).starts_with("fauxami.toml:2:9: rule `free-entry` has no example that it flags"));
        let clean = "{ source = \"Entry is free\", target = \"L'entrée est gratuite\", flagged = true }";
        assert!(error(&rule(clean)).contains("rule `free-entry` does not flag its example 1"));
        assert!(error("[[ignore]]\ncheck = \"rank-shift\"\n").contains("reason"));
    }

    #[test]
    fn the_template_says_the_defaults() {
        let template = include_str!("cli/fauxami.toml");
        assert_eq!(Config::parse("fauxami.toml", template).unwrap(), Config::default());
        // Every line that is commented out must be right as well.
        let all: String =
            template.lines().map(|line| line.strip_prefix("#: ").unwrap_or(line).to_string() + "\n").collect();
        let config = Config::parse("fauxami.toml", &all).unwrap();
        assert!(config.gate.min_coverage.is_some() && !config.checks.is_empty());
        assert_eq!((config.ignore.len(), config.pairs.len(), config.rule.len()), (1, 3, 1));
    }
}
