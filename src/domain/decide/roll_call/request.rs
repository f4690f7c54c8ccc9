//! What is asked when a session is marked from a sheet.

use crate::domain::decide::log::AliasGiven;
use crate::domain::index::SessionIndex;
use crate::domain::refusal::roll_call::RollCallRefusal;
use crate::domain::roll_call::{KeptSheet, Sheet};

/// Mark one session from a sheet.
#[derive(Clone, Debug)]
pub struct TakeSheet<'a> {
    pub session: SessionIndex,
    pub sheet: &'a Sheet,
    /// The first 12 hex digits of the SHA-256 of the bytes received.
    pub digest: &'a str,
    /// Why its checksums say that it is not what the page saved; none: it is.
    pub broken: Option<RollCallRefusal>,
    /// Its marks are wanted all the same, for that reason.
    pub unsealed: Option<&'a str>,
    /// Marks that say otherwise give way.
    pub replace: bool,
    /// How many people were there, as decided.
    pub headcount: Option<u32>,
    /// Who those are that were added to the sheet.
    pub aliases: &'a [AliasGiven],
    /// The sheets that are kept.
    pub kept: &'a [KeptSheet],
}

impl TakeSheet<'_> {
    /// Whether its signatures count.
    pub(super) fn is_sealed(&self) -> bool {
        self.broken.is_none()
    }

    /// Sheets of the same session that are kept.
    pub(super) fn of_session(&self) -> impl Iterator<Item = &KeptSheet> {
        let session = &self.sheet.roster.session.id;
        self.kept.iter().filter(move |kept| kept.sheet.roster.session.id == *session)
    }

    /// Other saves of the same copy that are kept.
    pub(super) fn of_copy(&self) -> impl Iterator<Item = &KeptSheet> {
        self.of_session().filter(|kept| kept.sheet.copy == self.sheet.copy && kept.digest != self.digest)
    }
}
