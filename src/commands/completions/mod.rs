//! `formation completions`: the script that lets a shell complete what is typed, by asking the program itself.

mod install;
mod run;
mod scripts;

pub use install::page;
pub use run::{Args, run};
pub use scripts::ASKED;
