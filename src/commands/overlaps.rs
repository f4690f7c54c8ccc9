//! People present at two sessions at once, looked for over the cohorts that a report or `check` reads anyway. Of each it
//! keeps only when its sessions are and by which e-mails its people are known. Cohorts that have an e-mail in common, and a
//! session at the same time, are read once more, and all of them are held against each other at once.

use std::collections::{BTreeSet, HashSet};
use std::sync::{Mutex, PoisonError};

use crate::domain::attendance::overlap::Overlap;
use crate::domain::attendance::presences::{AtOnce, CohortPresences, between};
use crate::domain::attendance::spans::{Span, union};
use crate::domain::index::SessionIndex;
use crate::domain::people::same_people::likely;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::{CohortRecords, Seat};
use crate::store::Reading;

use super::in_order::all_in_order;

/// What is asked of a seat: whether it is one of those looked at.
pub type SeatFilter<'a> = &'a (dyn Fn(&Seat<'_>) -> bool + Sync);

/// What was seen of the cohorts so far, on any thread.
#[derive(Default)]
pub struct Watch(Mutex<Vec<Seen>>);

/// One cohort.
struct Seen {
    id: CohortId,
    times: Vec<Span>,
    people: Vec<u64>,
}

impl Watch {
    /// Looks at a cohort.
    pub fn look(&self, records: &CohortRecords) {
        let attended = |session: &SessionIndex| records.is_attended(*session);
        let sittings = records.cohort.positions().filter(attended);
        let times = sittings.map(|session| Span::planned(records.session(session))).collect();
        let people = records.enrolments().filter_map(|row| likely(&row.email)).collect();
        let seen = Seen { id: records.cohort.id.clone(), times, people };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    }

    /// Everything found among the cohorts that were seen, and of these with the others of the folder. What cannot be read
    /// of another cohort is left out: it is not asked about.
    pub fn found(self, reading: &Reading, asked: SeatFilter<'_>) -> AtOnce {
        let ids = reading.cohort_ids().unwrap_or_default();
        let at = |id: &CohortId| ids.iter().position(|known| known == id);
        let mut seen = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        seen.sort_by_cached_key(|seen| at(&seen.id));
        let own = seen.len();
        let others = beside(reading, &ids, &seen);
        seen.extend(others);
        let doubtful: Vec<(usize, HashSet<u64>)> =
            doubtful(&seen).into_iter().enumerate().filter(|(_, people)| !people.is_empty()).collect();
        let presences = all_in_order(doubtful.len(), |number| {
            let (at, people) = &doubtful[number];
            let (records, _) = reading.examine(&seen[*at].id).ok()?;
            let wanted = |email: &str| likely(email).is_some_and(|person| people.contains(&person));
            Some(CohortPresences::known(&records, wanted, |seat| *at < own && asked(seat)))
        });
        between(presences.into_iter().flatten().collect())
    }
}

impl Seen {
    /// The days of its sessions, as a definition writes them.
    fn days(&self) -> impl Iterator<Item = String> {
        self.times.iter().map(|time| time.from.date().to_string())
    }
}

/// The other cohorts that have a session at the same time as one of those seen, and one of their people.
fn beside(reading: &Reading, ids: &[CohortId], seen: &[Seen]) -> Vec<Seen> {
    // Nobody who attended nothing, or has no e-mail, is found elsewhere.
    let known: HashSet<&CohortId> = seen.iter().map(|seen| &seen.id).collect();
    let others: Vec<&CohortId> = ids.iter().filter(|id| !known.contains(id)).collect();
    let with_people = || seen.iter().filter(|seen| !seen.people.is_empty());
    let days: BTreeSet<String> = with_people().flat_map(Seen::days).collect();
    if others.is_empty() || days.is_empty() {
        return Vec::new();
    }
    let people: HashSet<u64> = with_people().flat_map(|seen| seen.people.iter().copied()).collect();
    let times = union(with_people().flat_map(|seen| seen.times.iter().copied()));
    let found = all_in_order(others.len(), |at| {
        let definition = reading.cohort_on(others[at], &days)?;
        let held = definition.sessions.iter().filter(|session| !session.cancelled).map(Span::planned);
        let same_time: Vec<Span> = held.filter(|time| meets(&times, *time)).collect();
        let people = if same_time.is_empty() { Vec::new() } else { reading.possibly_of(others[at], &people) };
        (!people.is_empty()).then(|| Seen { id: others[at].clone(), times: same_time, people })
    });
    found.into_iter().flatten().collect()
}

/// Whether a time is any of these, which are apart and in order.
fn meets(times: &[Span], time: Span) -> bool {
    let behind = times.partition_point(|one| one.to <= time.from);
    times.get(behind).is_some_and(|one| one.from < time.to)
}

/// For each cohort, those of its people who are in another one that has a session at the same time.
fn doubtful(seen: &[Seen]) -> Vec<HashSet<u64>> {
    let people = seen.iter().enumerate().flat_map(|(at, seen)| seen.people.iter().map(move |email| (*email, at)));
    let mut people: Vec<(u64, usize)> = people.collect();
    people.sort_unstable();
    people.dedup();
    let mut found = vec![HashSet::new(); seen.len()];
    let several = people.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1);
    // People who went through the same cohorts are many: their cohorts are compared once.
    let mut compared: (Vec<usize>, BTreeSet<usize>) = Default::default();
    for same in several {
        let cohorts: Vec<usize> = same.iter().map(|(_, at)| *at).collect();
        if compared.0 != cohorts {
            compared = (cohorts.clone(), at_the_same_time(seen, &cohorts));
        }
        compared.1.iter().for_each(|at| _ = found[*at].insert(same[0].0));
    }
    found
}

/// Those of the cohorts that have a session at the same time as another one.
fn at_the_same_time(seen: &[Seen], cohorts: &[usize]) -> BTreeSet<usize> {
    let times = cohorts.iter().flat_map(|at| seen[*at].times.iter().map(move |time| (*time, *at)));
    let mut times: Vec<(Span, usize)> = times.collect();
    times.sort_unstable();
    let mut found = BTreeSet::new();
    // Of two cohorts, the sessions so far that end last.
    let (mut last, mut other) = (None::<(Span, usize)>, None::<(Span, usize)>);
    for (time, at) in times {
        let elsewhere = if last.is_some_and(|(_, cohort)| cohort != at) { last } else { other };
        if let Some((_, cohort)) = elsewhere.filter(|(before, _)| before.to > time.from) {
            found.extend([cohort, at]);
        }
        let ends_later = |before: Option<(Span, usize)>| before.is_none_or(|(before, _)| before.to <= time.to);
        if ends_later(last) {
            if last.is_some_and(|(_, cohort)| cohort != at) {
                other = last;
            }
            last = Some((time, at));
        } else if last.is_some_and(|(_, cohort)| cohort != at) && ends_later(other) {
            other = Some((time, at));
        }
    }
    found
}

/// Overlaps of a report: of many, the first ones, and how many more there are.
#[derive(Default)]
pub struct FirstOverlaps {
    pub first: Vec<Overlap>,
    pub more: usize,
}

impl FirstOverlaps {
    /// How many are named.
    const NAMED: usize = 5;

    /// Of those found.
    pub fn of(found: &AtOnce) -> Self {
        let first: Vec<Overlap> = found.overlaps().take(Self::NAMED).collect();
        Self { more: found.len() - first.len(), first }
    }

    /// Takes in those found behind them.
    pub fn extend(&mut self, others: Self) {
        self.first.extend(others.first);
        self.more += others.more + self.first.len().saturating_sub(Self::NAMED);
        self.first.truncate(Self::NAMED);
    }
}
