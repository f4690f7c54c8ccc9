//! How much each criterion counts: for the group, or for one structure.

use std::collections::BTreeMap;

use super::criterion::Criterion;
use super::fold::key;
use super::scale::Weight;
use super::structure_weight::StructureWeight;
use crate::domain::records::CohortRecords;

/// A weight for each of some criteria, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights(Vec<Weight>);

impl Weights {
    /// Those of the group.
    pub fn of_group(criteria: &[&Criterion]) -> Self {
        Self(criteria.iter().map(|criterion| criterion.weight()).collect())
    }

    /// Those of a structure, its name folded; criteria that it did not weigh keep the group's. None where it weighed none
    /// of them. Where a file holds two weights of one criterion under two writings of the name, the writing that comes
    /// first counts.
    pub fn of_structure(records: &CohortRecords, criteria: &[&Criterion], organisation: &str) -> Option<Self> {
        let asked = key(organisation)?;
        let mut own: BTreeMap<&str, (&str, Weight)> = BTreeMap::new();
        for row in records.each::<StructureWeight>().filter(|row| key(&row.organisation).as_ref() == Some(&asked)) {
            let written = (row.organisation.as_str(), row.weight);
            own.entry(row.criterion.as_str()).and_modify(|known| *known = (*known).min(written)).or_insert(written);
        }
        let own = |criterion: &Criterion| own.get(criterion.id.as_str()).map(|(_, weight)| *weight);
        criteria.iter().any(|criterion| own(criterion).is_some()).then(|| {
            Self(criteria.iter().map(|criterion| own(criterion).unwrap_or_else(|| criterion.weight())).collect())
        })
    }

    pub fn as_slice(&self) -> &[Weight] {
        &self.0
    }

    /// With another weight for the criterion at that position.
    #[must_use]
    pub fn with(&self, at: usize, weight: Weight) -> Self {
        Self(self.0.iter().enumerate().map(|(here, kept)| if here == at { weight } else { *kept }).collect())
    }
}

/// The structures that weighed something, once each as it is written first, in the order of their folded names.
pub fn structures(records: &CohortRecords) -> Vec<&str> {
    let mut named: BTreeMap<String, &str> = BTreeMap::new();
    for row in records.each::<StructureWeight>() {
        let Some(key) = key(&row.organisation) else { continue };
        let written = row.organisation.as_str();
        named.entry(key).and_modify(|known| *known = (*known).min(written)).or_insert(written);
    }
    named.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pedagogy::fixture::{criterion, group, numbered, weight};

    #[test]
    fn a_structure_keeps_the_weights_of_the_group_where_it_gave_none() {
        let rows = [
            criterion("c1", 3, true),
            criterion("c2", 1, false),
            Criterion { weight: None, ..criterion("c3", 1, false) },
        ];
        let criteria: Vec<&Criterion> = rows.iter().collect();
        let weights = vec![
            weight("Phare", "c1", 0),
            weight("PHARE", "c1", 9),
            weight("L'Élan", "c3", 5),
            weight("Rive", "c9", 5),
        ];
        let records = group().records().with(numbered(weights));
        let of = |name: &str| -> Option<Vec<u8>> {
            let weights = Weights::of_structure(&records, &criteria, name)?;
            Some(weights.as_slice().iter().map(|weight| weight.get()).collect())
        };
        assert_eq!(of("l elan"), Some(vec![3, 1, 5]));
        assert_eq!(of("phare"), Some(vec![9, 1, 1]), "`PHARE` comes before `Phare`");
        assert_eq!(of("Rive"), None, "of no criterion that there is");
        assert_eq!((of("Lumière"), of(" ")), (None, None));
        assert_eq!(
            Weights::of_group(&criteria).as_slice().iter().map(|weight| weight.get()).collect::<Vec<_>>(),
            [3, 1, 1]
        );
        assert_eq!(structures(&records), ["L'Élan", "PHARE", "Rive"]);
    }
}
