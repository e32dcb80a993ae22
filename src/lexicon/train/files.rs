//! TSV files → trainer, with an account of what was read and what was left out.

use super::corpus::looks_like;
use super::{Refusal, Row, Rows, Trainer};
use crate::Error;
use crate::text::{Language, words};
use std::path::{Path, PathBuf};

/// Pairs given to the trainer at once.
const BATCH: usize = 20_000;
/// Pairs read to tell which column is English.
const SAMPLE: usize = 500;
/// Unreadable lines that are named one by one; the others are only counted.
const NAMED: usize = 20;

/// A bitext to learn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// A TSV file, plain or gzipped; `-` for standard input.
    pub path: PathBuf,
    /// Take at most so many of its pairs, evenly spread; the file is then read twice.
    pub most: Option<u64>,
    /// Each pair counts so many times.
    pub weight: u8,
}

impl Source {
    /// The number of lines, where it must be known beforehand; else 0.
    ///
    /// # Errors
    /// [`Error::Io`] when the file cannot be read, [`Error::Usage`] when standard input would have to be read twice.
    pub fn lines(&self) -> Result<u64, Error> {
        if self.most.is_none() {
            return Ok(0);
        }
        if self.path == Path::new("-") {
            return Err(Error::Usage("standard input cannot be capped: it would have to be read twice".to_string()));
        }
        let mut rows = Rows::open(&self.path)?;
        while rows.next_row()?.is_some() {}
        Ok(rows.number())
    }

    /// Is a line (counted from 1) taken, of [`Source::lines`] in all?
    pub fn takes(&self, line: u64, all: u64) -> bool {
        self.most.is_none_or(|most| most >= all || line * most / all != (line - 1) * most / all)
    }
}

/// What became of one file's lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Lines read.
    pub lines: u64,
    /// Pairs learnt from.
    pub taken: u64,
    /// Pairs passed over because [`Source::most`] asked for fewer.
    pub unused: u64,
    /// Pairs left out, by reason, in the order of [`Refusal::ALL`].
    pub refused: [u64; Refusal::ALL.len()],
    /// Lines that are no pairs.
    pub malformed: u64,
    /// The first of these: line number and what is wrong.
    pub named: Vec<(u64, &'static str)>,
}

impl Account {
    /// Adds what [`Trainer::extend`] said of some pairs.
    pub fn note(&mut self, answers: &[Option<Refusal>]) {
        for answer in answers {
            match answer {
                None => self.taken += 1,
                Some(reason) => self.refused[Refusal::ALL.iter().position(|r| r == reason).unwrap_or_default()] += 1,
            }
        }
    }
}

/// Reads a file into the trainer.
///
/// Which column is English is told from the first pairs. `progress` is given the lines read so far.
///
/// # Errors
/// [`Error::Io`] when the file cannot be read, [`Error::Usage`] when standard input is to be read twice.
pub fn read(source: &Source, trainer: &mut Trainer, progress: &mut dyn FnMut(u64)) -> Result<Account, Error> {
    let all = source.lines()?;
    let mut rows = Rows::open(&source.path)?;
    let mut account = Account::default();
    let mut batch = Vec::with_capacity(BATCH);
    let mut english_first = None;
    while let Some(row) = rows.next_row()? {
        account.lines += 1;
        match row {
            Row::Pair(..) if !source.takes(rows.number(), all) => account.unused += 1,
            Row::Pair(first, second) => batch.push((first, second)),
            Row::Malformed(problem) => {
                account.malformed += 1;
                if account.named.len() < NAMED {
                    account.named.push((rows.number(), problem));
                }
            }
        }
        if batch.len() == BATCH {
            take(&mut batch, source.weight, &mut english_first, trainer, &mut account);
            progress(account.lines);
        }
    }
    take(&mut batch, source.weight, &mut english_first, trainer, &mut account);
    progress(account.lines);
    Ok(account)
}

fn take(
    batch: &mut Vec<(String, String)>,
    weight: u8,
    english_first: &mut Option<bool>,
    trainer: &mut Trainer,
    account: &mut Account,
) {
    let english_first = *english_first.get_or_insert_with(|| is_english_first(batch));
    let pairs: Vec<(&str, &str)> = batch
        .iter()
        .map(|(a, b)| if english_first { (a.as_str(), b.as_str()) } else { (b.as_str(), a.as_str()) })
        .collect();
    account.note(&trainer.extend_weighted(&pairs, weight));
    batch.clear();
}

/// Is the first column English? So it is taken where nothing tells.
fn is_english_first(batch: &[(String, String)]) -> bool {
    let looks = |text: &str, language| {
        let forms: Vec<String> = words(text, language).into_iter().map(|word| word.form).collect();
        usize::from(looks_like(&forms, language))
    };
    let (mut forward, mut reverse) = (0, 0);
    for (first, second) in batch.iter().take(SAMPLE) {
        forward += looks(first, Language::English) + looks(second, Language::French);
        reverse += looks(first, Language::French) + looks(second, Language::English);
    }
    forward >= reverse
}
