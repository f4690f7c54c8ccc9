//! Who was there, and which minutes count: marks, expectation, tallies, absences, the register of a session.
//!
//! - *mark*: what is known of one participant at one session, a row of `attendance.csv`.
//! - *seat*: one participant at one session; *expected*: the mark of the seat counts.
//! - *connection*: one row of a meeting tool's log.
//! - *held session*: the register beside the marks, a row of `sessions.csv`.

pub mod absences;
pub mod account;
pub mod asked_sessions;
pub mod connection;
pub mod evidence;
pub mod expectation;
pub mod extent;
pub mod gaps;
pub mod headcount;
pub mod held;
pub mod mark;
pub mod notice;
pub mod overlap;
pub mod packed_marks;
pub mod presences;
pub mod session_count;
pub mod spans;
pub mod tally;
pub mod timeline;
