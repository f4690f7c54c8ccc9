//! `formation topics tally`: what the votes come to, and whose topics are taken up.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::modules_note::ModulesNote;
use crate::domain::pedagogy::tally;
use crate::domain::pedagogy::vote::Vote;
use crate::domain::schema::Record as _;
use crate::report::modules;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What the votes come to
/// fr: Le décompte des votes
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Whose topics are taken up: those chosen least first
    /// fr: Les sujets de qui sont choisis : d'abord qui l'est le moins
    #[arg(long)]
    fairness: bool,
    #[command(flatten)]
    handover: Handover,
}

/// Counts them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.records_with(&reading, &[Vote::TABLE])?;
    if args.fairness {
        return args.handover.show(context, ui, &modules::fairness(&records));
    }
    let tally = tally::tally(&records);
    args.handover.show(context, ui, &modules::tally(&tally, &records))?;
    if args.handover.is_for_people() && !tally.topics.is_empty() {
        ui.status(&ModulesNote::Voted { voted: tally.voted, could_vote: tally.could_vote });
    }
    Ok(())
}
