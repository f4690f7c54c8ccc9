//! What lies in the folder of a cohort, seen in one look: most of its tables are not there, and none of these has to be looked
//! for by itself.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;

/// The names in a folder; unknown where they could not all be seen, so that each has to be looked for.
#[derive(Debug, Default)]
pub(super) struct FolderNames(Option<Vec<OsString>>);

impl FolderNames {
    /// What lies in a folder now.
    pub(super) fn of(folder: &Path) -> Self {
        let names = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect());
        Self(names.ok())
    }

    /// Whether something of that name may lie there. On some disks `A` and `a` are one name.
    pub(super) fn may_hold(&self, name: &str) -> bool {
        let is_it = |there: &OsString| there.eq_ignore_ascii_case(OsStr::new(name));
        self.0.as_ref().is_none_or(|names| names.iter().any(is_it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test sets up its own folder")]
    fn what_was_not_seen_may_be_there_only_where_the_look_failed() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("Attendance.csv"), "").unwrap();
        let listed = FolderNames::of(folder.path());
        assert_eq!(["attendance.csv", "votes.csv"].map(|name| listed.may_hold(name)), [true, false]);
        assert!(FolderNames::of(&folder.path().join("none")).may_hold("votes.csv"));
        assert!(FolderNames::default().may_hold("votes.csv"));
    }
}
