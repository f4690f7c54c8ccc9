//! The definition: `programme.toml` and the `cohort.toml` of cohorts that have their own file. As written → checked →
//! what it means; every error in one run, each with its place and what to do. Refuses to own: reading the files, and
//! changing them ([`super::edit`]).

mod asked;
mod canonical;
mod columns;
pub mod fault;
mod findings;
mod identity;
#[cfg(test)]
#[path = "../../../tests/support/judge.rs"]
mod judge;
mod load;
mod meant;
mod mended;
mod read;
mod reader;
mod schema;
mod sessions;
mod slips;
#[cfg(test)]
mod slips_cases;
mod source;
mod syntax;
#[cfg(test)]
mod tests;
mod validate;
mod values;
mod written;

pub use load::{Definition, FaultyDefinition, examine_programme, load_cohort, load_programme};
pub use read::FORMATS;
pub use schema::{DescribedFile, schema, stamp};
