//! `data/.known/`: of every file of a copy, evidence apart, the content that it had when copy and store last agreed, under its digest. Once
//! somebody has edited a file by hand, that content exists nowhere else in the folder, and without it nobody can say what was edited.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::link::StoreLink;
use super::owner::is_evidence;
use super::remote::digest;
use crate::store::{replace, there};

/// The folder.
pub(in crate::store) const KNOWN: &str = "data/.known";

/// A file that is not as copy and store last agreed: somebody edited, made or removed it by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandEdited {
    pub path: String,
    /// Its content when copy and store last agreed; none where there was no such file.
    pub known: Option<Vec<u8>>,
    /// Its content now; none where it is gone.
    pub hers: Option<Vec<u8>>,
}

/// Keeps a content that copy and store agree on. Writing the same again changes nothing.
pub(in crate::store) fn keep(root: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
    let content = place(root, &digest(bytes));
    if is_evidence(path) || there::is_own_file(&content) {
        return Ok(());
    }
    replace::make_folders_of(&content)?;
    replace::replace_for_owner(&content, bytes)
}

/// As [`keep`], of a content that lies staged under another name, and goes from there later.
pub(in crate::store) fn keep_staged(root: &Path, path: &str, digest: &str, staged: &Path) -> io::Result<()> {
    let content = place(root, digest);
    if is_evidence(path) || there::is_own_file(&content) || !there::is_own_file(staged) {
        return Ok(());
    }
    replace::make_folders_of(&content)?;
    replace::second_name(staged, &content)
}

/// The content of that digest; none where it is not kept, or what is kept is another.
pub(in crate::store) fn content(root: &Path, wanted: &str) -> io::Result<Option<Vec<u8>>> {
    let bytes = there::read(&place(root, wanted))?;
    Ok(bytes.filter(|bytes| digest(bytes) == wanted))
}

/// Removes what no file of the copy has any more and nobody waits for. `waiting`: digests that operations rest on which are not in the store.
pub(in crate::store) fn sweep(root: &Path, link: &StoreLink, waiting: &BTreeSet<String>) -> io::Result<()> {
    let named: BTreeSet<&str> = link.digests.values().chain(waiting).map(String::as_str).collect();
    if !root.join(KNOWN).is_dir() {
        return Ok(());
    }
    for name in there::list(&root.join(KNOWN))? {
        let is_named = name.to_str().is_some_and(|name| named.contains(name));
        if !is_named {
            replace::remove(&root.join(KNOWN).join(name))?;
        }
    }
    Ok(())
}

/// Removes all of it: the folder is a copy no more.
pub(in crate::store) fn forget(root: &Path) -> io::Result<()> {
    match fs::remove_dir_all(root.join(KNOWN)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// What was done by hand to a file; none where it is as copy and store last agreed, or is evidence, which nobody edits and which may not
/// be here.
pub(in crate::store) fn edited(root: &Path, link: &StoreLink, path: &str) -> io::Result<Option<HandEdited>> {
    if is_evidence(path) {
        return Ok(None);
    }
    let hers = there::read(&root.join(path))?;
    let known = link.digests.get(path);
    if hers.as_deref().map(digest).as_ref() == known {
        return Ok(None);
    }
    let known = match known {
        Some(known) => Some(content(root, known)?.ok_or(io::ErrorKind::NotFound)?),
        None => None,
    };
    Ok(Some(HandEdited { path: path.to_owned(), known, hers }))
}

/// Where a content lies.
pub(in crate::store) fn place(root: &Path, digest: &str) -> PathBuf {
    root.join(KNOWN).join(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "data/spring/attendance.csv";

    /// A copy whose store has one table, `known`.
    fn copy() -> (tempfile::TempDir, StoreLink) {
        let folder = tempfile::tempdir().unwrap();
        let contact = "2026-11-30T14:02:00+01:00".parse().unwrap();
        let mut link = StoreLink::new("postgres://claire@localhost/memory".parse().unwrap(), contact);
        link.digests.insert(TABLE.into(), digest(b"known"));
        keep(folder.path(), TABLE, b"known").unwrap();
        write(folder.path(), Some("known"));
        (folder, link)
    }

    fn write(root: &Path, text: Option<&str>) {
        let file = root.join(TABLE);
        replace::make_folders_of(&file).unwrap();
        match text {
            Some(text) => replace::replace(&file, text.as_bytes()).unwrap(),
            None => replace::remove(&file).unwrap(),
        }
    }

    #[test]
    fn what_was_edited_is_told_with_what_it_was() {
        let (folder, link) = copy();
        let edited = |path: &str| edited(folder.path(), &link, path).unwrap();
        assert_eq!(edited(TABLE), None);
        assert_eq!(edited("data/spring/evidence/zoom.csv"), None);
        assert_eq!(edited("data/spring/enrolments.csv"), None);
        let bytes = |text: &str| Some(text.as_bytes().to_vec());
        for now in [Some("other"), None] {
            write(folder.path(), now);
            let told = HandEdited { path: TABLE.into(), known: bytes("known"), hers: now.and_then(bytes) };
            assert_eq!(edited(TABLE), Some(told));
        }
    }

    #[test]
    fn what_nobody_names_is_removed() {
        let (folder, mut link) = copy();
        let is_kept = |text: &str| content(folder.path(), &digest(text.as_bytes())).unwrap().is_some();
        keep(folder.path(), TABLE, b"waited for").unwrap();
        keep(folder.path(), TABLE, b"forgotten").unwrap();
        keep(folder.path(), "data/spring/evidence/zoom.csv", b"evidence").unwrap();
        let waiting = BTreeSet::from([digest(b"waited for")]);
        sweep(folder.path(), &link, &waiting).unwrap();
        assert_eq!(["known", "waited for", "forgotten", "evidence"].map(is_kept), [true, true, false, false]);
        link.digests.clear();
        sweep(folder.path(), &link, &BTreeSet::new()).unwrap();
        assert!(!is_kept("known"));
        forget(folder.path()).unwrap();
        forget(folder.path()).unwrap();
    }

    #[test]
    fn a_content_that_was_damaged_is_none() {
        let (folder, link) = copy();
        replace::replace(&place(folder.path(), &digest(b"known")), b"damaged").unwrap();
        assert_eq!(content(folder.path(), &digest(b"known")).unwrap(), None);
        write(folder.path(), Some("other"));
        assert!(edited(folder.path(), &link, TABLE).is_err());
    }
}
