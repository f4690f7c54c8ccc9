//! `formation recap`: what happened at a session, to send round.

use chrono::DateTime;

use crate::commands::context::Context;
use crate::commands::meant_cohort::{Named, Naming};
use crate::commands::pages::{Paper, page};
use crate::commands::values;
use crate::document::{Since, recap};
use crate::domain::decide::names;
use crate::domain::tables::TABLES;
use crate::store::{Edit, Reading};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What happened at a session, to send round: a page
/// fr: Ce qui s'est passé à une séance, à envoyer : une page
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
    let since = since(&reading, records.cohort.id.as_str())?;
    args.paper.page(context, ui, &recap(&page(context, &reading, &records), session, &since))
}

/// When the rows of the modules of a cohort were added, as the journal tells.
fn since(reading: &Reading, cohort: &str) -> Result<Since> {
    let (mut since, folder) = (Since::default(), format!("data/{cohort}/"));
    let zone = reading.programme().timezone;
    reading.each_operation(|operation| {
        let Ok(at) = DateTime::parse_from_rfc3339(&operation.at) else { return };
        let day = at.with_timezone(&zone).date_naive();
        for edit in &operation.changes {
            let Edit::Row { table, key, before: None, after: Some(_), .. } = edit else { continue };
            let named = table.strip_prefix(&folder).and_then(|file| TABLES.iter().find(|table| table.file == file));
            if let Some(table) = named {
                since.added(table, key.clone(), day);
            }
        }
    })?;
    Ok(since)
}
