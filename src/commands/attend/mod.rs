//! `formation attend`: mark a session, by hand or from the log of a video tool.

mod args;
mod as_json;
mod ask;
mod by_hand;
mod evidence;
mod from_log;
mod shown;
pub mod words;

pub use args::{Args, run};
