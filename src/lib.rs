//! Fauxami finds where an English text and its French version no longer state the same facts.
//!
//! Data flows one way; every arrow below is one public function:
//!
//! ```text
//! bytes ─read→ Document ─segment→ Segments ─align→ Bitext ─check→ Findings ─settle→ Audit ─gate→ exit code
//!                                                                                    └─report→ bytes
//! ```

pub mod align;
pub mod audit;
pub mod batch;
pub mod check;
pub mod config;
pub mod error;
pub mod finding;
pub mod gate;
pub mod ledger;
pub mod lexicon;
pub mod quantity;
pub mod read;
pub mod report;
pub mod review;
pub mod score;
pub mod text;

pub use error::Error;
