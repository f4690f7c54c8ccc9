//! The line of an operation on its way into the journal, piece by piece: an import's has hundreds of megabytes.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};

use serde::Serialize;

use super::Operation;

/// Writes what is appended for an operation, behind a last line that may lack its end.
pub(super) fn append_to<C: Serialize>(
    line: &mut impl Write,
    open_ended: bool,
    operation: &Operation<C>,
) -> io::Result<()> {
    if open_ended {
        line.write_all(b"\n")?;
    }
    serde_json::to_writer(&mut *line, operation).map_err(io::Error::from)?;
    line.write_all(b"\n")
}

/// A file that takes so many bytes more, and lets the others go.
pub(super) struct Cut<'f> {
    file: &'f mut File,
    left: usize,
}

impl<'f> Cut<'f> {
    pub(super) fn of(file: &'f mut File, left: usize) -> Self {
        Self { file, left }
    }
}

impl Write for Cut<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.left);
        self.file.write_all(&bytes[..taken])?;
        self.left -= taken;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The end of a file, held against what is written here.
pub(super) struct JournalEnd {
    file: BufReader<File>,
    left: u64,
    /// Whether it began with what was written so far.
    is_same: bool,
}

impl JournalEnd {
    /// So many bytes from where a file is read.
    pub(super) fn of(file: File, left: u64) -> Self {
        Self { file: BufReader::new(file), left, is_same: true }
    }

    /// Whether all of them are the beginning of what was written.
    pub(super) fn is_beginning(&self) -> bool {
        self.is_same && self.left == 0
    }
}

impl Write for JournalEnd {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let there = usize::try_from(self.left).map_or(bytes.len(), |left| left.min(bytes.len()));
        let mut read = vec![0; there];
        self.file.read_exact(&mut read)?;
        self.is_same &= read == bytes[..there];
        self.left -= there as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
