//! The file of the journal: read from its end, appended to and synced. Owns lines; what they say is in
//! [`super::operation`].

use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{FileChange, Operation};
use crate::store::replace;

/// The journal, from the root of the folder.
pub(in crate::store) const JOURNAL: &str = "data/journal.jsonl";
const BLOCK: u64 = 64 * 1024;
/// How far back a file's last operation is looked for.
const SIGHT: u64 = 64 * 1024 * 1024;

/// The journal of a folder.
#[derive(Clone, Debug)]
pub(in crate::store) struct Journal {
    path: PathBuf,
}

/// The end of a journal.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Tail {
    /// Number of the last operation; lines that cannot be read count.
    pub number: u64,
    /// The last operation that can be read.
    pub last: Option<Operation>,
    /// Length without a last line cut short.
    pub sound: u64,
    /// Length as it is.
    pub length: u64,
    /// Whether the last line, though whole, lacks its end of line.
    pub open_ended: bool,
}

impl Tail {
    /// Whether the last line was cut short.
    pub(in crate::store) fn torn(&self) -> bool {
        self.sound < self.length
    }
}

impl Journal {
    /// The journal of the folder with that root.
    pub(in crate::store) fn of(root: &Path) -> Self {
        Self { path: root.join(JOURNAL) }
    }

    /// Its last operation, without reading the rest.
    pub(in crate::store) fn tail(&self) -> io::Result<Tail> {
        let Some(mut file) = self.open()? else { return Ok(Tail::default()) };
        let length = file.seek(SeekFrom::End(0))?;
        let mut lines = Backwards::new(file, length);
        let mut tail = Tail { sound: length, length, ..Tail::default() };
        let mut unreadable = 0;
        let mut first = true;
        while let Some(line) = lines.read()? {
            let ended = line.ended;
            match serde_json::from_slice::<Operation>(&line.bytes) {
                Ok(operation) => {
                    tail.open_ended = first && !ended;
                    tail.number = operation.op + unreadable;
                    tail.last = Some(operation);
                    break;
                }
                Err(_) if first && !ended => tail.sound = line.start,
                Err(_) if line.bytes.trim_ascii().is_empty() => {}
                Err(_) => unreadable += 1,
            }
            first = false;
        }
        if tail.last.is_none() {
            tail.number = unreadable;
        }
        Ok(tail)
    }

    /// All of it with an operation more at its end: each line as `rewrite` leaves it, byte for byte where it says that
    /// nothing changed; lines that cannot be read stay.
    pub(in crate::store) fn rewritten(
        &self,
        mut rewrite: impl FnMut(&mut Operation) -> bool,
        last: &Operation,
    ) -> io::Result<Vec<u8>> {
        let old = match std::fs::read(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            old => old?,
        };
        let mut new = Vec::with_capacity(old.len());
        for line in old.split_inclusive(|byte| *byte == b'\n') {
            let mut operation = serde_json::from_slice::<Operation>(line).ok();
            match operation.as_mut().and_then(|operation| rewrite(operation).then_some(operation)) {
                Some(operation) => serde_json::to_writer(&mut new, operation).map_err(io::Error::other)?,
                None => new.extend(line.strip_suffix(b"\n").unwrap_or(line)),
            }
            new.push(b'\n');
        }
        serde_json::to_writer(&mut new, last).map_err(io::Error::other)?;
        new.push(b'\n');
        Ok(new)
    }

    /// Every line that can be read, oldest first, and the numbers of the lines that cannot. A last line cut short is
    /// neither.
    pub(in crate::store) fn all(&self) -> io::Result<(Vec<Operation>, Vec<u32>)> {
        let bytes = match std::fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Default::default()),
            Err(error) => return Err(error),
        };
        let (mut operations, mut broken) = (Vec::new(), Vec::new());
        for (number, line) in (1_u32..).zip(bytes.split_inclusive(|byte| *byte == b'\n')) {
            match serde_json::from_slice(line) {
                Ok(operation) => operations.push(operation),
                Err(_) if line.ends_with(b"\n") && !line.trim_ascii().is_empty() => broken.push(number),
                Err(_) => {}
            }
        }
        Ok((operations, broken))
    }

    /// Operations from the newest on, of a file where one is named; lines that cannot be read are left out.
    pub(in crate::store) fn backwards(
        &self,
        of: Option<&str>,
    ) -> io::Result<impl Iterator<Item = io::Result<Operation>> + use<>> {
        let mut lines = match self.open()? {
            None => None,
            Some(mut file) => {
                let length = file.seek(SeekFrom::End(0))?;
                Some(Backwards::new(file, length))
            }
        };
        let needle = of.map(in_files).unwrap_or_default();
        let finder = memchr::memmem::Finder::new(needle.as_bytes()).into_owned();
        Ok(std::iter::from_fn(move || {
            loop {
                match lines.as_mut()?.read() {
                    Err(error) => return Some(Err(error)),
                    Ok(None) => return None,
                    Ok(Some(line)) => {
                        if finder.find(&line.bytes).is_some()
                            && let Ok(operation) = serde_json::from_slice(&line.bytes)
                        {
                            return Some(Ok(operation));
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
        let mut lines = Backwards::new(file, length);
        while let Some(line) = lines.read()? {
            if length - line.start > SIGHT {
                break;
            }
            if finder.find(&line.bytes).is_some()
                && let Ok(operation) = serde_json::from_slice::<Operation>(&line.bytes)
                && let Some(change) = operation.files.into_iter().find(|change| change.path == path)
            {
                return Ok(Some(change));
            }
        }
        Ok(None)
    }

    /// Appends a line, not yet synced. `limit` cuts it short, for tests of crashes.
    pub(in crate::store) fn append(&self, tail: &Tail, operation: &Operation, limit: usize) -> io::Result<()> {
        let mut line = Vec::new();
        if tail.open_ended {
            line.push(b'\n');
        }
        serde_json::to_writer(&mut line, operation).map_err(io::Error::other)?;
        line.push(b'\n');
        let mut file = replace::private(OpenOptions::new().append(true).create(true)).open(&self.path)?;
        file.write_all(&line[..line.len().min(limit)])?;
        file.sync_all()?;
        if tail.length == 0 { replace::sync_folder_of(&self.path) } else { Ok(()) }
    }

    /// Cuts the journal back to a length.
    pub(in crate::store) fn cut(&self, length: u64) -> io::Result<()> {
        let file = match OpenOptions::new().write(true).open(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            file => file?,
        };
        file.set_len(length)?;
        file.sync_all()
    }

    fn open(&self) -> io::Result<Option<File>> {
        match File::open(&self.path) {
            Ok(file) => Ok(Some(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
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

/// The first 12 hex digits of the SHA-256 of a file of evidence, as marks cite it.
pub fn evidence_digest(bytes: &[u8]) -> String {
    digits(bytes, 6)
}

fn digits(bytes: &[u8], count: usize) -> String {
    Sha256::digest(bytes).iter().take(count).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Lines of a file from its end, read in blocks.
struct Backwards {
    file: File,
    /// Where what is held begins in the file.
    start: u64,
    held: Vec<u8>,
    /// Whether the line at the end of what is held has its end of line (only the very last one may lack it).
    ended: bool,
    done: bool,
}

struct Line {
    start: u64,
    bytes: Vec<u8>,
    ended: bool,
}

impl Backwards {
    fn new(file: File, length: u64) -> Self {
        Self { file, start: length, held: Vec::new(), ended: false, done: length == 0 }
    }

    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut searched = 0;
        loop {
            if self.done {
                return Ok(None);
            }
            if self.held.last() == Some(&b'\n') && !self.ended {
                self.held.pop();
                self.ended = true;
                if self.held.is_empty() && self.start == 0 {
                    self.done = true;
                }
            }
            let unsearched = self.held.len() - searched;
            if let Some(at) = memchr::memrchr(b'\n', &self.held[..unsearched]) {
                let bytes = self.held.split_off(at + 1);
                self.held.pop();
                let ended = std::mem::replace(&mut self.ended, true);
                return Ok(Some(Line { start: self.start + at as u64 + 1, bytes, ended }));
            }
            if self.start == 0 {
                self.done = true;
                return Ok(Some(Line { start: 0, bytes: std::mem::take(&mut self.held), ended: self.ended }));
            }
            searched = self.held.len();
            self.load()?;
        }
    }

    /// Puts the block before in front of what is held; blocks grow with the line, so that a long one costs no more.
    fn load(&mut self) -> io::Result<()> {
        let size = BLOCK.max(self.held.len() as u64).min(self.start);
        self.start -= size;
        self.file.seek(SeekFrom::Start(self.start))?;
        let mut block = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + self.held.len());
        (&mut self.file).take(size).read_to_end(&mut block)?;
        block.append(&mut self.held);
        self.held = block;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(op: u64, note: &str) -> String {
        format!(
            "{{\"op\":{op},\"at\":\"\",\"by\":\"{note}\",\"command\":[],\"files\":[{{\"path\":\"f{op}\",\"before\":null,\
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
        ];
        for (text, number, torn, open_ended) in cases {
            let (_folder, journal) = journal(text.as_bytes());
            let tail = journal.tail().unwrap();
            let start: String = text.chars().rev().take(40).collect();
            assert_eq!((tail.number, tail.torn(), tail.open_ended), (number, torn, open_ended), "…{start:?}");
        }
    }

    #[test]
    fn lines_come_backwards_and_broken_ones_are_numbered() {
        let text = format!("{}\nbroken\n{}\n{}\n", line(1, ""), line(3, &"y".repeat(70_000)), line(4, ""));
        let (_folder, journal) = journal(text.as_bytes());
        let numbers: Vec<u64> = journal.backwards(None).unwrap().map(|operation| operation.unwrap().op).collect();
        assert_eq!(numbers, [4, 3, 1]);
        let (all, broken) = journal.all().unwrap();
        assert_eq!((all.len(), broken), (3, vec![2]));
        assert_eq!(journal.last_change("f3").unwrap().unwrap().after.as_deref(), Some("d3"));
        assert_eq!(journal.last_change("f2").unwrap(), None);
    }
}
