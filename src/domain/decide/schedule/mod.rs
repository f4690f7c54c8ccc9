//! New sessions of a cohort: one by its id, several by a rule, those of a file, all or none.
//!
//! - *request*: a session as it is asked for, names as they were typed.
//! - *file*: the rows of a table, each a session.
//! - *rule*: the days of every week, or every second one.

mod add;
mod file;
mod ids;
mod request;
mod rule;

pub use add::{add_sessions, with_sessions, without_people};
pub use file::{ScheduleRow, WrittenCell, sessions_of};
pub use request::{NewSession, SlotFacts};
pub use rule::{Recurrence, by_rule};
