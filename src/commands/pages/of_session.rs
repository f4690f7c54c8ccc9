//! The arguments of every page about a session.

use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::pages::paper::PageOptions;
use crate::commands::values;

/// Which session, and how its page leaves.
#[derive(Clone, Debug, clap::Args)]
pub struct OfSession {
    /// The session: its id, its date, `next` or `last`
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION", value_parser = values::something)]
    pub session: String,
    #[command(flatten)]
    pub paper: PageOptions,
}

impl OfSession {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::reading([Clue::Session(&self.session)])
    }
}
