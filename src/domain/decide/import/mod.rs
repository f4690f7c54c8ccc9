//! A form's rows → a verdict on each, and one plan: rules 6.8 to 6.10 for many people at once. Every row gets exactly one
//! verdict.

#[cfg(test)]
mod cases;
mod corrected;
mod earlier;
pub mod hint;
mod judge;
mod judged;
mod request;
pub mod row_line;
mod told_before;
mod updates;
mod verdict;

pub use judge::{import, is_of_somebody_renamed};
pub use request::{Import, NearMatchAnswer, RowAnswers};
pub use verdict::{AlreadyThere, ComingBack, Imported, Likeness, Near, Rejection, Verdict, VerdictCounts};
