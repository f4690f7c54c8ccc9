//! The bytes of the folder's files as one command sees them. A writer remembers what it read, so that it can tell
//! whether anybody changed it since; a reader of a folder that cannot be written sees an operation cut short as if
//! it were finished. Files are named from the root, with `/`.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::failure::Failure;
use super::folder_names::FolderNames;
use super::inside::inside;
use super::shared::left_out::{EvidenceLeftOut, NotFetched};
use super::shared::messages::{Sharing, SharingHint};
use super::{replace, there};
use crate::domain::findings::Code;
use crate::domain::problem::Problem;
use crate::store::keeping::{Cause, Keeping, KeepingHint};

type Bytes = Option<Arc<[u8]>>;

/// The files of a folder.
#[derive(Debug)]
pub(super) struct Source {
    root: PathBuf,
    /// What to read instead: the prepared content of a file, or nothing for one about to be removed.
    overlay: HashMap<String, Option<PathBuf>>,
    /// What a writer has read.
    seen: Option<Mutex<BTreeMap<String, Bytes>>>,
    /// In a copy of a shared programme: evidence whose bytes may still be in the store.
    left_out: Option<EvidenceLeftOut>,
}

impl Source {
    pub(super) fn reading(root: &Path, overlay: HashMap<String, Option<PathBuf>>) -> Self {
        Self { root: root.to_owned(), overlay, seen: None, left_out: None }
    }

    /// For writing: what is read is remembered.
    pub(super) fn writing(root: &Path) -> Self {
        Self { root: root.to_owned(), overlay: HashMap::new(), seen: Some(Mutex::default()), left_out: None }
    }

    /// As [`Source::writing`], of some files another content.
    pub(super) fn looking_at(root: &Path, overlay: HashMap<String, Option<PathBuf>>) -> Self {
        Self { overlay, ..Self::writing(root) }
    }

    /// The same, which fetches evidence when it is opened.
    pub(super) fn fetching(self, left_out: Option<EvidenceLeftOut>) -> Self {
        Self { left_out, ..self }
    }

    /// In a copy of a shared programme: whose copy it is.
    pub(super) fn login(&self) -> Option<&str> {
        self.left_out.as_ref().map(EvidenceLeftOut::login)
    }

    /// Every file that a writer has read, with its bytes.
    pub(super) fn seen(&self) -> BTreeMap<String, Bytes> {
        let Some(seen) = &self.seen else { return BTreeMap::new() };
        seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether what is read is remembered, so that it stays the same.
    pub(super) fn remembers(&self) -> bool {
        self.seen.is_some()
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.root.join(file)
    }

    /// Names of what lies in a folder that a text can hold, in order; none when there is no such folder.
    pub(super) fn list(&self, folder: &str) -> Result<Vec<String>, Failure> {
        let names = there::list(&self.path(folder)).map_err(|error| cannot_read(folder, &error))?;
        let mut names: Vec<String> = names.into_iter().filter_map(|name| name.into_string().ok()).collect();
        if let Some(left_out) = &self.left_out {
            names.extend(left_out.names_in(folder));
            names.sort();
            names.dedup();
        }
        Ok(names)
    }

    /// What lies in a folder. A writer looks for each file, as it has to tell later whether one came up; so does whoever reads
    /// some files otherwise than they are.
    pub(super) fn listed(&self, folder: &str) -> FolderNames {
        if self.seen.is_some() || !self.overlay.is_empty() {
            return FolderNames::default();
        }
        FolderNames::of(&self.path(folder))
    }

    /// Whether a folder is there; one that cannot be listed is a failure.
    pub(super) fn folder(&self, folder: &str) -> Result<bool, Failure> {
        there::folder(&self.path(folder)).map_err(|error| cannot_read(folder, &error))
    }

    /// Whether a file is there; one that cannot be opened is a failure.
    pub(super) fn file(&self, file: &str) -> Result<bool, Failure> {
        let opened = there::open(&self.path(file)).map_err(|error| cannot_read(file, &error))?;
        Ok(opened.is_some() || self.left_out.as_ref().is_some_and(|left_out| left_out.holds(file)))
    }

    /// Whether something lies there, or may lie there: what cannot be looked at is not taken for missing.
    pub(super) fn may_hold(&self, file: &str) -> bool {
        let is_left_out = self.left_out.as_ref().is_some_and(|left_out| left_out.holds(file));
        is_left_out || !matches!(there::look(&self.path(file)), Ok(None))
    }

    /// The bytes of a file; none when there is no such file.
    pub(super) fn bytes(&self, file: &str) -> Result<Bytes, Failure> {
        let Some(seen) = &self.seen else { return self.load(file) };
        if let Some(bytes) = seen.lock().unwrap_or_else(PoisonError::into_inner).get(file) {
            return Ok(bytes.clone());
        }
        let bytes = self.load(file)?;
        seen.lock().unwrap_or_else(PoisonError::into_inner).insert(file.to_owned(), bytes.clone());
        Ok(bytes)
    }

    /// Whether everything read is still as it was read.
    pub(super) fn verify(&self) -> Result<(), Failure> {
        let Some(seen) = &self.seen else { return Ok(()) };
        for (file, bytes) in seen.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let same = match self.place_of(file) {
                Some(path) => there::holds(&path, bytes.as_deref()).map_err(|error| cannot_read(file, &error))?,
                None => bytes.is_none(),
            };
            // Mostly the file is there as it was; whether a file that is not can still be read as it was, its reader knows.
            if !same && self.load(file)? != *bytes {
                return Err(changed_underneath(file));
            }
        }
        Ok(())
    }

    /// Where a file is read; nowhere, where it is read as if it were gone.
    fn place_of(&self, file: &str) -> Option<PathBuf> {
        self.overlay.get(file).cloned().unwrap_or_else(|| Some(self.path(file)))
    }

    fn load(&self, file: &str) -> Result<Bytes, Failure> {
        let Some(path) = self.place_of(file) else { return Ok(None) };
        let bytes = there::read(&path).map_err(|error| cannot_read(file, &error))?;
        match (bytes, &self.left_out) {
            (Some(bytes), _) => Ok(Some(Arc::from(bytes))),
            (None, Some(left_out)) if left_out.holds(file) => self.fetch(file, left_out),
            (None, _) => Ok(None),
        }
    }

    /// The bytes of evidence that was left out, kept from now on where the folder can be written.
    fn fetch(&self, file: &str, left_out: &EvidenceLeftOut) -> Result<Bytes, Failure> {
        let bytes = left_out.fetch(file).map_err(|why| not_fetched(file, why))?;
        if let (Some(bytes), Ok(target)) = (&bytes, inside(&self.root, file)) {
            let _ = replace::make_folders_of(&target).and_then(|()| replace::replace(&target, bytes));
        }
        Ok(bytes)
    }
}

/// Evidence whose bytes are in the store and have not come.
pub(super) fn not_fetched(file: &str, why: NotFetched) -> Failure {
    let file = file.to_owned();
    let NotFetched::Unanswered(unanswered) = why else {
        return Failure::Unwritable(Problem::error(Sharing::EvidenceMovedOn { file }).hint(SharingHint::RunAgain));
    };
    let problem = Problem::error(Sharing::EvidenceNotHere { file });
    let advice = unanswered.map_or(SharingHint::OfStore, |unanswered| unanswered.advice());
    Failure::Unwritable(problem.hint(advice))
}

/// A file that somebody changed since it was read.
pub(super) fn changed_underneath(file: &str) -> Failure {
    let what = Keeping::ChangedUnderneath { file: file.to_owned() };
    Failure::Unwritable(Problem::error(what).hint(KeepingHint::RunAgain))
}

/// A file that cannot be read.
pub(super) fn cannot_read(file: &str, error: &io::Error) -> Failure {
    Failure::Invalid(vec![unreadable(file, error)])
}

/// The same as a problem.
pub(super) fn unreadable(file: &str, error: &io::Error) -> Problem {
    let why = Cause::from(error);
    let what = Keeping::CannotRead { file: file.to_owned(), why: why.clone() };
    Problem::error(what).code(Code::Unreadable.key()).hint(KeepingHint::MakeReadable { why })
}
