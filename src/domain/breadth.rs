//! How many of the tables of a cohort are read.

use super::attendance::mark::Mark;
use super::schema::{CellKind, ReadBy, Record as _, Reference, TableSchema};
use super::tables::TABLES;

/// How many of the tables of a cohort are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breadth {
    /// The register without its marks, which are looked at for mistakes and not kept.
    Unmarked,
    /// Those that every command reads: enrolments, marks, sheets, names.
    Register,
    /// Those, these, and the tables whose rows these name.
    With(&'static [&'static TableSchema]),
    /// All of them: what happened in the modules too.
    Whole,
}

impl Breadth {
    /// Whether a table is read.
    pub fn reads(self, table: &TableSchema) -> bool {
        table.read == ReadBy::Every && !(self == Self::Unmarked && Mark::is_in(table))
            || match self {
                Self::Unmarked | Self::Register => false,
                Self::With(tables) => tables.iter().any(|with| *with == table || names(with, table)),
                Self::Whole => true,
            }
    }
}

/// Whether rows of a table name rows of another, or of one whose rows name rows of it.
fn names(table: &TableSchema, other: &TableSchema) -> bool {
    let owner = |of: Reference| TABLES.iter().copied().filter(move |table| owns(table, of));
    let named = table.columns.iter().filter_map(|column| column.names).flat_map(owner);
    named.filter(|named| *named != table).any(|named| named == other || names(named, other))
}

fn owns(table: &TableSchema, of: Reference) -> bool {
    table.columns.iter().any(|column| matches!(column.kind, CellKind::OwnId(own) if own == of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pedagogy::criterion::Criterion;
    use crate::domain::pedagogy::feedback::Feedback;
    use crate::domain::pedagogy::score::Score;
    use crate::domain::pedagogy::tool::Tool;
    use crate::domain::people::enrolment::Enrolment;

    #[test]
    fn with_a_table_come_those_that_it_names() {
        let scores = Breadth::With(&[Score::TABLE]);
        for table in [Score::TABLE, Tool::TABLE, Criterion::TABLE, Enrolment::TABLE] {
            assert!(scores.reads(table), "{}", table.file);
        }
        assert!(!scores.reads(Feedback::TABLE));
        assert!(Breadth::Whole.reads(Feedback::TABLE) && !Breadth::Register.reads(Score::TABLE));
        assert!(Breadth::Register.reads(Mark::TABLE) && !Breadth::Unmarked.reads(Mark::TABLE));
        assert!(Breadth::Unmarked.reads(Enrolment::TABLE) && !Breadth::Unmarked.reads(Score::TABLE));
    }
}
