//! Where lines begin and end: at `\n`, `\r\n`, or the lone `\r` that an editor or a transfer may have made of all of them.
//! Within a line neither byte can stand.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use memchr::memmem::Finder;

/// The least that is read at once.
pub(super) const BLOCK: u64 = 64 * 1024;

/// Lines, each with its end.
pub(in crate::store) fn lines(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let at = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let (line, from) = rest.split_at(at);
        let length = if from.starts_with(b"\r\n") { 2 } else { from.len().min(1) };
        let (end, after) = from.split_at(length);
        rest = after;
        Some((line, end))
    })
}

/// Lines of a file from its end, read in blocks.
pub(super) struct Backwards {
    file: File,
    /// Where what is held begins in the file.
    start: u64,
    held: Vec<u8>,
    /// Whether the line at the end of what is held has its end of line (only the very last one may lack it).
    ended: bool,
    done: bool,
    /// Lines without this text may be left out.
    wanted: Option<Finder<'static>>,
}

/// One line of the journal.
pub(super) struct RawLine {
    /// Where it begins in the file.
    pub start: u64,
    /// Without its end.
    pub bytes: Vec<u8>,
    pub ended: bool,
}

impl Backwards {
    /// From that length on.
    pub(super) fn new(file: File, length: u64) -> Self {
        Self { file, start: length, held: Vec::new(), ended: false, done: length == 0, wanted: None }
    }

    /// The same, of lines that hold a text; others may come all the same. Whole blocks without it are passed over.
    pub(super) fn holding(file: File, length: u64, text: &str) -> Self {
        Self { wanted: Some(Finder::new(text).into_owned()), ..Self::new(file, length) }
    }

    /// The next older line.
    pub(super) fn read(&mut self) -> io::Result<Option<RawLine>> {
        let mut searched = 0;
        loop {
            if self.done {
                return Ok(None);
            }
            if matches!(self.held.last(), Some(b'\n' | b'\r')) && !self.ended {
                self.held.pop();
                self.ended = true;
                if self.held.is_empty() && self.start == 0 {
                    self.done = true;
                }
            }
            let unsearched = self.held.len().saturating_sub(searched);
            if let Some(at) = memchr::memrchr2(b'\n', b'\r', &self.held[..unsearched]) {
                let bytes = self.held.split_off(at + 1);
                self.held.pop();
                let ended = std::mem::replace(&mut self.ended, true);
                return Ok(Some(RawLine { start: self.start + at as u64 + 1, bytes, ended }));
            }
            if self.start == 0 {
                self.done = true;
                return Ok(Some(RawLine { start: 0, bytes: std::mem::take(&mut self.held), ended: self.ended }));
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
        let wanted = self.wanted.as_ref().is_none_or(|wanted| wanted.find(&self.held).is_some());
        // Of the first line there may be more in the block before; the others are whole, and none of them is wanted.
        if !wanted && let Some(end) = memchr::memchr2(b'\n', b'\r', &self.held) {
            self.held.truncate(end);
            self.ended = true;
        }
        Ok(())
    }
}
