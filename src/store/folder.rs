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
use super::source::{Source, cannot_read};
use super::there;
use super::writing::Writing;

/// The folder of a programme.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
    noticed: Noticed,
}

impl Folder {
    pub fn at(root: PathBuf) -> Self {
        Self { root, noticed: Noticed::default() }
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

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Opens it for reading. An operation cut short is finished first; where the folder cannot be written, it is read
    /// as if it were finished. Other readers may read too; writers wait until the value is dropped.
    pub fn read(&self) -> Result<Reading, Failure> {
        self.exists()?;
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
        Reading::open(Source::reading(&self.root, recovered.overlay), lock, recovered.notes, self.noticed.clone())
    }

    /// Opens it for writing: waits some seconds for other commands, finishes an operation cut short, reads.
    pub fn write(&self, actor: &Actor) -> Result<Writing, Failure> {
        self.exists()?;
        let data = self.root.join("data");
        replace::make_folder(&data).map_err(|error| Failure::Unwritable(cannot_write("data", &error)))?;
        for file in [LOCK, JOURNAL] {
            inside(&self.root, file)?;
        }
        let (lock, left) = Lock::exclusive(&self.root, Some(actor))?;
        let recovered = recovery::recover(&self.root, &left)?;
        let reading = Reading::open(Source::writing(&self.root), None, recovered.notes, self.noticed.clone())?;
        Ok(Writing::new(reading, lock, actor.clone()))
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
