//! Pairs that the lexicon was not learnt from.

use fauxami::lexicon::train::{Row, Rows, Source};

/// At most about so many pairs of a file that training passes over, evenly spread.
pub fn unseen(source: &Source, most: usize) -> Result<Vec<(String, String)>, fauxami::Error> {
    let all = source.lines()?;
    let mut rows = Rows::open(&source.path)?;
    let mut pairs = Vec::new();
    while let Some(row) = rows.next_row()? {
        if let Row::Pair(english, french) = row
            && !source.takes(rows.number(), all)
        {
            pairs.push((english, french));
        }
    }
    let step = pairs.len().div_ceil(most).max(1);
    Ok(pairs.into_iter().step_by(step).collect())
}
