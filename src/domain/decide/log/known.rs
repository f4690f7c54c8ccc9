//! The people of a cohort as a log may name them: by e-mail, by name. Indexed once: a log has thousands of rows. Refuses to
//! weigh what it finds.

use std::collections::HashMap;

use crate::domain::index::EnrolmentIndex;
use crate::domain::people::names::{email_key, name_key};
use crate::domain::people::shown_name::ShownName;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::TrainerId;
use crate::domain::records::CohortRecords;
use crate::lang::folded_words;

use super::told::{Aliases, Given, of_given, remembered};

/// Everybody who can be recognised.
pub(super) struct KnownPeople<'a> {
    by_email: HashMap<String, Vec<EnrolmentIndex>>,
    by_name: HashMap<String, Vec<EnrolmentIndex>>,
    trainers: HashMap<String, &'a TrainerId>,
    /// What was told on the command line.
    pub(super) given: Aliases,
    /// What was told once before.
    pub(super) remembered: Aliases,
}

impl<'a> KnownPeople<'a> {
    pub(super) fn of(records: &'a CohortRecords, programme: &'a Programme, given: &[Given<'_>]) -> Self {
        let mut by_email: HashMap<String, Vec<EnrolmentIndex>> = HashMap::new();
        let mut by_name: HashMap<String, Vec<EnrolmentIndex>> = HashMap::new();
        for (person, row) in records.indexed_enrolments() {
            if let Some(email) = email_key(&row.email) {
                by_email.entry(email).or_default().push(person);
            }
            by_name.entry(name_key(&row.first_name, &row.last_name)).or_default().push(person);
            // `Zoé Martin, Le Phare`: every word is theirs.
            if !folded_words(&row.organisation).is_empty() {
                let with_house = format!("{} {}", row.last_name, row.organisation);
                by_name.entry(name_key(&row.first_name, &with_house)).or_default().push(person);
            }
        }
        let trainers = programme.trainers.iter().map(|trainer| (name_key(&trainer.name, ""), &trainer.id)).collect();
        Self { by_email, by_name, trainers, given: of_given(given), remembered: remembered(records) }
    }

    pub(super) fn of_email(&self, email: Option<&str>) -> &[EnrolmentIndex] {
        email.and_then(|email| self.by_email.get(email)).map_or(&[], Vec::as_slice)
    }

    /// The people whose name is exactly one reading of the name shown.
    pub(super) fn of_name(&self, name: &ShownName) -> Vec<EnrolmentIndex> {
        let mut people: Vec<EnrolmentIndex> =
            name.keys().filter_map(|key| self.by_name.get(key)).flatten().copied().collect();
        people.sort_unstable();
        people.dedup();
        people
    }

    pub(super) fn trainer(&self, name: &ShownName) -> Option<&'a TrainerId> {
        name.keys().find_map(|key| self.trainers.get(key).copied())
    }
}
