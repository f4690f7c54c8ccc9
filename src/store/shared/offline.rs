//! What may be written while the store does not answer: marks, meetings held, names of people in logs, evidence. Two offices cannot both have
//! the last seat, and the second would learn it after the person was told: everything else waits for the store.

use super::messages::{Sharing, SharingHint};
use super::reach::Unanswered;
use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::mark::Mark;
use crate::domain::people::alias::Alias;
use crate::domain::problem::Problem;
use crate::domain::schema::Record as _;
use crate::store::failure::Failure;
use crate::store::paths::{is_evidence, table_of};

/// Whether an operation that writes this file may be made offline.
pub(in crate::store) fn may_be_written(path: &str) -> bool {
    let tables = [Mark::TABLE, HeldSession::TABLE, Alias::TABLE].map(|table| table.file);
    is_evidence(path) || table_of(path).is_some_and(|table| tables.contains(&table.file))
}

/// What is said of one that may not. `path`: a file that it writes.
pub(in crate::store) fn needs_store(path: &str, why: &Unanswered) -> Failure {
    let what = Sharing::NeedsStore { file: path.to_owned() };
    Failure::Unwritable(Problem::error(what).hint(why.advice()))
}

/// Whether the store cannot be asked at all, so that marks may be made without it: no network, and not a login refused.
pub(in crate::store) fn is_offline(why: &Unanswered) -> bool {
    use super::opening::CannotOpen;
    matches!(why, Unanswered::Offline | Unanswered::NotOpened(CannotOpen::NoAnswer { .. }))
}

/// What is said of an operation that waits.
pub(in crate::store) fn decide_hint(number: u32) -> SharingHint {
    SharingHint::Settle { number }
}
