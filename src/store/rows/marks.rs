//! The rows of `attendance.csv` ↔ [`Mark`]. The table that is long: a report reads a million of these,
//! so a row borrows its cells, ids are shared with the cohort, and nothing is allocated but evidence and notes.

use std::collections::HashMap;
use std::sync::Arc;

use super::hints::Hints;
use super::read::bad_cell;
use super::restored::{Restored, noticed};
use super::{Enrolled, Layout};
use crate::domain::attendance::evidence::Evidence;
use crate::domain::attendance::mark::Mark;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::people::enrolment::Enrolment;
use crate::domain::problem::Problem;
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::records::Numbered;
use crate::domain::schema::cell::{self, Unreadable};
use crate::domain::schema::hint::one_of;
use crate::domain::schema::problem::{RowHint, RowProblem};
use crate::domain::schema::{Record, RowRules};
use crate::domain::spreadsheet::once;
use crate::domain::vocabulary::Attendance;
use crate::text::delimited;

/// What a table of attendance gave.
#[derive(Debug)]
pub struct Marks {
    /// The rows that are good, and strays.
    pub rows: Vec<Numbered<Mark>>,
    /// For each enrolment, in its order, the mark at each session.
    pub grid: Vec<Option<u32>>,
    /// Marks of an unknown session or participant.
    pub strays: Vec<u32>,
}

impl Marks {
    /// Nobody is marked yet.
    pub fn none(cohort: &Cohort, enrolments: &Enrolled) -> Self {
        let grid = vec![None; cohort.sessions.len() * enrolments.rows.len()];
        Self { rows: Vec::new(), grid, strays: Vec::new() }
    }
}

/// Reads the rows under a heading. A mark of an unknown session or participant is an error that still gives its record:
/// `check` shows it as a stray.
pub fn read(file: &Arc<str>, text: &str, cohort: &Cohort, enrolments: &Enrolled, problems: &mut Vec<Problem>) -> Marks {
    let mut all = Marks::none(cohort, enrolments);
    let Some((layout, mut reader)) = Layout::read(Mark::TABLE, &[], file, text, problems) else { return all };
    let mut rows = Rows::new(file, cohort, enrolments, problems);
    let at = std::array::from_fn(|column| layout.position(column));
    // 40 bytes: a short row. Better a little too much than to grow seven times.
    all.rows.reserve(text.len() / 40);
    let mut record = delimited::Record::default();
    while reader.read(&mut record) {
        if record.is_empty() || layout.overflows(&record, file, rows.problems) {
            continue;
        }
        let Some((mark, seat)) = rows.read(&record, &at, &all) else { continue };
        let index = u32::try_from(all.rows.len()).unwrap_or(u32::MAX);
        match seat {
            Some(seat) => all.grid[seat] = Some(index),
            None => all.strays.push(index),
        }
        all.rows.push(Numbered { line: record.line, record: mark });
    }
    all
}

/// What is known while rows are read.
struct Rows<'r> {
    file: &'r Arc<str>,
    cohort: &'r Cohort,
    enrolments: &'r [Numbered<Enrolment>],
    /// Whose marks say nothing of their own, because their enrolment is bad.
    table: &'r Enrolled,
    people: HashMap<&'r str, EnrolmentIndex>,
    sessions: HashMap<&'r str, SessionIndex>,
    /// Where the last row was: rows mostly go by session, and people in the order of the enrolments.
    last: (SessionIndex, EnrolmentIndex),
    /// Sessions and people whose ids a spreadsheet wrote otherwise.
    restored: (Restored, Restored),
    /// Beside sessions that are not in the cohort.
    hints: Hints,
    problems: &'r mut Vec<Problem>,
}

impl<'r> Rows<'r> {
    fn new(file: &'r Arc<str>, cohort: &'r Cohort, table: &'r Enrolled, problems: &'r mut Vec<Problem>) -> Self {
        let enrolments = table.rows.as_slice();
        let ids = enrolments.iter().map(|row| row.record.id.as_str());
        let people = ids.zip(EnrolmentIndex::all(enrolments.len())).collect();
        let sessions = cohort.indexed_sessions().map(|(position, session)| (session.id.as_str(), position)).collect();
        let (restored, hints) = (Default::default(), Hints::default());
        let last = (SessionIndex(0), EnrolmentIndex(0));
        Self { file, cohort, enrolments, table, people, sessions, last, restored, hints, problems }
    }

    /// One row and its seat; none when one of its cells is bad.
    fn read(&mut self, record: &delimited::Record, at: &[usize; 8], before: &Marks) -> Option<(Mark, Option<usize>)> {
        let sound = self.problems.len();
        let line = record.line;
        let attendance = self.attendance(line, record.cell(at[2]));
        let minutes = self.minutes(line, record.cell(at[3]), attendance);
        let arrived = self.time(line, record.cell(at[4]), "arrived");
        let left = self.time(line, record.cell(at[5]), "left");
        let evidence = self.evidence(line, record.cell(at[6]));
        let sound = self.problems.len() == sound;
        let (session, participant, seat) = self.seat(line, record.cell(at[0]).trim(), record.cell(at[1]).trim())?;
        if let Some(first) = seat.and_then(|seat| before.grid[seat]).map(|index| before.rows[index as usize].line) {
            let what = Mark::twice(&[session.as_str(), participant.as_str()], first);
            self.wrong(line, "participant", what, Some(RowHint::KeepOne));
            return None;
        }
        let note = record.cell(at[7]).to_owned();
        let mark = Mark { session, participant, attendance: attendance?, minutes, arrived, left, evidence, note };
        sound.then_some((mark, seat))
    }

    fn wrong(&mut self, line: u32, column: &'static str, what: RowProblem, hint: Option<RowHint>) {
        self.problems.push(bad_cell(self.file, line, column, what, hint));
    }

    /// The ids as the cohort has them, and their seat if both exist.
    fn seat(
        &mut self,
        line: u32,
        session: &str,
        participant: &str,
    ) -> Option<(SessionId, ParticipantId, Option<usize>)> {
        for (column, text) in [("session", session), ("participant", participant)] {
            if text.is_empty() {
                self.wrong(line, column, RowProblem::Empty { column }, None);
            }
        }
        if session.is_empty() || participant.is_empty() {
            return None;
        }
        let session_at = self.session(session).or_else(|| self.restored_session(line, session));
        let participant_at = self.participant(participant).or_else(|| self.restored_participant(line, participant));
        let (Some(session_at), Some(participant_at)) = (session_at, participant_at) else {
            self.stray(line, session, participant, session_at.is_none(), participant_at.is_none());
            return Some((SessionId::new(session), ParticipantId::new(participant), None));
        };
        self.last = (session_at, participant_at);
        let session = self.cohort.session_at(session_at).id.clone();
        let participant = self.enrolments[participant_at.0].record.id.clone();
        Some((session, participant, Some(participant_at.0 * self.cohort.sessions.len() + session_at.0)))
    }

    fn session(&self, id: &str) -> Option<SessionIndex> {
        let sessions = &self.cohort.sessions;
        let again = sessions.get(self.last.0.0).is_some_and(|session| session.id.as_str() == id);
        if again { Some(self.last.0) } else { self.sessions.get(id).copied() }
    }

    fn participant(&self, id: &str) -> Option<EnrolmentIndex> {
        let next = self.last.1.0 + 1;
        let follows = self.enrolments.get(next).is_some_and(|row| row.record.id.as_str() == id);
        if follows { Some(EnrolmentIndex(next)) } else { self.people.get(id).copied() }
    }

    #[cold]
    fn restored_session(&mut self, line: u32, cell: &str) -> Option<SessionIndex> {
        let id = self.restored.0.id(cell, self.cohort.sessions.iter().map(|session| session.id.as_str()))?;
        let at = self.sessions.get(id).copied()?;
        self.problems.push(noticed(self.file, line, "session", cell, id));
        Some(at)
    }

    #[cold]
    fn restored_participant(&mut self, line: u32, cell: &str) -> Option<EnrolmentIndex> {
        if self.table.unread || self.table.spoilt.contains(cell) {
            return None;
        }
        let id = self.restored.1.id(cell, self.table.keys())?;
        let at = self.people.get(id).copied()?;
        self.problems.push(noticed(self.file, line, "participant", cell, id));
        Some(at)
    }

    #[cold]
    fn stray(&mut self, line: u32, session: &str, participant: &str, no_session: bool, no_participant: bool) {
        if no_session {
            let hint = self.hints.of(session, self.cohort.sessions.iter().map(|session| session.id.as_str()));
            let cohort = self.cohort.id.to_string();
            let what = RowProblem::UnknownSession { session: session.to_owned(), cohort };
            self.wrong(line, "session", what, Some(hint));
        }
        if no_participant && !self.table.unread && !self.table.spoilt.contains(participant) {
            let file = self.file.replace(Mark::TABLE.file, Enrolment::TABLE.file);
            let what = RowProblem::UnknownParticipant { participant: participant.to_owned(), file };
            let was = once(participant, self.enrolments.iter().map(|row| row.record.id.as_str()));
            let wrote = was.map(|id| RowHint::SpreadsheetWrote { id: id.to_owned() });
            self.wrong(line, "participant", what, Some(wrote.unwrap_or(RowHint::EnrolOrRemove)));
        }
    }

    fn attendance(&mut self, line: u32, text: &str) -> Option<Attendance> {
        match cell::word::<Attendance>(text) {
            Ok(Some(word)) => Some(word),
            read => {
                let column = "status";
                let value = text.trim().to_owned();
                let hint = one_of(&value, Attendance::ALL.iter().map(|word| word.key()));
                let what =
                    if read.is_ok() { RowProblem::Empty { column } } else { RowProblem::UnknownWord { column, value } };
                self.wrong(line, column, what, Some(hint));
                None
            }
        }
    }

    /// Nobody who was not there attended a minute; their empty cell reads as 0.
    fn minutes(&mut self, line: u32, text: &str, attendance: Option<Attendance>) -> Minutes {
        match (cell::minutes(text), attendance) {
            (Ok(Some(minutes)), Some(Attendance::Excused | Attendance::Absent)) if minutes > 0 => {
                self.wrong(line, "minutes", RowProblem::MinutesOfAbsent { minutes }, Some(RowHint::NoMinutes));
                Minutes::ZERO
            }
            (Ok(Some(minutes)), _) => Minutes(minutes),
            (Ok(None), Some(Attendance::Excused | Attendance::Absent) | None) => Minutes::ZERO,
            (Ok(None), Some(Attendance::Present)) | (Err(Unreadable), _) => {
                let what = RowProblem::NotMinutes { value: text.trim().to_owned() };
                self.wrong(line, "minutes", what, Some(RowHint::Minutes));
                Minutes::ZERO
            }
        }
    }

    fn time(&mut self, line: u32, text: &str, column: &'static str) -> Option<chrono::NaiveTime> {
        if text.is_empty() {
            return None;
        }
        cell::time(text).unwrap_or_else(|Unreadable| {
            let what = RowProblem::NoSuchTime { value: text.trim().to_owned() };
            self.wrong(line, column, what, Some(RowHint::Time));
            None
        })
    }

    fn evidence(&mut self, line: u32, text: &str) -> Evidence {
        cell::evidence(text).unwrap_or_else(|word| {
            self.wrong(line, "evidence", RowProblem::UnknownEvidence { word }, Some(RowHint::evidence()));
            Evidence::default()
        })
    }
}
