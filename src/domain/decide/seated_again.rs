//! Taking an operation back, or doing it again, may seat somebody whose seat was taken since: rule 6.8 says no to that as
//! to any other. Where others wait for the seat it says so.

use crate::domain::change::{Change, RecordChange};
use crate::domain::notice::Notice;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::seats;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::life::LifeRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::EnrolmentState;

use super::names::candidate;

/// Refuses changes that leave more people enrolled in this cohort than it has seats, and more than there are now.
pub fn room_for(records: &CohortRecords, changes: &[Change]) -> Result<(), Refusal> {
    let Some(capacity) = records.cohort.capacity else { return Ok(()) };
    let seated = |row: Option<&Enrolment>| row.is_some_and(|row| row.state == EnrolmentState::Enrolled);
    let (mut taken, mut returning) = (seats::taken(records), None);
    for change in changes {
        let Some(RecordChange { cohort, before, after }) = change.of() else { continue };
        if cohort != Some(&records.cohort.id) || seated(before) == seated(after) {
            continue;
        }
        if seated(after) {
            taken += 1;
            returning = after;
        } else {
            taken = taken.saturating_sub(1);
        }
    }
    match returning {
        Some(person) if taken > capacity as usize && taken > seats::taken(records) => {
            let (person, cohort) = (candidate(person), records.cohort.id.clone());
            Err(LifeRefusal::SeatTaken { person, cohort, capacity }.into())
        }
        _ => Ok(()),
    }
}

/// Says that changes seat people in a cohort, as it is after them, where others wait who were there for the seat.
pub fn passed_over(after: &CohortRecords, changes: &[Change]) -> Vec<Notice> {
    let waiting = seats::waiting_list(after);
    let Some(first) = waiting.first().map(|first| after.enrolment(*first)) else { return Vec::new() };
    let rows = changes.iter().filter_map(Change::of::<Enrolment>);
    let seated = rows.filter(|row| row.cohort == Some(&after.cohort.id)).filter_map(|row| {
        let had_one = |row: &Enrolment| matches!(row.state, EnrolmentState::Enrolled | EnrolmentState::Waiting);
        row.after.filter(|now| now.state == EnrolmentState::Enrolled && !row.before.is_some_and(had_one))
    });
    let again = |row: &Enrolment| {
        let (person, next) = (row.full_name(), first.full_name());
        Notice::SeatedAgain { person, waiting: waiting.len(), next }
    };
    seated.map(again).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::cohort;
    use crate::domain::index::EnrolmentIndex;
    use crate::domain::programme::ids::CohortId;

    #[test]
    fn a_seat_taken_since_is_nobody_elses() {
        let mut built =
            cohort("c").person("Ann", "Lee", |_| {}).person("Bob", "Ray", |row| row.state = EnrolmentState::Withdrawn);
        built.cohort.capacity = Some(1);
        let records = built.records();
        let bob = records.enrolment(EnrolmentIndex(1)).clone();
        let back = |of: &str| {
            let after = Enrolment { state: EnrolmentState::Enrolled, ..bob.clone() };
            [Change::row(CohortId::new(of), Some(bob.clone()), Some(after))]
        };
        let refused = room_for(&records, &back("c")).unwrap_err();
        assert!(matches!(refused, Refusal::Life(LifeRefusal::SeatTaken { capacity: 1, .. })));
        assert!(room_for(&records, &back("d")).is_ok(), "another cohort has its own seats");
        let ann = records.enrolment(EnrolmentIndex(0)).clone();
        let goes = Change::row(CohortId::new("c"), Some(ann), None);
        let both = [goes, back("c")[0].clone()];
        assert!(room_for(&records, &both).is_ok(), "one goes, one comes");
        let mut crowded = cohort("c").person("Ann", "Lee", |_| {}).person("Eve", "Fox", |_| {});
        crowded.cohort.capacity = Some(1);
        let records = crowded.records();
        let same = Change::row(
            CohortId::new("c"),
            Some(records.enrolment(EnrolmentIndex(0)).clone()),
            Some(records.enrolment(EnrolmentIndex(0)).clone()),
        );
        assert!(room_for(&records, &[same]).is_ok(), "too many already is no reason to refuse what adds nobody");
    }
}
