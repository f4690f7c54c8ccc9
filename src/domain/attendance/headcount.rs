//! What the trainer counted, beside what is marked: the two are kept apart, and a difference is said.

use super::expectation::PersonExpectation;
use super::held::HeldSession;
use crate::domain::index::SessionIndex;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::Attendance;

/// How many people are expected at a session, and how many of them have no mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpectedPeople {
    pub people: usize,
    pub unmarked: usize,
}

impl ExpectedPeople {
    /// Those of a session.
    pub fn at(records: &CohortRecords, position: SessionIndex) -> Self {
        let session = records.session(position);
        let mut found = Self { people: 0, unmarked: 0 };
        for (person, _) in records.indexed_enrolments().filter(|(_, row)| PersonExpectation::of(row).at(session)) {
            found.people += 1;
            found.unmarked += usize::from(records.said_number(person, position).is_none());
        }
        found
    }
}

/// How many people are marked present at a session, expected there or not: the trainer counted heads, not enrolments.
pub fn present(records: &CohortRecords, held: &HeldSession) -> usize {
    records.marks_of(&held.session).filter(|mark| mark.attendance == Attendance::Present).count()
}

/// The count and the presences marked, where they differ. While people are not marked yet, any of them may have been
/// there: then only a count that no mark could explain differs.
pub fn difference(records: &CohortRecords, held: &HeldSession) -> Option<(u32, usize)> {
    let (counted, present) = (held.headcount?, present(records, held));
    let position = records.cohort.position(held.session.as_str())?;
    let unmarked = ExpectedPeople::at(records, position).unmarked;
    (!(present..=present + unmarked).contains(&(counted as usize))).then_some((counted, present))
}

#[cfg(test)]
mod tests {
    use super::difference;
    use crate::domain::attendance::held::HeldSession;
    use crate::domain::fixture::cohort;
    use crate::domain::programme::ids::SessionId;
    use crate::domain::vocabulary::Attendance;

    #[test]
    fn a_count_differs_once_no_mark_could_explain_it() {
        // At m1-1 Ann is present, Bob absent, Cid not marked.
        let built = cohort("c")
            .person("Ann", "Lee", |_| {})
            .person("Bob", "Ray", |_| {})
            .person("Cid", "Poe", |_| {})
            .present("ann", &["m1-1"])
            .mark("bob", "m1-1", Attendance::Absent, None);
        let records = built.records();
        for (counted, differs) in
            [(None, None), (Some(0), Some((0, 1))), (Some(1), None), (Some(2), None), (Some(3), Some((3, 1)))]
        {
            let held = HeldSession { headcount: counted, ..HeldSession::of(&SessionId::new("m1-1")) };
            assert_eq!(difference(&records, &held), differs, "{counted:?} counted");
        }
    }
}
