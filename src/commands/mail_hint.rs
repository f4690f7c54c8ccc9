//! After a session was moved or cancelled: the command that drafts a mail to those whom it concerns.

use std::cell::RefCell;

use crate::commands::carry_out::Desk;
use crate::domain::index::SessionIndex;
use crate::domain::mail::permitted::expected_at;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::SessionId;
use crate::lang::message::words;
use crate::ui::Ui;

words! {
    /// That people can be told.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum MailHint {
        Moved { session: SessionId }
            en: "`formation mail moved {session} --all -o …` drafts a mail to each of those expected"
            fr: "`formation mail moved {session} --all -o …` prépare un courriel à chaque personne attendue",

        Cancelled { session: SessionId }
            en: "`formation mail cancelled {session} --all -o …` drafts a mail to each of those expected"
            fr: "`formation mail cancelled {session} --all -o …` prépare un courriel à chaque personne attendue",
    }
}

/// The hint of a command, where there is somebody to tell and something still to come.
#[derive(Debug, Default)]
pub struct MailRemark(RefCell<Option<MailHint>>);

impl MailRemark {
    /// Of a session that is changed so.
    pub fn of(&self, desk: &Desk<'_>, at: SessionIndex, now: &Session, hint: impl FnOnce(SessionId) -> MailHint) {
        let before = desk.records.session(at);
        let is_to_come = before.date.max(now.date) >= desk.today;
        let concerns = is_to_come && !expected_at(desk.records, at).is_empty();
        self.0.replace(concerns.then(|| hint(before.id.clone())));
    }

    /// Says it once the change is made.
    pub fn say(self, ui: &mut Ui<'_>, dry_run: bool) {
        if let Some(hint) = self.0.into_inner().filter(|_| !dry_run) {
            ui.hint(&hint);
        }
    }
}
