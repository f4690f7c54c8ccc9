//! A form's rows → a verdict on each, and one plan: rules 6.8 to 6.10 for many people at once. Every row gets exactly one
//! verdict.

#[cfg(test)]
mod cases;
mod corrected;
mod earlier;
mod judge;
mod request;
mod told_before;
mod updates;
mod verdict;
pub mod verdict_words;

pub use judge::import;
pub use request::{Defaults, Import, RowAnswers, Settled};
pub use verdict::{Counts, Imported, Likeness, Near, Rejection, Verdict};
