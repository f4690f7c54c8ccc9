//! A form's rows → a verdict on each, and one plan: rules 6.8 to 6.10 for many people at once. Every row gets exactly one
//! verdict. Nobody is guessed: a near match is said, and settled by whoever can tell.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::change::{Change, Plan};
use crate::domain::enrolment::Enrolment;
use crate::domain::identity::Resemblance;
use crate::domain::ids::SessionId;
use crate::domain::names::{email_key, folded_words};
use crate::domain::notice::Notice;
use crate::domain::programme::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::{Candidate, Refusal};
use crate::domain::registration::{FormRow, Registration, Unfit};
use crate::domain::vocabulary::{EnrolmentState, PersonStatus};

use super::differences::{Difference, differences};
use super::edit::{Edit, edit};
use super::enrol::Enrol;
use super::names::candidate;
use super::roll::Roll;

/// What to take a form's rows with.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// For rows that say nothing of it.
    pub defaults: Defaults,
    /// Take what a row says otherwise than the cohort does.
    pub update: bool,
    /// Whoever resembles somebody is somebody else.
    pub distinct: bool,
    /// Why people are let in whom the programme is not for.
    pub exception: Option<String>,
    /// Near matches that somebody has settled, by the number of the row.
    pub settled: HashMap<u32, Settled>,
}

/// What is taken for rows that say nothing of it.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "the columns of the table, documented there")]
pub struct Defaults {
    pub status: Option<PersonStatus>,
    pub organisation: String,
    pub funder: String,
    pub modules: Vec<String>,
    pub starts_on: Option<NaiveDate>,
    pub answers: Vec<(String, String)>,
    pub on: Option<NaiveDate>,
}

/// What somebody said of a near match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Somebody else.
    SomebodyElse,
    /// The same person.
    Same,
    /// Not known: the row is left.
    Unknown,
}

/// What becomes of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They join.
    New {
        /// As they are written.
        enrolment: Box<Enrolment>,
        /// Their rank on the waiting list, if no seat was free.
        rank: Option<usize>,
        /// Rules set aside for them.
        exceptions: Vec<Notice>,
    },
    /// They are there.
    Already {
        /// As they stand.
        person: Candidate,
        /// Where they stand.
        state: EnrolmentState,
        /// The row of this file that they came with, if they are new.
        row: Option<u32>,
        /// What the row says otherwise.
        differs: Vec<Difference>,
        /// Whether that was taken.
        updated: bool,
    },
    /// Perhaps somebody who is there.
    Ambiguous {
        /// Who.
        near: Candidate,
        /// The row of this file that they came with, if they are new.
        row: Option<u32>,
        /// They have the same e-mail; else the names are alike.
        same_email: bool,
    },
    /// They do not join.
    Rejected(Rejection),
}

/// Why a row is rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// The row itself gives nobody.
    Unfit(Unfit),
    /// It is about another cohort.
    OtherCohort {
        /// As the row names it.
        value: String,
    },
    /// A rule says no.
    Refused(Box<Refusal>),
}

/// How many rows got which verdict. They add up to the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows of the file.
    pub rows: usize,
    /// Who joins, waiting list included.
    pub new: usize,
    /// Of those, on the waiting list.
    pub waiting: usize,
    /// Who was there.
    pub already: usize,
    /// Of those, corrected.
    pub updated: usize,
    /// Who might be there.
    pub ambiguous: usize,
    /// Who does not join.
    pub rejected: usize,
}

/// The verdicts, in the order of the rows, and what they come to.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// One for each row.
    pub verdicts: Vec<Verdict>,
    /// What changes, in the order in which people registered.
    pub plan: Plan,
}

impl Imported {
    /// How many rows got which verdict.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { rows: self.verdicts.len(), ..Counts::default() };
        for verdict in &self.verdicts {
            match verdict {
                Verdict::New { rank, .. } => {
                    counts.new += 1;
                    counts.waiting += usize::from(rank.is_some());
                }
                Verdict::Already { updated, .. } => {
                    counts.already += 1;
                    counts.updated += usize::from(*updated);
                }
                Verdict::Ambiguous { .. } => counts.ambiguous += 1,
                Verdict::Rejected(_) => counts.rejected += 1,
            }
        }
        counts
    }
}

/// Judges every row. Whoever registered first is seated first; rows without a time come after, in their order.
pub fn import(
    records: &CohortRecords,
    programme: &Programme,
    rows: &[FormRow],
    request: &Import,
    today: NaiveDate,
) -> Imported {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let time = |place: &usize| rows[*place].read.as_ref().ok().and_then(|row| row.registered);
    order.sort_by_key(|place| (time(place).is_none(), time(place)));
    let mut judging = Judging {
        records,
        programme,
        request,
        today,
        roll: Roll::of(records, programme),
        joined: Vec::new(),
        earlier: Earlier::default(),
        plan: Plan::default(),
    };
    let mut verdicts: Vec<Option<Verdict>> = vec![None; rows.len()];
    for place in order {
        verdicts[place] = Some(judging.verdict(&rows[place]));
    }
    let mut plan = judging.plan;
    plan.notices.extend(judging.earlier.notice());
    Imported { verdicts: verdicts.into_iter().flatten().collect(), plan }
}

struct Judging<'a> {
    records: &'a CohortRecords,
    programme: &'a Programme,
    request: &'a Import,
    today: NaiveDate,
    roll: Roll<'a>,
    /// The rows of those who joined, in the order of the roll.
    joined: Vec<u32>,
    earlier: Earlier,
    plan: Plan,
}

impl Judging<'_> {
    fn verdict(&mut self, row: &FormRow) -> Verdict {
        let registration = match &row.read {
            Ok(registration) => registration,
            Err(unfit) => return Verdict::Rejected(Rejection::Unfit(unfit.clone())),
        };
        if let Some(value) = self.other_cohort(registration) {
            return Verdict::Rejected(Rejection::OtherCohort { value });
        }
        let settled = self.request.settled.get(&row.number).copied();
        let distinct = self.request.distinct || settled == Some(Settled::SomebodyElse);
        match self.roll.resemblance(&registration.first_name, &registration.last_name, &registration.email) {
            Some(Resemblance::Same(place)) => self.already(place, registration),
            Some(Resemblance::Near(place)) if settled == Some(Settled::Same) => self.already(place, registration),
            Some(Resemblance::Near(place)) if !distinct => {
                let there = self.roll.person(place);
                let same_email =
                    email_key(&there.email).is_some() && email_key(&there.email) == email_key(&registration.email);
                Verdict::Ambiguous { near: candidate(there), row: self.row_of(place), same_email }
            }
            _ => self.join(row.number, registration, distinct),
        }
    }

    /// The cohort a row names, where it is not this one.
    fn other_cohort(&self, registration: &Registration) -> Option<String> {
        let named = registration.cohort.as_deref().map(str::trim).filter(|named| !named.is_empty())?;
        let here = folded_words(named) == folded_words(self.records.cohort.id.as_str());
        (!here).then(|| named.to_owned())
    }

    fn row_of(&self, place: usize) -> Option<u32> {
        self.roll.joined_as(place).and_then(|joined| self.joined.get(joined).copied())
    }

    fn already(&mut self, place: usize, registration: &Registration) -> Verdict {
        let there = self.roll.person(place);
        let differs = differences(there, registration);
        let verdict = Verdict::Already {
            person: candidate(there),
            state: there.state,
            row: self.row_of(place),
            updated: false,
            differs: differs.clone(),
        };
        if !self.request.update || differs.is_empty() || self.roll.joined_as(place).is_some() {
            return verdict;
        }
        let request = Edit {
            exception: self.request.exception.clone(),
            ..Difference::correction(there.id.to_string(), registration, &differs)
        };
        match edit(self.records, self.programme, &request) {
            Ok(plan) => {
                self.plan.changes.extend(plan.changes);
                self.plan.notices.extend(plan.notices.into_iter().filter(|notice| *notice != Notice::NothingToDo));
                let Verdict::Already { person, state, row, differs, .. } = verdict else { return verdict };
                Verdict::Already { person, state, row, differs, updated: true }
            }
            Err(refusal) => Verdict::Rejected(Rejection::Refused(Box::new(refusal))),
        }
    }

    fn join(&mut self, row: u32, registration: &Registration, distinct: bool) -> Verdict {
        let request = self.requested(registration, distinct);
        let (enrolment, notices) = match self.roll.join(&request, self.today) {
            Ok(joined) => joined,
            Err(refusal) => return Verdict::Rejected(Rejection::Refused(Box::new(refusal))),
        };
        self.joined.push(row);
        let (mut rank, mut exceptions) = (None, Vec::new());
        for notice in notices {
            match notice {
                Notice::PutOnWaitingList { rank: place, .. } => rank = Some(place),
                Notice::Overridden { .. } => exceptions.push(notice),
                Notice::EarlierSessionsCount { sessions, day, .. } => self.earlier.add(sessions, day),
                Notice::OthersWait { .. } if self.plan.notices.contains(&notice) => {}
                notice => self.plan.notices.push(notice),
            }
        }
        let cohort = self.records.cohort.id.clone();
        self.plan.changes.push(Change::Enrolment { cohort, before: None, after: Some(enrolment.clone()) });
        Verdict::New { enrolment: Box::new(enrolment), rank, exceptions }
    }

    /// What a row asks for; where it says nothing, what is taken for such rows.
    fn requested(&self, registration: &Registration, distinct: bool) -> Enrol {
        let defaults = &self.request.defaults;
        let or = |said: &str, default: &str| if said.trim().is_empty() { default } else { said }.to_owned();
        let said = |field: &str| {
            registration.answers.iter().any(|(id, value)| id.as_str() == field && !value.trim().is_empty())
        };
        let given = defaults.answers.iter().filter(|(field, _)| !said(field)).cloned();
        let answers = registration.answers.iter().map(|(field, value)| (field.to_string(), value.clone()));
        let mut modules = registration.modules.clone();
        if modules.is_empty() {
            modules.clone_from(&defaults.modules);
        }
        Enrol {
            first_name: registration.first_name.clone(),
            last_name: registration.last_name.clone(),
            email: registration.email.clone(),
            phone: registration.phone.clone(),
            organisation: or(&registration.organisation, &defaults.organisation),
            status: registration.status.or(defaults.status),
            funder: or(&registration.funder, &defaults.funder),
            modules,
            starts_on: defaults.starts_on,
            answers: answers.chain(given).collect(),
            note: registration.note.clone(),
            on: registration.registered.map(|time| time.date()).or(defaults.on),
            exception: self.request.exception.clone(),
            distinct,
        }
    }
}

/// Sessions that are past and will count for people who join now: said once for all of them.
#[derive(Debug, Default)]
struct Earlier {
    sessions: Vec<SessionId>,
    people: usize,
    day: Option<NaiveDate>,
}

impl Earlier {
    fn add(&mut self, sessions: Vec<SessionId>, day: NaiveDate) {
        self.people += 1;
        self.day = Some(self.day.map_or(day, |known| known.max(day)));
        let new: Vec<SessionId> = sessions.into_iter().filter(|session| !self.sessions.contains(session)).collect();
        self.sessions.extend(new);
    }

    fn notice(self) -> Option<Notice> {
        let (sessions, people) = (self.sessions, self.people);
        self.day.map(|day| Notice::EarlierSessionsCountForAll { sessions, people, day })
    }
}
