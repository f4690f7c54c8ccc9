//! `formation enrol`: one person, or everybody of a form's export.

mod args;
mod described;
mod from_file;
mod one;
mod rejects;
mod verdicts;

pub use args::{Args, run};
