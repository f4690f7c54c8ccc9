//! The tables of a cohort and of the folder: which columns each has, and its rows ↔ records. One file a table.

pub mod aliases;
mod bad_cell;
pub mod cell;
pub mod enrolments;
pub mod held;
pub mod layout;
pub mod mappings;
pub mod marks;
pub mod problem;
pub mod restored;
mod row;
pub mod table;

pub use layout::Layout;
pub use table::{Column, Kind, Table};

/// Every table of a cohort.
pub static TABLES: [&Table; 4] = [&enrolments::ENROLMENTS, &marks::ATTENDANCE, &held::SESSIONS, &aliases::ALIASES];

/// Every table of the whole folder.
pub static FOLDER_TABLES: [&Table; 1] = [&mappings::MAPPINGS];
