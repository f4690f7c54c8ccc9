//! `formation recap`: what happened at a session, to send round.

use chrono::DateTime;

use crate::commands::context::Context;
use crate::commands::pages::choices::Choices;
use crate::commands::pages::{OfSession, page};
use crate::document::{AddedDays, recap};
use crate::domain::decide::names;
use crate::domain::pedagogy::planned::ChoiceOrder;
use crate::domain::tables::TABLES;
use crate::store::{FileEdit, Reading};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Shows it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &OfSession) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.whole_records(&reading)?;
    let session = names::session(&records.cohort, &args.session, context.moment(reading.programme()))?;
    let (since, chosen) = told(&reading, records.cohort.id.as_str())?;
    args.paper.page(context, ui, &recap(&page(context, &reading, &records), session, &since, &chosen))
}

/// When the rows of the modules of a cohort were added, and in which order its topics were chosen, as the journal tells.
fn told(reading: &Reading, cohort: &str) -> Result<(AddedDays, ChoiceOrder)> {
    let (mut since, mut choices, folder) = (AddedDays::default(), Choices::of(cohort), format!("data/{cohort}/"));
    let zone = reading.programme().timezone;
    reading.each_operation(|operation| {
        choices.take(&operation);
        let Ok(at) = DateTime::parse_from_rfc3339(&operation.at) else { return };
        let day = at.with_timezone(&zone).date_naive();
        for edit in &operation.changes {
            let FileEdit::Row { table, key, before: None, after: Some(_), .. } = edit else { continue };
            let named = table.strip_prefix(&folder).and_then(|file| TABLES.iter().find(|table| table.file == file));
            if let Some(table) = named {
                since.added(table, key.clone(), day);
            }
        }
    })?;
    Ok((since, choices.order))
}
