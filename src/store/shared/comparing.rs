//! A copy held against its store, file by file and line by line; and files that were edited by hand put back as the store has them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::copy::not_shared;
use super::following::{NotFollowed, answered, follow};
use super::link::StoreLink;
use super::owner::is_evidence;
use super::reach::StoreReach;
use super::remote::{KnownOfStore, NewFile, News, digest};
use super::starting::journal_lines;
use super::unanswered::not_written;
use crate::domain::problem::Problem;
use crate::store::aside::keep_by_hand;
use crate::store::failure::Failure;
use crate::store::folder::Folder;
use crate::store::inside::inside;
use crate::store::journal::JOURNAL;
use crate::store::lock::cannot_write;
use crate::store::paths::is_set_aside;
use crate::store::source::cannot_read;
use crate::store::{replace, there};

/// What a copy and its store do not have alike.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// As of which operation.
    pub operation: u64,
    /// How many files were held against the store, and how many lines of the journal.
    pub files: usize,
    pub lines: usize,
    /// Files with other bytes than the store's.
    pub differing: Vec<String>,
    /// Files of the store that are not here; evidence that comes when it is opened is not among them.
    pub missing: Vec<String>,
    /// Files that are not in the store.
    pub unsent: Vec<String>,
    /// Numbers of lines that are not as the store has them, or are on one side alone.
    pub lines_differing: Vec<u64>,
    /// Files that were put back as the store has them, each with the name of the copy that was set aside; none where there was
    /// nothing to set aside.
    pub restored: Vec<(String, Option<String>)>,
}

impl Folder {
    /// Brings the copy to where its store is and holds all of it against the store, by digest. `restores`: files that are not as
    /// the store has them are set aside, and those of the store put in place.
    pub fn compare(&self, reach: &StoreReach, restores: bool) -> Result<(Comparison, Vec<Problem>), Failure> {
        let (lock, mut notes) = self.settled_lock()?;
        let Some(link) = StoreLink::read(self.root())? else { return Err(not_shared()) };
        let failed = |why| match why {
            NotFollowed::Unanswered(unanswered) => not_written(&link, unanswered),
            NotFollowed::Failed(failure) => failure,
        };
        let followed = follow(self.root(), &lock, reach, &link).map_err(failed)?;
        notes.extend(followed.notes);
        // Whoever knows nothing is given everything that they see.
        let (copy, cohorts) = (followed.link.copy, BTreeSet::new());
        let nothing = KnownOfStore { operation: 0, id: None, copy, cohorts, is_head: false };
        let pulled = reach.ask(&link.address, |remote| remote.pull(&nothing)).map_err(NotFollowed::from);
        let news = pulled.and_then(|pulled| answered(&link, pulled)).map_err(failed)?;
        let mut comparison = self.compared(&news)?;
        if restores {
            let odd: Vec<String> = comparison.differing.iter().chain(&comparison.missing).cloned().collect();
            for path in odd {
                let kept = self.restore(reach, &followed.link, &news, &path)?;
                comparison.restored.push((path, kept));
            }
        }
        drop(lock);
        Ok((comparison, notes))
    }

    fn compared(&self, news: &News) -> Result<Comparison, Failure> {
        let (here, _) = self.files_to_share()?;
        let there: BTreeMap<&str, &NewFile> = news
            .files
            .iter()
            .filter(|(_, file)| file.digest.is_some())
            .map(|(path, file)| (path.as_str(), file))
            .collect();
        let mut comparison = Comparison { operation: news.operation, files: there.len(), ..Comparison::default() };
        for (path, file) in &there {
            match here.get(*path) {
                Some(bytes) if file.digest.as_deref() == Some(&*digest(bytes)) => {}
                Some(_) => comparison.differing.push((*path).to_owned()),
                // It comes when it is opened.
                None if is_evidence(path) && file.bytes.is_none() => {}
                None => comparison.missing.push((*path).to_owned()),
            }
        }
        // What was set aside on this machine stays there.
        let is_unsent = |path: &&String| !there.contains_key(path.as_str()) && !is_set_aside(path);
        comparison.unsent = here.keys().filter(is_unsent).cloned().collect();
        let journal = there::read(&self.root().join(JOURNAL)).map_err(|error| cannot_read(JOURNAL, &error))?;
        let mine = journal_lines(&journal.unwrap_or_default())?;
        let mine: BTreeMap<u64, &str> = mine.iter().map(|line| (line.operation, line.text.as_str())).collect();
        let theirs: BTreeMap<u64, &str> = news.lines.iter().map(|line| (line.operation, line.text.as_str())).collect();
        comparison.lines = theirs.len();
        let all = mine.keys().chain(theirs.keys()).copied().collect::<BTreeSet<u64>>();
        comparison.lines_differing = all.into_iter().filter(|number| mine.get(number) != theirs.get(number)).collect();
        Ok(comparison)
    }

    /// Puts a file in place as the store has it; gives the name under which what lay there is kept.
    fn restore(
        &self,
        reach: &StoreReach,
        link: &StoreLink,
        news: &News,
        path: &str,
    ) -> Result<Option<String>, Failure> {
        let target = inside(self.root(), path)?;
        let brought = news.files.get(path).and_then(|file| file.bytes.clone());
        let bytes: Option<Arc<[u8]>> = match brought {
            Some(bytes) => Some(bytes),
            None => reach
                .ask(&link.address, |remote| remote.evidence(path))
                .map_err(|unanswered| not_written(link, unanswered))?,
        };
        let Some(bytes) = bytes else { return Ok(None) };
        let placed = (|| {
            let now = there::read(&target)?;
            let kept = now.map(|now| keep_by_hand(&target, link.operation, &now)).transpose()?;
            replace::make_folders_of(&target)?;
            replace::replace(&target, &bytes)?;
            Ok(kept)
        })();
        placed.map_err(|error| Failure::Unwritable(cannot_write(path, &error)))
    }
}
