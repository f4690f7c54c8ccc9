//! `sessions.csv`: what is known of a session once held: its columns, and its rows ↔ [`HeldSession`].

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::bad_cell::one_id;
use super::cell::{self, Unreadable};
use super::restored::{Restored, noticed};
use super::row::Row;
use super::{Column, Kind, Layout, Table};
use crate::domain::attendance::held::HeldSession;
use crate::domain::problem::Problem;
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::ids::SessionId;
use crate::domain::records::Numbered;
use crate::store::rows::problem::{TableHint, TableProblem};
use crate::text::delimited::Record;

/// The table.
pub static SESSIONS: Table = Table {
    file: "sessions.csv",
    columns: &[
        Column { name: "session", required: true, kind: Kind::Ids },
        Column { name: "headcount", required: false, kind: Kind::Count },
        Column { name: "trainer_signed_on", required: false, kind: Kind::Date },
        Column { name: "closed_on", required: false, kind: Kind::Date },
        Column { name: "note", required: false, kind: Kind::Text },
    ],
    key: &["session"],
    has_fields: false,
};

/// The cells of a row in the order of the contract.
pub fn cells(held: &HeldSession) -> Vec<(&'static str, String)> {
    let date = |date: Option<chrono::NaiveDate>| date.map_or_else(String::new, |date| date.to_string());
    let own = [
        held.session.to_string(),
        held.headcount.map_or_else(String::new, |count| count.to_string()),
        date(held.trainer_signed_on),
        date(held.closed_on),
        held.note.clone(),
    ];
    SESSIONS.columns.iter().map(|column| column.name).zip(own).collect()
}

/// Reads the rows under a heading.
pub fn read(file: &Arc<str>, text: &str, cohort: &Cohort, problems: &mut Vec<Problem>) -> Vec<Numbered<HeldSession>> {
    let Some((layout, mut reader)) = Layout::read(&SESSIONS, &[], file, text, problems) else {
        return Vec::new();
    };
    let (mut record, mut rows) = (Record::default(), Vec::new());
    let mut lines: HashMap<SessionId, u32> = HashMap::new();
    let mut restored = Restored::default();
    let known: HashSet<&str> = cohort.sessions.iter().map(|session| session.id.as_str()).collect();
    while reader.read(&mut record) {
        if record.is_empty() {
            continue;
        }
        let cell = record.cell(layout.position(0)).trim();
        let known_id = known.contains(cell) || cell.is_empty();
        let was = if known_id { None } else { restored.id(cell, cohort.sessions.iter().map(|one| one.id.as_str())) };
        if let Some(id) = was {
            problems.push(noticed(file, record.line, "session", cell, id));
        }
        let before = problems.len();
        layout.overflows(&record, file, problems);
        let mut row = Row { table: &SESSIONS, record: &record, layout: &layout, file, problems };
        let held = HeldSession {
            session: row.session(was.unwrap_or(cell), cohort, &known),
            headcount: row.headcount(),
            trainer_signed_on: row.date(2),
            closed_on: row.date(3),
            note: row.text(4).to_owned(),
        };
        if let Some(first) = lines.get(&held.session) {
            let what = TableProblem::SessionTwice { session: held.session.to_string(), first: *first };
            row.wrong(0, what, Some(TableHint::KeepOne));
        } else {
            lines.insert(held.session.clone(), record.line);
        }
        if problems.len() == before {
            rows.push(Numbered { line: record.line, record: held });
        }
    }
    rows
}

impl Row<'_> {
    fn session(&mut self, text: &str, cohort: &Cohort, known: &HashSet<&str>) -> SessionId {
        if text.is_empty() {
            self.wrong(0, TableProblem::Empty { column: "session" }, None);
        } else if !known.contains(text) {
            let hint = one_id(text, cohort.sessions.iter().map(|session| session.id.as_str()));
            let what = TableProblem::UnknownSession { session: text.to_owned(), cohort: cohort.id.to_string() };
            self.wrong(0, what, Some(hint));
        }
        SessionId::new(text)
    }

    fn headcount(&mut self) -> Option<u32> {
        let text = self.text(1);
        cell::count(text).unwrap_or_else(|Unreadable| {
            self.wrong(1, TableProblem::NotACount { value: text.trim().to_owned() }, None);
            None
        })
    }
}
