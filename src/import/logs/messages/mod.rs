//! What is said of the log of a video tool: which it was taken for, what was noticed in it, why it cannot be read.

mod cannot;
mod maps;
mod note;

pub use cannot::{CannotReadLog, ReadLogInstead, Wrong};
pub use note::{DayFrom, LogNote, Pointless, ZoneFrom};
