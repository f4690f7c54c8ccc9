//! Who the network may reach, and how: whoever lets it see their name, and nothing of them beyond what they agreed to.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::consent::Consent;
use super::ids::order;
use super::offer::Offer;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::privacy::forgetting::{ERASED, is_erased};
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::{ConsentField, OfferKind};

/// What somebody lets the others see. A text is none without consent to its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryEntry<'a> {
    pub participant: &'a Enrolment,
    pub organisation: Option<&'a str>,
    pub email: Option<&'a str>,
    pub phone: Option<&'a str>,
    /// Open ones, by id.
    pub offers: Vec<&'a Offer>,
    pub needs: Vec<&'a Offer>,
}

/// What of whom the network may see now.
pub struct Consents<'a>(HashSet<(&'a str, ConsentField)>);

impl<'a> Consents<'a> {
    pub fn of(records: &'a CohortRecords) -> Self {
        let key = |consent: &'a Consent| (consent.participant.as_str(), consent.field);
        let mut withdrawn: HashMap<(&str, ConsentField), NaiveDate> = HashMap::new();
        for consent in records.each::<Consent>() {
            if let Some(day) = consent.withdrawn_on {
                withdrawn.entry(key(consent)).and_modify(|last| *last = day.max(*last)).or_insert(day);
            }
        }
        // What was withdrawn is not brought back by an older row, of somebody merged.
        let stands = |consent: &&'a Consent| {
            consent.holds() && withdrawn.get(&key(consent)).is_none_or(|day| consent.on.is_some_and(|on| on >= *day))
        };
        Self(records.each::<Consent>().filter(stands).map(key).collect())
    }

    /// Whether somebody agreed to that field, whatever the others.
    pub fn holds(&self, participant: &str, field: ConsentField) -> bool {
        self.0.contains(&(participant, field))
    }

    /// Whether somebody agreed to a field and did not withdraw it. Their name is needed for any other.
    pub fn allow(&self, participant: &str, field: ConsentField) -> bool {
        [ConsentField::Name, field].iter().all(|field| self.0.contains(&(participant, *field)))
    }
}

/// Everybody who lets the network see their name, by name; whether they are still enrolled is of no account.
pub fn directory<'a>(records: &'a CohortRecords) -> Vec<DirectoryEntry<'a>> {
    let consents = Consents::of(records);
    let mut open: HashMap<&str, Vec<&Offer>> = HashMap::new();
    for offer in records.each::<Offer>().filter(|offer| offer.is_open() && offer.text != ERASED) {
        open.entry(offer.participant.as_str()).or_default().push(offer);
    }
    for offers in open.values_mut() {
        offers.sort_by_key(|offer| order(offer.id.as_str()));
    }
    let people = records.in_order().into_iter().map(|position| records.enrolment(position));
    people
        .filter(|person| consents.allow(person.id.as_str(), ConsentField::Name) && !is_erased(person))
        .map(|participant| {
            let id = participant.id.as_str();
            let seen = |field, text: &'a str| consents.allow(id, field).then_some(text);
            let of_kind =
                |kind| open.get(id).into_iter().flatten().copied().filter(|offer| offer.kind == kind).collect();
            DirectoryEntry {
                participant,
                organisation: seen(ConsentField::Organisation, &participant.organisation),
                email: seen(ConsentField::Email, &participant.email),
                phone: seen(ConsentField::Phone, &participant.phone),
                offers: of_kind(OfferKind::Offer),
                needs: of_kind(OfferKind::Need),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::day;
    use crate::domain::pedagogy::fixture::{consent, group, numbered, offer, withdrawn};
    use crate::domain::vocabulary::EnrolmentState;

    /// Who, with the cells that are seen.
    fn seen(records: &CohortRecords) -> Vec<(&str, [Option<&str>; 3])> {
        let entries = directory(records).into_iter();
        entries.map(|one| (one.participant.id.as_str(), [one.organisation, one.email, one.phone])).collect()
    }

    #[test]
    fn vector_7() {
        let (name, email) = (consent("c", ConsentField::Name), consent("c", ConsentField::Email));
        let records = group().records().with(numbered(vec![name.clone(), email]));
        assert_eq!(seen(&records), [("c", [None, Some("c@example.org"), None])]);
        let records = records.with(numbered(vec![name, withdrawn("c", ConsentField::Email, "2021-05-26")]));
        assert_eq!(seen(&records), [("c", [None, None, None])]);
        // Erased: the consents are gone.
        assert!(seen(&records.with(numbered(Vec::<Consent>::new()))).is_empty());
    }

    #[test]
    fn a_field_without_the_name_is_not_seen_and_what_was_given_again_is() {
        let rows = vec![
            consent("a", ConsentField::Phone),
            withdrawn("b", ConsentField::Name, "2021-05-01"),
            consent("b", ConsentField::Name),
            consent("b", ConsentField::Organisation),
            consent("d", ConsentField::Name),
            consent("e", ConsentField::Name),
            consent("z", ConsentField::Name),
        ];
        let records =
            group().person("E", "A", |row| row.state = EnrolmentState::Withdrawn).records().with(numbered(rows));
        let nothing = [None, None, None];
        assert_eq!(seen(&records), [("e", nothing), ("b", [Some("Lumière"), None, None]), ("d", nothing)]);
    }

    #[test]
    fn open_offers_and_needs_stand_beside_the_name() {
        let rows = vec![
            offer("o10", "c", OfferKind::Offer, "micros", ""),
            offer("o2", "c", OfferKind::Offer, "salle", ""),
            offer("o3", "c", OfferKind::Need, "régie", ""),
            Offer { closed_on: Some(day("2021-05-25")), ..offer("o4", "c", OfferKind::Need, "prêt", "") },
            offer("o5", "a", OfferKind::Need, "son", ""),
        ];
        let records = group().records().with(numbered(vec![consent("c", ConsentField::Name)])).with(numbered(rows));
        let entries = directory(&records);
        let ids = |offers: &[&Offer]| offers.iter().map(|offer| offer.id.to_string()).collect::<Vec<_>>();
        assert_eq!(entries.len(), 1);
        assert_eq!(
            (ids(&entries[0].offers), ids(&entries[0].needs)),
            (vec!["o2".into(), "o10".into()], vec!["o3".into()])
        );
    }
}
