//! `formation attend`: mark a session, by hand, from the log of a video tool or from the file of a roll-call page.

mod args;
mod as_json;
mod ask;
mod by_hand;
mod evidence;
mod from_log;
mod from_sheet;
mod sheet_json;
mod sheet_shown;
mod shown;
pub mod words;

pub use args::{Args, run};
