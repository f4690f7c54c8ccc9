//! Rows of the tables that the folder keeps ↔ the records of the domain, as their schemas say. The marks of a cohort, which
//! may be a million, have a reader of their own.

mod hints;
mod known;
pub mod layout;
pub mod marks;
mod read;
pub mod restored;

pub use known::{Enrolled, KnownIds};
pub use layout::Layout;
pub use read::{Rows, read};
