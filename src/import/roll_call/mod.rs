//! The file that a roll-call page saves, from bytes to a checked value or to why it is none. Everything in it is held to its form,
//! key by key; nobody in it may be a stranger to its own list. Whether the folder agrees is the domain's to decide.

mod fields;
mod json;
mod messages;
mod read;
mod recognised;
mod signatures;
mod stay;

#[cfg(test)]
mod cases;

pub use messages::CannotReadRollCall;
pub use read::{Integrity, ReadRollCall, read};
pub use recognised::is_roll_call;
