//! The table of the copies of a programme.

use chrono::{DateTime, FixedOffset};

use crate::domain::headings::Heading;
use crate::domain::schema::Shown;
use crate::table::{Cell, Column, Name, Table};

/// A copy, as the head office knows it.
pub struct CopyRow {
    /// Whose it is: a login.
    pub who: String,
    /// The offices that they belong to; none: they may no longer see anything.
    pub offices: Vec<String>,
    /// The last operation that the copy knows.
    pub operation: u64,
    /// When that operation was.
    pub at: Option<DateTime<FixedOffset>>,
    /// How many operations the copy does not know.
    pub behind: u64,
    /// Whether it is this one.
    pub is_here: bool,
    /// Its id.
    pub copy: String,
}

/// The columns.
pub fn columns() -> Vec<Column> {
    let own = |key, labels, shown| Column { name: Name::Own(key, labels), shown };
    vec![
        Column::always(Heading::Who),
        own("offices", ["Offices", "Antennes"], Shown::Always),
        Column::always(Heading::Operation),
        Column::always(Heading::At),
        own("behind", ["Operations behind", "Opérations de retard"], Shown::Always),
        own("here", ["This copy", "Cette copie"], Shown::WhenRoom),
        own("copy", ["Copy", "Copie"], Shown::InFiles),
    ]
}

/// The table of these copies, in their order.
pub fn table(copies: &[CopyRow]) -> Table<'_> {
    let row = |copy: &CopyRow| {
        vec![
            Cell::text(copy.who.clone()),
            Cell::text(copy.offices.join(" ")),
            Cell::Count(copy.operation),
            Cell::maybe(copy.at, Cell::Moment),
            Cell::Count(copy.behind),
            Cell::Flag(copy.is_here),
            Cell::text(copy.copy.clone()),
        ]
    };
    Table { columns: columns(), rows: copies.iter().map(row).collect() }
}
