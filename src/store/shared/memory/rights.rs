//! What a login may see and write of a store in memory.

use std::collections::BTreeMap;

use super::kept::{MemoryState, StoredOperation};
use crate::store::shared::owner::Owner;
use crate::store::shared::remote::{HEAD, OfficeRight};

/// What one login may see and write.
pub(super) struct LoginRights<'s> {
    state: &'s MemoryState,
    offices: BTreeMap<&'s str, OfficeRight>,
}

impl<'s> LoginRights<'s> {
    pub(super) fn of_login(state: &'s MemoryState, who: &str) -> Self {
        let mine = state.access.iter().filter(|((other, _), _)| other == who);
        Self { state, offices: mine.map(|((_, office), right)| (office.as_str(), *right)).collect() }
    }

    /// Whether they belong to any office.
    pub(super) fn are_any(&self) -> bool {
        !self.offices.is_empty()
    }

    /// What they may do with everything, if they belong to the head office.
    pub(super) fn head(&self) -> Option<OfficeRight> {
        self.offices.get(HEAD).copied()
    }

    pub(super) fn writes_anything(&self) -> bool {
        self.offices.values().any(|right| *right == OfficeRight::Write)
    }

    /// What they may do with a file of that owner.
    pub(super) fn of(&self, owner: Owner<'_>) -> Option<OfficeRight> {
        let widest = || self.offices.values().copied().max();
        match owner {
            Owner::Cohort(cohort) => {
                let office = self.state.cohorts.get(cohort)?;
                self.head().max(self.offices.get(office.as_str()).copied())
            }
            Owner::Everybody => widest(),
            Owner::Programme => self.head().or_else(|| widest().map(|_| OfficeRight::Read)),
            Owner::Head => self.head(),
        }
    }

    pub(super) fn sees(&self, owner: Owner<'_>) -> bool {
        self.of(owner).is_some()
    }

    /// Whether they see anything of a line: one that is about no cohort is about the programme.
    pub(super) fn sees_line(&self, stored: &StoredOperation) -> bool {
        let mut cohorts = stored.cohorts.iter();
        self.head().is_some()
            || stored.cohorts.is_empty() && self.are_any()
            || cohorts.any(|cohort| self.sees(Owner::Cohort(cohort)))
    }

    /// The office of the cohorts that they begin; the head office has them where they write in no other.
    pub(super) fn office_of_new_cohorts(&self) -> &'s str {
        let mut writes =
            self.offices.iter().filter(|(office, right)| **office != HEAD && **right == OfficeRight::Write);
        writes.next().map_or(HEAD, |(office, _)| office)
    }
}
