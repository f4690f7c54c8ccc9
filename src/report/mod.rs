//! What coordinators and funders ask of the records: one file a report. A report is data: a name, its columns, and
//! how its rows come from the cohorts. Refuses to own: layout, language of words, files, which cohorts are meant.
//!
//! A new report is one file with a `REPORT` and one line in [`REPORTS`].
//!
//! - *report*: a name, its columns, and how its rows come from the cohorts.
//! - *query*: which people, sessions and days are asked about, and as of which day.
//! - *scope*: what a report may know beside the cohort of its turn: the programme, the query, transfers, whole paths.
//! - *modules*: tables of what happens in the modules, each asked for by a command of its own.
//! - *body*: how rows come: each cohort gives its own, or they are sums over all cohorts, which a *fold* adds up.

mod absences;
mod attendance;
mod bpf;
mod bpf_note;
mod by_funder;
mod by_module;
mod by_organisation;
mod by_person;
mod by_trainer;
mod columns;
mod fdva;
mod fdva_note;
mod hours;
mod listing;
mod matrix;
pub mod modules;
mod people;
mod quality;
mod quality_note;
mod query;
mod registers;
mod sessions;
mod shape;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod fixture;

pub use attendance::NAME as ATTENDANCE;
pub use by_person::ListedPeople;
pub use hours::NAME as HOURS;
pub use listing::{listing, listing_named};
pub use query::Query;
pub use sessions::columns as sessions_columns;
pub use shape::{
    Body, Columns, Emit, Explained, FigurePart, FinishedSum, Fold, Needs, OverAll, Paths, Report, ReportScope, TakeRows,
};

/// Every report, in the order in which help lists them.
pub const REPORTS: &[&Report] = &[
    &attendance::REPORT,
    &matrix::REPORT,
    &hours::REPORT,
    &sessions::REPORT,
    &absences::REPORT,
    &by_module::REPORT,
    &by_organisation::REPORT,
    &by_funder::REPORT,
    &by_trainer::REPORT,
    &by_person::REPORT,
    &registers::REPORT,
    &fdva::REPORT,
    &quality::REPORT,
    &bpf::REPORT,
];
