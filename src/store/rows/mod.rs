//! The tables of a cohort: which columns each has, and its rows ↔ records. One file a table.

mod bad_cell;
pub mod cell;
pub mod enrolments;
pub mod held;
pub mod layout;
pub mod marks;
mod row;
pub mod table;

pub use layout::Layout;
pub use table::{Column, Kind, Table};

/// Every table of a cohort.
pub static TABLES: [&Table; 3] = [&enrolments::ENROLMENTS, &marks::ATTENDANCE, &held::SESSIONS];
