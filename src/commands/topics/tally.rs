//! `formation topics tally`: what the votes come to, and whose topics are taken up.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::modules_note::ModulesNote;
use crate::commands::word_lists;
use crate::domain::pedagogy::tally;
use crate::domain::pedagogy::vote::Vote;
use crate::domain::records::CohortRecords;
use crate::domain::schema::Record as _;
use crate::report::modules;
use crate::table::Column;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What the votes come to
/// fr: Le décompte des votes
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(tally_columns).or("fairness", || modules::fairness(&CohortRecords::empty()).columns))))]
pub struct Args {
    /// Whose topics are taken up: those chosen least first
    /// fr: Les sujets de qui sont choisis : d'abord qui l'est le moins
    #[arg(long)]
    fairness: bool,
    #[command(flatten)]
    handover: Handover,
}

fn tally_columns() -> Vec<Column> {
    let nothing = CohortRecords::empty();
    modules::tally(&tally::tally(&nothing), &nothing).columns
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
