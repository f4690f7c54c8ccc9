//! `formation seals list`: what was sealed.

use crate::commands::context::Context;
use crate::commands::things::ListArgs;
use crate::domain::seal::Seal;
use crate::report::listing;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Lists them in the order in which they were sealed.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &ListArgs<Seal>) -> Result<()> {
    let reading = context.read(ui)?;
    let seals = reading.rows_of_folder::<Seal>()?;
    args.handover.show(context, ui, &listing(seals.iter(), &[]))
}
