//! What a table is: declared once, beside the record that it keeps, and read by everything that handles rows.
//!
//! - *record*: one row as the rules read it, a plain struct ([`record::Record`]), made by [`record::schema!`].
//! - *table*: the file, its columns and its key ([`table::Table`]); *column*: one line of the declaration.
//! - *kind*: what the cells of a column hold, which follows from the Rust type ([`cell_type::CellType`]).
//! - *value*: what a cell says, without its type ([`value::CellValue`]): files, JSON and lists are written from it.
//! - *reference*: what the ids of a column name ([`reference::Reference`]); *known*: who knows which there are.
//! - *union*: how two cells become one when two rows of one person are merged ([`union::Union`]).
//! - *fate*: what becomes of a cell when the person is erased ([`fate::CellFate`]).
//! - *flag*: how a command line says a cell ([`flag::Flag`]).

pub mod cell;
pub mod cell_type;
pub mod column;
pub mod fate;
pub mod flag;
pub mod hint;
pub mod known;
pub mod problem;
pub mod reader;
pub mod record;
pub mod reference;
pub mod shown;
pub mod table;
pub mod union;
pub mod value;

pub use cell_type::CellType;
pub use column::{CellKind, Label, SchemaColumn};
pub use fate::CellFate;
pub use flag::{Flag, Necessity};
pub use known::Known;
pub use record::{Record, RowRules};
pub use reference::Reference;
pub use shown::Shown;
pub use table::{ReadBy, Scope, TableSchema};
pub use union::Union;
pub use value::CellValue;
