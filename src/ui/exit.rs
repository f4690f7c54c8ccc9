//! Exit codes (product §8).

/// Done.
pub const DONE: u8 = 0;
/// Understood, but the answer is no: a rule refused; somebody unknown or ambiguous; checks found errors.
pub const REFUSED: u8 = 1;
/// The command line cannot be understood.
pub const USAGE: u8 = 2;
/// A data file is unreadable or invalid.
pub const INVALID: u8 = 3;
/// Could not write: locked, disk, changed underneath.
pub const UNWRITABLE: u8 = 4;
