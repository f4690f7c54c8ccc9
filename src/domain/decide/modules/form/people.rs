//! Who answers a form: by the e-mail, else by the whole name, or by the id in its place. Nobody is guessed.

use std::cell::Cell;
use std::collections::HashMap;

use super::answer::{Answering, FormAnswer};
use super::reason::RowReason;
use crate::domain::decide::names::candidate;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::lookup::{self, Lookup};
use crate::domain::people::names::{email_key, name_key};
use crate::domain::records::CohortRecords;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::vocabulary::EnrolmentState;

/// For so many unknown names the nearest one is looked for: a file of another cohort has a thousand.
const SUGGESTED: usize = 100;

/// The people of a cohort, as a form may name them.
pub struct FormPeople<'r> {
    records: &'r CohortRecords,
    by_email: HashMap<String, Vec<EnrolmentIndex>>,
    by_name: HashMap<String, Vec<EnrolmentIndex>>,
    suggested: Cell<usize>,
}

impl<'r> FormPeople<'r> {
    pub fn of(records: &'r CohortRecords) -> Self {
        let (mut by_email, mut by_name) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for (position, row) in records.indexed_enrolments() {
            if let Some(email) = email_key(&row.email) {
                by_email.entry(email).or_default().push(position);
            }
            by_name.entry(name_key(&row.first_name, &row.last_name)).or_default().push(position);
            by_name.entry(row.id.to_string()).or_default().push(position);
        }
        Self { records, by_email, by_name, suggested: Cell::new(0) }
    }

    /// Whoever answers in a row that counts, who must be enrolled; none where the file does not say who.
    pub fn answering(&self, row: &FormAnswer) -> Result<Option<&'r Enrolment>, Vec<RowReason>> {
        if !row.unfit.is_empty() {
            return Err(row.unfit.iter().cloned().map(RowReason::Unfit).collect());
        }
        let Some(who) = &row.who else { return Ok(None) };
        let person = self.found(who).map_err(|why| vec![why])?;
        match person.state {
            EnrolmentState::Enrolled => Ok(Some(person)),
            state => Err(vec![PedagogyRefusal::NotEnrolled { person: candidate(person), state }.into()]),
        }
    }

    fn found(&self, who: &Answering) -> Result<&'r Enrolment, RowReason> {
        let known = |found: Option<&Vec<EnrolmentIndex>>| found.cloned().unwrap_or_default();
        let person = |position: EnrolmentIndex| self.records.enrolment(position);
        let email_of = |text: &str| known(email_key(text).and_then(|key| self.by_email.get(&key)));
        let by_email = email_of(&who.email);
        let by_name = match who.name.as_str() {
            "" => Vec::new(),
            address if address.contains('@') => email_of(address),
            name => {
                let by_id = self.by_name.get(name).filter(|_| self.records.position(name).is_some());
                known(by_id.or_else(|| self.by_name.get(&name_key(name, ""))))
            }
        };
        let several = |typed: &str, positions: &[EnrolmentIndex]| RowReason::Several {
            typed: typed.to_owned(),
            people: positions.iter().map(|position| candidate(person(*position))).collect(),
        };
        match (&by_email[..], &by_name[..]) {
            ([one], []) | ([], [one]) => Ok(person(*one)),
            ([one], named) if named.contains(one) => Ok(person(*one)),
            ([one], [other, ..]) => {
                Err(RowReason::Differ { of_email: candidate(person(*one)), of_name: candidate(person(*other)) })
            }
            ([], []) if who.shown().is_empty() => Err(RowReason::Nobody),
            ([], []) => Err(self.unknown(who.shown())),
            ([], named) => Err(several(&who.name, named)),
            (shared, named) => {
                // Two people may share an e-mail: the name tells them apart.
                let both: Vec<EnrolmentIndex> = shared.iter().copied().filter(|one| named.contains(one)).collect();
                if let [one] = both[..] { Ok(person(one)) } else { Err(several(&who.email, shared)) }
            }
        }
    }

    fn unknown(&self, typed: &str) -> RowReason {
        let near =
            if self.suggested.get() < SUGGESTED { lookup::person(self.records, typed) } else { Lookup::None(None) };
        self.suggested.set(self.suggested.get() + 1);
        let near = match near {
            Lookup::None(near) => near,
            Lookup::One(one) => Some(one),
            Lookup::Several(_) => None,
        };
        RowReason::Unknown { typed: typed.to_owned(), near: near.map(|one| candidate(self.records.enrolment(one))) }
    }
}
