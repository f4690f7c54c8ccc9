//! Rows of which somebody said whom they are about, with `--same` or at the terminal: kept among the aliases of the cohort,
//! under the name and the e-mail that the row has, so that the next import of the file knows the row.

use std::collections::{BTreeMap, HashMap};

use crate::domain::change::Change;
use crate::domain::decide::roll::Roll;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::alias::Alias;
use crate::domain::people::names::{email_key, name_key};
use crate::domain::people::registration::Registration;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::records::CohortRecords;

/// The name and the e-mail under which a row is known, as they are compared.
type Key = (String, Option<String>);

/// What was said of rows: in earlier imports, and in this one.
pub struct ToldBefore<'a> {
    kept: HashMap<Key, &'a Alias>,
    said: BTreeMap<String, (Key, ParticipantId)>,
}

impl<'a> ToldBefore<'a> {
    /// What is kept of earlier imports.
    pub fn of(records: &'a CohortRecords) -> Self {
        let kept = records.aliases().iter().filter_map(|row| Some((key_of(&row.record.alias)?, &row.record)));
        Self { kept: kept.collect(), said: BTreeMap::new() }
    }

    /// Whom a row is about, as somebody said before.
    pub fn person(&self, registration: &Registration, roll: &Roll<'_>) -> Option<EnrolmentIndex> {
        let alias = self.kept.get(&key_of(&alias_of(registration))?)?;
        roll.position(alias.participant.as_ref()?.as_str())
    }

    /// Somebody says so now.
    pub fn says(&mut self, registration: &Registration, person: &ParticipantId) {
        let alias = alias_of(registration);
        if let Some(key) = key_of(&alias) {
            self.said.insert(alias, (key, person.clone()));
        }
    }

    /// The aliases that are new or changed.
    pub fn changes(&self, records: &CohortRecords) -> Vec<Change> {
        let changes = self.said.iter().filter_map(|(alias, (key, person))| {
            let before = self.kept.get(key).copied();
            let alias = before.map_or_else(|| alias.clone(), |kept| kept.alias.clone());
            let after = Alias { alias, participant: Some(person.clone()) };
            let cohort = records.cohort.id.clone();
            (before != Some(&after)).then(|| Change::row(cohort, before.cloned(), Some(after)))
        });
        changes.collect()
    }
}

/// `Zoe Martins <zoe@example.org>`; where there is no e-mail, `Zoe Martins <>`.
fn alias_of(registration: &Registration) -> String {
    format!("{} {} <{}>", registration.first_name(), registration.last_name(), registration.email().trim())
}

/// None of a name in a video tool: who sat at somebody's computer is not who registers under that name.
fn key_of(alias: &str) -> Option<Key> {
    let (name, email) = alias.trim().strip_suffix('>')?.rsplit_once('<')?;
    Some((name_key(name, ""), email_key(email)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people::cell_texts::CellTexts;

    #[test]
    fn a_row_is_known_by_its_name_and_its_email() {
        let row = |first: &str, last: &str, email: &str| {
            let names = CellTexts::nothing().text("first_name", Some(first)).text("last_name", Some(last));
            let says = names.text("email", Some(email));
            key_of(&alias_of(&Registration { says, ..Registration::default() }))
        };
        let kept = key_of("Zoe Martins <zoe@example.org>");
        assert_eq!(row("Zoé", "MARTINS", "ZOE@example.org"), kept);
        assert_ne!(row("Zoé", "Martins", ""), kept);
        assert_ne!(row("Zoé", "Martin", "zoe@example.org"), kept);
        assert_eq!(row("Zoé", "Martins", ""), key_of("Martins Zoé <>"));
        assert_eq!(key_of("Martins Zoé"), None);
    }
}
