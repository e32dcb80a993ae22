//! Function words that belong to one of the two languages only.

use crate::text::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

static FUNCTION: LazyLock<HashMap<&'static str, Language>> = LazyLock::new(|| {
    let rows = include_str!("table/function_words.tsv").lines().skip(2);
    rows.filter_map(|row| row.split_once('\t')).filter_map(|(l, w)| Some((w, Language::from_code(l)?))).collect()
});

/// The language whose function word this form is; `None` for content words and for words that both languages write.
pub fn language(form: &str) -> Option<Language> {
    FUNCTION.get(form).copied()
}
