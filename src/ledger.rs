//! Decisions on findings, one line each, append-only.

/// The decisions people took.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {}
