//! Whether whoever asks is of the head office, and what it alone may know.

use std::collections::BTreeSet;

use super::office_words::ShareRefusal;
use crate::store::shared::remote::{Access, HEAD, OfficeRight, Remote, Unreachable};

/// Everybody's rights, for somebody who may see them: of the head office, with at least this right there.
pub fn people_for(
    remote: &mut dyn Remote,
    me: &str,
    right: OfficeRight,
) -> Result<Result<Vec<Access>, ShareRefusal>, Unreachable> {
    let people = remote.people()?;
    let mine = people.iter().find(|access| access.who == me && access.office == HEAD);
    Ok(match mine.map(|access| access.right) {
        Some(is) if is >= right => Ok(people),
        Some(_) => Err(ShareRefusal::ReadsAsHead { who: me.to_owned() }),
        None => Err(ShareRefusal::NotHead { who: me.to_owned() }),
    })
}

/// The offices that somebody belongs to.
pub fn offices_of(people: &[Access], who: &str) -> Vec<String> {
    people.iter().filter(|access| access.who == who).map(|access| access.office.clone()).collect()
}

/// All offices that somebody belongs to, the head office first.
pub fn all_offices(people: &[Access]) -> Vec<String> {
    let others: BTreeSet<&String> = people.iter().map(|access| &access.office).filter(|one| *one != HEAD).collect();
    [HEAD.to_owned()].into_iter().chain(others.into_iter().cloned()).collect()
}
