//! Where a file of the folder really lies, links followed: inside the folder, or it is not written. A link that somebody
//! put there must not turn a command into a way to change files elsewhere.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::replace::resolved;
use crate::domain::problem::Problem;
use crate::store::guarding::{Guarding, GuardingHint};

/// Where the file lies; a failure where that is outside the folder.
pub(super) fn inside(root: &Path, file: &str) -> Result<PathBuf, Failure> {
    let target = resolved(&root.join(file));
    if target.starts_with(resolved(root)) {
        return Ok(target);
    }
    let what = Guarding::LeadsOutside { file: file.to_owned(), to: target.display().to_string() };
    Err(Failure::Unwritable(Problem::error(what).hint(GuardingHint::NoLinkOut)))
}
