//! Replacing a file whole: staged beside it, synced, renamed over it, the folder synced. The only place of the program
//! that writes files. Refuses to know what is written and in which order.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::there;

/// The ending of the hidden name of what is written again if the program dies.
const AGAIN: &str = "again";

/// A file that nobody sees yet, in the folder of the one it will replace. Dropped unfinished, it is removed.
#[derive(Debug)]
pub struct Staged {
    file: Option<File>,
    beside: PathBuf,
    target: PathBuf,
}

impl Staged {
    /// Begins a new content of `target` under a hidden name; an older one of that name is written over.
    pub fn begin(target: &Path) -> io::Result<Self> {
        Self::begin_as(target, &format!("new{}", std::process::id()))
    }

    /// The same, of which the hidden name has this ending.
    fn begin_as(target: &Path, ending: &str) -> io::Result<Self> {
        let target = resolved(target);
        may_replace(&target)?;
        let staged = hidden(&target, ending);
        let file = create(&staged, &target)?;
        Ok(Self { file: Some(file), beside: staged, target })
    }

    /// The file whose place it takes.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// Takes the rights of everybody but its owner.
    fn for_owner(&self) -> io::Result<()> {
        #[cfg(unix)]
        if let Some(file) = &self.file {
            file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
        }
        Ok(())
    }

    /// Makes sure that the disk has all of it: what is left to do is to give it its name.
    pub fn sync(&mut self) -> io::Result<()> {
        self.file.as_ref().map_or(Ok(()), File::sync_all)
    }

    /// Puts it in place of the old one, synced: from then on it is what everybody reads.
    pub fn finish(self) -> io::Result<()> {
        let target = self.target.clone();
        self.finish_unnamed()?;
        sync_folder_of(&target)
    }

    /// The same, but for its name, which is lost in a power cut until the folder is synced.
    fn finish_unnamed(mut self) -> io::Result<()> {
        self.sync()?;
        self.file = None;
        put_in_place(&self.beside, &self.target)
    }
}

impl Write for Staged {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or(Ok(0), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.beside);
    }
}

/// Replaces a file of data whole, or creates it.
pub fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut staged = Staged::begin(target)?;
    staged.write_all(bytes)?;
    staged.finish()
}

/// As [`replace`], under the lock, of a content that is written again if the program dies: the hidden name is the same each time, so
/// that no content of a program that was killed stays beside the file.
pub(super) fn replace_again(target: &Path, bytes: &[u8]) -> io::Result<()> {
    place_again(target, bytes)?;
    sync_folder_of(&resolved(target))
}

/// As [`replace_again`], of many files: makes the folders that it needs, and leaves it to the caller to sync all folders
/// ([`folders_to_sync`]).
pub(super) fn place_again(target: &Path, bytes: &[u8]) -> io::Result<()> {
    missing_folders_of(target).into_iter().try_for_each(make_folder)?;
    let mut staged = Staged::begin_as(target, AGAIN)?;
    staged.write_all(bytes)?;
    staged.finish_unnamed()
}

/// As [`replace_again`], of a file that is for its owner alone.
pub(super) fn replace_for_owner(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut staged = Staged::begin_as(target, AGAIN)?;
    staged.for_owner()?;
    staged.write_all(bytes)?;
    staged.finish()
}

/// Creates a file that must not exist yet: whole, or not at all.
pub fn create_new(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let staged = hidden(target, &format!("new{}", std::process::id()));
    let written = stage(&staged, target, bytes).and_then(|()| name_new(&staged, target));
    let cleared = remove(&staged);
    written.and(cleared)?;
    sync_folder_of(target)
}

/// Gives a staged file its name, if nothing has that name. A second name says so even where somebody takes it at the same
/// moment; some disks know no second names.
fn name_new(staged: &Path, target: &Path) -> io::Result<()> {
    match fs::hard_link(staged, target) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && target.symlink_metadata().is_err() => {
            put_in_place(staged, target)
        }
        named => named,
    }
}

/// Gives a staged file another name, too; a copy of it on disks that know no second names.
pub(super) fn second_name(staged: &Path, target: &Path) -> io::Result<()> {
    match fs::hard_link(staged, target) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(_) => replace_for_owner(target, &fs::read(staged)?),
        Ok(()) => Ok(()),
    }
}

/// Whether something may take the place of what lies there: a plain file that may be written, or nothing.
pub fn may_replace(target: &Path) -> io::Result<()> {
    if there::plain(target)? { OpenOptions::new().append(true).open(target).map(drop) } else { Ok(()) }
}

/// Writes and syncs the content that `target` shall have, under a hidden name.
pub(super) fn stage(staged: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create(staged, target)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Renames a staged file over its target. On Windows a spreadsheet may hold the target: tried again for a second.
pub(super) fn put_in_place(staged: &Path, target: &Path) -> io::Result<()> {
    patiently(|| {
        #[allow(clippy::disallowed_methods, reason = "this is the one place")]
        fs::rename(staged, target)
    })
}

/// Gives a staged file the name of its target at the same moment as what had that name takes the name of the staged one: what
/// somebody saved until then lies there to be looked at. Whether it did: not where nothing had the name, and where the disk
/// or the system cannot, which leave all as it was.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn exchange(staged: &Path, target: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, staged, CWD, target, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::NOENT | Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Elsewhere there is no such thing.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Takes a file out of its place under another name, over what has that name: what it was lies there. Nothing where it is gone
/// already.
pub(super) fn take_out(target: &Path, out: &Path) -> io::Result<()> {
    match put_in_place(target, out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Makes a folder that nobody but owner and group opens; one that is there already is left as it is.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o750);
    match builder.create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        done => done,
    }
}

/// Makes the folders that a file needs and that are not there, and makes sure that they stay.
pub(super) fn make_folders_of(target: &Path) -> io::Result<()> {
    missing_folders_of(target).into_iter().try_for_each(|folder| {
        make_folder(folder)?;
        sync_folder_of(folder)
    })
}

/// The folders that a file needs and that are not there, the outermost first.
fn missing_folders_of(target: &Path) -> Vec<&Path> {
    let folders = target.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    let mut missing: Vec<&Path> = folders.take_while(|folder| !folder.exists()).collect();
    missing.reverse();
    missing
}

/// Removes a file that may be gone already.
pub fn remove(path: &Path) -> io::Result<()> {
    match patiently(|| fs::remove_file(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

#[cfg(not(windows))]
fn patiently(act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    act()
}

#[cfg(windows)]
fn patiently(act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    const SHARING_VIOLATION: i32 = 32;
    for _ in 0..20 {
        match act() {
            Err(error)
                if error.raw_os_error() == Some(SHARING_VIOLATION)
                    || error.kind() == io::ErrorKind::PermissionDenied =>
            {
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            done => return done,
        }
    }
    act()
}

/// The file that a path leads to, whether it and its folder exist or not: a symbolic link is followed, so that replacing
/// keeps it.
pub fn resolved(path: &Path) -> PathBuf {
    let here = |folder: &Path| if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() };
    let real = path.ancestors().find_map(|known| Some((known, fs::canonicalize(here(known)).ok()?)));
    match real {
        Some((known, real)) if known == path => real,
        Some((known, real)) => path.strip_prefix(known).map_or_else(|_| path.to_owned(), |rest| real.join(rest)),
        None => path.to_owned(),
    }
}

/// A hidden neighbour of a file: `.attendance.csv.op12`.
pub(super) fn hidden(target: &Path, ending: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.{ending}"))
}

/// Makes what happened in the folder of a file survive a power cut.
#[cfg(unix)]
pub(super) fn sync_folder_of(path: &Path) -> io::Result<()> {
    File::open(path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")))?.sync_all()
}

/// Of many files that lie under `root`, one in each folder in which something happened: of every such folder once, up to the root.
pub(super) fn folders_to_sync<'t>(root: &Path, targets: impl Iterator<Item = &'t Path>) -> Vec<&'t Path> {
    let (root, mut of_folders) = (resolved(root), BTreeMap::new());
    for target in targets {
        for path in target.ancestors().take_while(|path| *path != root) {
            if let Some(folder) = path.parent() {
                of_folders.entry(folder).or_insert(path);
            }
        }
    }
    of_folders.into_values().collect()
}

/// Windows has no such thing.
#[cfg(not(unix))]
pub(super) fn sync_folder_of(_: &Path) -> io::Result<()> {
    Ok(())
}

/// An empty file with the owner of the one it will replace, and with the rights of its owner and group.
fn create(staged: &Path, target: &Path) -> io::Result<File> {
    remove(staged)?;
    let file = private(OpenOptions::new().write(true).create_new(true)).open(staged)?;
    if let Ok(old) = fs::metadata(target) {
        file.set_permissions(without_others(old.permissions()))?;
        keep_owner(staged, &old);
    }
    Ok(file)
}

/// Takes the rights of others from a file that is written in place. Best effort: only its owner may.
pub(super) fn keep_from_others(file: &File) {
    if let Ok(found) = file.metadata() {
        let _ = file.set_permissions(without_others(found.permissions()));
    }
}

/// Rights of owner and group: files hold data of people, and one that was copied or saved by a spreadsheet is often open
/// to everybody.
#[cfg(unix)]
fn without_others(mut rights: fs::Permissions) -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    rights.set_mode(rights.mode() & 0o770);
    rights
}

/// Windows has no such rights.
#[cfg(not(unix))]
fn without_others(rights: fs::Permissions) -> fs::Permissions {
    rights
}

/// New files hold data of people: nobody but owner and group reads them.
#[cfg(unix)]
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o640)
}

/// Windows inherits the rights of the folder.
#[cfg(not(unix))]
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Where another user may write too (the superuser, a shared group), the file stays its owner's. Best effort.
#[cfg(unix)]
fn keep_owner(staged: &Path, old: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    if let Ok(new) = fs::metadata(staged)
        && (new.uid(), new.gid()) != (old.uid(), old.gid())
    {
        let _ = chown(staged, None, Some(old.gid()));
        let _ = chown(staged, Some(old.uid()), None);
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &fs::Metadata) {}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn rights_and_links_stay() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.csv"), folder.path().join("link.csv"));
        replace(&file, b"one").unwrap();
        assert_eq!(mode(&file) & 0o007, 0, "a new file is not for everybody");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        symlink(&file, &link).unwrap();
        replace(&link, b"two").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert_eq!(mode(&file), 0o640, "owner and group keep their rights, others have none");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left behind");
    }

    #[test]
    fn what_a_killed_program_left_is_written_over_and_goes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.csv");
        // As after `kill -9` between staging and renaming.
        stage(&hidden(&file, AGAIN), &file, b"hal").unwrap();
        replace_again(&file, b"whole").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"whole");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn each_folder_is_synced_once() {
        let root = Path::new("/p");
        let files = ["/p/a.toml", "/p/data/c1/a.csv", "/p/data/c1/b.csv", "/p/data/c2/a.csv"].map(Path::new);
        let synced = folders_to_sync(root, files.into_iter());
        let folders: Vec<_> = synced.iter().filter_map(|path| path.parent()).collect();
        assert_eq!(folders, ["/p", "/p/data", "/p/data/c1", "/p/data/c2"].map(Path::new));
    }

    #[test]
    fn an_unfinished_file_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut staged = Staged::begin(&folder.path().join("a.csv")).unwrap();
        staged.write_all(b"half").unwrap();
        drop(staged);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_exists_is_not_created_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("programme.toml");
        create_new(&file, b"one").unwrap();
        assert_eq!(create_new(&file, b"two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&file).unwrap(), b"one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
        assert_eq!(mode(&file) & 0o137, 0);
    }
}
