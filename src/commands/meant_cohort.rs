//! Which cohort a command is about: the one named; else the only one, the one running today, the only one in which the
//! session or the people named fit; else, for reading, the nearest in time, which is said. Who writes has to choose.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::people::lookup::{self, Lookup, SessionWord};
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::ids::CohortId;
use crate::domain::refusal::candidate::CohortDays;
use crate::domain::refusal::no_cohort::NoCohort;
use crate::domain::refusal::reason::Refusal;
use crate::store::Reading;
use crate::ui::command_error::Result;

/// What a command names of a cohort, and whether it writes.
#[derive(Clone, Debug, Default)]
pub struct Naming<'a> {
    /// Whether it may change something: then no cohort is taken because it is near.
    pub writes: bool,
    /// The sessions and people named.
    pub clues: Vec<Clue<'a>>,
}

/// A session or a person, as typed.
#[derive(Clone, Copy, Debug)]
pub enum Clue<'a> {
    /// A session.
    Session(&'a str),
    /// A person.
    Person(&'a str),
    /// One of the two.
    Either(&'a str),
}

impl<'a> Naming<'a> {
    /// Of a command that only reads.
    pub fn reading(clues: impl IntoIterator<Item = Clue<'a>>) -> Self {
        Self { writes: false, clues: clues.into_iter().collect() }
    }

    /// Of a command that writes.
    pub fn writing(clues: impl IntoIterator<Item = Clue<'a>>) -> Self {
        Self { writes: true, clues: clues.into_iter().collect() }
    }

    /// Whether the cohort knows all that is named.
    fn fits(&self, reading: &Reading, id: &CohortId, now: NaiveDateTime) -> bool {
        let people = self.clues.iter().any(|clue| !matches!(clue, Clue::Session(_)));
        // What is wrong with the files of a cohort that is not meant is nobody's concern here.
        let Ok(Some(cohort)) = reading.cohort(id) else { return false };
        let records = if people { reading.examine(id).ok().map(|(records, _)| records) } else { None };
        let session = |typed| {
            !matches!(lookup::session(&cohort, &SessionWord::read(&cohort, typed, now.date()), now), Lookup::None(_))
        };
        let person =
            |typed| records.as_ref().is_some_and(|records| !matches!(lookup::person(records, typed), Lookup::None(_)));
        self.clues.iter().all(|clue| match clue {
            Clue::Session(typed) => session(typed),
            Clue::Person(typed) => person(typed),
            Clue::Either(typed) => session(typed) || person(typed),
        })
    }
}

/// The cohort taken where none was named.
pub struct Chosen {
    /// Which.
    pub cohort: CohortId,
    /// Why.
    pub because: CohortReason,
}

/// Why a cohort that nobody named is the one meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CohortReason {
    /// There is no other.
    Only,
    /// It runs today, and no other does.
    Runs,
    /// What is named is found in no other.
    Fits,
    /// It is the nearest in time.
    Nearest,
}

/// The cohort that a command is about where none is named.
pub fn by_default(reading: &Reading, naming: &Naming<'_>, now: NaiveDateTime) -> Result<Chosen> {
    let known = reading.every_cohort()?;
    let chosen = |cohort: &CohortId, because| Ok(Chosen { cohort: cohort.clone(), because });
    match &known[..] {
        [] => return Err(Refusal::NoCohort(NoCohort::Yet).into()),
        [only] => return chosen(only, CohortReason::Only),
        _ => {}
    }
    let mut away = Vec::new();
    for id in &known {
        away.push((id, reading.cohort(id)?.and_then(|cohort| days_away(&cohort, now.date()))));
    }
    let running: Vec<&CohortId> = away.iter().filter(|(_, days)| *days == Some(0)).map(|(id, _)| *id).collect();
    if let [one] = running[..] {
        return chosen(one, CohortReason::Runs);
    }
    let fitting = away.iter().filter(|(id, _)| !naming.clues.is_empty() && naming.fits(reading, id, now));
    let fitting: Vec<(&CohortId, Option<i64>)> = fitting.copied().collect();
    if let [(one, _)] = fitting[..] {
        return chosen(one, CohortReason::Fits);
    }
    let running_ones = || away.iter().filter(|(_, days)| *days == Some(0)).copied().collect();
    let among = match (&fitting[..], running.len()) {
        ([], 0) => away,
        ([], _) => running_ones(),
        _ => fitting,
    };
    match nearest(&among) {
        Some(one) if !naming.writes => chosen(one, CohortReason::Nearest),
        _ => {
            let ids: Vec<CohortId> = among.iter().map(|(id, _)| (*id).clone()).collect();
            Err(Refusal::NoCohort(NoCohort::Several { running: running.len(), known: with_days(reading, &ids) }).into())
        }
    }
}

/// How many days from its first or last day to today; 0 while it runs.
pub fn days_away(cohort: &Cohort, today: NaiveDate) -> Option<i64> {
    let (first, last) = cohort.span()?;
    Some((first - today).max(today - last).num_days().max(0))
}

/// The one that is fewer days away than any other.
fn nearest<'c>(cohorts: &[(&'c CohortId, Option<i64>)]) -> Option<&'c CohortId> {
    let least = cohorts.iter().filter_map(|(_, days)| *days).min()?;
    match cohorts.iter().filter(|(_, days)| *days == Some(least)).collect::<Vec<_>>()[..] {
        [(one, _)] => Some(one),
        _ => None,
    }
}

/// The cohort of that id, or the only one whose id begins so or has that part; else the refusal that lists them.
pub fn named_cohort(reading: &Reading, id: &str) -> Result<CohortId> {
    let cohort = CohortId::new(id);
    if reading.has(&cohort)? {
        return Ok(cohort);
    }
    let known = reading.cohort_ids()?;
    if id == "all" {
        return Err(Refusal::NoCohort(NoCohort::OnlyOne { known: with_days(reading, &known) }).into());
    }
    match lookup::cohort(&known, id) {
        Lookup::One(at) => Ok(known[at].clone()),
        Lookup::Several(several) => {
            let several: Vec<CohortId> = several.into_iter().map(|at| known[at].clone()).collect();
            Err(Refusal::NoCohort(NoCohort::Ambiguous {
                typed: id.to_owned(),
                candidates: with_days(reading, &several),
            })
            .into())
        }
        Lookup::None(near) => {
            let near = near.map(|at| known[at].clone());
            Err(Refusal::NoCohort(NoCohort::Unknown { typed: id.to_owned(), near, known }).into())
        }
    }
}

/// Cohorts with their first and last day, for somebody who has to choose; one that cannot be read is listed all the same.
fn with_days(reading: &Reading, ids: &[CohortId]) -> Vec<CohortDays> {
    let days = |id: &CohortId| reading.cohort(id).ok().flatten().and_then(|cohort| cohort.span());
    ids.iter().map(|id| CohortDays { id: id.clone(), days: days(id) }).collect()
}
