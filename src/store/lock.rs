//! One writer at a time, no reader in between: an OS lock on `data/.lock`, released by the system whatever happens to
//! the process. The file also says who holds it and which files they are preparing; what it says after a crash is
//! how the next writer finds what to clear away. It is a plain file, never a link: somebody who unpacks a folder must
//! not have another file emptied.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use super::failure::Failure;
use super::{replace, there};
use crate::domain::problem::Problem;
use crate::store::actor::Actor;
use crate::store::keeping::{Cause, Holder, Keeping, KeepingHint};

/// The lock file, from the root of the folder.
pub(super) const LOCK: &str = "data/.lock";
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(20);

/// A file that a writer was about to prepare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Prepared {
    /// For which operation.
    pub operation: u64,
    /// The file it would replace, from the root of the folder: whatever the note says, to be checked by its reader.
    pub file: String,
}

/// A lock, held until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    /// Whether this holder has written into the file.
    signed: bool,
}

impl Lock {
    /// For reading. None where there has never been a writer, or the lock cannot be opened: reading works all the same.
    pub(super) fn shared(root: &Path) -> Result<Option<Self>, Failure> {
        let path = root.join(LOCK);
        if !there::is_own_file(&path) {
            return Ok(None);
        }
        let Ok(file) = File::open(path) else { return Ok(None) };
        match wait(|| file.try_lock_shared(), &file) {
            Ok(()) => Ok(Some(Self { file, signed: false })),
            Err(Waited::TooLong(failure)) => Err(failure),
            Err(Waited::Impossible(_)) => Ok(None),
        }
    }

    /// For writing, signed by whoever takes it. Also gives what a writer that never finished was preparing.
    pub(super) fn exclusive(root: &Path, actor: Option<&Actor>) -> Result<(Self, Vec<Prepared>), Failure> {
        let cannot = |error: &io::Error| Failure::Unwritable(cannot_write(LOCK, error));
        let file = open(&root.join(LOCK)).map_err(|error| cannot(&error))?;
        match wait(|| file.try_lock(), &file) {
            Ok(()) => {}
            Err(Waited::TooLong(failure)) => return Err(failure),
            Err(Waited::Impossible(error)) => return Err(cannot(&error)),
        }
        let left = read(&file).lines().skip(1).filter_map(Prepared::noted).collect();
        let mut lock = Self { file, signed: actor.is_some() };
        if let Some(actor) = actor {
            let plain = |text: &str| text.replace(char::is_control, " ");
            let (pid, by, command) = (std::process::id(), plain(&actor.by), plain(&actor.command.join(" ")));
            lock.write(&format!("{pid}\t{by}\t{}\t{command}\n", actor.at.format("%Y-%m-%d %H:%M:%S")), true);
        }
        Ok((lock, left))
    }

    /// Notes a file about to be prepared, before it is.
    pub(super) fn preparing(&mut self, prepared: &Prepared) {
        self.write(&prepared.note(), false);
    }

    /// Best effort: what is written here only names and tidies.
    fn write(&mut self, text: &str, anew: bool) {
        let _ = if anew { self.file.set_len(0).and_then(|()| self.file.rewind()) } else { Ok(()) };
        let _ = self.file.write_all(text.as_bytes());
    }

    /// What a dead writer left has been dealt with.
    pub(super) fn settled(&mut self) {
        let _ = self.file.set_len(0);
    }

    /// Leaves without wiping the notes, as a process that dies does.
    pub(super) fn abandon(mut self) {
        self.signed = false;
    }
}

impl Prepared {
    fn note(&self) -> String {
        format!("{}\t{}\n", self.operation, self.file)
    }

    fn noted(line: &str) -> Option<Self> {
        let (operation, file) = line.split_once('\t')?;
        Some(Self { operation: operation.parse().ok()?, file: file.to_owned() })
    }
}

/// Opens the lock file, or makes one; never through a link.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    if let Err(error) = fs::symlink_metadata(path) {
        if error.kind() != io::ErrorKind::NotFound {
            return Err(error);
        }
        match replace::private(options.clone().create_new(true)).open(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made,
        }
    }
    let found = fs::symlink_metadata(path)?;
    if !found.is_file() {
        let is_folder = found.is_dir();
        return Err(if is_folder { io::ErrorKind::IsADirectory } else { io::ErrorKind::NotSeekable }.into());
    }
    has_no_other_name(&found)?;
    // Somebody else's lock file may be readable only; that is enough to lock, not to sign.
    options.open(path).or_else(|error| File::open(path).map_err(|_| error))
}

/// Signing empties the file: where it is another file under a second name (a hard link), that file would be lost.
#[cfg(unix)]
fn has_no_other_name(found: &fs::Metadata) -> io::Result<()> {
    if std::os::unix::fs::MetadataExt::nlink(found) > 1 { Err(io::ErrorKind::NotSeekable.into()) } else { Ok(()) }
}

#[cfg(not(unix))]
fn has_no_other_name(_: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.signed {
            let _ = self.file.set_len(0);
        }
        let _ = self.file.unlock();
    }
}

enum Waited {
    TooLong(Failure),
    Impossible(io::Error),
}

fn wait(attempt: impl Fn() -> Result<(), TryLockError>, file: &File) -> Result<(), Waited> {
    let start = Instant::now();
    loop {
        match attempt() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(error)) => return Err(Waited::Impossible(error)),
            Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => {
                let problem = Problem::error(Keeping::Locked { holder: holder(file) }).hint(KeepingHint::RunAgain);
                return Err(Waited::TooLong(Failure::Unwritable(problem)));
            }
        }
    }
}

/// Whoever signed the lock; none when a reader holds it, or where the system does not let it be read.
fn holder(file: &File) -> Option<Holder> {
    let text = read(file);
    let mut parts = text.lines().next()?.split('\t').map(str::to_owned);
    Some(Holder { pid: parts.next()?, by: parts.next()?, since: parts.next()?, command: parts.next()? })
}

fn read(mut file: &File) -> String {
    let mut bytes = Vec::new();
    let _ = file.rewind().and_then(|()| file.take(1 << 20).read_to_end(&mut bytes));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A write that failed, with what to look at.
pub(super) fn cannot_write(file: &str, error: &io::Error) -> Problem {
    let why = Cause::from(error);
    let hint = match &why {
        Cause::NoFile(_) | Cause::System { kind: io::ErrorKind::NotSeekable, .. } => {
            KeepingHint::MoveAway { file: file.to_owned() }
        }
        Cause::Lost | Cause::Failing | Cause::TooManyOpen | Cause::InUse | Cause::Taken | Cause::LongName => {
            KeepingHint::MakeReadable { why: why.clone() }
        }
        _ => KeepingHint::CheckFolder,
    };
    Problem::error(Keeping::CannotWrite { file: file.to_owned(), why }).hint(hint)
}
