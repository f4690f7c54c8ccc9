//! `formation enrol`: one person, or everybody of a form's export.

mod args;
mod from_file;
mod one;
mod row_answers;
mod run;
mod verdicts;

pub use args::Args;
pub use run::run;
