//! Dates and times as other programs write them, in any order, zone or language that was met. Owns the reading of one
//! value and the decision, once a file, whether the day or the month comes first. Refuses to know which column a value
//! is from, and what a person types at the terminal: that is `domain::date_words`.

mod decide;
mod file_name;
mod moment;
mod tokens;
mod vocabulary;
mod written;

pub use decide::{OrderHints, decide};
pub use file_name::{days_in, days_in_year};
pub use moment::{Moment, moment};
