//! People present at two sessions at once, looked for over the cohorts that a report or `check` reads anyway. Of each it
//! keeps only when its sessions are and by which e-mails its people are known: two cohorts are read again, and held
//! against each other, where a session of one is at the same time as one of the other and an e-mail is in both.

use std::collections::{BTreeSet, HashSet};
use std::sync::{Mutex, PoisonError};

use crate::domain::attendance::overlap::{Overlap, between, likely, meet, within};
use crate::domain::attendance::spans::Span;
use crate::domain::index::SessionIndex;
use crate::domain::programme::ids::CohortId;
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};
use crate::store::Reading;

use super::in_order::all_in_order;

/// What is asked of a seat: whether it is one of those looked at.
pub type Asked<'a> = &'a (dyn Fn(&Seat<'_>) -> bool + Sync);

/// What was seen of the cohorts so far, on any thread.
#[derive(Default)]
pub struct Watch(Mutex<Vec<Seen>>);

/// One cohort.
struct Seen {
    id: CohortId,
    times: Vec<Span>,
    people: BTreeSet<u64>,
    within: Vec<Overlap>,
}

impl Watch {
    /// Looks at a cohort; overlaps within it are kept.
    pub fn look(&self, records: &CohortRecords, asked: Asked<'_>) {
        let attended = |session: &SessionIndex| records.seats_at(*session).any(|seat| seat.attended() > Minutes::ZERO);
        let sittings = records.cohort.positions().filter(attended);
        let times = sittings.map(|session| Span::planned(records.session(session))).collect();
        let people = records.enrolments().filter_map(|row| likely(&row.email)).collect();
        let seen = Seen { id: records.cohort.id.clone(), times, people, within: within(records, asked) };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    }

    /// Everything found: within the cohorts that were seen, among these, and of these with the others of the folder. What
    /// cannot be read of another cohort is left out: it is not asked about.
    pub fn found(self, reading: &Reading, asked: Asked<'_>) -> Vec<Overlap> {
        let ids = reading.cohort_ids().unwrap_or_default();
        let at = |id: &CohortId| ids.iter().position(|known| known == id);
        let mut seen = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        seen.sort_by_key(|seen| at(&seen.id));
        let mut found: Vec<Overlap> = seen.iter_mut().flat_map(|seen| std::mem::take(&mut seen.within)).collect();
        let pairs = shared(&seen);
        found.extend(pairs.into_iter().flat_map(|(one, other)| {
            together(reading, (&seen[one].id, asked), (&seen[other].id, asked)).unwrap_or_default()
        }));
        let known: HashSet<&CohortId> = seen.iter().map(|seen| &seen.id).collect();
        // Nobody who attended nothing, or has no e-mail, is found elsewhere.
        let days: BTreeSet<String> = seen.iter().filter(|seen| !seen.people.is_empty()).flat_map(Seen::days).collect();
        let others: Vec<&CohortId> = ids.iter().filter(|id| !days.is_empty() && !known.contains(id)).collect();
        let beside = all_in_order(others.len(), |at| {
            let definition = reading.cohort_on(others[at], &days)?;
            let held = definition.sessions.iter().filter(|session| !session.cancelled);
            let times: Vec<Span> = held.map(Span::planned).collect();
            let here = seen.iter().filter(|seen| meet(&seen.times, &times));
            let shared = here.filter(|seen| reading.may_hold_one_of(others[at], &seen.people));
            let with = shared.map(|seen| together(reading, (&seen.id, asked), (others[at], &|_| false)));
            Some(with.flatten().flatten().collect::<Vec<_>>())
        });
        found.extend(beside.into_iter().flatten().flatten());
        found
    }
}

impl Seen {
    /// The days of its sessions, as a definition writes them.
    fn days(&self) -> impl Iterator<Item = String> {
        self.times.iter().map(|time| time.from.date().to_string())
    }
}

/// Pairs of cohorts that have an e-mail in common and a session at the same time.
fn shared(seen: &[Seen]) -> BTreeSet<(usize, usize)> {
    let people = seen.iter().enumerate().flat_map(|(at, seen)| seen.people.iter().map(move |email| (*email, at)));
    let mut people: Vec<(u64, usize)> = people.collect();
    people.sort_unstable();
    people.dedup();
    let mut pairs = BTreeSet::new();
    for same in people.chunk_by(|one, other| one.0 == other.0) {
        for (later, (_, other)) in same.iter().enumerate() {
            pairs.extend(same[..later].iter().map(|(_, one)| (*one, *other)));
        }
    }
    pairs.retain(|(one, other)| meet(&seen[*one].times, &seen[*other].times));
    pairs
}

/// Two cohorts, read, held against each other.
fn together(reading: &Reading, one: (&CohortId, Asked<'_>), other: (&CohortId, Asked<'_>)) -> Option<Vec<Overlap>> {
    let (here, _) = reading.examine(one.0).ok()?;
    let (there, _) = reading.examine(other.0).ok()?;
    Some(between((&here, &|seat| (one.1)(seat)), (&there, &|seat| (other.1)(seat))))
}
