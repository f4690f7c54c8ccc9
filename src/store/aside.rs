//! Copies set aside, so that nothing is lost: what was written by hand while an operation was at work, and what is cut
//! off the end of the journal. Never written over; what each is named is [`super::paths`]'s.

use std::io;
use std::path::Path;

use super::paths::{CopyReason, set_aside_as};
use super::{replace, there};

/// Keeps these bytes beside a file and gives the name of the copy. One that already holds the same bytes is enough: an
/// interrupted command that is finished does not leave two.
pub(super) fn keep(beside: &Path, name: &str, why: CopyReason, bytes: &[u8]) -> io::Result<String> {
    let mut turn = 1;
    loop {
        let kept = set_aside_as(name, why, turn);
        let path = beside.with_file_name(&kept);
        match replace::create_new(&path, bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if there::is_own_file(&path) && there::read(&path).is_ok_and(|old| old.as_deref() == Some(bytes)) {
                    return Ok(kept);
                }
            }
            done => return done.map(|()| kept),
        }
        turn += 1;
    }
}

/// Keeps what was written by hand into a file that an operation is about to replace.
pub(super) fn keep_by_hand(target: &Path, operation: u64, bytes: &[u8]) -> io::Result<String> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    keep(target, &name, CopyReason::ByHand(operation), bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_never_written_over_and_never_kept_twice() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("attendance.csv");
        let keep = |bytes: &[u8]| keep(&file, "attendance.csv", CopyReason::ByHand(3), bytes).unwrap();
        assert_eq!(keep(b"one"), "attendance.csv.by-hand-3");
        assert_eq!(keep(b"two"), "attendance.csv.by-hand-3-2");
        assert_eq!(keep(b"one"), "attendance.csv.by-hand-3");
        assert_eq!(std::fs::read(folder.path().join("attendance.csv.by-hand-3")).unwrap(), b"one");
    }
}
