//! `formation agenda`: what is planned for a session.

use crate::commands::context::Context;
use crate::commands::meant_cohort::Naming;
use crate::commands::pages::choices::Choices;
use crate::commands::pages::{OfSession, page};
use crate::commands::word_lists;
use crate::document::{agenda, agenda_columns, agenda_table};
use crate::domain::decide::names;
use crate::domain::pedagogy::planned::ChoiceOrder;
use crate::store::Reading;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What is planned for a session, against its length
/// fr: Ce qui est prévu pour une séance, comparé à sa durée
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Which columns, in which order, separated by commas
    /// fr: Les colonnes voulues, dans cet ordre, séparées par des virgules
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', value_parser = word_lists::columns(agenda_columns))]
    columns: Vec<String>,
    #[command(flatten)]
    of: OfSession,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        self.of.naming()
    }
}

/// Shows it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let OfSession { session, paper } = &args.of;
    let reading = context.read(ui)?;
    let records = context.whole_records(&reading)?;
    let session = names::session(&records.cohort, session, context.moment(reading.programme()))?;
    let chosen = chosen(&reading, records.cohort.id.as_str());
    let page = page(context, &reading, &records);
    let (table, time) = agenda_table(&page.spoken(ui.lang), session, &chosen);
    paper.page_or_table(context, ui, &agenda(&page, session, &chosen), &table, &args.columns)?;
    if paper.is_table() {
        ui.answer(&time.join(" · "))?;
    }
    Ok(())
}

/// The order in which topics of a cohort were chosen; a journal that cannot be read tells none.
fn chosen(reading: &Reading, cohort: &str) -> ChoiceOrder {
    let mut choices = Choices::of(cohort);
    let read = reading.each_operation(|operation| choices.take(&operation));
    if read.is_ok() { choices.order } else { ChoiceOrder::default() }
}
