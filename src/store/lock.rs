//! One writer at a time, no reader in between: an OS lock on `data/.lock`, released by the system whatever happens to
//! the process. The file also says who holds it and which files they are preparing; what it says after a crash is
//! how the next writer finds what to clear away.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use super::failure::Failure;
use super::folder::Actor;
use super::replace;
use crate::i18n::Problem;
use crate::i18n::keeping::{Cause, Holder, Keeping, KeepingHint};

/// The lock file, from the root of the folder.
pub(super) const LOCK: &str = "data/.lock";
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(20);

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
        let Ok(file) = File::open(root.join(LOCK)) else { return Ok(None) };
        match wait(|| file.try_lock_shared(), &file) {
            Ok(()) => Ok(Some(Self { file, signed: false })),
            Err(Waited::TooLong(failure)) => Err(failure),
            Err(Waited::Impossible(_)) => Ok(None),
        }
    }

    /// For writing, signed by whoever takes it. Also gives what a writer that never finished was preparing.
    pub(super) fn exclusive(root: &Path, actor: Option<&Actor>) -> Result<(Self, Vec<String>), Failure> {
        let path = root.join(LOCK);
        let cannot = |error: &io::Error| Failure::Unwritable(cannot_write(LOCK, error));
        let mut options = OpenOptions::new();
        let open = replace::private(options.read(true).write(true).create(true).truncate(false)).open(&path);
        // Somebody else's lock file may be readable only; that is enough to lock, not to sign.
        let file = open.or_else(|error| File::open(&path).map_err(|_| error)).map_err(|error| cannot(&error))?;
        match wait(|| file.try_lock(), &file) {
            Ok(()) => {}
            Err(Waited::TooLong(failure)) => return Err(failure),
            Err(Waited::Impossible(error)) => return Err(cannot(&error)),
        }
        let left = read(&file).lines().skip(1).map(str::to_owned).collect();
        let mut lock = Self { file, signed: actor.is_some() };
        if let Some(actor) = actor {
            let plain = |text: &str| text.replace(char::is_control, " ");
            let (pid, by, command) = (std::process::id(), plain(&actor.by), plain(&actor.command.join(" ")));
            lock.write(&format!("{pid}\t{by}\t{}\t{command}\n", actor.at.format("%Y-%m-%d %H:%M:%S")), true);
        }
        Ok((lock, left))
    }

    /// Notes a file about to be prepared, before it is.
    pub(super) fn preparing(&mut self, staged: &Path) {
        if let Some(path) = staged.to_str().filter(|path| !path.contains('\n')) {
            self.write(&format!("{path}\n"), false);
        }
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
    Problem::error(Keeping::CannotWrite { file: file.to_owned(), why: Cause::from(error) })
        .hint(KeepingHint::CheckFolder)
}
