//! One participant's attendance at one session, as `attendance.csv` keeps it.

use chrono::NaiveTime;

use crate::domain::attendance::evidence::Evidence;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::schema::problem::{RowHint, RowProblem};
use crate::domain::schema::reader::RowReader;
use crate::domain::schema::record::schema;
use crate::domain::schema::{Record as _, Reference, RowRules, SchemaColumn, cell};
use crate::domain::vocabulary::Attendance;

schema! {
    /// One row of `attendance.csv`. A mark exists only once somebody made it: unmarked is not absent.
    pub struct Mark in "attendance.csv", of Cohort, key [session, participant] {
        session: SessionId = SchemaColumn::heading(Heading::Session).required().names(Reference::Session).kept(),
        participant: ParticipantId =
            SchemaColumn::heading(Heading::Participant).required().names(Reference::Participant).kept(),
        attendance: Attendance = SchemaColumn::heading(Heading::Attendance).in_file("status").required().kept(),
        /// Minutes really attended; 0 unless present.
        minutes: Minutes = SchemaColumn::heading(Heading::Minutes).required().kept(),
        /// When they came, if late.
        arrived: Option<NaiveTime> = SchemaColumn::heading(Heading::Arrived).kept(),
        /// When they went, if early.
        left: Option<NaiveTime> = SchemaColumn::heading(Heading::Left).kept(),
        evidence: Evidence = SchemaColumn::heading(Heading::Evidence).kept(),
        /// Free text.
        note: String = SchemaColumn::heading(Heading::Note),
    }
}

impl Mark {
    /// Whether it may speak of somebody: it has a note, or rests on a file.
    pub fn speaks(&self) -> bool {
        !self.note.is_empty() || self.evidence.proofs().iter().any(|proof| proof.digest.is_some())
    }
}

impl RowRules for Mark {
    fn twice(key: &[&str], first: u32) -> RowProblem {
        let part = |at: usize| key.get(at).copied().unwrap_or_default().to_owned();
        RowProblem::MarkTwice { session: part(0), participant: part(1), first }
    }

    /// Nobody who was not there attended a minute; of somebody who was, the minutes are said.
    fn examine(row: &mut RowReader<'_>) {
        let column = |name: &str| Self::TABLE.position(name).unwrap_or_default();
        let (attendance, minutes) = (column("status"), column("minutes"));
        let Ok(Some(attendance)) = cell::word::<Attendance>(row.text(attendance)) else { return };
        match (attendance, cell::minutes(row.text(minutes))) {
            (Attendance::Present, Ok(None)) => {
                row.fault(minutes, RowProblem::NotMinutes { value: String::new() }, Some(RowHint::Minutes));
            }
            (Attendance::Excused | Attendance::Absent, Ok(Some(count))) if count > 0 => {
                row.fault(minutes, RowProblem::MinutesOfAbsent { minutes: count }, Some(RowHint::NoMinutes));
            }
            _ => {}
        }
    }

    /// An absence or an excuse proves no hour.
    fn goes_when_erased(&self, ends: bool) -> bool {
        ends && self.attendance != Attendance::Present
    }
}
