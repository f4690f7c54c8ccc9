//! Reading plain files and nothing else: opening a pipe would wait for ever, a device may have no end.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// Opens a plain file for reading; links are followed.
pub(super) fn open(path: &Path) -> io::Result<File> {
    fs::metadata(path).and_then(|found| is_plain(&found))?;
    File::open(path)
}

/// Its bytes.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Its bytes; none when nothing lies there.
pub(super) fn read_if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        bytes => bytes.map(Some),
    }
}

/// An error for what is no plain file: a folder, a pipe, a device; a link, where links were not followed.
pub(super) fn is_plain(found: &Metadata) -> io::Result<()> {
    if found.is_file() {
        Ok(())
    } else if found.is_dir() {
        Err(io::ErrorKind::IsADirectory.into())
    } else {
        Err(io::ErrorKind::NotSeekable.into())
    }
}

/// Whether a plain file lies there that is no link.
pub(super) fn lies_at(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}
