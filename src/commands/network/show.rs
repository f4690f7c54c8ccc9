//! `formation network show`: an offer, a need, a resource or a commitment, whole.

use crate::commands::context::Context;
use crate::commands::things::{ShowArgs, show};
use crate::domain::decide::modules::meant::kind_in_network;
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::pedagogy::resource::Resource;
use crate::domain::schema::Reference;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Shows it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &ShowArgs) -> Result<()> {
    let of = {
        let reading = context.read(ui)?;
        kind_in_network(&context.whole_records(&reading)?, &args.thing)?
    };
    match of {
        Reference::Resource => show::<Resource>(context, ui, args),
        Reference::Commitment => show::<Commitment>(context, ui, args),
        _ => show::<Offer>(context, ui, args),
    }
}
