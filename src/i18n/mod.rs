//! What people read, in French and in English. Rooms choose *which* message with typed arguments; the language is
//! chosen once, at the edge. Every message is an enum with one exhaustive match per language, so that a missing
//! translation does not compile. Refuses to own: layout, colour, exit codes.

mod cause;
pub mod changes;
pub mod checks;
pub mod cohort_refusals;
pub mod cut;
pub mod date_words;
pub mod dates;
pub mod definition;
pub mod describing;
pub mod durations;
pub mod elsewhere;
pub mod explanation;
pub mod extent;
pub mod forms;
pub mod guarding;
pub mod headings;
pub mod help;
pub mod holidays;
pub mod illegible;
pub mod importing;
pub mod keeping;
#[cfg(test)]
mod keeping_cases;
pub mod life_refusals;
pub mod logs;
pub mod message;
mod no_name;
pub mod notices;
pub mod opening;
pub mod operations;
pub mod overlap;
pub mod presence;
pub mod privacy;
pub mod problem;
pub mod questions;
#[cfg(test)]
mod rare_cases;
pub mod refusal_hints;
pub mod refusals;
pub mod register;
pub mod report;
pub mod schedule;
pub mod seats;
pub mod sheet;
pub mod start;
pub mod status;
pub mod tables;
pub mod taken;
pub mod timeline;
pub mod todo;
pub mod typed;
pub mod undefined;
pub mod usage;
pub mod values;
pub mod verdicts;
pub mod whole_path;
pub mod words;

pub use headings::Heading;
pub use life_refusals::erased;
pub use problem::{Hint, Problem, Severity};
pub use words::{Lang, Words};
