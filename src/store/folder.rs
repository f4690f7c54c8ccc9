//! The folder of a programme: where it is, and how it is opened for reading or for writing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::actor::Actor;
use super::excerpt::Excerpts;
use super::failure::Failure;
use super::inside::inside;
use super::journal::JOURNAL;
use super::lock::{LOCK, Lock, cannot_write};
use super::noticed::Noticed;
use super::paths::PROGRAMME;
use super::reading::Reading;
use super::recovery::{self, Recovered};
use super::replace;
use super::shared::following::{self, NotFollowed};
use super::shared::left_out::EvidenceLeftOut;
use super::shared::link::StoreLink;
use super::shared::messages::{Sharing, SharingHint};
use super::shared::offline::is_offline;
use super::shared::outbox;
use super::shared::reach::{StoreReach, Unanswered};
use super::shared::remote::HeadAnswer;
use super::shared::sending::WritingCopy;
use super::shared::unanswered::{not_written, read_as_of};
use super::source::{Source, cannot_read};
use super::there;
use super::writing::Writing;
use crate::domain::problem::{Problem, Severity};

/// The folder of a programme.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
    noticed: Noticed,
    /// In a copy of a shared programme: the way to its store.
    reach: Option<StoreReach>,
}

impl Folder {
    pub fn at(root: PathBuf) -> Self {
        Self { root, noticed: Noticed::default(), reach: None }
    }

    /// The nearest folder, from `start` up, that holds a `programme.toml`. One that cannot be read is found too: the
    /// folder above is another programme's.
    pub fn find(start: &Path) -> Option<Self> {
        let holds = |folder: &&Path| !matches!(there::look(&folder.join(PROGRAMME)), Ok(None));
        start.ancestors().find(holds).map(|root| Self::at(root.to_owned()))
    }

    /// The same, whose readers notice what they read otherwise there.
    #[must_use]
    pub fn noticing(self, noticed: &Noticed) -> Self {
        Self { noticed: noticed.clone(), ..self }
    }

    /// The same, which asks the store where the folder is a copy of a shared programme.
    #[must_use]
    pub fn reaching(self, reach: &StoreReach) -> Self {
        Self { reach: Some(reach.clone()), ..self }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Opens it for reading. An operation cut short is finished first; where the folder cannot be written, it is read
    /// as if it were finished. Other readers may read too; writers wait until the value is dropped. A copy of a shared programme
    /// is brought to where its store is first, as far as the store answers.
    pub fn read(&self) -> Result<Reading, Failure> {
        self.exists()?;
        let (link, mut notes) = self.followed_to_read()?;
        let mut lock = Lock::shared(&self.root)?;
        let mut recovered = Recovered::default();
        if recovery::is_needed(&self.root)? {
            drop(lock);
            recovered = match inside(&self.root, LOCK).and_then(|_| Lock::exclusive(&self.root, None)) {
                Ok((mut taken, left)) => recovery::recover(&self.root, &left)
                    .inspect(|_| taken.settled())
                    .or_else(|_| recovery::look_past(&self.root))?,
                Err(_) => recovery::look_past(&self.root)?,
            };
            lock = Lock::shared(&self.root)?;
        }
        notes.extend(recovered.notes);
        let source = Source::reading(&self.root, recovered.overlay).fetching(self.left_out(link.as_ref()));
        Reading::open(source, lock, notes, self.noticed.clone())
    }

    /// Opens it for writing: waits some seconds for other commands, finishes an operation cut short, reads. A copy of a shared
    /// programme is brought to where its store is first, which has to answer.
    pub fn write(&self, actor: &Actor) -> Result<Writing, Failure> {
        self.open_to_write(actor, false)
    }

    /// As [`Folder::write`]; in a copy of a shared programme the writers of all other copies wait, too.
    pub fn write_held(&self, actor: &Actor) -> Result<Writing, Failure> {
        self.open_to_write(actor, true)
    }

    fn open_to_write(&self, actor: &Actor, is_held: bool) -> Result<Writing, Failure> {
        self.exists()?;
        let unanswered = self.connect_to_write(is_held)?;
        let data = self.root.join("data");
        replace::make_folder(&data).map_err(|error| Failure::Unwritable(cannot_write("data", &error)))?;
        for file in [LOCK, JOURNAL] {
            inside(&self.root, file)?;
        }
        let (lock, left) = Lock::exclusive(&self.root, Some(actor))?;
        let mut notes = recovery::recover(&self.root, &left)?.notes;
        let link = if StoreLink::is_there(&self.root) { StoreLink::read(&self.root)? } else { None };
        let link = match link {
            Some(link) if unanswered.is_none() => Some(self.followed_to_write(&lock, &link, is_held, &mut notes)?),
            link => link,
        };
        let source = Source::writing(&self.root).fetching(self.left_out(link.as_ref()));
        let copy = link.zip(self.reach.clone()).map(|(link, reach)| WritingCopy::new(reach, link, is_held, unanswered));
        let reading = Reading::open(source, None, notes, self.noticed.clone())?;
        Ok(Writing::new(reading, lock, actor.clone(), copy))
    }

    /// A copy brought to where its store is, if its last answer is no longer fresh; the link as it is then, none of a folder that is
    /// no copy. A store that gives no answer keeps nobody from reading.
    fn followed_to_read(&self) -> Result<(Option<StoreLink>, Vec<Problem>), Failure> {
        if !StoreLink::is_there(&self.root) {
            return Ok((None, Vec::new()));
        }
        let Some(link) = StoreLink::read(&self.root)? else { return Ok((None, Vec::new())) };
        let Some(reach) = self.reach.as_ref().filter(|reach| !reach.is_offline()) else {
            return Ok((Some(link), Vec::new()));
        };
        // What was left in the outbox is as urgent as an answer that is old.
        let is_asked = |link: &StoreLink| {
            link.is_due(reach.now()) || (outbox::is_waiting(&self.root) && link.may_ask(reach.now()))
        };
        if !is_asked(&link) {
            return Ok((Some(link), Vec::new()));
        }
        // Connected before anybody has to wait for this command.
        let connected = reach.connect(&link.address);
        let Ok((mut lock, left)) = inside(&self.root, LOCK).and_then(|_| Lock::exclusive(&self.root, None)) else {
            return Ok((Some(link), Vec::new()));
        };
        let Ok(recovered) = recovery::recover(&self.root, &left) else { return Ok((Some(link), Vec::new())) };
        lock.settled();
        let Some(link) = StoreLink::read(&self.root)? else { return Ok((None, recovered.notes)) };
        let mut notes = recovered.notes;
        if !is_asked(&link) {
            // Another command was given an answer in the meantime.
            return Ok((Some(link), notes));
        }
        let followed = match connected {
            Ok(()) => following::follow(&self.root, &lock, reach, &link),
            Err(unanswered) => Err(NotFollowed::Unanswered(unanswered)),
        };
        match followed {
            Ok(followed) => {
                notes.extend(followed.notes);
                Ok((Some(followed.link), notes))
            }
            Err(NotFollowed::Unanswered(unanswered)) => {
                let link = link.without_answer(reach.now());
                let _ = link.write(&self.root);
                notes.extend(read_as_of(&link, unanswered, reach.now()));
                Ok((Some(link), notes))
            }
            Err(NotFollowed::Failed(Failure::Unwritable(problem) | Failure::Refused(problem))) => {
                notes.push(Problem { severity: Severity::Warning, ..problem });
                // Putting in place may have come as far as the link.
                Ok((StoreLink::read(&self.root)?, notes))
            }
            Err(NotFollowed::Failed(failure)) => Err(failure),
        }
    }

    /// In a copy, the connection to its store: opened before anybody has to wait for this command.
    /// Why it cannot be opened, where marks may be made without it.
    fn connect_to_write(&self, is_held: bool) -> Result<Option<Unanswered>, Failure> {
        let link = if StoreLink::is_there(&self.root) { StoreLink::read(&self.root)? } else { None };
        match (link, &self.reach) {
            (None, _) => Ok(None),
            (Some(_), None) => {
                Err(Failure::Unwritable(Problem::error(Sharing::NoWayNotWritten).hint(SharingHint::OfStore)))
            }
            (Some(link), Some(reach)) => match reach.connect(&link.address) {
                Ok(()) => Ok(None),
                Err(unanswered) if !is_held && is_offline(&unanswered) => Ok(Some(unanswered)),
                Err(unanswered) => Err(not_written(&link, unanswered)),
            },
        }
    }

    /// A copy brought to where its store is.
    fn followed_to_write(
        &self,
        lock: &Lock,
        link: &StoreLink,
        is_held: bool,
        notes: &mut Vec<Problem>,
    ) -> Result<StoreLink, Failure> {
        let Some(reach) = &self.reach else { return Ok(link.clone()) };
        let failed = |why| {
            if is_held {
                reach.hang_up();
            }
            match why {
                NotFollowed::Unanswered(unanswered) => not_written(link, unanswered),
                NotFollowed::Failed(failure) => failure,
            }
        };
        if is_held {
            // What was left is settled before others have to wait.
            if outbox::is_waiting(&self.root) {
                notes.extend(following::follow(&self.root, lock, reach, link).map_err(failed)?.notes);
            }
            let held =
                reach.ask(&link.address, |remote| remote.hold()).map_err(|unanswered| not_written(link, unanswered))?;
            if held != HeadAnswer::Done(()) {
                let what = Sharing::MayWriteNothing { who: link.address.user.clone() };
                return Err(Failure::Refused(Problem::error(what).hint(SharingHint::AskHeadOffice)));
            }
        }
        let link = StoreLink::read(&self.root)?.unwrap_or_else(|| link.clone());
        let followed = following::follow(&self.root, lock, reach, &link).map_err(failed)?;
        following::refuse_reader(reach, &followed).map_err(failed)?;
        notes.extend(followed.notes);
        Ok(followed.link)
    }

    /// Evidence of a copy that may not have come yet.
    fn left_out(&self, link: Option<&StoreLink>) -> Option<EvidenceLeftOut> {
        link.map(|link| EvidenceLeftOut::new(self.reach.clone(), link.address.clone(), &link.digests))
    }

    /// The lines that problems are on, for a failure that left nothing else to ask.
    pub fn excerpts(&self) -> Excerpts<'static> {
        let root = self.root.clone();
        Excerpts::new(move |file| there::read(&root.join(file)).ok().flatten().map(Arc::from))
    }

    /// Whether a programme is there, and its file one that can be read.
    pub fn exists(&self) -> Result<(), Failure> {
        match there::plain(&self.root.join(PROGRAMME)) {
            Ok(true) => Ok(()),
            Ok(false) => Err(Failure::NoFolder { start: self.root.clone(), above: false }),
            Err(error) => Err(cannot_read(PROGRAMME, &error)),
        }
    }
}
