//! A folder becomes a copy, takes in what a pull brought, and becomes an ordinary folder again, while nobody else reads or writes.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::address::StoreAddress;
use super::arrival::{self, ArrivalPlaced, bring};
use super::following::{NotFollowed, answered};
use super::known;
use super::left_out::EvidenceLeftOut;
use super::link::{LINK, StoreLink};
use super::messages::{Sharing, SharingHint};
use super::outbox;
use super::owner::is_evidence;
use super::reach::StoreReach;
use super::remote::News;
use super::unanswered::not_written;
use crate::domain::problem::Problem;
use crate::store::failure::Failure;
use crate::store::folder::Folder;
use crate::store::inside::inside;
use crate::store::lock::{Lock, cannot_write};
use crate::store::source::cannot_read;
use crate::store::{recovery, replace, there};

/// A folder that is a copy.
#[derive(Debug)]
pub struct SharedFolder {
    pub link: StoreLink,
    /// The command lines of operations that are not known to be in the store.
    pub waiting: Vec<Vec<String>>,
}

impl Folder {
    /// Puts in place what a pull brought, all of it or nothing, and gives the link as it is then. `contact`: when the store
    /// answered. What a command before left undone is finished first.
    pub fn take_in(
        &self,
        link: &StoreLink,
        news: &News,
        contact: DateTime<FixedOffset>,
    ) -> Result<(StoreLink, ArrivalPlaced), Failure> {
        let (lock, mut notes) = self.settled_lock()?;
        let (link, mut placed) = bring(self.root(), &lock, link, news, contact)?;
        notes.append(&mut placed.notes);
        Ok((link, ArrivalPlaced { notes }))
    }

    /// Makes a folder a copy of a store: one that is not there, or is empty. What a join that was cut short left is finished.
    pub fn join(root: &Path, address: StoreAddress, reach: &StoreReach) -> Result<(Self, StoreLink), Failure> {
        let unwritable = |error: &std::io::Error| Failure::Unwritable(cannot_write(&root.display().to_string(), error));
        let (folder, link) = (Self::at(root.to_owned()).reaching(reach), StoreLink::new(address, reach.now()));
        if arrival::is_waiting(root) {
            drop(folder.settled_lock()?);
            if let Some(link) = StoreLink::read(root)? {
                return Ok((folder, link));
            }
        }
        if !is_free(root)? {
            let what = Sharing::NotEmpty { folder: root.display().to_string() };
            return Err(Failure::Refused(Problem::error(what).hint(SharingHint::AnotherFolder)));
        }
        let pulled = reach.ask(&link.address, |remote| remote.pull(&link.known()));
        let news = pulled.map_err(NotFollowed::from).and_then(|pulled| answered(&link, pulled));
        let news = news.map_err(|why| match why {
            NotFollowed::Unanswered(unanswered) => not_written(&link, unanswered),
            NotFollowed::Failed(failure) => failure,
        })?;
        for made in [root.to_owned(), root.join("data")] {
            replace::make_folder(&made).map_err(|error| unwritable(&error))?;
        }
        let (link, _) = folder.take_in(&link, &news, reach.now())?;
        Ok((folder, link))
    }

    /// Makes a copy an ordinary folder, complete as far as it was seen: evidence that was left out is fetched first. Gives how
    /// many files of evidence came.
    pub fn leave(&self, reach: &StoreReach) -> Result<usize, Failure> {
        let (lock, _) = self.settled_lock()?;
        let Some(link) = StoreLink::read(self.root())? else { return Err(not_shared()) };
        if outbox::holds_any(self.root()) {
            let what = Sharing::StillWaiting;
            return Err(Failure::Refused(Problem::error(what).hint(SharingHint::NextSettles)));
        }
        let left_out = EvidenceLeftOut::new(Some(reach.clone()), link.address.clone(), &link.digests);
        let mut fetched = 0;
        for path in link.digests.keys().filter(|path| is_evidence(path)) {
            let target = inside(self.root(), path)?;
            if there::look(&target).map_err(|error| cannot_read(path, &error))?.is_some() {
                continue;
            }
            let bytes = left_out.fetch(path).map_err(|why| crate::store::source::not_fetched(path, why))?;
            let Some(bytes) = bytes else { continue };
            let placed = replace::make_folders_of(&target).and_then(|()| replace::replace(&target, &bytes));
            placed.map_err(|error| Failure::Unwritable(cannot_write(path, &error)))?;
            fetched += 1;
        }
        let file = self.root().join(LINK);
        let removed = replace::remove(&file).and_then(|()| replace::sync_folder_of(&file));
        removed.map_err(|error| Failure::Unwritable(cannot_write(LINK, &error)))?;
        known::forget(self.root()).map_err(|error| Failure::Unwritable(cannot_write(known::KNOWN, &error)))?;
        drop(lock);
        Ok(fetched)
    }

    /// What a copy is, without asking its store; a failure where the folder is none.
    pub fn shared(&self) -> Result<SharedFolder, Failure> {
        let link = StoreLink::read(self.root())?.ok_or_else(not_shared)?;
        let waiting = outbox::waiting(self.root())?.iter().map(outbox::OutboxEntry::command).collect();
        Ok(SharedFolder { link, waiting })
    }

    /// The exclusive lock, once what a command before left undone is finished; with what there is to know of that.
    pub(super) fn settled_lock(&self) -> Result<(Lock, Vec<Problem>), Failure> {
        let (mut lock, left) = Lock::exclusive(self.root(), None)?;
        let recovered = recovery::recover(self.root(), &left)?;
        lock.settled();
        Ok((lock, recovered.notes))
    }
}

/// A file whose name no store can have.
pub(super) fn not_known_here(file: &str) -> Failure {
    Failure::Refused(Problem::error(Sharing::NameUnfit { file: file.to_owned() }).hint(SharingHint::RenameFile))
}

/// What is said of a folder that is no copy.
pub(super) fn not_shared() -> Failure {
    Failure::Refused(Problem::error(Sharing::NotShared).hint(SharingHint::StartOrJoin))
}

/// Whether nothing of anybody lies in a folder: what a join that was cut short made is nobody's.
fn is_free(root: &Path) -> Result<bool, Failure> {
    let listed = |folder: &Path| {
        let names = if folder.is_dir() { there::list(folder) } else { Ok(Vec::new()) };
        names.map_err(|error| cannot_read(&folder.display().to_string(), &error))
    };
    let hidden = |name: &std::ffi::OsString| name.to_string_lossy().starts_with('.');
    let is_begun = listed(&root.join("data"))?.iter().all(hidden);
    Ok(listed(root)?.iter().all(|name| name == "data") && is_begun && !StoreLink::is_there(root))
}
