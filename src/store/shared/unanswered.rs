//! What is said of a store that gave no answer: to whoever reads, as of when they read; to whoever writes, that nothing was
//! written, or that it is not known.

use chrono::{DateTime, FixedOffset};

use super::link::StoreLink;
use super::messages::{AsOf, Sharing};
use super::opening::CannotOpen;
use super::reach::Unanswered;
use crate::domain::problem::Problem;
use crate::store::failure::Failure;

/// As of when a copy is read.
pub fn as_of(link: &StoreLink, now: DateTime<FixedOffset>) -> AsOf {
    let contact = link.last_contact();
    let at = contact.map(|contact| contact.with_timezone(&now.timezone()).naive_local());
    AsOf { at, is_today: at.is_some_and(|at| at.date() == now.date_naive()), operation: link.operation }
}

/// What a reader is told; nothing where the store was not to be asked.
pub(in crate::store) fn read_as_of(
    link: &StoreLink,
    unanswered: Unanswered,
    now: DateTime<FixedOffset>,
) -> Option<Problem> {
    let as_of = as_of(link, now);
    match unanswered {
        Unanswered::Offline | Unanswered::NotOpened(CannotOpen::NotBuilt { .. }) => None,
        Unanswered::Cut(_) | Unanswered::NotOpened(CannotOpen::NoAnswer { .. }) => {
            Some(Problem::warning(Sharing::SilentAsOf { host: link.address.host.to_string(), as_of }))
        }
        Unanswered::NotOpened(why) => {
            let hint = Unanswered::NotOpened(why.clone()).advice();
            Some(Problem::warning(Sharing::ShutAsOf { why, as_of }).hint(hint))
        }
    }
}

/// What a writer is told whose operation the store does not have.
pub(in crate::store) fn not_written(link: &StoreLink, unanswered: Unanswered) -> Failure {
    let hint = unanswered.advice();
    let host = link.address.host.to_string();
    match unanswered {
        Unanswered::Offline => Failure::Unwritable(Problem::error(Sharing::OfflineNotWritten).hint(hint)),
        Unanswered::Cut(_) | Unanswered::NotOpened(CannotOpen::NoAnswer { .. }) => {
            Failure::Unwritable(Problem::error(Sharing::SilentNotWritten { host }).hint(hint))
        }
        Unanswered::NotOpened(why) => {
            let is_refused = matches!(why, CannotOpen::LoginRefused { .. } | CannotOpen::PasswordNeeded { .. });
            let problem = Problem::error(Sharing::ShutNotWritten { why }).hint(hint);
            if is_refused { Failure::Refused(problem) } else { Failure::Unwritable(problem) }
        }
    }
}
