//! Rows of the tables that the folder keeps ↔ the records of the domain, as their schemas say. Two readers with one meaning: a
//! quick one for a table that is as the program writes it ([`canonical`]), which gives up on anything else, and a general one
//! ([`general`]), which says what is wrong and where.

pub mod canonical;
#[cfg(test)]
mod canonical_cases;
pub mod canonical_marks;
mod general;
mod hints;
mod known;
pub mod layout;
pub mod lines;
mod read;
pub mod restored;

pub use canonical_marks::CanonicalMarks;
pub use general::ReadRows;
pub use known::{Enrolled, KnownIds};
pub use layout::Layout;
pub use read::{MarksRead, examine, examine_marks, marks, read};
