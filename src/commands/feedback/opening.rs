//! `formation feedback before`: what a trainer opens a session with.

use crate::commands::context::Context;
use crate::commands::pages::{OfSession, page};
use crate::document::opening;
use crate::domain::decide::names;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Shows it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &OfSession) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.whole_records(&reading)?;
    let session = names::session(&records.cohort, &args.session, context.moment(reading.programme()))?;
    args.paper.page(context, ui, &opening(&page(context, &reading, &records), session))
}
