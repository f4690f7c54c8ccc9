//! Files of sessions: a table with a heading for each of module, date, start, end, and perhaps trainer, place, link.

mod part;
mod read;

pub use part::SessionPart;
pub use read::{ScheduleRequest, read};
