//! The configuration file, the ledger beside it, and the flags that overrule them.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use fauxami::Error;
use fauxami::config::Config;
use fauxami::finding::Severity;
use fauxami::ledger::Ledger;
use std::path::{Path, PathBuf};

/// Name of the configuration file.
const CONFIG: &str = "fauxami.toml";
/// Name of the ledger, unless the configuration says otherwise.
const LEDGER: &str = "fauxami.baseline.jsonl";

/// Options that say where the configuration and the ledger are.
#[derive(Debug, Args)]
pub struct Places {
    /// The configuration (unless given: fauxami.toml beside the input or in a folder above it)
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Decisions on findings (unless given: fauxami.baseline.jsonl beside the configuration or above the input)
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

/// Options that say what is tolerated.
#[derive(Debug, Args)]
pub struct Settings {
    #[command(flatten)]
    places: Places,
    /// Fail where a finding is this grave or graver
    #[arg(long, value_name = "SEVERITY", value_parser = severities())]
    fail_on: Option<Severity>,
    /// Tolerate so many critical findings
    #[arg(long, value_name = "N")]
    max_critical: Option<u32>,
    /// Tolerate so many major findings
    #[arg(long, value_name = "N")]
    max_major: Option<u32>,
    /// Tolerate so many minor findings
    #[arg(long, value_name = "N")]
    max_minor: Option<u32>,
    /// Fail where less than this share of the source is answered (0 to 1)
    #[arg(long, value_name = "SHARE", value_parser = share)]
    min_coverage: Option<f64>,
    /// Let only findings at least this sure count (0 to 1)
    #[arg(long, value_name = "CONFIDENCE", value_parser = share)]
    min_confidence: Option<f64>,
}

fn severities() -> impl TypedValueParser<Value = Severity> {
    PossibleValuesParser::new(["critical", "major", "minor"]).map(|name| match name.as_str() {
        "critical" => Severity::Critical,
        "major" => Severity::Major,
        _ => Severity::Minor,
    })
}

/// Reads a number from 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "it is a share from 0 to 1: write 90 % as 0.9".to_string())
}

/// What holds for a run.
#[derive(Debug)]
pub struct Rules {
    /// The configuration, flags applied.
    pub config: Config,
    /// The decisions taken so far.
    pub ledger: Ledger,
    /// The file that holds them, or would.
    pub ledger_path: PathBuf,
    /// The folder of the configuration file; `None` where there is none.
    pub folder: Option<PathBuf>,
}

impl Settings {
    /// Finds and reads the configuration and the ledger for an input. A ledger that was asked for must exist.
    pub fn rules(&self, input: &Path) -> Result<Rules, Error> {
        let mut rules = self.places.read(input, self.places.baseline.is_some())?;
        self.overrule(&mut rules.config);
        Ok(rules)
    }

    fn overrule(&self, config: &mut Config) {
        let gate = &mut config.gate;
        gate.fail_on = self.fail_on.unwrap_or(gate.fail_on);
        gate.max_critical = self.max_critical.or(gate.max_critical);
        gate.max_major = self.max_major.or(gate.max_major);
        gate.max_minor = self.max_minor.or(gate.max_minor);
        gate.min_coverage = self.min_coverage.or(gate.min_coverage);
        gate.min_confidence = self.min_confidence.map_or(gate.min_confidence, |share| share as f32);
    }
}

impl Places {
    /// The configuration and the ledger for a command that writes the ledger, which need not exist yet.
    pub fn rules_to_write(&self, input: &Path) -> Result<Rules, Error> {
        self.read(input, false)
    }

    fn read(&self, input: &Path, must_exist: bool) -> Result<Rules, Error> {
        let found = self.config.clone().or_else(|| upward(input, CONFIG));
        let mut config = match &found {
            Some(path) => Config::parse(&path.display().to_string(), &text(path)?)?,
            None => Config::default(),
        };
        add_files(&mut config, found.as_deref().and_then(Path::parent).unwrap_or(Path::new("")))?;
        let ledger_path = self.ledger_path(input, found.as_deref(), &config);
        let ledger = if must_exist || ledger_path.exists() {
            Ledger::parse(&ledger_path.display().to_string(), &text(&ledger_path)?)?
        } else {
            Ledger::default()
        };
        let folder = found.map(|path| path.parent().map(Path::to_path_buf).unwrap_or_default());
        Ok(Rules { config, ledger, ledger_path, folder })
    }

    fn ledger_path(&self, input: &Path, config_path: Option<&Path>, config: &Config) -> PathBuf {
        if let Some(path) = &self.baseline {
            return path.clone();
        }
        let folder = config_path.and_then(Path::parent);
        match (folder, &config.baseline) {
            (Some(folder), Some(name)) => folder.join(name),
            (Some(folder), None) => folder.join(LEDGER),
            (None, _) => upward(input, LEDGER).unwrap_or_else(|| PathBuf::from(LEDGER)),
        }
    }
}

/// Reads the glossaries and tables that the configuration in `folder` names.
fn add_files(config: &mut Config, folder: &Path) -> Result<(), Error> {
    for name in config.glossary.clone() {
        let path = folder.join(name);
        config.add_glossary(&path.display().to_string(), &text(&path)?)?;
    }
    let mut tables = Vec::new();
    for (name, file) in &config.tables {
        let path = folder.join(file);
        tables.push((name.clone(), path.display().to_string(), text(&path)?));
    }
    fauxami::lexicon::extend_tables(tables)
}

fn text(path: &Path) -> Result<String, Error> {
    String::from_utf8(fauxami::read::load(path)?)
        .map_err(|_| Error::input(path.display().to_string(), "this is not UTF-8 text", "save it as UTF-8"))
}

/// The file of that name beside the input or in the nearest folder above it.
fn upward(input: &Path, name: &str) -> Option<PathBuf> {
    let absolute = std::path::absolute(input).ok()?;
    let found = absolute.ancestors().skip(1).map(|folder| folder.join(name)).find(|path| path.is_file())?;
    // Below the current folder, paths are shown as a person would write them.
    let here = std::env::current_dir().ok();
    Some(here.and_then(|here| found.strip_prefix(here).ok().map(Path::to_path_buf)).unwrap_or(found))
}
