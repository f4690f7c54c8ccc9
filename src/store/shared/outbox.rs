//! `data/.outbox`: the operations of a copy that are not known to be in the store, one file each. An operation lies there, synced,
//! before it is sent, and goes once the store's answer has been put in place: whatever the moment the program dies, the next
//! command sends what is left, under the id that it had, so that it happens once. Refuses to know how an operation is sent.
//!
//! A file is one line of JSON, the header, and behind it the bytes of the files that the operation writes, one after the other
//! in the order of the header.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::ids::OperationId;
use super::messages::{Sharing, SharingHint};
use super::remote::{Line, OutgoingOperation, digest};
use crate::domain::problem::Problem;
use crate::store::aside::keep_by_hand;
use crate::store::failure::Failure;
use crate::store::inside::inside;
use crate::store::lock::{Lock, cannot_write};
use crate::store::source::cannot_read;
use crate::store::{replace, there};

/// The folder, from the root of that of the programme.
pub(super) const OUTBOX: &str = "data/.outbox";

/// The ending of an operation whose files may not be in place yet.
const PLACING: &str = ".placing";
/// The ending of one that waits for somebody who decides.
const UNDECIDED: &str = ".undecided";

/// The format of the files that this version writes.
const FORMAT: u32 = 1;

/// An operation that is not known to be in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct OutboxEntry {
    /// The name of its file: entries are sent in the order of their numbers.
    pub number: u32,
    pub outgoing: OutgoingOperation,
    /// Of an erasure: the lines that it writes anew.
    pub rewritten: Option<RewrittenLines>,
    /// Whether it was made while the store did not answer: its files are in place here.
    pub is_offline: bool,
}

/// Lines of the journal that an erasure puts in the place of earlier ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct RewrittenLines {
    /// The number of the erasure, which the lines name: they are sent under no other.
    pub operation: u64,
    pub lines: Vec<Line>,
}

/// The first line of a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    format: u32,
    id: OperationId,
    reads: BTreeMap<String, Option<String>>,
    cohorts: BTreeSet<String>,
    rest: String,
    /// The path of each file that it writes and its length in bytes; none where the file goes.
    files: Vec<(String, Option<usize>)>,
    /// The digest of all that follows the header.
    contents: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    erasure: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<(u64, String)>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    offline: bool,
}

impl OutboxEntry {
    /// The command line that made it, as far as its line says.
    pub fn command(&self) -> Vec<String> {
        #[derive(Deserialize)]
        struct Said {
            command: Vec<String>,
        }
        let line = format!("{{\"op\":0,{}", self.outgoing.rest);
        serde_json::from_str::<Said>(&line).map(|said| said.command).unwrap_or_default()
    }
}

/// Keeps an operation, synced, under the next number.
pub(in crate::store) fn keep(
    root: &Path,
    _lock: &Lock,
    outgoing: OutgoingOperation,
    rewritten: Option<RewrittenLines>,
) -> Result<OutboxEntry, Failure> {
    let number = next(root)?;
    let entry = OutboxEntry { number, outgoing, rewritten, is_offline: false };
    write(root, &entry, &name(number))?;
    Ok(entry)
}

/// Keeps an operation that was made offline, synced, before its files are put in place.
pub(in crate::store) fn keep_to_place(
    root: &Path,
    _lock: &Lock,
    outgoing: OutgoingOperation,
) -> Result<OutboxEntry, Failure> {
    let number = next(root)?;
    let entry = OutboxEntry { number, outgoing, rewritten: None, is_offline: true };
    write(root, &entry, &format!("{}{PLACING}", name(number)))?;
    Ok(entry)
}

fn next(root: &Path) -> Result<u32, Failure> {
    let last = ["", PLACING, UNDECIDED].map(|ending| numbers_of(root, ending).map(|numbers| numbers.last().copied()));
    let mut highest = 0;
    for number in last {
        highest = highest.max(number?.unwrap_or_default());
    }
    Ok(highest + 1)
}

fn write(root: &Path, entry: &OutboxEntry, file: &str) -> Result<(), Failure> {
    let written = written(entry).and_then(|bytes| {
        replace::make_folder(&root.join(OUTBOX))?;
        replace::sync_folder_of(&root.join(OUTBOX))?;
        replace::create_new(&root.join(file), &bytes)
    });
    written.map_err(|error| Failure::Unwritable(cannot_write(file, &error)))
}

/// Puts the files of an operation that was made offline in place; what lies there and is neither what it was decided on nor its own
/// is set aside. Then it waits to be sent. Doing it again changes nothing.
pub(in crate::store) fn place(root: &Path, entry: &OutboxEntry) -> Result<Vec<Problem>, Failure> {
    let mut notes = Vec::new();
    for (path, bytes) in &entry.outgoing.files {
        let (target, Some(bytes)) = (inside(root, path)?, bytes) else { continue };
        let failed = |error| Failure::Unwritable(cannot_write(path, &error));
        let now = there::read(&target).map_err(failed)?;
        let is = now.as_deref().map(digest);
        if is.as_deref() == Some(&*digest(bytes)) {
            continue;
        }
        if let Some(now) = now.filter(|_| entry.outgoing.reads.get(path) != Some(&is)) {
            let kept = keep_by_hand(&target, u64::from(entry.number), &now).map_err(failed)?;
            notes.push(Problem::warning(Sharing::KeptByHand { file: path.clone(), kept }));
        }
        replace::make_folders_of(&target).and_then(|()| replace::replace_again(&target, bytes)).map_err(failed)?;
    }
    rename(root, entry.number, PLACING, "")?;
    Ok(notes)
}

/// Whether files of an operation that was made offline may not be in place.
pub(in crate::store) fn is_placing(root: &Path) -> bool {
    numbers_of(root, PLACING).map_or(true, |numbers| !numbers.is_empty())
}

/// Finishes what was being put in place.
pub(in crate::store) fn recover(root: &Path) -> Result<Vec<Problem>, Failure> {
    let mut notes = Vec::new();
    for entry in entries(root, PLACING)? {
        notes.extend(place(root, &entry)?);
    }
    Ok(notes)
}

/// An operation can no longer be put on what the store has: somebody has to decide.
pub(in crate::store) fn set_apart(root: &Path, _lock: &Lock, number: u32) -> Result<(), Failure> {
    rename(root, number, "", UNDECIDED)
}

/// What waits for somebody who decides.
pub(in crate::store) fn undecided(root: &Path) -> Result<Vec<OutboxEntry>, Failure> {
    entries(root, UNDECIDED)
}

/// It is sent again.
pub(in crate::store) fn take_up(root: &Path, _lock: &Lock, number: u32) -> Result<(), Failure> {
    rename(root, number, UNDECIDED, "")
}

/// It was decided: hers is written over what the store has, or not at all.
pub(in crate::store) fn remove_undecided(root: &Path, lock: &Lock, number: u32) -> Result<(), Failure> {
    rename(root, number, UNDECIDED, "")?;
    remove(root, lock, number)
}

fn rename(root: &Path, number: u32, from: &str, to: &str) -> Result<(), Failure> {
    let (from, to) = (format!("{}{from}", name(number)), format!("{}{to}", name(number)));
    let renamed = replace::put_in_place(&root.join(&from), &root.join(&to));
    let renamed = renamed.and_then(|()| replace::sync_folder_of(&root.join(&to)));
    renamed.map_err(|error| Failure::Unwritable(cannot_write(&to, &error)))
}

/// Everything that lies there, in the order in which it was kept. Strict: a file that is not whole is a failure, and nothing of
/// it is sent.
pub(in crate::store) fn waiting(root: &Path) -> Result<Vec<OutboxEntry>, Failure> {
    entries(root, "")
}

fn entries(root: &Path, ending: &str) -> Result<Vec<OutboxEntry>, Failure> {
    let mut entries = Vec::new();
    for number in numbers_of(root, ending)? {
        let file = format!("{}{ending}", name(number));
        let bytes = there::read(&root.join(&file)).map_err(|error| cannot_read(&file, &error))?;
        let Some(bytes) = bytes else { continue };
        let entry = read(number, &bytes).ok_or_else(|| {
            let what = Sharing::OutboxUnreadable { file: file.clone() };
            Failure::Unwritable(Problem::error(what).hint(SharingHint::MoveOutboxFile { file: file.clone() }))
        })?;
        entries.push(entry);
    }
    Ok(entries)
}

/// Puts an operation that waits in the place of what it was.
pub(super) fn keep_again(root: &Path, entry: &OutboxEntry) -> Result<(), Failure> {
    write_again(root, entry, "")
}

/// The same of one that somebody has to decide about.
pub(super) fn keep_undecided_again(root: &Path, entry: &OutboxEntry) -> Result<(), Failure> {
    write_again(root, entry, UNDECIDED)
}

fn write_again(root: &Path, entry: &OutboxEntry, ending: &str) -> Result<(), Failure> {
    let file = format!("{}{ending}", name(entry.number));
    let written = written(entry).and_then(|bytes| replace::replace(&root.join(&file), &bytes));
    written.map_err(|error| Failure::Unwritable(cannot_write(&file, &error)))
}

/// The operation of a number that waits, as it is by now.
pub(super) fn waiting_one(root: &Path, number: u32) -> Result<Option<OutboxEntry>, Failure> {
    Ok(waiting(root)?.into_iter().find(|entry| entry.number == number))
}

/// Whether anything lies there, to be sent or to be decided.
pub(in crate::store) fn holds_any(root: &Path) -> bool {
    next(root).map_or(true, |next| next > 1)
}

/// The digests of what operations that were made offline left of their files.
pub(in crate::store) fn left_here(root: &Path) -> BTreeSet<String> {
    let entries = waiting(root).unwrap_or_default().into_iter().filter(|entry| entry.is_offline);
    entries.flat_map(|entry| entry.outgoing.files.into_values().flatten().map(|bytes| digest(&bytes))).collect()
}

/// Whether anything lies there to be sent.
pub(in crate::store) fn is_waiting(root: &Path) -> bool {
    numbers(root).map_or(true, |numbers| !numbers.is_empty())
}

/// The digests of the contents on which what lies there rests.
pub(in crate::store) fn rested_on(root: &Path) -> BTreeSet<String> {
    let entries = waiting(root).unwrap_or_default();
    entries.into_iter().flat_map(|entry| entry.outgoing.reads.into_values().flatten()).collect()
}

/// Takes an operation out: the store has it and so has the copy, or the store never will. The folder goes with the last one.
pub(in crate::store) fn remove(root: &Path, lock: &Lock, number: u32) -> Result<(), Failure> {
    let file = root.join(name(number));
    let removed = replace::remove(&file).and_then(|()| replace::sync_folder_of(&file));
    removed.map_err(|error| Failure::Unwritable(cannot_write(&name(number), &error)))?;
    remove_unfinished(root, lock);
    Ok(())
}

/// Takes out what a command that died was about to keep: it was never sent, and holds what no erasure would find. The folder goes
/// with it where nothing else is there.
pub(in crate::store) fn remove_unfinished(root: &Path, _lock: &Lock) {
    let folder = root.join(OUTBOX);
    if !folder.is_dir() {
        return;
    }
    for left in there::list(&folder).unwrap_or_default() {
        if left.to_string_lossy().starts_with('.') {
            let _ = replace::remove(&folder.join(left));
        }
    }
    let _ = std::fs::remove_dir(folder);
}

fn name(number: u32) -> String {
    format!("{OUTBOX}/{number}")
}

/// The numbers of the files, in order. What was being written has another name.
fn numbers(root: &Path) -> Result<Vec<u32>, Failure> {
    numbers_of(root, "")
}

/// The numbers of the files with that ending, in order.
fn numbers_of(root: &Path, ending: &str) -> Result<Vec<u32>, Failure> {
    let folder: PathBuf = root.join(OUTBOX);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let names = there::list(&folder).map_err(|error| cannot_read(OUTBOX, &error))?;
    let mut numbers: Vec<u32> =
        names.iter().filter_map(|name| name.to_str()?.strip_suffix(ending)?.parse().ok()).collect();
    numbers.sort_unstable();
    Ok(numbers)
}

fn written(entry: &OutboxEntry) -> io::Result<Vec<u8>> {
    let OutgoingOperation { id, reads, cohorts, rest, files } = &entry.outgoing;
    let contents: Vec<u8> = files.values().flatten().flat_map(|bytes| bytes.iter().copied()).collect();
    let header = Header {
        format: FORMAT,
        id: *id,
        reads: reads.clone(),
        cohorts: cohorts.clone(),
        rest: rest.clone(),
        files: files.iter().map(|(path, bytes)| (path.clone(), bytes.as_ref().map(|bytes| bytes.len()))).collect(),
        contents: digest(&contents),
        offline: entry.is_offline,
        erasure: entry.rewritten.as_ref().map(|rewritten| rewritten.operation),
        lines: entry
            .rewritten
            .iter()
            .flat_map(|rewritten| &rewritten.lines)
            .map(|line| (line.operation, line.text.clone()))
            .collect(),
    };
    let mut bytes = serde_json::to_vec(&header)?;
    bytes.push(b'\n');
    bytes.extend(contents);
    Ok(bytes)
}

/// An entry as it was written; none where a byte of it is another.
fn read(number: u32, bytes: &[u8]) -> Option<OutboxEntry> {
    let end = memchr::memchr(b'\n', bytes)?;
    let header: Header = serde_json::from_slice(&bytes[..end]).ok()?;
    let mut contents = &bytes[end + 1..];
    if header.format != FORMAT || header.contents != digest(contents) {
        return None;
    }
    let mut files = BTreeMap::new();
    for (path, length) in header.files {
        let bytes = match length {
            None => None,
            Some(length) => {
                let (mine, rest) = contents.split_at_checked(length)?;
                contents = rest;
                Some(Arc::from(mine))
            }
        };
        files.insert(path, bytes);
    }
    if !contents.is_empty() {
        return None;
    }
    let lines: Vec<Line> = header.lines.into_iter().map(|(operation, text)| Line { operation, text }).collect();
    let rewritten = header.erasure.map(|operation| RewrittenLines { operation, lines });
    let is_offline = header.offline;
    let Header { id, reads, cohorts, rest, .. } = Header { files: Vec::new(), lines: Vec::new(), ..header };
    let outgoing = OutgoingOperation { id, reads, cohorts, rest, files };
    Some(OutboxEntry { number, outgoing, rewritten, is_offline })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outgoing(text: &str) -> OutgoingOperation {
        OutgoingOperation {
            id: OperationId::new(),
            reads: BTreeMap::from([
                ("programme.toml".to_owned(), Some("00".to_owned())),
                ("data/c/a.csv".to_owned(), None),
            ]),
            cohorts: BTreeSet::from(["c".to_owned()]),
            rest: "\"at\":\"t\",\"by\":\"z\",\"command\":[\"formation\",\"attend\"]}".to_owned(),
            files: BTreeMap::from([
                ("data/c/a.csv".to_owned(), Some(Arc::from(text.as_bytes()))),
                ("data/c/b.csv".to_owned(), None),
                ("data/c/evidence/z".to_owned(), Some(Arc::from(&b"\n\0"[..]))),
            ]),
        }
    }

    fn folder() -> (tempfile::TempDir, Lock) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("data")).unwrap();
        let (lock, _) = Lock::exclusive(folder.path(), None).unwrap();
        (folder, lock)
    }

    #[test]
    fn what_is_kept_is_read_back_in_its_order() {
        let (folder, lock) = folder();
        let root = folder.path();
        assert!(!is_waiting(root) && waiting(root).unwrap().is_empty());
        let erased = RewrittenLines { operation: 7, lines: vec![Line { operation: 3, text: "{\"op\":3}".into() }] };
        let kept = [
            keep(root, &lock, outgoing("one\n"), None).unwrap(),
            keep(root, &lock, outgoing(""), Some(erased)).unwrap(),
            keep(root, &lock, outgoing("three"), Some(RewrittenLines { operation: 8, lines: vec![] })).unwrap(),
        ];
        assert!(is_waiting(root));
        assert_eq!(waiting(root).unwrap(), kept);
        assert_eq!(kept[0].command(), ["formation", "attend"]);
        remove(root, &lock, kept[0].number).unwrap();
        assert_eq!(waiting(root).unwrap(), kept[1..]);
        for entry in &kept {
            remove(root, &lock, entry.number).unwrap();
        }
        assert!(!is_waiting(root) && !root.join(OUTBOX).exists());
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test damages the file")]
    fn an_entry_of_which_a_byte_is_missing_or_another_is_not_sent() {
        let (folder, lock) = folder();
        let root = folder.path();
        let entry = keep(root, &lock, outgoing("one\n"), None).unwrap();
        let file = root.join(name(entry.number));
        let whole = std::fs::read(&file).unwrap();
        for length in 0..whole.len() {
            assert_eq!(read(1, &whole[..length]), None, "the first {length} bytes");
        }
        let longer = [&whole[..], b"x"].concat();
        assert_eq!(read(1, &longer), None);
        std::fs::write(&file, &whole[..whole.len() - 1]).unwrap();
        assert!(matches!(waiting(root), Err(Failure::Unwritable(_))));
        std::fs::rename(&file, root.join(OUTBOX).join(".1.new99")).unwrap();
        assert!(waiting(root).unwrap().is_empty(), "what was being written was never sent");
        remove_unfinished(root, &lock);
        assert!(!root.join(OUTBOX).exists(), "and stays no longer than until the next contact");
    }
}
