//! `formation feedback before`: what a trainer opens a session with.

use crate::commands::context::Context;
use crate::commands::meant_cohort::{Named, Naming};
use crate::commands::pages::{Paper, page};
use crate::commands::values;
use crate::document::opening;
use crate::domain::decide::names;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What to open a session with: who reported what, who has not yet
/// fr: De quoi ouvrir une séance : qui a rapporté quoi, qui ne l'a pas encore fait
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The session: its id, its date, `next` or `last`
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION", value_parser = values::something)]
    session: String,
    #[command(flatten)]
    paper: Paper,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::reading([Named::Session(&self.session)])
    }
}

/// Shows it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.whole_records(&reading)?;
    let session = names::session(&records.cohort, &args.session, context.moment(reading.programme()))?;
    args.paper.page(context, ui, &opening(&page(context, &reading, &records), session))
}
