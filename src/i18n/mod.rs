//! What people read, in French and in English. Rooms choose *which* message with typed arguments; the language is
//! chosen once, at the edge. Every message is an enum with one exhaustive match per language, so that a missing
//! translation does not compile. Refuses to own: layout, colour, exit codes.

pub mod changes;
pub mod checks;
pub mod date_words;
pub mod dates;
pub mod definition;
pub mod durations;
pub mod explanation;
pub mod headings;
pub mod help;
pub mod holidays;
pub mod keeping;
pub mod notices;
pub mod opening;
pub mod operations;
pub mod presence;
pub mod problem;
pub mod questions;
pub mod refusals;
pub mod report;
pub mod schedule;
pub mod sheet;
pub mod start;
pub mod status;
pub mod tables;
pub mod taken;
pub mod usage;
pub mod values;
pub mod words;

pub use headings::Heading;
pub use problem::{Hint, Problem, Severity};
pub use words::{Lang, Words};
