//! A cell as a data table keeps it (`employee`, `2021-02-01`, `roll_call`), said as people read it. What is no word, day, time
//! or evidence of its column stands as it is.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::evidence::Evidence;
use crate::domain::vocabulary::{Attendance, EnrolmentState, PersonStatus};
use crate::lang::Lang;
use crate::render::Spoken;
use crate::table::Cell;

/// What the cell says in that column; `of_marks`: of `attendance.csv`, else of `enrolments.csv`.
pub fn said(column: &str, of_marks: bool, kept: &str, lang: Lang) -> String {
    let speak = |cell: Cell<'_>| Spoken::of(&cell, lang).text;
    let said = match column {
        "status" if of_marks => Attendance::from_key(kept).map(|word| speak(Cell::word(word))),
        "status" => PersonStatus::from_key(kept).map(|word| speak(Cell::word(word))),
        "state" => EnrolmentState::from_key(kept).map(|word| speak(Cell::word(word))),
        "enrolled_on" | "starts_on" | "ended_on" => kept.parse::<NaiveDate>().ok().map(|day| speak(Cell::Date(day))),
        "arrived" | "left" => NaiveTime::parse_from_str(kept, "%H:%M").ok().map(|time| speak(Cell::Time(time))),
        "evidence" => Evidence::parse(kept).ok().map(|evidence| speak(Cell::evidence(&evidence))),
        _ => None,
    };
    said.unwrap_or_else(|| kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_column_are_said_and_the_rest_stands() {
        let cases = [
            ("status", false, "employee", "salarié"),
            ("status", true, "present", "présent"),
            ("status", true, "employee", "employee"),
            ("state", false, "waiting", "en liste d'attente"),
            ("ended_on", false, "2021-04-16", "16/04/2021"),
            ("ended_on", false, "16 avril", "16 avril"),
            ("evidence", true, "roll_call log:3f9a5b012cde", "appel, journal de connexion (3f9a5b012cde)"),
            ("note", true, "present", "present"),
        ];
        for (column, of_marks, kept, expected) in cases {
            assert_eq!(said(column, of_marks, kept, Lang::Fr), expected, "{column}: {kept}");
        }
    }
}
