//! `sessions.csv`: its columns, and its rows ↔ [`HeldSession`].

use std::sync::Arc;

use super::cell::{self, Unreadable};
use super::enrolments::one_of;
use super::{Column, Kind, Layout, Table};
use crate::domain::cohort::Cohort;
use crate::domain::held::HeldSession;
use crate::domain::ids::SessionId;
use crate::domain::place::Place;
use crate::domain::records::Numbered;
use crate::i18n::Problem;
use crate::i18n::tables::TableProblem;
use crate::store::delimited::Record;

const fn column(name: &'static str, kind: Kind, required: bool) -> Column {
    Column { name, required, kind }
}

/// The table.
pub static SESSIONS: Table = Table {
    file: "sessions.csv",
    columns: &[
        column("session", Kind::Ids, true),
        column("headcount", Kind::Text, false),
        column("trainer_signed_on", Kind::Date, false),
        column("closed_on", Kind::Date, false),
        column("note", Kind::Text, false),
    ],
    key: &["session"],
    has_fields: false,
};

/// The cells of a row in the order of the contract.
pub fn cells(held: &HeldSession) -> Vec<(&'static str, String)> {
    let date = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let own = [
        held.session.to_string(),
        held.headcount.map(|count| count.to_string()).unwrap_or_default(),
        date(held.trainer_signed_on),
        date(held.closed_on),
        held.note.clone(),
    ];
    SESSIONS.columns.iter().map(|column| column.name).zip(own).collect()
}

/// Reads the rows under a heading; a bad one is a problem, and left out.
pub fn read(file: &Arc<str>, text: &str, cohort: &Cohort, problems: &mut Vec<Problem>) -> Vec<Numbered<HeldSession>> {
    let Some((layout, mut reader)) = Layout::read(&SESSIONS, &[], file, text, problems) else { return Vec::new() };
    let mut rows: Vec<Numbered<HeldSession>> = Vec::new();
    let mut record = Record::default();
    while reader.read(&mut record) {
        if record.is_empty() || layout.overflows(&record, file, problems) {
            continue;
        }
        match row(&record, &layout, file, cohort, &rows) {
            Ok(held) => rows.push(Numbered { line: record.line, record: held }),
            Err(found) => problems.extend(found),
        }
    }
    rows
}

fn row(
    record: &Record<'_>,
    layout: &Layout,
    file: &Arc<str>,
    cohort: &Cohort,
    before: &[Numbered<HeldSession>],
) -> Result<HeldSession, Vec<Problem>> {
    let text = |column: usize| record.cell(layout.position(column)).trim();
    let wrong =
        |column: &'static str, what: TableProblem| Problem::error(what).at(Place::cell(file, record.line, column));
    let mut problems = Vec::new();
    let mut date = |column: usize, name: &'static str| {
        cell::date(text(column)).unwrap_or_else(|Unreadable| {
            problems.push(wrong(name, TableProblem::NoSuchDate { value: text(column).to_owned() }));
            None
        })
    };
    let (trainer_signed_on, closed_on) = (date(2, "trainer_signed_on"), date(3, "closed_on"));
    let session = text(0);
    if cohort.position(session).is_none() {
        let (named, of) = (session.to_owned(), cohort.id.to_string());
        let hint = one_of(session, cohort.sessions.iter().map(|session| session.id.as_str()));
        problems.push(wrong("session", TableProblem::UnknownSession { session: named, cohort: of }).hint(hint));
    }
    if let Some(first) = before.iter().find(|row| row.record.session.as_str() == session) {
        problems.push(wrong("session", TableProblem::SessionTwice { session: session.to_owned(), first: first.line }));
    }
    let headcount = match text(1) {
        "" => None,
        count => count.parse().map(Some).unwrap_or_else(|_| {
            problems.push(wrong("headcount", TableProblem::NotACount { value: count.to_owned() }));
            None
        }),
    };
    if problems.is_empty() {
        let note = record.cell(layout.position(4)).to_owned();
        Ok(HeldSession { session: SessionId::new(session), headcount, trainer_signed_on, closed_on, note })
    } else {
        Err(problems)
    }
}
