//! Which files `[[pairs]]` names: by pattern, by a key of the front matter, or by a table.

use fauxami::config::Pairs;
use fauxami::{Error, read};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Stands for a file of the current folder, where there is no input to look beside.
pub const HERE: &str = "./-";

/// The two files of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    /// How the pair is called.
    pub name: String,
    /// The original.
    pub source: PathBuf,
    /// Where its translation is, or should be; `None` where nothing says.
    pub target: Option<PathBuf>,
}

/// The pairs, in the order of the configuration, then of their names. Paths are relative to `folder`. Pairs of several
/// rules that would be called alike are called by the paths of their sources.
pub fn resolve(pairs: &[Pairs], folder: &Path) -> Result<Vec<Files>, Error> {
    let mut files = Vec::new();
    for rule in pairs {
        files.extend(match rule {
            Pairs::Table { table } => from_table(&folder.join(table))?,
            Pairs::Pattern { source, target, key: None } => by_path(folder, source, target)?,
            Pairs::Pattern { source, target, key: Some(key) } => by_key(folder, source, target, key)?,
        });
    }
    let mut called: BTreeMap<String, u32> = BTreeMap::new();
    files.iter().for_each(|pair| *called.entry(pair.name.clone()).or_default() += 1);
    for pair in files.iter_mut().filter(|pair| called[&pair.name] > 1) {
        let path = pair.source.strip_prefix(folder).unwrap_or(&pair.source);
        pair.name = path.with_extension("").to_string_lossy().replace('\\', "/");
    }
    Ok(files)
}

/// A pattern with one placeholder in braces, which stands for any text, slashes included.
struct Pattern<'a> {
    before: &'a str,
    after: &'a str,
}

impl<'a> Pattern<'a> {
    fn new(text: &'a str) -> Result<Self, Error> {
        let parts = text.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1)));
        let wrong =
            || Error::Usage(format!("[[pairs]]: `{text}` has no placeholder; write it as content/en/{{path}}.md"));
        let (before, after) = parts.filter(|(_, after)| !after.contains('{')).ok_or_else(wrong)?;
        Ok(Pattern { before, after })
    }

    fn fill(&self, value: &str) -> String {
        format!("{}{value}{}", self.before, self.after)
    }

    /// Every file that fits, by what its placeholder stands for.
    fn files(&self, folder: &Path) -> Result<BTreeMap<String, PathBuf>, Error> {
        let root = self.before.rsplit_once('/').map_or("", |(root, _)| root);
        let mut found = BTreeMap::new();
        walk(&folder.join(root), root, &mut |name, path| {
            let value = name.strip_prefix(self.before).and_then(|rest| rest.strip_suffix(self.after));
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                found.insert(value.to_string(), path);
            }
        })?;
        Ok(found)
    }
}

/// Every file below a folder, with its name relative to where the walk began; hidden folders hold no pages.
fn walk(folder: &Path, name: &str, found: &mut dyn FnMut(&str, PathBuf)) -> Result<(), Error> {
    // The folder of a configuration beside us has an empty name, which the system does not know.
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let refused = |error| Error::io(here.display().to_string(), error);
    for entry in std::fs::read_dir(here).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        let own = entry.file_name().to_string_lossy().into_owned();
        let path = folder.join(entry.file_name());
        let hidden = own.starts_with('.');
        let name = if name.is_empty() { own } else { format!("{name}/{own}") };
        // A link is no folder here, so that no circle of links is walked.
        match entry.file_type().map_err(refused)?.is_dir() {
            true if hidden => {}
            true => walk(&path, &name, found)?,
            false => found(&name, path),
        }
    }
    Ok(())
}

fn by_path(folder: &Path, source: &str, target: &str) -> Result<Vec<Files>, Error> {
    let target = Pattern::new(target)?;
    let files = Pattern::new(source)?.files(folder)?.into_iter();
    Ok(files
        .map(|(name, source)| {
            let target = Some(folder.join(target.fill(&name)));
            Files { name, source, target }
        })
        .collect())
}

fn by_key(folder: &Path, source: &str, target: &str, key: &str) -> Result<Vec<Files>, Error> {
    let mut targets = BTreeMap::new();
    for path in Pattern::new(target)?.files(folder)?.into_values() {
        if let Some(value) = front_matter(&path, key)? {
            targets.insert(value, path);
        }
    }
    let mut pairs = Vec::new();
    for (name, source) in Pattern::new(source)?.files(folder)? {
        // A page without the key belongs to no pair.
        if let Some(value) = front_matter(&source, key)? {
            pairs.push(Files { name, source, target: targets.get(&value).cloned() });
        }
    }
    Ok(pairs)
}

/// The value of a key in the front matter of a page: YAML between `---`, or TOML between `+++`.
fn front_matter(path: &Path, key: &str) -> Result<Option<String>, Error> {
    let bytes = read::load(path)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text.trim_start_matches('\u{FEFF}').lines();
    let fence = lines.next().map(str::trim_end).filter(|line| *line == "---" || *line == "+++");
    let Some(fence) = fence else { return Ok(None) };
    let separator = if fence == "---" { ':' } else { '=' };
    let value = lines.take_while(|line| line.trim_end() != fence).find_map(|line| {
        let (name, value) = line.split_once(separator)?;
        (name.trim() == key).then(|| value.trim().trim_matches(['"', '\'']).to_string())
    });
    Ok(value.filter(|value| !value.is_empty()))
}

fn from_table(path: &Path) -> Result<Vec<Files>, Error> {
    let name = path.display().to_string();
    let bytes = read::load(path)?;
    let wrong =
        |error: csv::Error| Error::input(&name, error.to_string(), "write a CSV with the columns source,target");
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    let headers = reader.headers().map_err(wrong)?.clone();
    let column = |wanted: &str| {
        let problem = format!("there is no column `{wanted}`");
        headers
            .iter()
            .position(|header| header.trim() == wanted)
            .ok_or_else(|| Error::input(&name, problem, "write a CSV with the columns source,target"))
    };
    let (source, target) = (column("source")?, column("target")?);
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut pairs = Vec::new();
    for record in reader.records() {
        let record = record.map_err(wrong)?;
        let cell = |column: usize| record.get(column).unwrap_or_default().trim().to_string();
        let (first, second) = (cell(source), cell(target));
        let target = Some(folder.join(&second)).filter(|_| !second.is_empty());
        let name = Path::new(&first).with_extension("").to_string_lossy().into_owned();
        pairs.push(Files { name, source: folder.join(first), target });
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(files: &[Files]) -> Vec<(&str, Option<&str>)> {
        files.iter().map(|f| (f.name.as_str(), f.target.as_deref().and_then(Path::to_str))).collect()
    }

    #[test]
    fn pairs_are_found_by_pattern_by_key_and_by_table() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for (path, text) in [
            ("en/about-us.md", "---\ntitle: About\nkey: \"about\"\n---\n"),
            ("en/sub/team.md", "+++\nkey = 'team'\n+++\n"),
            ("en/draft.md", "no front matter"),
            ("en/.git/x.md", "---\nkey: about\n---\n"),
            ("fr/a-propos.md", "---\nkey: about\n---\n"),
            ("fr/about-us.md", ""),
            ("pairs.csv", "id,source,target\n1,en/about-us.md,fr/a-propos.md\n2,en/draft.md,\n"),
        ] {
            std::fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            std::fs::write(root.join(path), text).unwrap();
        }
        let resolved = |rule: Pairs| {
            let mut files = resolve(&[rule], root).unwrap();
            for file in &mut files {
                file.target = file.target.take().map(|path| path.strip_prefix(root).unwrap().to_path_buf());
            }
            files
        };
        let pattern = |key: Option<&str>| Pairs::Pattern {
            source: "en/{path}.md".into(),
            target: "fr/{path}.md".into(),
            key: key.map(str::to_string),
        };
        assert_eq!(
            names(&resolved(pattern(None))),
            [
                ("about-us", Some("fr/about-us.md")),
                ("draft", Some("fr/draft.md")),
                ("sub/team", Some("fr/sub/team.md"))
            ]
        );
        assert_eq!(names(&resolved(pattern(Some("key")))), [("about-us", Some("fr/a-propos.md")), ("sub/team", None)]);
        assert_eq!(
            names(&resolved(Pairs::Table { table: "pairs.csv".into() })),
            [("en/about-us", Some("fr/a-propos.md")), ("en/draft", None)]
        );
        let both = resolve(&[pattern(None), pattern(Some("key"))], root).unwrap();
        let names: Vec<&str> = both.iter().map(|pair| pair.name.as_str()).collect();
        assert_eq!(names, ["en/about-us", "draft", "en/sub/team", "en/about-us", "en/sub/team"]);
        let wrong = Pairs::Pattern { source: "en/*.md".into(), target: "fr/*.md".into(), key: None };
        assert!(resolve(&[wrong], root).unwrap_err().to_string().contains("has no placeholder"));
    }
}
