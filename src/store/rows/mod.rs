//! The tables of a cohort: which columns each has, and its rows ↔ records. One file a table.

pub mod cell;
pub mod enrolments;
pub mod layout;
pub mod marks;
pub mod table;

pub use layout::Layout;
pub use table::{Column, Kind, Table};
