//! The rows of a form about the modules → a verdict on each, and one plan. Every row gets exactly one verdict; the same rows
//! again change nothing. One file a noun; what they share is in *people* (who answers), *order* (of two answers the later
//! one stands), *naming* (what a cell names) and *verdict*.

mod answer;
mod feedback;
mod judging;
mod naming;
mod offers;
mod order;
mod people;
mod reason;
mod scores;
mod topics;
mod verdict;
mod votes;

#[cfg(test)]
mod cases;

pub use answer::{Answering, FormAnswer, OfThing};
pub use feedback::{FeedbackForm, feedback};
pub use offers::offers;
pub use reason::RowReason;
pub use scores::scores;
pub use topics::topics;
pub use verdict::{FormCounts, JudgedForm, JudgedRow, RowDetail, RowVerdict};
pub use votes::votes;
