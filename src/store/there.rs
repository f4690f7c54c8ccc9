//! What lies at a path: something, or nothing. Only "not found" means nothing: a folder that may not be looked into, a
//! share that is not connected and a link that leads nowhere are errors, so that no cohort is left out of a return
//! because of one. Opens plain files alone: a pipe or a device could keep the program waiting for ever.

use std::ffi::OsString;
use std::fs::{self, DirEntry, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::store::keeping::NoFile;

#[cfg(test)]
thread_local! {
    static LOOKS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How often this thread has looked at a path.
#[cfg(test)]
pub fn looks() -> usize {
    LOOKS.with(std::cell::Cell::get)
}

/// What lies there, links followed; none where nothing does.
pub fn look(path: &Path) -> io::Result<Option<Metadata>> {
    #[cfg(test)]
    LOOKS.with(|looks| looks.set(looks.get() + 1));
    let error = match fs::metadata(path) {
        Ok(found) => return Ok(Some(found)),
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        Err(error) => error,
    };
    if let Ok(to) = fs::read_link(path) {
        let link = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Err(NoFile::DeadLink { link, to: to.display().to_string() }.into());
    }
    // Nothing by that name: in a folder that is there, or below a link that leads nowhere.
    match path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        Some(parent) => look(parent).map(|_| None),
        None if path.is_absolute() => Err(error),
        None => Ok(None),
    }
}

/// Whether a plain file lies there; anything else that does is an error.
pub fn plain(path: &Path) -> io::Result<bool> {
    match look(path)? {
        None => Ok(false),
        Some(found) if found.is_dir() => Err(NoFile::Folder.into()),
        Some(found) if !found.is_file() => Err(NoFile::Device.into()),
        Some(_) => Ok(true),
    }
}

/// Opens a plain file for reading; none where nothing lies there.
pub fn open(path: &Path) -> io::Result<Option<File>> {
    if plain(path)? { File::open(path).map(Some) } else { Ok(None) }
}

/// The bytes of a plain file; none where nothing lies there.
pub fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let Some(file) = open(path)? else { return Ok(None) };
    let mut bytes = Vec::with_capacity(usize::try_from(file.metadata()?.len()).unwrap_or_default());
    // The file itself would ask the system for its length once more.
    file.take(u64::MAX).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Whether a plain file lies there that holds exactly these bytes; for none, whether nothing lies there.
pub fn holds(path: &Path, bytes: Option<&[u8]>) -> io::Result<bool> {
    let (mut file, mut rest) = match (open(path)?, bytes) {
        (Some(file), Some(bytes)) => (file, bytes),
        (file, bytes) => return Ok(file.is_none() && bytes.is_none()),
    };
    let mut block = vec![0; 64 * 1024];
    loop {
        let read = match file.read(&mut block) {
            Ok(0) => return Ok(rest.is_empty()),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            read => read?,
        };
        match rest.strip_prefix(&block[..read]) {
            Some(behind) => rest = behind,
            None => return Ok(false),
        }
    }
}

/// Whether a plain file lies there that is no link.
pub(super) fn is_own_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

/// Whether a folder lies there; one that may not be listed, and anything else, is an error.
pub fn folder(path: &Path) -> io::Result<bool> {
    match look(path)? {
        None => Ok(false),
        Some(found) if !found.is_dir() => Err(NoFile::File.into()),
        Some(_) => fs::read_dir(path).map(|_| true),
    }
}

/// Names of what lies in a folder, in order; none where there is no such folder.
pub fn list(folder: &Path) -> io::Result<Vec<OsString>> {
    Ok(entries(folder)?.iter().map(DirEntry::file_name).collect())
}

/// What lies in a folder, in order of names; none where there is no such folder.
pub fn entries(folder: &Path) -> io::Result<Vec<DirEntry>> {
    let mut entries = in_any_order(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_cached_key(DirEntry::file_name);
    Ok(entries)
}

/// The same as the system has them, for whoever need not see them all.
pub fn in_any_order(folder: &Path) -> io::Result<impl Iterator<Item = io::Result<DirEntry>> + use<>> {
    let listed = if self::folder(folder)? { Some(fs::read_dir(folder)?) } else { None };
    Ok(listed.into_iter().flatten())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::lang::Words;
    use crate::store::keeping::Cause;

    #[test]
    fn only_what_is_not_found_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("folder")).unwrap();
        symlink("/nowhere/cohort.toml", at("dead")).unwrap();
        symlink(at("round"), at("round")).unwrap();
        symlink("/dev/null", at("device")).unwrap();
        symlink("/dev/zero", at("endless")).unwrap();
        #[allow(clippy::disallowed_methods, reason = "a test sets up its own folder")]
        fs::write(at("file"), b"one").unwrap();
        symlink(at("file"), at("link")).unwrap();
        let told = |path: &str| match read(&at(path)) {
            Ok(bytes) => format!("{:?}", bytes.map(|bytes| String::from_utf8(bytes).unwrap())),
            Err(error) => Cause::from(&error).en(),
        };
        let cases = [
            ("file", "Some(\"one\")"),
            ("link", "Some(\"one\")"),
            ("none", "None"),
            ("none/at/all", "None"),
            ("folder/none", "None"),
            ("dead", "the link `dead` leads to /nowhere/cohort.toml, which is not there"),
            ("dead/enrolments.csv", "the link `dead` leads to /nowhere/cohort.toml, which is not there"),
            ("round", "links that lead round in a circle"),
            ("round/enrolments.csv", "links that lead round in a circle"),
            ("folder", "it is a folder"),
            ("device", "it is a pipe or a device, not a file"),
            ("endless", "it is a pipe or a device, not a file"),
            ("file/none", "a part of its path is a file"),
        ];
        for (path, expected) in cases {
            assert_eq!(told(path), expected, "{path}");
        }
        assert!(list(&at("none")).unwrap().is_empty());
        assert!(list(&at("dead")).is_err() && list(&at("file")).is_err());
    }
}
