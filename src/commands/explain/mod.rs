//! `formation explain`: where a person's minutes, or a figure of a report, come from.

mod args;
mod explanation;
mod figure;
mod figure_note;
mod person;

pub use args::{Args, run};
pub use explanation::{PersonSums, percent};
