//! `formation` runs training programmes from the terminal. A folder of plain files is read into one immutable value;
//! a pure function decides or computes; what it returns is either a plan that the store commits, or a table that a
//! renderer prints.
//!
//! ```text
//! write    cli → commands → store.open → Records → domain::decide(records, request, today) → Plan | Refusal → store.commit(plan)
//! read     cli → commands → store.open → Records → report | check → Table … → render → ui
//! imports  main > cli > commands > ui > render > {store import check report document calendar printing} > {table text} > domain > lang
//! ```
//!
//! Imports run down only; rooms on the same floor never import each other (`tests/rooms.rs` holds the rule). A message
//! stands in the room that raises it, its data, its English, its French and its hint side by side
//! ([`lang::message`]); `lang` itself holds no message.
//!
//! A table is declared once, beside its record ([`domain::schema`]), and is one line in [`domain::tables`]: reading, journal,
//! undo, lists, erasing, merging and references follow from it. Every command that writes goes one way
//! (`commands/pipeline`): read, decide, dry run, commit, say.
//!
//! Comments name the rules by their numbers in the contract (rule 6.3: who is expected; §10: the reports). The README
//! says them in short under "How numbers are counted".

pub mod calendar;
pub mod check;
pub mod cli;
pub mod commands;
pub mod document;
pub mod domain;
pub mod env;
pub mod import;
pub mod lang;
pub mod printing;
pub mod render;
pub mod report;
pub mod store;
pub mod table;
pub mod text;
pub mod ui;

#[cfg(test)]
pub(crate) use cli::every_message;
