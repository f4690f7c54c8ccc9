//! Several staged files put in their places together: all of them, or each old one as it was. A power cut in between may leave
//! some of the new ones beside some of the old; each is whole, and what they replaced lies beside it under a hidden name.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::replace::{Staged, hidden, put_in_place, remove, sync_folder_of};

/// A file that has its new content, and where the old one lies.
struct Done {
    target: PathBuf,
    /// None where there was none.
    old: Option<PathBuf>,
}

/// Puts all in place. On an error: the number of the file that it is about, and all is as it was.
pub fn finish_together(files: Vec<Staged>) -> Result<(), (usize, io::Error)> {
    let mut done = Vec::new();
    for (at, staged) in files.into_iter().enumerate() {
        match in_place(staged) {
            Ok(one) => done.push(one),
            Err(error) => {
                done.iter().rev().for_each(put_back);
                return Err((at, error));
            }
        }
    }
    for one in &done {
        // All is in place: what cannot be cleared lies there under a hidden name, and is no failure of the writing.
        let _ = one.old.as_ref().map_or(Ok(()), |old| remove(old));
        let _ = sync_folder_of(&one.target);
    }
    Ok(())
}

/// Puts one in place; the old one keeps a second name.
fn in_place(mut staged: Staged) -> io::Result<Done> {
    staged.sync()?;
    let target = staged.target().to_owned();
    let old = hidden(&target, &format!("old{}", std::process::id()));
    remove(&old)?;
    let kept = match fs::hard_link(&target, &old) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        // Some disks know no second names.
        Err(_) => Some(fs::copy(&target, &old).map(|_| old)?),
        Ok(()) => Some(old),
    };
    match staged.finish() {
        Ok(()) => Ok(Done { target, old: kept }),
        Err(error) => {
            // The new one may have its name already, and only its folder not be on the disk.
            put_back(&Done { target, old: kept });
            Err(error)
        }
    }
}

/// Nothing can be done where that fails too: the old one lies under its hidden name.
fn put_back(done: &Done) {
    let _ = match &done.old {
        Some(old) => put_in_place(old, &done.target),
        None => remove(&done.target),
    };
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::path::Path;

    use super::*;

    fn staged(folder: &Path, name: &str) -> Staged {
        let mut staged = Staged::begin(&folder.join(name)).unwrap();
        staged.write_all(b"new").unwrap();
        staged
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test sets up its own folder")]
    fn all_are_put_in_place_or_each_old_one_is_back() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path();
        fs::write(folder.join("a"), "old").unwrap();
        let both = vec![staged(folder, "a"), staged(folder, "b")];
        finish_together(both).unwrap();
        assert_eq!(names(folder), ["a", "b"]);
        assert_eq!(fs::read(folder.join("a")).unwrap(), b"new");
        // The third cannot be: a folder has taken its name.
        fs::write(folder.join("a"), "mine").unwrap();
        let all = vec![staged(folder, "a"), staged(folder, "c"), staged(folder, "d")];
        fs::create_dir(folder.join("d")).unwrap();
        fs::write(folder.join("d/x"), "x").unwrap();
        let (at, _) = finish_together(all).unwrap_err();
        assert_eq!((at, names(folder)), (2, ["a", "b", "d"].map(str::to_owned).to_vec()));
        assert_eq!(fs::read(folder.join("a")).unwrap(), b"mine");
    }
}
