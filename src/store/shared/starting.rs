//! A folder becomes the first copy of a store: what of it the store begins with. Refuses to own the database's side of it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::address::StoreAddress;
use super::copy::not_known_here;
use super::installing::{CannotInstall, FirstContent, Installed};
use super::known;
use super::link::StoreLink;
use super::messages::{Sharing, SharingHint};
use super::owner::owner;
use super::remote::{Line, digest};
use super::side_by_side::with_each;
use crate::domain::problem::Problem;
use crate::store::failure::Failure;
use crate::store::folder::Folder;
use crate::store::journal::{JOURNAL, lines};
use crate::store::lock::cannot_write;
use crate::store::source::cannot_read;
use crate::store::{replace, there};

/// Why a folder does not become the first copy of a store.
#[derive(Debug)]
pub enum NotStarted {
    Failed(Failure),
    NotInstalled(CannotInstall),
}

impl From<Failure> for NotStarted {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// A folder that became the first copy of a store.
#[derive(Debug)]
pub struct Started {
    pub link: StoreLink,
    /// How many operations its journal has.
    pub operations: usize,
    /// Files under `data` and `templates` that stay on this machine: no store takes a file of such a name.
    pub left: Vec<String>,
}

/// The bytes of files, by path.
type SharedFiles = BTreeMap<String, Arc<[u8]>>;

impl Folder {
    /// Makes the folder the first copy of a store: `install` puts its files and its journal into an empty database.
    pub fn start(
        &self,
        address: StoreAddress,
        office: &str,
        contact: DateTime<FixedOffset>,
        install: impl FnOnce(&FirstContent) -> Result<Installed, CannotInstall>,
    ) -> Result<Started, NotStarted> {
        self.exists()?;
        let data = self.root().join("data");
        replace::make_folder(&data).map_err(|error| Failure::Unwritable(cannot_write("data", &error)))?;
        let (_lock, _) = self.settled_lock()?;
        if let Some(link) = StoreLink::read(self.root())? {
            let what = Sharing::AlreadyShared { address: link.address.to_string() };
            return Err(Failure::Refused(Problem::error(what).hint(SharingHint::LeaveFirst)).into());
        }
        let (files, left) = self.files_to_share()?;
        let journal = there::read(&self.root().join(JOURNAL)).map_err(|error| cannot_read(JOURNAL, &error))?;
        let journal = journal.unwrap_or_default();
        let first = FirstContent { office: office.to_owned(), files, lines: journal_lines(&journal)? };
        let installed = install(&first).map_err(NotStarted::NotInstalled)?;
        // Blank lines and ends of lines of other systems stay in no store.
        let text: String = first.lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect();
        if text.as_bytes() != journal {
            let written = replace::replace(&self.root().join(JOURNAL), text.as_bytes());
            written.map_err(|error| Failure::Unwritable(cannot_write(JOURNAL, &error)))?;
        }
        let mut link = StoreLink::new(address, contact);
        link.operation = installed.operation;
        link.id = installed.id;
        link.cohorts = installed.cohorts;
        link.is_head = true;
        link.digests = first.files.iter().map(|(path, bytes)| (path.clone(), digest(bytes))).collect();
        let contents: Vec<_> = first.files.iter().collect();
        with_each(&contents, |(path, bytes)| known::keep(self.root(), path, bytes))
            .map_err(|error| Failure::Unwritable(cannot_write(known::KNOWN, &error)))?;
        link.write(self.root())?;
        Ok(Started { link, operations: first.lines.len(), left })
    }

    /// Every file that a store takes, with its bytes, and what lies between them that it does not.
    pub(super) fn files_to_share(&self) -> Result<(SharedFiles, Vec<String>), Failure> {
        let (mut files, mut left) = (BTreeMap::new(), Vec::new());
        for path in paths_under(self.root(), &["programme.toml", "templates", "data"])? {
            let bytes = there::read(&self.root().join(&path)).map_err(|error| cannot_read(&path, &error))?;
            match (owner(&path), bytes) {
                (Some(_), Some(bytes)) => drop(files.insert(path, Arc::from(bytes))),
                (None, Some(_)) if path != JOURNAL => left.push(path),
                _ => {}
            }
        }
        Ok((files, left))
    }
}

/// Every file at or under those names, from the root, in order; what begins with a dot is this machine's own.
fn paths_under(root: &Path, names: &[&str]) -> Result<Vec<String>, Failure> {
    let (mut open, mut found): (Vec<String>, _) = (names.iter().map(|name| (*name).to_owned()).collect(), Vec::new());
    while let Some(path) = open.pop() {
        let at = root.join(&path);
        match there::look(&at).map_err(|error| cannot_read(&path, &error))? {
            None => {}
            Some(there) if there.is_dir() => {
                for name in there::list(&at).map_err(|error| cannot_read(&path, &error))? {
                    let name = name
                        .into_string()
                        .map_err(|name| not_known_here(&format!("{path}/{}", name.to_string_lossy())))?;
                    if !name.starts_with('.') {
                        open.push(format!("{path}/{name}"));
                    }
                }
            }
            Some(_) => found.push(path),
        }
    }
    found.sort();
    Ok(found)
}

/// The lines of a journal with their numbers. One that is no operation stops the start: no copy could follow it.
pub(super) fn journal_lines(journal: &[u8]) -> Result<Vec<Line>, Failure> {
    #[derive(serde::Deserialize)]
    struct Numbered {
        op: u64,
    }
    let mut numbered = Vec::new();
    for (number, (line, _)) in lines(journal).enumerate() {
        let text = String::from_utf8_lossy(line);
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
        if text.is_empty() {
            continue;
        }
        let operation = serde_json::from_str::<Numbered>(text).map_err(|_| {
            let what = Sharing::JournalLineUnfit { line: number + 1 };
            Failure::Invalid(vec![Problem::error(what).hint(SharingHint::CheckFirst)])
        })?;
        numbered.push(Line { operation: operation.op, text: text.to_owned() });
    }
    Ok(numbered)
}
