//! Where cohorts stand, on one page: for people who would rather look than read. Every number comes from the functions that
//! reports and `todo` use.
//!
//! - part: one cohort;
//! - tile: a number and what it counts;
//! - bar: a session, to the scale of time;
//! - line: a person, a cell a session.

mod bars;
mod line;
mod part;
mod phrase;
mod pseudonyms;
mod scope;
mod tiles;
mod whole;

pub use scope::OverviewScope;
pub use whole::{Overview, overview};
