//! What every noun of the modules can do alike: list its rows, show one whole, take one away. A noun says what it is by the
//! type of its record.

mod drop;
mod edit;
mod list;
mod show;

pub use drop::{DropArgs, drop};
pub use edit::{EditArgs, edit};
pub use list::{ListArgs, list, rows, rows_columns};
pub use show::{ShowArgs, show, show_one};
