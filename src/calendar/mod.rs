//! iCalendar (RFC 5545): the sessions of a cohort, or those of one person, as a file that calendars take in. Owns which
//! properties an event has and how they are written; refuses to own the rule of who is expected at a session, and how
//! often one was changed.
//!
//! ```text
//! (programme, sessions, revisions) → Calendar → bytes
//! ```
//!
//! - *event*: one session; *revision*: which version of it.
//! - *zone rule*: when clocks change, as one yearly rule each way; without one, moments are told in UTC.
//! - *content line*: a property with its value, escaped and folded.

mod content_line;
mod event;
mod moment;
mod of_whom;
mod published;
mod zone_rule;

pub use of_whom::calendar;
pub use published::Calendar;
