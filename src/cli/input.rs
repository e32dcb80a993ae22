//! What several commands ask for: languages, lexicons, documents, pairs.

use super::output;
use clap::Args;
use fauxami::align::{Bitext, align};
use fauxami::lexicon::Lexicon;
use fauxami::text::{Document, Language, Segments, segment};
use fauxami::{Error, read};
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Options that say how texts are read.
#[derive(Debug, Args)]
pub struct Reading {
    /// Language of the source (detected unless given): en or fr
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub source_language: Option<Language>,
    /// Language of the target (detected unless given): en or fr
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub target_language: Option<Language>,
    /// The two files hold one segment a line already: no splitting, no furniture removal
    #[arg(long)]
    pub sentences: bool,
    /// The beads are given: `[0, 1]:[2]` a line (vecalign), or a hunalign ladder
    #[arg(long, value_name = "FILE")]
    pub ladder: Option<PathBuf>,
    /// The lexicon.
    #[command(flatten)]
    pub lexica: Lexica,
}

/// Options that say which lexicon is used.
#[derive(Debug, Args)]
pub struct Lexica {
    /// A trained lexicon to add to the built-in one
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,
    /// A trained lexicon to use instead of the built-in one
    #[arg(long, value_name = "FILE", conflicts_with = "lexicon")]
    pub lexicon_only: Option<PathBuf>,
}

impl Lexica {
    /// The lexicon that the options ask for.
    pub fn open(&self) -> Result<Arc<Lexicon>, Error> {
        match (&self.lexicon, &self.lexicon_only) {
            (Some(own), _) => Ok(Arc::new(Lexicon::embedded().with(&Lexicon::open(own)?))),
            (None, Some(only)) => Ok(Arc::new(Lexicon::open(only)?)),
            (None, None) => Ok(Lexicon::embedded()),
        }
    }
}

impl Lexica {
    /// What tells one choice of lexicon from another: the option, and a hash (FNV-1a) of the file.
    pub fn identity(&self) -> Result<String, Error> {
        let (option, path) = match (&self.lexicon, &self.lexicon_only) {
            (Some(path), _) => ("with", path),
            (None, Some(path)) => ("only", path),
            (None, None) => return Ok(String::new()),
        };
        let mut hasher = fnv::FnvHasher::default();
        hasher.write(&read::load(path)?);
        Ok(format!("{option} {:016x}", hasher.finish()))
    }
}

/// Reads `en` or `fr`.
pub fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| "the languages are en and fr".to_string())
}

/// One document.
pub fn document(path: &Path, language: Option<Language>) -> Result<Document, Error> {
    read::document(&path.display().to_string(), &read::load(path)?, language)
}

impl Reading {
    /// The lexicon that the options ask for.
    pub fn lexicon(&self) -> Result<Arc<Lexicon>, Error> {
        self.lexica.open()
    }

    /// The two documents, cut into segments and aligned.
    pub fn pair(&self, source: &Path, target: &Path) -> Result<Bitext, Error> {
        if [source, target].iter().all(|path| read::holds_messages(&path.to_string_lossy())) {
            return self.messages(source, target);
        }
        let (source, target) = self.segments(source, target)?;
        let Some(path) = &self.ladder else { return Ok(align(source, target, self.lexicon()?)) };
        let (m, n) = (source.segments.len() as u32, target.segments.len() as u32);
        let ladder = read::ladder(&path.display().to_string(), &read::load(path)?, m, n)?;
        Ok(Bitext::new(source, target, ladder, self.lexicon()?))
    }

    /// The two documents, cut into segments.
    pub fn segments(&self, source: &Path, target: &Path) -> Result<(Segments, Segments), Error> {
        let first = self.cut(source, self.source_language)?;
        let second = self.cut(target, self.target_language)?;
        read::two_languages((&first.name, first.language), (&second.name, second.language))?;
        Ok((first, second))
    }

    /// A document that has no translation.
    pub fn untranslated(&self, source: &Path) -> Result<Bitext, Error> {
        let source = self.cut(source, self.source_language)?;
        let (name, language) = (source.name.clone(), source.language.other());
        let nothing = Segments { name, language, segments: Vec::new(), furniture: Vec::new() };
        Ok(align(source, nothing, self.lexicon()?))
    }

    /// A file of rows that are already paired.
    pub fn rows(&self, path: &Path) -> Result<Bitext, Error> {
        let name = path.display().to_string();
        let rows = read::rows(&name, &read::load(path)?, self.source_language, self.target_language)?;
        self.bitext(rows)
    }

    /// Two files of messages, paired by key.
    fn messages(&self, source: &Path, target: &Path) -> Result<Bitext, Error> {
        let names = [source.display().to_string(), target.display().to_string()];
        let (first, second) = (read::load(source)?, read::load(target)?);
        let languages = [self.source_language, self.target_language];
        self.bitext(read::messages((&names[0], &first), (&names[1], &second), languages)?)
    }

    fn bitext(&self, rows: read::Rows) -> Result<Bitext, Error> {
        if let Some(broken) = rows.broken.into_iter().next() {
            return Err(broken.error);
        }
        if rows.assumed {
            output::say("the language of the columns cannot be told: English, then French, is assumed");
        }
        let mut bitext = Bitext::from_rows(rows.source, rows.target, self.lexicon()?);
        (bitext.ignores, bitext.ids) = (rows.ignores, rows.ids);
        Ok(bitext)
    }

    fn cut(&self, path: &Path, language: Option<Language>) -> Result<Segments, Error> {
        if self.sentences {
            return read::lines(&path.display().to_string(), &read::load(path)?, language);
        }
        Ok(segment(&document(path, language)?))
    }
}
