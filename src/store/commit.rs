//! All files of an operation or none, whatever the moment the program dies or the disk fills: every new content is
//! staged beside its file and synced; then the operation is appended to the journal and synced, and from then on it
//! has happened; then each staged file changes places with the one it is to replace. What is staged and not in the journal never happened.
//! Somebody may save a file by hand meanwhile: before the journal is written, that stops the operation; afterwards, what
//! they saved is set aside.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::aside::keep_by_hand;
use super::draft::Rewrite;
use super::failure::Failure;
use super::inside::inside;
use super::journal::{JOURNAL, Journal, Operation, Tail};
use super::lock::{Lock, Prepared, cannot_write};
use super::recovery::staged_path;
use super::source::{Source, changed_underneath};
use super::{replace, there};
use crate::domain::problem::Problem;
use crate::store::keeping::{Cause, Keeping, KeepingHint};

/// What may stop a commit between two of its steps: a test.
pub trait Steps {
    /// Asked before each step.
    fn before(&mut self, step: &'static str) -> Result<(), Stop>;
}

/// How a commit is stopped.
#[derive(Debug)]
pub enum Stop {
    /// The step fails, as a full disk makes it.
    Fail(io::Error),
    /// The program dies.
    Kill,
    /// The program dies while it writes, after so many bytes; only the journal is written in one go.
    Tear(usize),
}

/// Nothing stops the commit.
#[derive(Debug)]
pub struct Nothing;

impl Steps for Nothing {
    fn before(&mut self, _: &'static str) -> Result<(), Stop> {
        Ok(())
    }
}

/// A file on its way.
struct Staging<'f> {
    rewrite: &'f Rewrite,
    target: PathBuf,
    staged: PathBuf,
}

/// Why a step ended the commit.
enum End {
    Failed(String, io::Error),
    /// A file is no longer as it was read.
    Changed(Failure),
    Dead,
}

/// A file that was changed by hand while an operation was being put in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The file, from the root of the folder.
    pub file: String,
    /// The name of the copy, beside it.
    pub kept: String,
}

/// How an operation enters the journal.
pub(super) enum JournalEntry {
    /// As a line more.
    Appended,
    /// In a journal written anew, of which these are the bytes: it is staged like any other file, and the moment it
    /// takes the place of the old one is the moment from which the operation has happened.
    Anew {
        /// The journal as it was read.
        old: Vec<u8>,
        new: Vec<u8>,
    },
}

/// Carries an operation out. Gives what somebody wrote by hand while its files were put in place, and the lock back.
pub(super) fn carry_out<C: Serialize>(
    source: &Source,
    mut lock: Lock,
    (tail, entry): (&Tail, &JournalEntry),
    operation: &Operation<C>,
    files: &[Rewrite],
    steps: &mut dyn Steps,
) -> Result<(Vec<SetAside>, Lock), Failure> {
    let root = source.root();
    let files: Vec<Staging<'_>> = files
        .iter()
        .map(|rewrite| {
            let target = inside(root, &rewrite.change.path)?;
            let staged = staged_path(&target, operation.op, rewrite.after.is_none());
            Ok(Staging { rewrite, target, staged })
        })
        .collect::<Result<_, Failure>>()?;
    let journal = Journal::of(root);
    let target = inside(root, JOURNAL)?;
    let anew = staged_path(&target, operation.op, false);
    let unchanged = || source.verify().map_err(|failure| Ended { placed: 0, end: End::Changed(failure) });
    let as_read = |same: io::Result<bool>| match same {
        Ok(true) => Ok(()),
        Ok(false) => Err(Ended { placed: 0, end: End::Changed(changed_underneath(JOURNAL)) }),
        Err(error) => Err(failed(JOURNAL)(error)),
    };
    let prepared = prepare(&mut lock, operation.op, &files, steps);
    let recorded = match entry {
        JournalEntry::Appended => prepared.and_then(|()| {
            unchanged()?;
            as_read(journal.is_as_long_as(tail))?;
            record(&journal, tail, operation, steps)
        }),
        JournalEntry::Anew { old, new } => prepared.and_then(|()| {
            pass(steps, "stage journal", JOURNAL, 0)?;
            clear(&target);
            lock.preparing(&Prepared { operation: operation.op, file: JOURNAL.to_owned() });
            replace::stage(&anew, &target, new).map_err(failed(JOURNAL))?;
            pass(steps, "journal", JOURNAL, 0)?;
            unchanged()?;
            as_read(journal.bytes().map(|bytes| bytes == *old))?;
            replace::put_in_place(&anew, &target).map_err(failed(JOURNAL))
        }),
    };
    let done = match (recorded, entry) {
        (Ok(()), JournalEntry::Anew { .. }) => {
            let named = |error| Ended { placed: 1, end: End::Failed(JOURNAL.to_owned(), error) };
            let synced = replace::sync_folder_of(&target).map_err(named);
            synced.and_then(|()| place(operation.op, &files, steps)).map_err(begun)
        }
        (recorded, _) => recorded.and_then(|()| place(operation.op, &files, steps)),
    };
    let (placed, end) = match done {
        Ok(set_aside) => return Ok((set_aside, lock)),
        Err(Ended { placed, end }) => (placed, end),
    };
    let failure = match end {
        End::Dead => {
            lock.abandon();
            return Err(Failure::unwritable(Keeping::Locked { holder: None }));
        }
        End::Failed(file, error) if placed > 0 => {
            let why = Cause::from(&error);
            let what = Keeping::NotInPlace { operation: operation.op, file, why };
            return Err(Failure::Unwritable(Problem::error(what).hint(KeepingHint::CloseAndRun)));
        }
        End::Failed(file, error) => Failure::Unwritable(cannot_write(&file, &error)),
        End::Changed(failure) => failure,
    };
    // Nobody has seen anything of it yet. Where even this fails, the next command finishes the operation.
    let kept = match entry {
        JournalEntry::Appended => journal.retract(tail, operation),
        JournalEntry::Anew { .. } => replace::remove(&anew),
    };
    if kept.is_ok() {
        for file in &files {
            let _ = replace::remove(&file.staged);
            if file.rewrite.before.is_none() {
                remove_empty_folder(&file.target);
            }
        }
    }
    Err(failure)
}

/// A journal written anew is in place: it can no longer be as if nothing had been done.
fn begun(ended: Ended) -> Ended {
    Ended { placed: ended.placed.max(1), ..ended }
}

/// How far the commit came.
struct Ended {
    placed: usize,
    end: End,
}

fn failed(file: &str) -> impl Fn(io::Error) -> Ended {
    move |error| Ended { placed: 0, end: End::Failed(file.to_owned(), error) }
}

fn pass(steps: &mut dyn Steps, step: &'static str, file: &str, placed: usize) -> Result<(), Ended> {
    steps.before(step).map_err(|stop| match stop {
        Stop::Fail(error) => Ended { placed, end: End::Failed(file.to_owned(), error) },
        Stop::Kill | Stop::Tear(_) => Ended { placed, end: End::Dead },
    })
}

fn prepare(lock: &mut Lock, operation: u64, files: &[Staging<'_>], steps: &mut dyn Steps) -> Result<(), Ended> {
    for file in files {
        let path = file.rewrite.change.path.as_str();
        replace::make_folders_of(&file.target).map_err(failed(path))?;
        clear(&file.target);
        lock.preparing(&Prepared { operation, file: path.to_owned() });
        pass(steps, "stage", path, 0)?;
        let bytes = file.rewrite.after.as_deref().unwrap_or_default();
        replace::stage(&file.staged, &file.target, bytes).map_err(failed(path))?;
    }
    pass(steps, "sync staged", "data", 0)?;
    sync_folders(files)
}

fn record<C: Serialize>(
    journal: &Journal,
    tail: &Tail,
    operation: &Operation<C>,
    steps: &mut dyn Steps,
) -> Result<(), Ended> {
    if let Err(stop) = steps.before("journal") {
        return Err(match stop {
            Stop::Fail(error) => failed(JOURNAL)(error),
            Stop::Kill => Ended { placed: 0, end: End::Dead },
            Stop::Tear(limit) => {
                journal.append(tail, operation, limit).map_err(failed(JOURNAL))?;
                Ended { placed: 0, end: End::Dead }
            }
        });
    }
    journal.append(tail, operation, usize::MAX).map_err(failed(JOURNAL))
}

fn place(operation: u64, files: &[Staging<'_>], steps: &mut dyn Steps) -> Result<Vec<SetAside>, Ended> {
    let (mut set_aside, mut out) = (Vec::new(), Vec::new());
    for (placed, file) in files.iter().enumerate() {
        let path = file.rewrite.change.path.as_str();
        let failed = |placed| move |error| Ended { placed, end: End::Failed(path.to_owned(), error) };
        pass(steps, "place", path, placed)?;
        if file.rewrite.after.is_none() {
            replace::take_out(&file.target, &file.staged).map_err(failed(placed))?;
            pass(steps, "look", path, placed + 1)?;
            set_aside.extend(came_out(operation, file).map_err(failed(placed + 1))?);
            let removed = || {
                replace::sync_folder_of(&file.target)?;
                replace::remove(&file.staged)
            };
            pass(steps, "unmark", path, placed + 1)?;
            removed().map_err(failed(placed + 1))?;
            remove_empty_folder(&file.target);
        } else if replace::exchange(&file.staged, &file.target).map_err(failed(placed))? {
            pass(steps, "look", path, placed + 1)?;
            set_aside.extend(came_out(operation, file).map_err(failed(placed + 1))?);
            out.push(file);
        } else {
            set_aside.extend(looked_at_again(operation, file).map_err(failed(placed))?);
            replace::put_in_place(&file.staged, &file.target).map_err(failed(placed))?;
        }
    }
    pass(steps, "sync placed", "data", files.len())?;
    sync_folders(files).map_err(|ended| Ended { placed: files.len(), ..ended })?;
    // What came out shows what is in place: it goes once that is sure to stay.
    for file in out {
        let path = file.rewrite.change.path.as_str();
        pass(steps, "clear", path, files.len())?;
        let ended = |error| Ended { placed: files.len(), end: End::Failed(path.to_owned(), error) };
        replace::remove(&file.staged).map_err(ended)?;
    }
    pass(steps, "release", "data", files.len())?;
    Ok(set_aside)
}

/// What came out of the place of a file, under the name that was staged: what somebody wrote since it was read is kept beside it.
/// Nothing comes out where nothing was.
fn came_out(operation: u64, file: &Staging<'_>) -> io::Result<Option<SetAside>> {
    if there::holds(&file.staged, file.rewrite.before.as_deref())? {
        return Ok(None);
    }
    let was_marker = |bytes: &Vec<u8>| bytes.is_empty() && file.rewrite.after.is_none();
    kept_by_hand(operation, file, there::read(&file.staged)?.filter(|bytes| !was_marker(bytes)))
}

/// The last look before a file is replaced, where it cannot be exchanged: what somebody saves between this and that is lost.
fn looked_at_again(operation: u64, file: &Staging<'_>) -> io::Result<Option<SetAside>> {
    kept_by_hand(operation, file, there::read(&file.target)?)
}

fn kept_by_hand(operation: u64, file: &Staging<'_>, now: Option<Vec<u8>>) -> io::Result<Option<SetAside>> {
    let Some(bytes) = now.filter(|bytes| file.rewrite.before.as_deref() != Some(&bytes[..])) else { return Ok(None) };
    let kept = keep_by_hand(&file.target, operation, &bytes)?;
    Ok(Some(SetAside { file: file.rewrite.change.path.clone(), kept }))
}

/// The folder of a cohort whose last table is gone, and that of its evidence; one that holds anything stays.
fn remove_empty_folder(target: &Path) {
    for folder in target.ancestors().skip(1).take(2) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}

/// Staged contents that a power cut left behind: everything of the journal is in place by now, so they are nobody's.
fn clear(target: &Path) {
    let Some(name) = target.file_name().map(|name| format!(".{}.op", name.to_string_lossy())) else { return };
    let Some(Ok(entries)) = target.parent().map(fs::read_dir) else { return };
    for entry in entries.filter_map(Result::ok) {
        let other = entry.file_name().to_string_lossy().into_owned();
        if other.starts_with(&name) && super::recovery::is_staged(&other) {
            let _ = replace::remove(&entry.path());
        }
    }
}

fn sync_folders(files: &[Staging<'_>]) -> Result<(), Ended> {
    let folders: BTreeSet<&Path> = files.iter().filter_map(|file| file.target.parent()).collect();
    for file in files {
        if folders.contains(&file.target.parent().unwrap_or(Path::new("")))
            && let Err(error) = replace::sync_folder_of(&file.target)
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(failed(&file.rewrite.change.path)(error));
        }
    }
    Ok(())
}
