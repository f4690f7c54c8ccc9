//! Talking to a person: the answer on standard output and nothing else there; status, warnings, hints and failures on
//! standard error; exit codes; questions. Refuses to own: what is said (the rooms), how tables look (render).
//!
//! - *answer*: what was asked for, on standard output; *status*: what was done, *warning* and *hint*: beside it, on standard
//!   error.
//! - *failure*: why a command ends without an answer, with the line of the file and a caret under the culprit (*excerpt*).
//! - *exit code*: 0 done, 1 refused, 2 wrong words, 3 unreadable, 4 unwritable.
//! - *question*: what is asked at a terminal alone.

pub mod alike;
pub mod command_error;
pub mod excerpt;
pub mod exit;
pub mod failure;
pub mod help;
pub mod line;
pub mod progress;
pub mod prompt;
pub mod questions;
pub mod quoted;
pub mod status;
pub mod terminal;
pub mod usage;

pub use terminal::Ui;
