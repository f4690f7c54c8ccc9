//! What is taught and when: the definition, cohorts and their sessions, holidays, the night of the clock change, ids.
//!
//! - *definition*: what `programme.toml` says, once it is valid.
//! - *cohort*: people who follow the programme together; its sessions are dated.
//! - *session*: one meeting of a cohort, of one module.

pub mod clock_change;
pub mod cohort;
pub mod definition;
pub mod export_columns;
pub mod holidays;
pub mod ids;
pub mod notice;
pub mod plain_id;
pub mod revision;
pub mod sheet;
