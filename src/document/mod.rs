//! Pages that people read, print and send: the agenda of a session, what a trainer opens with, a tool, the grid, the recap, what
//! the network is handed. Each is made of the records as a value, a [`Document`]; how it looks is `render`'s.
//!
//! - *document*: a title, lines under it, and blocks one after the other.
//! - *block*: a heading, a text, facts, a list, or a table.
//! - *heat*: how high a score is, in six steps that a colour and a sign say alike.
//! - *page*: what every page is made from: the programme, the cohort, the language, and how people are named on it.

mod agenda;
mod grid;
mod handover;
pub mod heat;
mod mail;
mod model;
mod network;
mod opening;
pub mod overview;
mod page;
pub mod paper;
mod phrase;
mod recap;
mod tool;

pub use agenda::{agenda, agenda_columns, agenda_table};
pub use grid::{grid, grid_columns, grid_matrix, grid_table};
pub use handover::{handover, is_page_of_a_tool};
pub use mail::Letter;
pub use model::{Block, Document, Fact, ListItem, PageCell, PageTable};
pub use opening::opening;
pub use page::{Disclosure, Page};
pub use phrase::Phrase;
pub use recap::{AddedDays, recap};
pub use tool::tool;
