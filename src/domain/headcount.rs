//! What the trainer counted, beside what is marked: the two are kept apart, and a difference is said.

use super::held::HeldSession;
use super::records::CohortRecords;
use super::vocabulary::Attendance;

/// How many people are marked present at a session, expected there or not: the trainer counted heads, not enrolments.
pub fn present(records: &CohortRecords, held: &HeldSession) -> usize {
    records.marks_of(&held.session).filter(|mark| mark.attendance == Attendance::Present).count()
}

/// The count and the presences marked, where they differ.
pub fn difference(records: &CohortRecords, held: &HeldSession) -> Option<(u32, usize)> {
    let (counted, present) = (held.headcount?, present(records, held));
    (counted as usize != present).then_some((counted, present))
}
