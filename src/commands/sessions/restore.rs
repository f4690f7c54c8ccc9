//! `formation sessions restore`: a cancelled session takes place after all.

use crate::commands::carry_out::{Write, carry_out};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::reopening::ReopeningWish;
use crate::commands::sessions::at_once::elsewhere;
use crate::domain::decide::restore_session::restore_session;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Restore a cancelled session
/// fr: Rétablir une séance annulée
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The session: its id or its date
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION")]
    session: String,
    #[command(flatten)]
    reopening: ReopeningWish,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing([Clue::Session(&self.session)])
    }
}

/// Restores it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out(context, ui, &args.write, |desk| {
        let mut plan = restore_session(desk.records, desk.session(&args.session)?)?;
        elsewhere(desk, &mut plan);
        Ok(args.reopening.applied(plan, desk))
    })
}
