//! Two enrolments of one person in one cohort made one: the first one's id stays; cell by cell and mark by mark they are
//! united, and what contradicts itself is decided by whoever asks, never here.

#[cfg(test)]
mod cases;
mod cells;
mod marks;
mod minutes;
mod one_mark;
#[cfg(test)]
mod properties;
mod request;
mod rows;
mod sides;
mod united;

pub(super) use cells::added;
pub use request::Merge;
pub use sides::Side;
pub use united::merge;
