//! The rows of a file of sessions, as they are read: every cell that is wrong is named with its row, and nothing is planned
//! of a file in which any is.

use chrono::{NaiveDate, NaiveTime, Timelike};

use crate::domain::date_words::{NotADate, time_of_day};
use crate::domain::decide::names;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::Programme;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::schedule::{CellWrong, ScheduleRefusal};

use super::add::{all_of, planned};
use super::request::{NewSession, SlotFacts};

/// A cell and the heading that it stands under; both empty where the file has no such column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenCell {
    pub heading: String,
    /// A date that could be read is `2021-06-04`.
    pub text: String,
    /// The spreadsheet has an error in its place, or a formula that it never calculated.
    pub is_fault: bool,
}

/// A row of a file of sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScheduleRow {
    pub number: u32,
    pub module: WrittenCell,
    pub date: WrittenCell,
    pub start: WrittenCell,
    pub end: WrittenCell,
    pub trainer: WrittenCell,
    pub place: WrittenCell,
    pub link: WrittenCell,
    /// It has another number of cells than there are headings.
    pub cells: Option<(usize, usize)>,
}

/// The sessions of a file beside those of a cohort, in the order of their days.
pub fn sessions_of(
    programme: &Programme,
    cohort: &Cohort,
    rows: &[ScheduleRow],
    today: NaiveDate,
) -> Result<Vec<Session>, Refusal> {
    let mut read: Vec<(u32, NewSession)> = Vec::new();
    let mut refused: Vec<(u32, Refusal)> = Vec::new();
    for row in rows {
        match session(programme, row) {
            Ok(session) => read.push((row.number, session)),
            Err(wrong) => refused.extend(wrong.into_iter().map(|wrong| (row.number, wrong))),
        }
    }
    if rows.is_empty() {
        return Err(ScheduleRefusal::NoRow.into());
    }
    read.sort_by_key(|(_, session)| (session.date, session.start));
    let wanted: Vec<NewSession> = read.iter().map(|(_, session)| session.clone()).collect();
    let (sessions, wrong) = planned(programme, cohort, &wanted, today);
    refused.extend(wrong.into_iter().map(|(place, why)| (read[place].0, of_row(read[place].0, why))));
    refused.sort_by_key(|(row, _)| *row);
    match all_of(refused.into_iter().map(|(_, refusal)| refusal).collect()) {
        Some(refusal) => Err(refusal),
        None => Ok(sessions),
    }
}

fn of_row(row: u32, why: Refusal) -> Refusal {
    Refusal::Row { row, why: Box::new(why) }
}

fn session(programme: &Programme, row: &ScheduleRow) -> Result<NewSession, Vec<Refusal>> {
    let wrong = |cell: &WrittenCell, what: CellWrong| -> Refusal {
        ScheduleRefusal::Cell { row: row.number, heading: cell.heading.clone(), what }.into()
    };
    if let Some((cells, expected)) = row.cells {
        return Err(vec![ScheduleRefusal::OtherShape { row: row.number, cells, expected }.into()]);
    }
    let mut refused = Vec::new();
    for cell in [&row.module, &row.date, &row.start, &row.end, &row.trainer, &row.place, &row.link] {
        if cell.is_fault {
            refused.push(wrong(cell, CellWrong::Fault));
        }
    }
    for cell in [&row.module, &row.date, &row.start, &row.end].into_iter().filter(|cell| !cell.is_fault) {
        if cell.text.is_empty() {
            refused.push(wrong(cell, CellWrong::Empty));
        }
    }
    let to_read = |cell: &WrittenCell| !cell.text.is_empty() && !cell.is_fault;
    let named = [
        to_read(&row.module).then(|| names::module(programme, &row.module.text).err()),
        to_read(&row.trainer).then(|| names::trainer(programme, &row.trainer.text).err()),
    ];
    refused.extend(named.into_iter().flatten().flatten().map(|why| of_row(row.number, why)));
    let date = row.date.text.parse::<NaiveDate>().ok();
    if date.is_none() && to_read(&row.date) {
        let typed = row.date.text.clone();
        refused.push(wrong(&row.date, CellWrong::Date(NotADate::Unreadable { typed })));
    }
    let mut time = |cell: &WrittenCell| -> Option<NaiveTime> {
        let read = Some(cell).filter(|cell| to_read(cell)).map(|cell| time_of_day(&cell.text))?;
        match read {
            Ok(time) if time.second() == 0 => Some(time),
            Ok(_) => {
                refused.push(wrong(cell, CellWrong::Seconds { typed: cell.text.clone() }));
                None
            }
            Err(why) => {
                refused.push(wrong(cell, CellWrong::Time(why)));
                None
            }
        }
    };
    let (start, end) = (time(&row.start), time(&row.end));
    match (date, start, end) {
        (Some(date), Some(start), Some(end)) if refused.is_empty() => Ok(NewSession {
            id: None,
            module: row.module.text.clone(),
            date,
            start,
            end,
            facts: SlotFacts {
                trainer: row.trainer.text.clone(),
                place: row.place.text.clone(),
                link: row.link.text.clone(),
                modality: None,
            },
        }),
        _ => Err(refused),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, day, programme};
    use crate::lang::words::Words;

    fn row(number: u32, cells: [&str; 7]) -> ScheduleRow {
        let cell = |at: usize, heading: &str| WrittenCell {
            heading: heading.to_owned(),
            text: cells[at].to_owned(),
            is_fault: cells[at].starts_with('#'),
        };
        ScheduleRow {
            number,
            module: cell(0, "Module"),
            date: cell(1, "Date"),
            start: cell(2, "Début"),
            end: cell(3, "Fin"),
            trainer: cell(4, "Formateur"),
            place: cell(5, "Lieu"),
            link: cell(6, "Lien"),
            cells: None,
        }
    }

    fn read(rows: &[ScheduleRow]) -> Result<Vec<Session>, Refusal> {
        sessions_of(&programme(), &cohort("2021-spring").cohort, rows, day("2021-06-10"))
    }

    #[test]
    fn rows_become_sessions_in_the_order_of_their_days() {
        let rows = [
            row(2, ["m2", "2021-06-11", "9h00", "12:00", "ali", "Salle 2", ""]),
            row(3, ["m2", "2021-06-04", "9:00", "10:30:00", "", "", "https://visio.example.org"]),
            row(4, ["m1", "2021-06-18", "09:00", "12h", "", "", ""]),
        ];
        let told = |session: Session| format!("{} {} {} {}", session.id, session.date, session.start, session.end);
        assert_eq!(
            read(&rows).unwrap().into_iter().map(told).collect::<Vec<_>>(),
            [
                "m2-5 2021-06-04 09:00:00 10:30:00",
                "m2-6 2021-06-11 09:00:00 12:00:00",
                "m1-2 2021-06-18 09:00:00 12:00:00"
            ]
        );
    }

    #[test]
    fn every_bad_cell_is_named_with_its_row() {
        let rows = [
            row(2, ["m9", "31/02", "neuf heures", "", "alii", "#REF!", ""]),
            row(3, ["m2", "2021-06-04", "9h00", "12h00", "", "", ""]),
            row(4, ["m2", "2021-06-04", "12h00", "9h00", "", "", ""]),
            row(5, ["", "2021-06-04", "9:00:30", "12h00", "", "", ""]),
            ScheduleRow { cells: Some((3, 7)), ..row(6, [""; 7]) },
        ];
        let Err(Refusal::Several(all)) = read(&rows) else { panic!("all of them are wrong") };
        let lines: Vec<String> = all.iter().map(Words::en).collect();
        let starts = [
            "row 2, Lieu:",
            "row 2, Fin:",
            "row 2: there is no module `m9`",
            "row 2: there is no trainer `alii`",
            "row 2, Date:",
            "row 2, Début:",
            "row 4: `m2-6` would end",
            "row 5, Module:",
            "row 5, Début:",
            "row 6:",
        ];
        assert_eq!(lines.len(), starts.len(), "{lines:#?}");
        assert!(lines.iter().zip(starts).all(|(line, start)| line.starts_with(start)), "{lines:#?}");
        assert_eq!(read(&[]), Err(ScheduleRefusal::NoRow.into()));
    }
}
