//! `formation agenda`: what is planned for a session.

use crate::commands::context::Context;
use crate::commands::meant_cohort::{Named, Naming};
use crate::commands::pages::{Paper, page};
use crate::commands::values;
use crate::document::{agenda, agenda_table};
use crate::domain::decide::names;
use crate::domain::pedagogy::planned::ChoiceOrder;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::schema::Record as _;
use crate::store::{Cells, Edit, Reading};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What is planned for a session, against its length
/// fr: Ce qui est prévu pour une séance, comparé à sa durée
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
    let chosen = chosen(&reading, records.cohort.id.as_str());
    let page = page(context, &reading, &records);
    let (table, time) = agenda_table(&page.spoken(ui.lang), session, &chosen);
    args.paper.page_or_table(context, ui, &agenda(&page, session, &chosen), &table, &args.columns)?;
    if args.paper.is_table() {
        ui.answer(&time.join(" · "))?;
    }
    Ok(())
}

/// The order in which topics of a cohort were chosen for a session, as the journal tells; a journal that cannot be read
/// tells none.
fn chosen(reading: &Reading, cohort: &str) -> ChoiceOrder {
    let (mut order, file) = (ChoiceOrder::default(), format!("data/{cohort}/{}", Topic::TABLE.file));
    let place = |cells: &Cells| ["state", "session"].map(|column| cells.get(column).to_owned());
    let read = reading.each_operation(|operation| {
        for edit in &operation.changes {
            let Edit::Row { table, key, before, after: Some(after), .. } = edit else { continue };
            let is_moved = before.as_ref().map(place) != Some(place(after)) && after.get("state") == CHOSEN;
            if *table == file && is_moved {
                order.chosen(key.first().map_or("", String::as_str));
            }
        }
    });
    if read.is_ok() { order } else { ChoiceOrder::default() }
}

/// The state of a topic that is chosen, in its table.
const CHOSEN: &str = "chosen";
