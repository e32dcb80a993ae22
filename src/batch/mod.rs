//! Many pairs: which files of an archive belong together, auditing each, shards, what is new since last time.
//!
//! ```text
//! inputs ─inventory→ files ─by name, by content→ Plan ─work→ Pack (a record a pair) ─assemble→ the reports
//! ```
//!
//! Everything that reaches a report goes through the pack, finished or found there from an earlier run: resuming,
//! skipping what did not change and merging shards are therefore the same thing, and give the same bytes.

mod mark;
mod name;
mod plan;

pub use mark::{Mark, marks};
pub use name::{Pattern, by_name};
pub use plan::{Basis, Candidate, Match};
