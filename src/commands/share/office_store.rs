//! The store of the folder that a command is about, and what is said where it gives no answer.

use super::office_words::{ShareRefusal, StoreSilence};
use crate::commands::context::Context;
use crate::domain::problem::Problem;
use crate::store::shared::link::StoreLink;
use crate::store::shared::opening::CannotOpen;
use crate::store::shared::reach::{StoreReach, Unanswered};
use crate::store::shared::remote::{Remote, Unreachable};
use crate::ui::command_error::{CommandError, Result};
use crate::ui::exit;

/// The store of a folder.
pub struct OfficeStore<'a> {
    reach: &'a StoreReach,
    pub link: StoreLink,
}

impl<'a> OfficeStore<'a> {
    /// Refused where the folder is no copy.
    pub fn of(context: &Context<'a>) -> Result<Self> {
        Ok(Self { reach: context.reach, link: context.folder()?.shared()?.link })
    }

    /// Whoever asks: the login of this copy.
    pub fn me(&self) -> &str {
        &self.link.address.user
    }

    /// Asks the store. Without an answer: exit 4; 1 where the login is refused.
    pub fn ask<T>(&self, question: impl FnOnce(&mut dyn Remote) -> Result<T, Unreachable>) -> Result<T> {
        self.reach.ask(&self.link.address, question).map_err(|unanswered| self.silent(&unanswered))
    }

    /// Asks the store for what may be refused.
    pub fn ask_office<T>(
        &self,
        question: impl FnOnce(&mut dyn Remote) -> Result<Result<T, ShareRefusal>, Unreachable>,
    ) -> Result<T> {
        Ok(self.ask(question)??)
    }

    fn silent(&self, unanswered: &Unanswered) -> CommandError {
        let host = self.link.address.host.to_string();
        let (what, code) = match unanswered {
            Unanswered::Offline => (StoreSilence::Offline, exit::UNWRITABLE),
            Unanswered::Cut(_) if unanswered.may_be_done() => (StoreSilence::NotKnown { host }, exit::UNWRITABLE),
            Unanswered::Cut(_) => (StoreSilence::NoAnswer { host }, exit::UNWRITABLE),
            Unanswered::NotOpened(why) => {
                let is_refused = matches!(why, CannotOpen::LoginRefused { .. } | CannotOpen::PasswordNeeded { .. });
                let code = if is_refused { exit::REFUSED } else { exit::UNWRITABLE };
                (StoreSilence::Shut { why: why.clone() }, code)
            }
        };
        CommandError::problem(Problem::error(what), code)
    }
}
