//! The file of the journal: read from its end, appended to and synced. What a line is, is [`super::line`]'s.

use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::appending::{Cut, JournalEnd, append_to};
use super::line::{KnownLine, Unusable, is_beginning, number};
use super::split::{BLOCK, Backwards, lines};
use super::{FileChange, Operation};
use crate::store::common_ends::CommonEnds;
use crate::store::paths::CopyReason;
use crate::store::{aside, replace, there};

/// The journal, from the root of the folder.
pub(in crate::store) const JOURNAL: &str = "data/journal.jsonl";
/// What copies of cut ends are named after.
const CUT_FROM: &str = "journal";
/// How far back a file's last operation is looked for.
const SIGHT: u64 = 64 * 1024 * 1024;

/// How many lines below the last one are looked at for a higher number: nobody does more on a second copy before the two
/// are put together.
const BENEATH: usize = 1000;

/// The journal of a folder.
#[derive(Clone, Debug)]
pub(in crate::store) struct Journal {
    pub(super) path: PathBuf,
}

/// The end of a journal.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Tail {
    /// The highest number in use; lines that are no operation count.
    pub number: u64,
    /// The last operation that can be read.
    pub last: Option<Operation>,
    /// Length without a last line cut short.
    pub sound: u64,
    /// Length of the file.
    pub length: u64,
    /// Whether the last line, though whole, lacks its end of line.
    pub open_ended: bool,
    /// Whether lines that are no operations of any version come after the last that is one.
    pub passed_over: bool,
    /// The number of the last operation of a newer version, where it comes after all that this version knows.
    pub newer: Option<u64>,
}

impl Tail {
    /// Whether the last line was cut short.
    pub(in crate::store) fn torn(&self) -> bool {
        self.sound < self.length
    }
}

/// Everything that a journal says.
#[derive(Debug, Default)]
pub(in crate::store) struct Whole {
    /// Its operations, oldest first.
    pub operations: Vec<Operation>,
    /// The line of each operation, from 1.
    pub lines: Vec<u32>,
    /// Lines that are no operation, and why.
    pub unusable: Vec<(u32, Unusable)>,
    /// Lines with zeros and nothing else.
    pub zeros: Vec<u32>,
}

impl Journal {
    /// The journal of the folder with that root.
    pub(in crate::store) fn of(root: &Path) -> Self {
        Self { path: root.join(JOURNAL) }
    }

    /// Its last operation, without reading the rest. Two copies of a folder that were merged may have left a higher
    /// number some lines before the last.
    pub(in crate::store) fn tail(&self) -> io::Result<Tail> {
        let Some(mut file) = self.open()? else { return Ok(Tail::default()) };
        let length = file.seek(SeekFrom::End(0))?;
        let mut lines = Backwards::new(file, length);
        let mut tail = Tail { sound: length, length, ..Tail::default() };
        let (mut beyond, mut beneath, mut first) = (0, 0, true);
        while let Some(line) = lines.read()? {
            if tail.last.is_some() {
                beneath += 1;
                let far = length - line.start;
                if far > BLOCK && beneath > BENEATH || far > SIGHT {
                    break;
                }
                tail.number = tail.number.max(number(&line.bytes).unwrap_or_default());
                continue;
            }
            if std::mem::take(&mut first) && !line.ended {
                if is_beginning(&line.bytes) {
                    tail.sound = line.start;
                    continue;
                }
                tail.open_ended = !line.bytes.is_empty();
            }
            match KnownLine::of(&line.bytes) {
                KnownLine::Blank => {}
                KnownLine::Operation(operation) => {
                    tail.number = tail.number.max(operation.op + beyond);
                    tail.last = Some(*operation);
                }
                KnownLine::Unusable(Unusable::Newer(number)) => {
                    tail.number = tail.number.max(number);
                    tail.newer = tail.newer.or(Some(number));
                }
                KnownLine::Unusable(Unusable::Broken | Unusable::Elsewhere(_)) => {
                    tail.passed_over = true;
                    beyond += 1;
                }
            }
        }
        tail.number = tail.number.max(beyond);
        Ok(tail)
    }

    /// The bytes of the whole file.
    pub(in crate::store) fn bytes(&self) -> io::Result<Vec<u8>> {
        there::read(&self.path).map(Option::unwrap_or_default)
    }

    /// The same with an operation more at its end: each line as `rewrite` leaves it, byte for byte where it says that
    /// nothing changed; lines that are no operation stay.
    pub(in crate::store) fn rewritten(
        old: &[u8],
        mut rewrite: impl FnMut(&mut Operation) -> bool,
        last: &Operation,
    ) -> io::Result<Vec<u8>> {
        let mut new = Vec::with_capacity(old.len());
        for (line, end) in lines(old) {
            let operation =
                if let KnownLine::Operation(operation) = KnownLine::of(line) { Some(operation) } else { None };
            match operation.and_then(|mut operation| rewrite(&mut operation).then_some(operation)) {
                Some(operation) => serde_json::to_writer(&mut new, &operation).map_err(io::Error::other)?,
                None => new.extend(line),
            }
            new.extend(if end.is_empty() { b"\n" } else { end });
        }
        serde_json::to_writer(&mut new, last).map_err(io::Error::other)?;
        new.push(b'\n');
        Ok(new)
    }

    /// Every line. A last line cut short is none.
    pub(in crate::store) fn all(&self) -> io::Result<Whole> {
        let mut whole = Whole::default();
        let (mut operations, mut lines) = (Vec::new(), Vec::new());
        self.each(&mut whole, |line, operation| {
            operations.push(operation);
            lines.push(line);
        })?;
        Ok(Whole { operations, lines, ..whole })
    }

    /// Hands on every operation with its line, oldest first; what is none of one goes to `whole`. Memory does not grow
    /// with the journal.
    pub(in crate::store) fn each(&self, whole: &mut Whole, mut take: impl FnMut(u32, Operation)) -> io::Result<()> {
        let Some(mut file) = self.open()? else { return Ok(()) };
        let (mut held, mut number) = (Vec::new(), 0);
        loop {
            let read = (&mut file).take(BLOCK * 16).read_to_end(&mut held)?;
            // Behind the last end of line there may be more of a line in the next block.
            let sound = if read == 0 { held.len() } else { memchr::memrchr(b'\n', &held).map_or(0, |at| at + 1) };
            for (line, end) in lines(&held[..sound]) {
                number += 1;
                match KnownLine::of(line) {
                    KnownLine::Operation(operation) => take(number, *operation),
                    KnownLine::Unusable(_) if end.is_empty() && is_beginning(line) => {}
                    KnownLine::Unusable(why) => whole.unusable.push((number, why)),
                    KnownLine::Blank if line.contains(&0) => whole.zeros.push(number),
                    KnownLine::Blank => {}
                }
            }
            held.drain(..sound);
            if read == 0 {
                return Ok(());
            }
        }
    }

    /// The last operations, so many of them, oldest first; what is none of one between them goes to `whole`.
    pub(in crate::store) fn last(&self, count: usize, whole: &mut Whole) -> io::Result<Vec<Operation>> {
        let Some(mut file) = self.open()? else { return Ok(Vec::new()) };
        let length = file.seek(SeekFrom::End(0))?;
        let (mut backwards, mut operations, mut unusable) = (Backwards::new(file, length), Vec::new(), Vec::new());
        while operations.len() < count
            && let Some(line) = backwards.read()?
        {
            match KnownLine::of(&line.bytes) {
                KnownLine::Operation(operation) => operations.push(*operation),
                KnownLine::Unusable(_) if !line.ended && is_beginning(&line.bytes) => {}
                KnownLine::Unusable(why) => unusable.push((line.start, why)),
                KnownLine::Blank => {}
            }
        }
        operations.reverse();
        if !unusable.is_empty() {
            // Which line it is, only the lines before it tell.
            let bytes = self.bytes()?;
            let number = |start| u32::try_from(lines(&bytes[..start]).count() + 1).unwrap_or(u32::MAX);
            let placed =
                |(start, why)| (number(usize::try_from(start).map_or(bytes.len(), |at| at.min(bytes.len()))), why);
            whole.unusable.extend(unusable.into_iter().rev().map(placed));
        }
        Ok(operations)
    }

    /// Operations that erased somebody, from the newest on; lines that are no operation are left out.
    pub(in crate::store) fn erasures(&self) -> io::Result<impl Iterator<Item = io::Result<Operation>> + use<>> {
        self.holding("\"erases\":[")
    }

    /// Operations from the newest on, of a file where one is named; lines that are no operation are left out.
    pub(in crate::store) fn backwards(
        &self,
        of: Option<&str>,
    ) -> io::Result<impl Iterator<Item = io::Result<Operation>> + use<>> {
        self.holding(&of.map(in_files).unwrap_or_default())
    }

    /// Operations from the newest on that wrote a file of that name, in whatever folder; lines that are no operation are left out.
    pub(in crate::store) fn in_every_folder(
        &self,
        name: &str,
    ) -> io::Result<impl Iterator<Item = io::Result<Operation>> + use<>> {
        self.holding(&format!("/{name}\""))
    }

    /// Operations from the newest on whose line holds a text.
    fn holding(&self, needle: &str) -> io::Result<impl Iterator<Item = io::Result<Operation>> + use<>> {
        let mut lines = match self.open()? {
            None => None,
            Some(mut file) => {
                let length = file.seek(SeekFrom::End(0))?;
                Some(Backwards::holding(file, length, needle))
            }
        };
        let finder = memchr::memmem::Finder::new(needle.as_bytes()).into_owned();
        Ok(std::iter::from_fn(move || {
            loop {
                match lines.as_mut()?.read() {
                    Err(error) => return Some(Err(error)),
                    Ok(None) => return None,
                    Ok(Some(line)) => {
                        if finder.find(&line.bytes).is_some()
                            && let KnownLine::Operation(operation) = KnownLine::of(&line.bytes)
                        {
                            return Some(Ok(*operation));
                        }
                    }
                }
            }
        }))
    }

    /// What the last operation on a file made of it: none when no operation within sight wrote it.
    pub(in crate::store) fn last_change(&self, path: &str) -> io::Result<Option<FileChange>> {
        let Some(mut file) = self.open()? else { return Ok(None) };
        let length = file.seek(SeekFrom::End(0))?;
        let needle = in_files(path);
        let finder = memchr::memmem::Finder::new(needle.as_bytes());
        let mut lines = Backwards::holding(file, length, &needle);
        while let Some(line) = lines.read()? {
            if length - line.start > SIGHT {
                break;
            }
            if finder.find(&line.bytes).is_some()
                && let KnownLine::Operation(operation) = KnownLine::of(&line.bytes)
                && let Some(change) = operation.files.into_iter().find(|change| change.path == path)
            {
                return Ok(Some(change));
            }
        }
        Ok(None)
    }

    /// Appends a line, synced. `limit` cuts it short, for tests of crashes.
    pub(in crate::store) fn append<C: Serialize>(
        &self,
        tail: &Tail,
        operation: &Operation<C>,
        limit: usize,
    ) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.append(true);
        let mut file = if there::plain(&self.path)? {
            options.open(&self.path)?
        } else {
            replace::private(options.create_new(true)).open(&self.path)?
        };
        replace::keep_from_others(&file);
        let mut line = BufWriter::new(Cut::of(&mut file, limit));
        append_to(&mut line, tail.open_ended, operation)?;
        line.flush()?;
        drop(line);
        file.sync_all()?;
        if tail.length == 0 { replace::sync_folder_of(&self.path) } else { Ok(()) }
    }

    /// Takes back what was appended of an operation that did not happen, unless somebody wrote behind it.
    pub(in crate::store) fn retract<C: Serialize>(&self, tail: &Tail, operation: &Operation<C>) -> io::Result<()> {
        let Some(mut file) = self.open()? else { return Ok(()) };
        let appended = file.seek(SeekFrom::End(0))?.saturating_sub(tail.length);
        if appended == 0 {
            return Ok(());
        }
        file.seek(SeekFrom::Start(tail.length))?;
        let mut held = JournalEnd::of(file, appended);
        append_to(&mut held, tail.open_ended, operation)?;
        if held.is_beginning() { self.shorten(tail.length) } else { Err(io::ErrorKind::ResourceBusy.into()) }
    }

    /// Cuts off the beginning of an operation that never happened, and keeps it beside the journal: the name of the copy.
    pub(in crate::store) fn cut(&self, tail: &Tail) -> io::Result<String> {
        let mut file = self.open()?.ok_or(io::ErrorKind::NotFound)?;
        let mut end = Vec::new();
        file.seek(SeekFrom::Start(tail.sound))?;
        file.read_to_end(&mut end)?;
        let kept = aside::keep(&self.path, CUT_FROM, CopyReason::Cut, &end)?;
        self.shorten(tail.sound)?;
        Ok(kept)
    }

    /// Whether it is as long as it was when its end was read.
    pub(in crate::store) fn is_as_long_as(&self, tail: &Tail) -> io::Result<bool> {
        Ok(there::look(&self.path)?.map_or(0, |found| found.len()) == tail.length)
    }

    fn shorten(&self, length: u64) -> io::Result<()> {
        let file = OpenOptions::new().write(true).open(&self.path)?;
        file.set_len(length)?;
        file.sync_all()
    }

    fn open(&self) -> io::Result<Option<File>> {
        there::open(&self.path)
    }
}

/// How a line names a file that it wrote. Within any other text of the journal its quotes would be escaped.
fn in_files(path: &str) -> String {
    format!("\"path\":{}", serde_json::to_string(path).unwrap_or_default())
}

/// The first 16 hex digits of the SHA-256 of a file.
pub(in crate::store) fn digest(bytes: &[u8]) -> String {
    digits(bytes, 8)
}

/// The digests of a file before and after a change. What both begin with is hashed once: of a large table that is long where
/// rows were added.
pub(in crate::store) fn digests(before: Option<&[u8]>, after: Option<&[u8]>) -> [Option<String>; 2] {
    let (Some(before), Some(after)) = (before, after) else { return [before.map(digest), after.map(digest)] };
    let head = CommonEnds::of(before, after).head;
    let begun = Sha256::new_with_prefix(&before[..head]);
    [before, after].map(|bytes| Some(hex(&begun.clone().chain_update(&bytes[head..]).finalize(), 8)))
}

/// The first 12 hex digits of the SHA-256 of a file of evidence, as marks cite it.
pub fn evidence_digest(bytes: &[u8]) -> String {
    digits(bytes, 6)
}

fn digits(bytes: &[u8], count: usize) -> String {
    hex(&Sha256::digest(bytes), count)
}

fn hex(digest: &[u8], bytes: usize) -> String {
    digest.iter().take(bytes).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(op: u64, note: &str) -> String {
        format!(
            "{{\"op\":{op},\"at\":\"\",\"by\":\"{note}\",\"command\":[],\"files\":[{{\"path\":\"data/f{op}/enrolments.csv\",\"before\":null,\
             \"after\":\"d{op}\"}}],\"changes\":[]}}"
        )
    }

    fn journal(text: &[u8]) -> (tempfile::TempDir, Journal) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("data")).unwrap();
        replace::create_new(&folder.path().join(JOURNAL), text).unwrap();
        let journal = Journal::of(folder.path());
        (folder, journal)
    }

    #[test]
    fn the_end_is_found_whatever_it_looks_like() {
        let (one, two) = (line(1, ""), line(2, &"x".repeat(200_000)));
        let cases = [
            (String::new(), 0, false, false),
            (format!("{one}\n"), 1, false, false),
            (format!("{one}\n{two}\n"), 2, false, false),
            (format!("{one}\n{two}"), 2, false, true),
            (format!("{one}\n{}", &two[..100_000]), 1, true, false),
            (format!("{one}\n{}", &two[..1]), 1, true, false),
            ("{\"op\":1".to_owned(), 0, true, false),
            (format!("{one}\nnonsense\n"), 2, false, false),
            (format!("{one}\nnonsense\n{}\n{{\"o", line(3, "")), 3, true, false),
            (format!("{one}\n\n\n"), 1, false, false),
            (format!("{one}\r\n{two}\r\n"), 2, false, false),
            (format!("{one}\r{two}\r"), 2, false, false),
            (format!("{one}\r{}", &two[..1000]), 1, true, false),
            (format!("\u{feff}{one}"), 1, false, true),
            (format!("{one}\n\0\0\0"), 1, false, true),
            (one.encode_utf16().flat_map(u16::to_le_bytes).map(char::from).collect(), 1, false, true),
            (format!("{one}\0\0\0"), 1, false, true),
            (format!("{one}\n{}\0\0\0", &two[..1000]), 1, true, false),
            ("\0\0\0".to_owned(), 0, false, true),
            (format!("{one} {two}"), 1, false, true),
            (format!("{one}\nnonsense"), 2, false, true),
            (format!("{one}\n{{\"at\":\"\",\"by\":\"\",\"op\":7,\"kind\":\"share\"}}"), 7, false, true),
            (format!("{one}\n{}\n{one}\n", line(5, "")), 5, false, false),
            (format!("{}\n{two}\n{}\n", line(5, ""), line(3, &"y".repeat(200_000))), 5, false, false),
        ];
        for (text, number, torn, open_ended) in cases {
            let (_folder, journal) = journal(text.as_bytes());
            let tail = journal.tail().unwrap();
            let start: String = text.chars().rev().take(40).collect();
            assert_eq!((tail.number, tail.torn(), tail.open_ended), (number, torn, open_ended), "…{start:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_journal_that_others_may_read_is_kept_from_them_when_it_is_written() {
        use std::os::unix::fs::PermissionsExt;
        for (before, after) in [(0o644, 0o640), (0o666, 0o660), (0o600, 0o600)] {
            let (_folder, journal) = journal(format!("{}\n", line(1, "")).as_bytes());
            std::fs::set_permissions(&journal.path, PermissionsExt::from_mode(before)).unwrap();
            let tail = journal.tail().unwrap();
            journal.append(&tail, tail.last.as_ref().unwrap(), usize::MAX).unwrap();
            assert_eq!(std::fs::metadata(&journal.path).unwrap().permissions().mode() & 0o777, after, "{before:o}");
        }
    }

    #[test]
    fn zeros_that_a_power_cut_left_are_told() {
        let (one, zeros) = (line(1, ""), "\0".repeat(4096));
        for (text, lines) in [
            (format!("{one}\n{zeros}"), vec![2]),
            (format!("{one}\n{zeros}\n{}\n", line(2, "")), vec![2]),
            (format!("{one}\n\n"), vec![]),
        ] {
            let (_folder, journal) = journal(text.as_bytes());
            assert_eq!(journal.all().unwrap().zeros, lines);
        }
    }

    #[test]
    fn lines_come_backwards_and_broken_ones_are_numbered() {
        let text = format!("{}\nbroken\n{}\n{}\n", line(1, ""), line(3, &"y".repeat(70_000)), line(4, ""));
        let (_folder, journal) = journal(text.as_bytes());
        let numbers: Vec<u64> = journal.backwards(None).unwrap().map(|operation| operation.unwrap().op).collect();
        assert_eq!(numbers, [4, 3, 1]);
        let all = journal.all().unwrap();
        assert_eq!((all.operations.len(), all.lines, all.unusable), (3, vec![1, 3, 4], vec![(2, Unusable::Broken)]));
        assert_eq!(journal.last_change("data/f3/enrolments.csv").unwrap().unwrap().after.as_deref(), Some("d3"));
        assert_eq!(journal.last_change("data/f2/enrolments.csv").unwrap(), None);
        for (count, numbers, unusable) in
            [(1, vec![4], vec![]), (2, vec![3, 4], vec![]), (9, vec![1, 3, 4], vec![(2, Unusable::Broken)])]
        {
            let mut whole = Whole::default();
            let last = journal.last(count, &mut whole).unwrap();
            let found: Vec<u64> = last.iter().map(|operation| operation.op).collect();
            assert_eq!((found, whole.unusable), (numbers, unusable), "the last {count}");
        }
    }
}
