//! How much each criterion counts: for the group, or for one structure.

use super::criterion::Criterion;
use super::fold::key;
use super::ids::CriterionId;
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
    /// first counts ([`own`]).
    pub fn of_structure(records: &CohortRecords, criteria: &[&Criterion], organisation: &str) -> Option<Self> {
        let own = |criterion: &Criterion| own(records, organisation, &criterion.id).map(|row| row.weight);
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

/// The row that says how much a criterion counts for a structure, its name folded: under several writings of the name, the
/// one that comes first.
pub fn own<'a>(records: &'a CohortRecords, organisation: &str, criterion: &CriterionId) -> Option<&'a StructureWeight> {
    let asked = key(organisation)?;
    let rows = records.each::<StructureWeight>().filter(|row| row.criterion == *criterion);
    rows.filter(|row| key(&row.organisation).as_ref() == Some(&asked)).min_by_key(|row| (&row.organisation, row.weight))
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
    }
}
