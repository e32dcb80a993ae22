//! Word lists kept as TSV: comment lines begin with `#`, the first other line is the header.

/// The rows of a table below its header, cell by cell.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').map(str::trim).collect())
}
