//! `formation dossier`: what a funder asks for before it pays, in one folder or one zip.
//!
//! - *part*: a file of a dossier, with what it is; *manifest*: the digests of all of them.
//! - *missing*: what the funder will ask for and is not there: it stands first in the summary.

mod args;
mod command;
mod evidence;
mod gather;
mod gathered;
mod gathering;
mod papers;
mod part;
mod reports;
mod summary;
mod target;
mod words;

pub use args::Args;
pub use command::run;
