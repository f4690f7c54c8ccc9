//! One file a subcommand, one folder a noun: its arguments, and what it does with them.
//!
//! - *context*: the folder, the day, the person and the global options that every command starts from.
//! - *desk*: what a decision is made from, the same before the lock and under it.
//! - *decided*: a plan, what is shown of it, and what is said beside it (*asides*).
//! - *ask*: a question that a report answers; *wishes*: what the funder wants of format and columns; *outlet*: where the
//!   answer goes, a file or standard output.
//! - *handover*: how an answer leaves: its format, its columns, its file.

mod anew;
mod answer;
pub mod answers;
mod ask;
mod asked;
pub mod asking;
pub mod attend;
pub mod calendar;
pub mod carry_out;
pub mod cells;
pub mod check;
pub mod cohorts;
mod command;
pub mod completions;
pub mod context;
pub mod criteria;
mod deeds;
pub mod document;
mod effects;
pub mod elsewhere;
pub mod enrol;
pub mod experiences;
pub mod explain;
pub mod export;
pub mod feedback;
pub mod filters;
mod foreign;
mod forms;
pub mod handover;
pub mod handover_note;
pub mod history;
pub mod in_order;
pub mod init;
mod kept_sheets;
pub mod late;
mod log_file;
mod mail_hint;
mod making;
pub mod man;
pub mod meant_cohort;
pub mod modules;
mod modules_note;
pub mod network;
pub mod operations;
pub mod outlet;
pub mod outside;
mod overlaps;
mod overview;
pub mod pages;
pub mod participants;
mod pipeline;
mod plan_file;
pub mod privacy;
pub mod programme;
#[cfg(test)]
pub mod rare_cases;
pub mod redo;
mod rejects;
mod reopening;
pub mod report;
mod revert;
mod row_listing;
pub mod schedule;
mod schema_file;
pub mod seals;
pub mod sessions;
pub mod share;
pub mod show_plan;
mod swapped;
pub mod things;
pub mod todo;
pub mod tools;
pub mod topics;
pub mod transfer;
mod typed_line;
pub mod undo;
pub mod values;
pub mod waitlist;
pub mod whole_path;
mod whole_paths;
mod wishes;
pub mod withdraw;
pub mod word_lists;

pub use command::{Command, run};
