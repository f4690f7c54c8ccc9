//! What is known of a session once held, against the marks: the trainer's count, and a closed sheet that is no longer
//! full.

use std::collections::HashMap;

use crate::domain::attendance::headcount;
use crate::domain::findings::register::Register;
use crate::domain::index::SessionIndex;
use crate::domain::records::Seat;

use super::subject::name_of;
use super::{Findings, Subject};

pub(super) fn register(subject: &Subject<'_>, findings: &mut Findings) {
    let records = subject.records;
    let sessions = records.cohort.indexed_sessions();
    let positions: HashMap<&str, SessionIndex> =
        sessions.map(|(position, session)| (session.id.as_str(), position)).collect();
    for row in records.numbered_held().iter().filter(|_| subject.attendance_is_whole) {
        let held = &row.record;
        let Some(position) = positions.get(held.session.as_str()).copied() else { continue };
        let session = records.session(position);
        if session.cancelled || session.date > subject.today {
            continue;
        }
        let (id, cohort) = (session.id.to_string(), subject.cohort_id());
        if let Some((counted, present)) = headcount::difference(records, held) {
            let finding = Register::HeadcountDiffers { session: id.clone(), cohort: cohort.clone(), counted, present };
            findings.add(finding, subject.held_cell(row.line, "headcount"));
        }
        let expected: Vec<Seat<'_>> = records.seats_at(position).filter(Seat::expected).collect();
        let blank: Vec<String> =
            expected.iter().filter(|seat| seat.mark.is_none()).map(|seat| name_of(seat.enrolment)).collect();
        // Where nobody is marked at all, that has its own code.
        if let Some(closed_on) = held.closed_on.filter(|_| !blank.is_empty() && blank.len() < expected.len()) {
            let finding = Register::ClosedWithBlank { session: id, cohort, closed_on, blank };
            findings.add(finding, subject.held_cell(row.line, "closed_on"));
        }
    }
}
