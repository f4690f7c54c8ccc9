//! A folder that is a copy: it takes in what a pull brought, while nobody else reads or writes.

use chrono::{DateTime, FixedOffset};

use super::arrival::{ArrivalPlaced, bring};
use super::link::StoreLink;
use super::remote::News;
use crate::store::failure::Failure;
use crate::store::folder::Folder;
use crate::store::lock::Lock;
use crate::store::recovery;

impl Folder {
    /// Puts in place what a pull brought, all of it or nothing, and gives the link as it is then. `contact`: when the store
    /// answered. What a command before left undone is finished first.
    pub fn take_in(
        &self,
        link: &StoreLink,
        news: &News,
        contact: DateTime<FixedOffset>,
    ) -> Result<(StoreLink, ArrivalPlaced), Failure> {
        let (mut lock, left) = Lock::exclusive(self.root(), None)?;
        let recovered = recovery::recover(self.root(), &left)?;
        lock.settled();
        let (link, mut placed) = bring(self.root(), &lock, link, news, contact)?;
        placed.notes.splice(0..0, recovered.notes);
        Ok((link, placed))
    }
}
