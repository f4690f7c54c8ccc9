//! Pages that people read, print and send: the agenda of a session, what a trainer opens with, a tool, the grid, the recap, what
//! the network is handed. Each is made of the records as a value, a [`Document`]; how it looks is `render`'s.
//!
//! - *document*: a title, lines under it, and blocks one after the other.
//! - *block*: a heading, a text, facts, a list, or a table.
//! - *heat*: how high a score is, in six steps that a colour and a sign say alike.

pub mod heat;
mod model;

pub use model::{Block, Cell, Document, Fact, Item, Table};
