//! A mail that is wanted of somebody, before it is written.

use crate::commands::document::wanted::WantedPaper;
use crate::document::paper::{ModuleFacts, Person};
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::paper::notice::PaperNotice;

/// A mail to somebody.
pub struct WantedMail<'s> {
    pub at: EnrolmentIndex,
    pub person: Person,
    /// The session that it is about.
    pub session: Option<SessionIndex>,
    /// Sessions to come, how many take place, and their length together.
    pub modules: Vec<ModuleFacts>,
    pub count: usize,
    pub minutes: u32,
    /// The paper that goes with it.
    pub paper: Option<WantedPaper<'s>>,
    /// Whether that paper promises the programme sheet and the internal rules.
    pub with_programme: bool,
}

impl WantedMail<'_> {
    /// About a session, or the whole path, without a paper.
    pub fn about(at: EnrolmentIndex, person: Person, session: Option<SessionIndex>) -> Self {
        let (modules, count, minutes) = (Vec::new(), 0, 0);
        Self { at, person, session, modules, count, minutes, paper: None, with_programme: false }
    }
}

/// The mails of a command, and what there is to know of them.
pub struct WantedMails<'s> {
    pub of: Vec<WantedMail<'s>>,
    /// Who was left out.
    pub notices: Vec<PaperNotice>,
}
