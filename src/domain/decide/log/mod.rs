//! Marking from the log of a video tool: whose rows they are, how long each person was there, what becomes of the marks,
//! and a balance in which every row is found again. Nobody is guessed, nobody vanishes, nothing made by hand is lost.
//!
//! ```text
//! rows (what falls in the session) → people (who is who) → stay (minutes) → marks → Logged
//! ```

mod attend;
mod balance;
mod known;
mod marks;
mod outcome;
mod people;
mod remarks;
mod request;
mod rows;
mod shift;
mod stay;
mod stays;
mod told;
mod whose;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod stay_cases;

pub use attend::attend_from_log;
pub use balance::Balance;
pub use outcome::{LogFate, Logged, NoPresence, NotExpectedHere, PersonRow, UnmarkedVisitor};
pub use remarks::LogRemark;
pub use request::{AliasGiven, FromLog, LogGiven};
pub use stay::LogStay;
pub use stays::stays;
