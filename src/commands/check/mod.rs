//! `formation check`: everything that is wrong or looks wrong, and what its codes mean.

mod examine;
mod explain;
mod facts;
mod run;
mod seals;

pub use run::{Args, run};
