//! `formation agenda`: what is planned for a session.

use crate::commands::context::Context;
use crate::commands::meant_cohort::{Named, Naming};
use crate::commands::pages::{Paper, page};
use crate::commands::values;
use crate::document::{agenda, agenda_table};
use crate::domain::decide::names;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What is planned for a session, against its length
/// fr: Ce qui est prévu pour une séance, face à sa durée
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The session: its id, its date, `next` or `last`
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION", value_parser = values::something)]
    session: String,
    /// Which columns, in which order, separated by commas
    /// fr: Les colonnes voulues, dans cet ordre, séparées par des virgules
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', value_parser = values::column)]
    columns: Vec<String>,
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
    let page = page(context, &reading, &records);
    let (table, time) = agenda_table(&page.spoken(ui.lang), session);
    args.paper.page_or_table(context, ui, &agenda(&page, session), &table, &args.columns)?;
    if args.paper.is_table() {
        ui.answer(&time.join(" · "))?;
    }
    Ok(())
}
