//! The arguments, and which of the two ways to mark they ask for.

use crate::commands::attend::by_hand::{self, ByHand};
use crate::commands::attend::from_log::{self, FromLogs};
use crate::commands::attend::from_sheet;
use crate::commands::carry_out::Write;
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::reopening::ReopeningWish;
use crate::import::roll_call::is_roll_call;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Mark the attendance of a session, by hand, from the log of a video tool, or from the file of a roll-call page
/// fr: Marquer les présences d'une séance, à la main, d'après le journal d'un outil de visioconférence, ou d'après le fichier
/// d'une page d'émargement
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The session: its id, a date, `next` or `last`
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION")]
    session: String,
    #[command(flatten)]
    by_hand: ByHand,
    #[command(flatten)]
    reopening: ReopeningWish,
    #[command(flatten)]
    write: Write,
    #[command(flatten)]
    from_logs: FromLogs,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        let people = self.by_hand.people().map(Clue::Person);
        Naming::writing(std::iter::once(Clue::Session(&self.session)).chain(people))
    }
}

/// Marks a session.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    if args.from_logs.is_asked() {
        let raw = args.from_logs.files(context)?;
        if raw.iter().any(|raw| is_roll_call(&raw.bytes)) {
            let asked = args.from_logs.of_sheet(&args.session, raw, &args.by_hand, args.reopening.clone())?;
            return from_sheet::run(context, ui, &asked, &args.write);
        }
        let asked = args.from_logs.clone().of(&args.session, &args.by_hand, args.reopening.clone())?;
        from_log::run(context, ui, asked, &raw, &args.write)
    } else {
        by_hand::run(context, ui, &args.session, &args.by_hand, &args.reopening, &args.write)
    }
}
