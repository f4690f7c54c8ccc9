//! A folder of files that nobody sees before it is whole: made under a hidden name beside the one it becomes.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::replace::{Staged, hidden, make_folder, replace, resolved, sync_folder_of};

/// A folder that is being filled. Dropped unfinished, it is removed.
#[derive(Debug)]
pub struct StagedFolder {
    staged: PathBuf,
    target: PathBuf,
    /// The files so far.
    names: Vec<String>,
    done: bool,
}

impl StagedFolder {
    /// Begins the content of a folder; what is left of an earlier attempt goes.
    pub fn begin(target: &Path) -> io::Result<Self> {
        let target = resolved(target);
        let staged = hidden(&target, &format!("new{}", std::process::id()));
        if staged.symlink_metadata().is_ok() {
            fs::remove_dir_all(&staged)?;
        }
        make_folder(&staged)?;
        Ok(Self { staged, target, names: Vec::new(), done: false })
    }

    /// Adds a file, readable by its owner and group alone.
    pub fn file<'b>(&mut self, name: &str, pieces: impl IntoIterator<Item = &'b [u8]>) -> io::Result<()> {
        self.names.push(name.to_owned());
        let mut file = Staged::begin(&self.staged.join(name))?;
        pieces.into_iter().try_for_each(|piece| file.write_all(piece))?;
        file.finish()
    }

    /// Gives it its name; where a folder has that name already, its files of the same names are replaced, those that `ours` knows
    /// for pages of an earlier content go, and the others stay.
    pub fn finish(mut self, ours: impl Fn(&str) -> bool) -> io::Result<()> {
        if self.target.is_dir() {
            for name in &self.names {
                let bytes = fs::read(self.staged.join(name))?;
                replace(&self.target.join(name), &bytes)?;
            }
            for entry in fs::read_dir(&self.target)? {
                let name = entry?.file_name().to_string_lossy().into_owned();
                if ours(&name) && !self.names.contains(&name) {
                    fs::remove_file(self.target.join(name))?;
                }
            }
            return Ok(());
        }
        #[allow(clippy::disallowed_methods, reason = "a folder is shown whole, which replacing a file cannot do")]
        fs::rename(&self.staged, &self.target)?;
        self.done = true;
        sync_folder_of(&self.target)
    }
}

impl Drop for StagedFolder {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_dir_all(&self.staged);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_seen_whole_or_not_at_all() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("réseau");
        let mut staged = StagedFolder::begin(&target).unwrap();
        staged.file("index.html", [&b"one"[..]]).unwrap();
        assert!(!target.exists());
        drop(staged);
        assert_eq!(names(place.path()), Vec::<String>::new(), "an unfinished one leaves nothing");
        let mut staged = StagedFolder::begin(&target).unwrap();
        staged.file("index.html", [&b"one"[..]]).unwrap();
        staged.finish(|_| false).unwrap();
        assert_eq!((names(place.path()), names(&target)), (vec!["réseau".to_owned()], vec!["index.html".to_owned()]));
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test sets up its own folder")]
    fn files_of_a_folder_that_is_there_are_replaced_and_others_stay() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("mine.txt"), "mine").unwrap();
        fs::write(place.path().join("index.html"), "old").unwrap();
        fs::write(place.path().join("tool-w9.html"), "old").unwrap();
        let mut staged = StagedFolder::begin(place.path()).unwrap();
        staged.file("index.html", [&b"new"[..]]).unwrap();
        staged.finish(|name| name.starts_with("tool-")).unwrap();
        assert_eq!(fs::read_to_string(place.path().join("index.html")).unwrap(), "new");
        assert_eq!(names(place.path()), ["index.html", "mine.txt"]);
    }
}
