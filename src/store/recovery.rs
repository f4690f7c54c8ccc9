//! After a crash: an operation that is in the journal and whose files are not all in place is finished; one that is
//! not in the journal never happened. What shows that a file is not in place is its staged content, still lying beside
//! it: never its digest, so that a file changed by hand later is left alone. What lies there under the same name with another
//! digest came out of the place of the file. Nothing outside the folder is touched,
//! whatever the journal and the note of a dead writer say.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::inside::inside;
use super::journal::{FileChange, JOURNAL, Journal, Operation, Tail, digest};
use super::lock::{Prepared, cannot_write};
use super::paths::is_known;
use super::shared::{arrival, outbox};
use super::source::cannot_read;
use super::{aside, replace, there};
use crate::domain::findings::Code;
use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::store::keeping::Keeping;

/// What was found and done.
#[derive(Debug, Default)]
pub(super) struct Recovered {
    /// What the coordinator should know.
    pub notes: Vec<Problem>,
    /// What to read instead of files that could not be put in place.
    pub overlay: HashMap<String, Option<PathBuf>>,
}

/// Where a file's staged content lies, for an operation. One that removes the file stages an empty marker.
pub(super) fn staged_path(target: &Path, operation: u64, removal: bool) -> PathBuf {
    replace::hidden(target, &format!("op{operation}{}", if removal { ".gone" } else { "" }))
}

/// A file of the last operation that is not in place.
struct Unplaced<'o> {
    change: &'o FileChange,
    target: PathBuf,
    staged: PathBuf,
}

impl Unplaced<'_> {
    fn staged_digest(&self) -> io::Result<Option<String>> {
        Ok(there::read(&self.staged)?.map(|bytes| digest(&bytes)))
    }
}

fn unplaced<'o>(root: &Path, operation: &'o Operation) -> Vec<Unplaced<'o>> {
    let files = operation.files.iter().filter_map(|change| {
        let target = inside(root, &change.path).ok()?;
        let staged = staged_path(&target, operation.op, change.after.is_none());
        Some(Unplaced { change, target, staged })
    });
    files.filter(|file| there::is_own_file(&file.staged)).collect()
}

/// Whether anything was cut short.
pub(super) fn is_needed(root: &Path) -> Result<bool, Failure> {
    if arrival::is_waiting(root) || outbox::is_placing(root) {
        return Ok(true);
    }
    let tail = tail(root)?;
    Ok(tail.torn() || tail.last.is_some_and(|operation| !unplaced(root, &operation).is_empty()))
}

/// Finishes what was cut short, under the exclusive lock. `left`: staged files that a dead writer had noted.
pub(super) fn recover(root: &Path, left: &[Prepared]) -> Result<Recovered, Failure> {
    let failed = |file: &str, error: &io::Error| Failure::Unwritable(cannot_write(file, error));
    let tail = tail(root)?;
    let mut notes = Vec::new();
    if tail.torn() {
        inside(root, JOURNAL)?;
        let kept = Journal::of(root).cut(&tail).map_err(|error| failed(JOURNAL, &error))?;
        let kept = format!("data/{kept}");
        notes.push(Problem::warning(Keeping::JournalRepaired { kept }).code(Code::JournalTorn.key()));
    }
    if let Some(operation) = &tail.last {
        let files = unplaced(root, operation);
        let mut finished = false;
        for file in &files {
            let done = finish(operation, file, &mut notes).map_err(|error| failed(&file.change.path, &error))?;
            finished |= done;
        }
        if finished {
            notes.push(Problem::warning(Keeping::Finished { operation: operation.op }));
        }
    }
    if arrival::is_waiting(root) {
        notes.extend(arrival::recover(root)?);
    }
    if outbox::is_placing(root) {
        notes.extend(outbox::recover(root)?);
    }
    for prepared in left.iter().filter(|prepared| is_known(&prepared.file) || prepared.file == JOURNAL) {
        let Ok(target) = inside(root, &prepared.file) else { continue };
        for removal in [false, true] {
            let staged = staged_path(&target, prepared.operation, removal);
            if there::is_own_file(&staged) {
                let _ = replace::remove(&staged);
            }
        }
    }
    Ok(Recovered { notes, overlay: HashMap::new() })
}

/// Reads past what was cut short, where the folder cannot be written.
pub(super) fn look_past(root: &Path) -> Result<Recovered, Failure> {
    let tail = tail(root)?;
    let (overlay, notes) = arrival::look_past(root)?;
    let (mut recovered, mut is_unplaced) = (Recovered { notes, overlay }, false);
    if tail.torn() {
        recovered.notes.push(Problem::warning(Keeping::JournalTorn));
    }
    if let Some(operation) = &tail.last {
        for file in unplaced(root, operation) {
            if file.change.after.is_some() && file.staged_digest().ok().flatten() != file.change.after {
                // It came out of the place of the file, or is damaged: what is in place is what there is.
                continue;
            }
            let instead = file.change.after.is_some().then_some(file.staged);
            recovered.overlay.insert(file.change.path.clone(), instead);
            is_unplaced = true;
        }
        if is_unplaced {
            recovered.notes.push(Problem::warning(Keeping::ReadAsFinished { operation: operation.op }));
        }
    }
    Ok(recovered)
}

fn tail(root: &Path) -> Result<Tail, Failure> {
    Journal::of(root).tail().map_err(|error| cannot_read(JOURNAL, &error))
}

/// Whether there was anything left to do but to clear away what came out of the place of the file.
fn finish(operation: &Operation, file: &Unplaced<'_>, notes: &mut Vec<Problem>) -> io::Result<bool> {
    let staged = file.staged_digest()?;
    if file.change.after.is_some() && staged != file.change.after {
        let now = there::read(&file.target)?.map(|bytes| digest(&bytes));
        let came_out = staged.is_some() && staged == file.change.before && now != file.change.before;
        if came_out {
            replace::remove(&file.staged)?;
            return Ok(false);
        }
        if staged.is_some() {
            // What somebody saved just before the two changed places, or what is left of the operation's.
            keep(operation.op, file, &file.staged, notes)?;
        }
        if now != file.change.after {
            let what = Keeping::StagedDamaged { file: file.change.path.clone(), operation: operation.op };
            notes.push(Problem::error(what).at(Place::line(&file.change.path.as_str().into(), 1)));
        }
        replace::remove(&file.staged)?;
        return Ok(true);
    }
    if file.change.after.is_none() && fs::metadata(&file.staged)?.len() > 0 && staged != file.change.before {
        keep(operation.op, file, &file.staged, notes)?;
    }
    set_aside(operation.op, file, notes)?;
    if file.change.after.is_some() {
        replace::put_in_place(&file.staged, &file.target)?;
    } else {
        replace::remove(&file.target)?;
        replace::sync_folder_of(&file.target)?;
        replace::remove(&file.staged)?;
    }
    replace::sync_folder_of(&file.target)?;
    Ok(true)
}

/// A file changed by hand after the crash and before this: its content is kept beside it.
fn set_aside(operation: u64, file: &Unplaced<'_>, notes: &mut Vec<Problem>) -> io::Result<()> {
    let Some(bytes) = there::read(&file.target)? else { return Ok(()) };
    let now = Some(digest(&bytes));
    if now == file.change.before || now == file.change.after {
        return Ok(());
    }
    keep(operation, file, &file.target, notes)
}

/// Keeps what lies at a path beside the file, as written by hand.
fn keep(operation: u64, file: &Unplaced<'_>, at: &Path, notes: &mut Vec<Problem>) -> io::Result<()> {
    let bytes = there::read(at)?.unwrap_or_default();
    let kept = aside::keep_by_hand(&file.target, operation, &bytes)?;
    notes.push(Problem::warning(Keeping::SetAside { file: file.change.path.clone(), kept }));
    Ok(())
}

/// Whether a name is one that [`staged_path`] gives.
pub(super) fn is_staged(name: &str) -> bool {
    let name = name.strip_suffix(".gone").unwrap_or(name);
    name.starts_with('.')
        && name
            .rsplit_once(".op")
            .is_some_and(|(_, number)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staged_names_are_told_from_others() {
        for removal in [false, true] {
            let path = staged_path(Path::new("/d/attendance.csv"), 12, removal);
            assert!(is_staged(&path.file_name().unwrap().to_string_lossy()), "{path:?}");
        }
        for name in ["attendance.csv", ".lock", ".attendance.csv.opx", "a.op3", ".~lock.attendance.csv#"] {
            assert!(!is_staged(name), "{name}");
        }
    }
}
