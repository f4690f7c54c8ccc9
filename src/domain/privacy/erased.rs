//! Who of a cohort was erased. Erasing keeps their id, which is derived from the e-mail or the name: somebody who registers
//! again is known by the same derivation, and nothing of them has to be kept for it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::forgetting::is_erased;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::participant_id::{derivations, is_given};
use crate::domain::programme::ids::{CohortId, ParticipantId};
use crate::domain::records::CohortRecords;
use crate::domain::schema::{CellFate, Record};

/// The ids that were erased from one cohort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    cohort: Option<CohortId>,
    /// With the day, where the journal has it.
    ids: BTreeMap<ParticipantId, Option<NaiveDate>>,
}

/// Somebody who was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedPerson {
    pub id: ParticipantId,
    /// On that day; none where the journal does not say.
    pub on: Option<NaiveDate>,
}

/// Whether it has an e-mail, a phone or a note: what erasing empties.
fn says_something(row: &Enrolment) -> bool {
    let emptied = Enrolment::TABLE.columns.iter().enumerate().filter(|(_, of)| of.fate == CellFate::Blanked);
    emptied.map(|(column, _)| column).any(|column| !row.value(column).text().is_empty())
}

impl Erased {
    /// Those whose name is gone, and those of whom the journal says so: rows of which nothing that erasing empties was said
    /// since, and ids that no row has any more.
    pub fn of(records: &CohortRecords, journal: &BTreeMap<ParticipantId, NaiveDate>) -> Self {
        let mut ids: BTreeMap<ParticipantId, Option<NaiveDate>> =
            journal.iter().map(|(id, day)| (id.clone(), Some(*day))).collect();
        for row in records.enrolments() {
            if is_erased(row) {
                ids.entry(row.id.clone()).or_insert(None);
            } else if says_something(row) {
                ids.remove(&row.id);
            }
        }
        Self { cohort: Some(records.cohort.id.clone()), ids }
    }

    /// Whether nobody of the cohort may take that id.
    pub fn holds(&self, id: &str) -> bool {
        self.ids.contains_key(id)
    }

    /// Whether a row is of somebody erased.
    pub fn row(&self, row: &Enrolment) -> Option<ErasedPerson> {
        self.ids.get(&row.id).map(|on| ErasedPerson { id: row.id.clone(), on: *on })
    }

    /// Whether a registration is of somebody erased: its e-mail, or its name, gives their id. `taken` says which ids other
    /// people have.
    pub fn who(
        &self,
        email: &str,
        first_name: &str,
        last_name: &str,
        taken: impl Fn(&str) -> bool,
    ) -> Option<ErasedPerson> {
        let cohort = self.cohort.as_ref().filter(|_| !self.ids.is_empty())?;
        ["", email].into_iter().rev().find_map(|email| {
            let tried = derivations(cohort, email, first_name, last_name);
            let mut theirs = tried.take_while(|id| taken(id.as_str()) || self.holds(id.as_str()) || !is_given(id));
            theirs.find(|id| self.holds(id.as_str())).map(|id| ErasedPerson { on: self.ids[&id], id })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, day};
    use crate::domain::people::participant_id::participant_id;
    use crate::domain::privacy::forgetting::ERASED;

    fn id(email: &str, first: &str, last: &str) -> ParticipantId {
        participant_id(&CohortId::new("c"), email, first, last, |_| false)
    }

    fn erased_row(row: &mut Enrolment, id: ParticipantId) {
        (row.last_name, row.first_name) = (ERASED.to_owned(), id.to_string());
        row.id = id;
    }

    #[test]
    fn a_registration_is_known_by_the_id_it_would_have_had() {
        let by_email = id("zoe@example.org", "Zoé", "Martin");
        let by_name = id("", "Paul", "Durand");
        let gone = id("undone@example.org", "Léa", "Blanc");
        let kept = id("ann@example.org", "Ann", "Lee");
        let back = id("eve@example.org", "Eve", "Fox");
        let records = cohort("c")
            .person("Zoé", "Martin", |row| erased_row(row, by_email.clone()))
            .person("Paul", "Durand", |row| erased_row(row, by_name.clone()))
            .person("Ann", "Lee", |row| row.id = kept.clone())
            .person("Eve", "Fox", |row| {
                row.id = back.clone();
                row.email = "eve@example.org".into();
            })
            .records();
        let journal = [&by_email, &gone, &kept, &back].map(|id| (id.clone(), day("2021-04-12"))).into();
        let erased = Erased::of(&records, &journal);
        let who = |email: &str, first: &str, last: &str| {
            erased.who(email, first, last, |id| records.position(id).is_some()).map(|erasure| erasure.on)
        };
        let on = Some(Some(day("2021-04-12")));
        assert_eq!(who("ZOE@example.org", "Zoé", "Martin"), on);
        assert_eq!(who("zoe@example.org", "Z.", "M."), on, "the e-mail alone");
        assert_eq!(who("other@example.org", "Zoé", "Martin"), None, "another address may be another person's");
        assert_eq!(
            who("paul@example.org", "DURAND", "Paul"),
            Some(None),
            "a name without an e-mail is the same person's"
        );
        assert_eq!(who("undone@example.org", "Léa", "Blanc"), on, "an enrolment that the journal alone remembers");
        assert_eq!(who("ann@example.org", "Ann", "Lee"), on, "the name is kept, the e-mail is gone");
        assert_eq!(who("eve@example.org", "Eve", "Fox"), None, "her address was written again by hand");
        assert_eq!(who("new@example.org", "New", "Name"), None);
        assert!(Erased::default().who("zoe@example.org", "Zoé", "Martin", |_| true).is_none());
    }

    #[test]
    fn ids_that_others_took_are_passed_over() {
        let cohort_id = CohortId::new("c");
        let first = id("zoe@example.org", "Zoé", "Martin");
        let second = participant_id(&cohort_id, "zoe@example.org", "", "", |taken| taken == first.as_str());
        let records = cohort("c")
            .person("Luc", "Roux", |row| row.id = first.clone())
            .person("Zoé", "Martin", |row| erased_row(row, second.clone()))
            .records();
        let erased = Erased::of(&records, &BTreeMap::new());
        let found = erased.who("zoe@example.org", "Zoé", "Martin", |id| records.position(id).is_some());
        assert_eq!(found, Some(ErasedPerson { id: second, on: None }));
    }
}
