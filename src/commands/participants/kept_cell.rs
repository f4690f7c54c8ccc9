//! A cell as a data table keeps it (`employee`, `2021-02-01`, `roll_call`), said as people read it. What is no word, day, time
//! or evidence of its column stands as it is.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::evidence::Evidence;
use crate::domain::schema::{CellKind, TableSchema};
use crate::lang::Lang;
use crate::render::PendingCell;
use crate::table::Cell;

/// What a cell of that column says.
pub fn said(table: &TableSchema, column: &str, kept: &str, lang: Lang) -> String {
    let speak = |cell: Cell<'_>| PendingCell::of(&cell, lang).text;
    let said = match table.column(column).map(|column| column.kind) {
        Some(CellKind::Word { value, .. }) => value(kept).map(|word| speak(Cell::Word(word))),
        Some(CellKind::Date) => kept.parse::<NaiveDate>().ok().map(|day| speak(Cell::Date(day))),
        Some(CellKind::Time) => NaiveTime::parse_from_str(kept, "%H:%M").ok().map(|time| speak(Cell::Time(time))),
        Some(CellKind::Evidence) => Evidence::parse(kept).ok().map(|evidence| speak(Cell::evidence(&evidence))),
        _ => None,
    };
    said.unwrap_or_else(|| kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attendance::mark::Mark;
    use crate::domain::people::enrolment::Enrolment;
    use crate::domain::schema::Record as _;

    #[test]
    fn words_of_the_column_are_said_and_the_rest_stands() {
        let (enrolments, marks) = (Enrolment::TABLE, Mark::TABLE);
        let cases = [
            ("status", enrolments, "employee", "salarié"),
            ("status", marks, "present", "présent"),
            ("status", marks, "employee", "employee"),
            ("state", enrolments, "waiting", "en liste d'attente"),
            ("ended_on", enrolments, "2021-04-16", "16/04/2021"),
            ("ended_on", enrolments, "16 avril", "16 avril"),
            ("evidence", marks, "roll_call log:3f9a5b012cde", "appel, journal de connexion (3f9a5b012cde)"),
            ("note", marks, "present", "present"),
        ];
        for (column, table, kept, expected) in cases {
            assert_eq!(said(table, column, kept, Lang::Fr), expected, "{column}: {kept}");
        }
    }
}
