//! Who of one cohort is somebody of another: the same name with the same e-mail, for the name alone proves nothing.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::domain::attendance::expectation::expected;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::people::trail::Trace;
use crate::domain::programme::cohort::Session;
use crate::domain::records::CohortRecords;

/// What somebody who may be in several cohorts is known by, for finding them again: nobody who is the same person has
/// another. None without an e-mail.
pub fn likely(email: &str) -> Option<u64> {
    let email = email.trim();
    if email.is_empty() {
        return None;
    }
    let lower = if email.is_ascii() {
        email.to_ascii_lowercase()
    } else {
        email.chars().flat_map(char::to_lowercase).collect()
    };
    let mut hasher = DefaultHasher::new();
    lower.hash(&mut hasher);
    Some(hasher.finish())
}

/// Those of `there` who are expected at a session of theirs and, being the same people, at this one of `here`.
pub fn expected_at_both(here: &CohortRecords, session: &Session, there: &CohortRecords) -> Vec<(SessionIndex, usize)> {
    let people = same_people(here, there);
    let mut found = Vec::new();
    let sessions = there.cohort.indexed_sessions().filter(|(_, other)| other.overlaps(session));
    for theirs in sessions.map(|(theirs, _)| theirs) {
        let both = people.iter().filter(|(person, same)| {
            expected(here.enrolment(*person), session) && there.seat(*same, theirs).expected()
        });
        let both = both.count();
        if both > 0 {
            found.push((theirs, both));
        }
    }
    found
}

/// Positions of those who are in both cohorts.
fn same_people(here: &CohortRecords, there: &CohortRecords) -> Vec<(EnrolmentIndex, EnrolmentIndex)> {
    let identities = there.indexed_enrolments().filter_map(|(person, row)| Some((Trace::of(row).identity()?, person)));
    let known: HashMap<_, _> = identities.collect();
    let mine = here.indexed_enrolments();
    mine.filter_map(|(person, row)| Some((person, *known.get(&Trace::of(row).identity()?)?))).collect()
}
