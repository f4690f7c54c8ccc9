//! Talking to a person: the answer on standard output and nothing else there; status, warnings, hints and failures on
//! standard error; exit codes; questions. Refuses to own: what is said (the rooms), how tables look (render).

pub mod alike;
pub mod command_error;
pub mod excerpt;
pub mod exit;
pub mod failure;
pub mod help;
pub mod prompt;
pub mod questions;
pub mod quoted;
pub mod status;
pub mod terminal;
pub mod usage;

pub use terminal::Ui;
