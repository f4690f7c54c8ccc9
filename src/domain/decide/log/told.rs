//! What was told of the people of a log: on the command line now, or once before. Owns how an alias is compared, and for
//! which row it speaks: an e-mail for every row that has it, a name for the rows that are called so.

use std::collections::{HashMap, HashSet};

use crate::domain::change::Change;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::alias::Alias;
use crate::domain::people::names::email_key;
use crate::domain::people::shown_name::ShownName;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::log::LogRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::suggest::nearest;
use crate::lang::folded_words;

use super::super::names::{self, candidate};
use super::request::AliasGiven;
use super::rows::LogRow;
use super::whose::{OwnedRows, RowOwner};

/// Whom an alias stands for: a position, or nobody of the cohort.
pub(super) type AliasOwner = Option<EnrolmentIndex>;

/// What aliases say of one name.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum AliasTelling {
    /// One thing.
    One(AliasOwner),
    /// It may be read as the aliases of several people, at these positions.
    Several(Vec<EnrolmentIndex>),
}

/// Aliases by their key, each with everything that is said of it.
#[derive(Default)]
pub(super) struct Aliases(HashMap<String, Vec<AliasOwner>>);

impl Aliases {
    fn add(&mut self, key: String, told: AliasOwner) {
        let all = self.0.entry(key).or_default();
        if !all.contains(&told) {
            all.push(told);
        }
    }

    /// Of an e-mail.
    pub(super) fn of_email(&self, email: Option<&str>) -> Option<AliasTelling> {
        telling(self.0.get(email?)?.clone())
    }

    /// Of a name: as a whole if that was told, else all of its readings. One that may be two people is nobody's guess.
    pub(super) fn of_name(&self, name: &ShownName) -> Option<AliasTelling> {
        if self.0.is_empty() || name.is_empty() {
            return None;
        }
        let mut all: Vec<AliasOwner> = Vec::new();
        for (rank, called) in name.called().enumerate() {
            let told = self.0.get(called).into_iter().flatten();
            all.extend(told.filter(|told| !all.contains(told)).copied().collect::<Vec<_>>());
            if rank == 0 && !all.is_empty() {
                break;
            }
        }
        telling(all)
    }
}

fn telling(all: Vec<AliasOwner>) -> Option<AliasTelling> {
    match &all[..] {
        [] => None,
        [only] => Some(AliasTelling::One(*only)),
        _ => Some(AliasTelling::Several(all.into_iter().flatten().collect())),
    }
}

/// The key of an alias: an e-mail as e-mails are compared, else its words folded.
pub(super) fn alias_key(alias: &str) -> String {
    match email_key(alias).filter(|email| email.contains('@') && !email.contains(' ')) {
        Some(email) => email,
        None => folded_words(alias).join(" "),
    }
}

/// Aliases kept from earlier logs; one of somebody who is no longer in the cohort says nothing.
pub(super) fn remembered(records: &CohortRecords) -> Aliases {
    let mut aliases = Aliases::default();
    for row in records.aliases() {
        let told = match &row.record.participant {
            None => None,
            Some(id) => match records.position(id.as_str()) {
                Some(person) => Some(person),
                None => continue,
            },
        };
        aliases.add(alias_key(&row.record.alias), told);
    }
    aliases
}

/// An alias of the command line, once it is known who is meant.
pub(super) struct Given<'a> {
    alias: &'a AliasGiven,
    key: String,
    told: AliasOwner,
}

/// What the command line tells; every name that cannot be resolved, and every alias told twice, is a refusal.
pub(super) fn given<'a>(
    records: &CohortRecords,
    aliases: &'a [AliasGiven],
    refusals: &mut Vec<Refusal>,
) -> Vec<Given<'a>> {
    let mut given: Vec<Given<'a>> = Vec::with_capacity(aliases.len());
    for alias in aliases {
        let told = match alias.person.trim() {
            "" => None,
            typed => match names::person(records, typed) {
                Ok(person) => Some(person),
                Err(refusal) => {
                    refusals.push(refusal);
                    continue;
                }
            },
        };
        let key = alias_key(&alias.alias);
        if given.iter().any(|before| before.key == key && before.told != told) {
            refusals.push(Refusal::Log(LogRefusal::AliasTwice { alias: alias.alias.clone() }));
            continue;
        }
        given.push(Given { alias, key, told });
    }
    given
}

/// The same, to look up.
pub(super) fn of_given(given: &[Given<'_>]) -> Aliases {
    let mut aliases = Aliases::default();
    for one in given {
        aliases.add(one.key.clone(), one.told);
    }
    aliases
}

/// Aliases that say nothing of this log. Of a name that no row bears: a slip, and what it was meant for would stay unknown.
/// Of a name that only people bear who are known by their e-mail: what it says would be lost.
pub(super) fn without_effect(
    records: &CohortRecords,
    aliases: &[AliasGiven],
    given: &[Given<'_>],
    rows: &[LogRow<'_>],
    whose: &OwnedRows,
) -> Vec<Refusal> {
    if aliases.is_empty() {
        return Vec::new();
    }
    let names: HashSet<&str> = rows.iter().map(|row| row.connection.shown.name.trim()).collect();
    let shown: HashMap<&str, ShownName> = names.iter().map(|name| (*name, ShownName::of(name))).collect();
    let emails: HashSet<String> = rows.iter().filter_map(|row| email_key(&row.connection.shown.email)).collect();
    let called = |name: &str, key: &str| {
        !key.is_empty() && shown.get(name).is_some_and(|name| name.called().any(|called| called == key))
    };
    let mut known: Vec<&str> = names.iter().copied().collect();
    known.sort_unstable();
    let by_own_email = |person: EnrolmentIndex, row: &LogRow<'_>| {
        let own = email_key(&records.enrolment(person).email);
        own.is_some() && own == email_key(&row.connection.shown.email)
    };
    let mut refusals = Vec::new();
    for alias in aliases {
        let key = alias_key(&alias.alias);
        if emails.contains(&key) || names.iter().any(|name| called(name, &key)) {
            continue;
        }
        let near = nearest(&alias.alias, known.iter().copied()).map(str::to_owned);
        refusals.push(Refusal::Log(LogRefusal::AliasNotInLog { alias: alias.alias.clone(), near }));
    }
    for one in given.iter().filter(|one| !emails.contains(&one.key)) {
        let bearing =
            rows.iter().zip(whose.each()).filter(|(row, _)| called(row.connection.shown.name.trim(), &one.key));
        let mut others: Vec<(EnrolmentIndex, &str)> = Vec::new();
        let overruled = bearing.into_iter().all(|(row, who)| match who {
            RowOwner::Enrolled(person) if Some(*person) != one.told && by_own_email(*person, row) => {
                if !others.iter().any(|(other, _)| other == person) {
                    others.push((*person, row.connection.shown.email.trim()));
                }
                true
            }
            _ => false,
        });
        if overruled && !others.is_empty() {
            refusals.push(Refusal::Log(LogRefusal::AliasOverruled {
                alias: one.alias.alias.clone(),
                person: one.told.map_or_else(String::new, |person| records.enrolment(person).id.to_string()),
                others: others
                    .into_iter()
                    .map(|(person, email)| (candidate(records.enrolment(person)), email.to_owned()))
                    .collect(),
            }));
        }
    }
    refusals
}

/// What was told, kept for the next log: new, or told differently than before.
pub(super) fn to_remember(records: &CohortRecords, given: &[Given<'_>]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut kept = HashSet::new();
    for Given { alias, key, told } in given.iter().filter(|given| given.alias.remember) {
        if !kept.insert(key) {
            continue;
        }
        let participant = told.map(|person| records.enrolment(person).id.clone());
        let before = records.aliases().iter().map(|row| &row.record).find(|row| alias_key(&row.alias) == *key);
        let alias = before.map_or_else(|| alias.alias.trim().to_owned(), |row| row.alias.clone());
        let after = Alias { alias, participant };
        if before != Some(&after) {
            let cohort = records.cohort.id.clone();
            changes.push(Change::row(cohort, before.cloned(), Some(after)));
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aliases(all: &[(&str, AliasOwner)]) -> Aliases {
        let mut aliases = Aliases::default();
        for (alias, told) in all {
            aliases.add(alias_key(alias), *told);
        }
        aliases
    }

    #[test]
    fn readings_are_asked_in_their_order_and_two_people_are_several() {
        let known = aliases(&[
            ("lulu", Some(EnrolmentIndex(1))),
            ("zaza", Some(EnrolmentIndex(2))),
            ("lulu (zaza)", Some(EnrolmentIndex(3))),
            ("poste", None),
        ]);
        let cases = [
            ("lulu (zaza)", Some(AliasTelling::One(Some(EnrolmentIndex(3))))),
            ("zaza (lulu)", Some(AliasTelling::Several(vec![EnrolmentIndex(2), EnrolmentIndex(1)]))),
            ("zaza (lulu) (Guest)", Some(AliasTelling::Several(vec![EnrolmentIndex(2), EnrolmentIndex(1)]))),
            ("lulu (LULU)", Some(AliasTelling::One(Some(EnrolmentIndex(1))))),
            ("lulu (poste)", Some(AliasTelling::Several(vec![EnrolmentIndex(1)]))),
            ("Poste", Some(AliasTelling::One(None))),
            ("zoé", None),
            ("", None),
            ("…", None),
        ];
        for (shown, expected) in cases {
            let found = aliases_of(&known, shown);
            assert_eq!(found, expected, "{shown}");
        }
        let twice = aliases(&[
            ("iPhone", Some(EnrolmentIndex(1))),
            ("IPHONE", Some(EnrolmentIndex(2))),
            ("…", Some(EnrolmentIndex(3))),
        ]);
        assert_eq!(
            aliases_of(&twice, "iphone"),
            Some(AliasTelling::Several(vec![EnrolmentIndex(1), EnrolmentIndex(2)]))
        );
        assert_eq!(aliases_of(&twice, "…"), None, "what has no letter is nobody's name");
    }

    fn aliases_of(known: &Aliases, shown: &str) -> Option<AliasTelling> {
        known.of_name(&ShownName::of(shown))
    }
}
