//! What the journal knows of people: each enrolment as it was before and after every operation, the names video tools
//! gave it, and which enrolments an operation made one person's. A value that the store reads; nothing is decided here.

use std::collections::BTreeMap;

use super::enrolment::Enrolment;
use super::names::{email_key, name_key};
use crate::domain::programme::ids::{CohortId, ParticipantId};

/// One enrolment, named: ids are unique within a cohort only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamedEnrolment {
    pub cohort: CohortId,
    pub id: ParticipantId,
}

/// What one row said of who somebody is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// First name; empty when it was erased.
    pub first_name: String,
    /// Last name; empty when it was erased.
    pub last_name: String,
    /// E-mail, perhaps empty.
    pub email: String,
    /// Phone, perhaps empty.
    pub phone: String,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// What rows said, oldest first.
    pub traces: BTreeMap<NamedEnrolment, Vec<Trace>>,
    /// Names that video tools gave them.
    pub aliases: Vec<(NamedEnrolment, String)>,
    /// Enrolments of one person: one went on as the other, was merged into it, or was erased together with it.
    pub ties: Vec<(NamedEnrolment, NamedEnrolment)>,
    /// Enrolments merged into one of their cohort that had nothing to take from them: whom, and how the other was typed.
    pub merged: Vec<(NamedEnrolment, String)>,
}

impl NamedEnrolment {
    /// The enrolment of that id in a cohort.
    pub fn new(cohort: &CohortId, id: &ParticipantId) -> Self {
        Self { cohort: cohort.clone(), id: id.clone() }
    }
}

impl Trace {
    /// What a row says now.
    pub fn of(enrolment: &Enrolment) -> Self {
        let [first_name, last_name] = Self::names(enrolment).map(str::to_owned);
        Self { first_name, last_name, email: enrolment.email.clone(), phone: enrolment.phone.clone() }
    }

    /// First and last name; empty when they were erased.
    pub fn names(enrolment: &Enrolment) -> [&str; 2] {
        let named = !crate::domain::privacy::forgetting::is_erased(enrolment);
        [&enrolment.first_name, &enrolment.last_name].map(|name| if named { name.as_str() } else { "" })
    }

    /// `Zoé Martin`; empty when it was erased.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// The name as names are compared; none when it was erased.
    pub fn name_key(&self) -> Option<String> {
        Some(name_key(&self.first_name, &self.last_name)).filter(|key| !key.is_empty())
    }

    /// Name and e-mail as they are compared: two rows that share both are one person. None where one is missing.
    pub fn identity(&self) -> Option<(String, String)> {
        Some((self.name_key()?, email_key(&self.email)?))
    }
}

impl Trail {
    /// Whether it says nothing of who is one person, nor of who was there.
    pub fn knows_nobody(&self) -> bool {
        self.traces.is_empty() && self.ties.is_empty() && self.merged.is_empty()
    }

    /// What earlier rows of an enrolment said.
    pub fn of(&self, who: &NamedEnrolment) -> &[Trace] {
        self.traces.get(who).map_or(&[], Vec::as_slice)
    }
}
