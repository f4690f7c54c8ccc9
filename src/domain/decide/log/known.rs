//! The people of a cohort as a log may name them: by e-mail, by name, by an alias that was told. Indexed once: a log has
//! thousands of rows. Refuses to weigh what it finds.

use std::collections::HashMap;

use crate::domain::ids::TrainerId;
use crate::domain::names::{email_key, folded_words, name_key};
use crate::domain::programme::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::Refusal;
use crate::domain::shown_name::ShownName;
use crate::domain::unsure::LogRefusal;

use super::super::names;
use super::request::AliasGiven;

/// Whom an alias stands for: a position, or nobody of the cohort.
pub(super) type Told = Option<usize>;

/// Everybody who can be recognised.
pub(super) struct Known<'a> {
    by_email: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    trainers: HashMap<String, &'a TrainerId>,
    given: HashMap<String, Told>,
    remembered: HashMap<String, Told>,
}

impl<'a> Known<'a> {
    pub(super) fn of(records: &'a CohortRecords, programme: &'a Programme, given: HashMap<String, Told>) -> Self {
        let mut by_email: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, row) in records.enrolments().enumerate() {
            if let Some(email) = email_key(&row.email) {
                by_email.entry(email).or_default().push(place);
            }
            by_name.entry(name_key(&row.first_name, &row.last_name)).or_default().push(place);
        }
        let trainers = programme.trainers.iter().map(|trainer| (name_key(&trainer.name, ""), &trainer.id)).collect();
        Self { by_email, by_name, trainers, given, remembered: remembered(records) }
    }

    pub(super) fn of_email(&self, email: Option<&str>) -> &[usize] {
        email.and_then(|email| self.by_email.get(email)).map_or(&[], Vec::as_slice)
    }

    /// Those whose name it exactly is, in one of its readings.
    pub(super) fn of_name(&self, name: &ShownName) -> Vec<usize> {
        let mut places: Vec<usize> = name.keys().filter_map(|key| self.by_name.get(key)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    pub(super) fn trainer(&self, name: &ShownName) -> Option<&'a TrainerId> {
        name.keys().find_map(|key| self.trainers.get(key).copied())
    }

    /// What was told on the command line.
    pub(super) fn given(&self, name: &ShownName, email: Option<&str>) -> Option<Told> {
        told(&self.given, name, email)
    }

    /// What was told once before.
    pub(super) fn remembered(&self, name: &ShownName, email: Option<&str>) -> Option<Told> {
        told(&self.remembered, name, email)
    }
}

fn told(aliases: &HashMap<String, Told>, name: &ShownName, email: Option<&str>) -> Option<Told> {
    if aliases.is_empty() {
        return None;
    }
    let whole = aliases.get(&name.whole).or_else(|| email.and_then(|email| aliases.get(email)));
    whole.or_else(|| aliases.iter().find(|(alias, _)| name.is(alias)).map(|(_, told)| told)).copied()
}

/// The key of an alias: an e-mail as e-mails are compared, else its words folded.
pub(super) fn alias_key(alias: &str) -> String {
    match email_key(alias).filter(|email| email.contains('@') && !email.contains(' ')) {
        Some(email) => email,
        None => folded_words(alias).join(" "),
    }
}

/// Aliases kept from earlier logs; one of somebody who is no longer in the cohort says nothing.
fn remembered(records: &CohortRecords) -> HashMap<String, Told> {
    let mut aliases = HashMap::new();
    for row in records.aliases() {
        let told = match &row.record.participant {
            None => None,
            Some(id) => match records.position(id.as_str()) {
                Some(place) => Some(place),
                None => continue,
            },
        };
        aliases.insert(alias_key(&row.record.alias), told);
    }
    aliases
}

/// What the command line tells; every name that cannot be resolved, and every alias told twice, is a refusal.
pub(super) fn given(
    records: &CohortRecords,
    aliases: &[AliasGiven],
    refusals: &mut Vec<Refusal>,
) -> HashMap<String, Told> {
    let mut given: HashMap<String, Told> = HashMap::new();
    for told in aliases {
        let person = match told.person.trim() {
            "" => None,
            typed => match names::person(records, typed) {
                Ok(place) => Some(place),
                Err(refusal) => {
                    refusals.push(refusal);
                    continue;
                }
            },
        };
        if given.insert(alias_key(&told.alias), person).is_some_and(|before| before != person) {
            refusals.push(Refusal::Log(LogRefusal::AliasTwice { alias: told.alias.clone() }));
        }
    }
    given
}
