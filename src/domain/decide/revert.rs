//! Taking an operation back, or doing it again: the rules that hold for any plan hold for this one. Which rows come back is
//! the journal's to say; here it is judged.

use std::collections::BTreeSet;

use crate::domain::change::{Change, Plan};
use crate::domain::notice::Notice;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::seats;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::register::WayIn;
use crate::domain::vocabulary::EnrolmentState;

use super::closed;
use super::seated_again::{passed_over, room_for};

/// What is to be known of a reversal that the rules let be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// Who has a seat again that others wait for.
    pub seated: Vec<Notice>,
    /// Who waits for a seat that is free then (rule 6.8).
    pub next: Vec<Notice>,
}

/// Judges the changes of a reversal; `before`: the cohorts that they are about as they are, `after`: as they would be.
pub fn judged(changes: &[Change], before: &[CohortRecords], after: &[CohortRecords]) -> Result<Judgement, Refusal> {
    for records in before {
        room_for(records, changes)?;
    }
    let plan = Plan { changes: changes.to_vec(), notices: Vec::new() };
    closed::respected(&plan, &before.iter().collect::<Vec<_>>(), WayIn::UndoClosing)?;
    let freed: BTreeSet<&CohortId> =
        changes.iter().filter(|change| frees_a_seat(change)).filter_map(Change::cohort).collect();
    let next = after.iter().filter(|records| freed.contains(&records.cohort.id)).filter_map(who_is_next);
    let seated = after.iter().flat_map(|records| passed_over(records, changes));
    Ok(Judgement { seated: seated.collect(), next: next.collect() })
}

/// Whether somebody who had a seat no longer has it.
fn frees_a_seat(change: &Change) -> bool {
    let seated = |row: Option<&Enrolment>| row.is_some_and(|row| row.state == EnrolmentState::Enrolled);
    change.of().is_some_and(|row| seated(row.before) && !seated(row.after))
}

fn who_is_next(records: &CohortRecords) -> Option<Notice> {
    let next = seats::next(records)?;
    let (next, id) = (next.full_name(), next.id.to_string());
    Some(Notice::SeatFreed { cohort: records.cohort.id.clone(), next, id })
}
