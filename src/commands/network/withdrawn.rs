//! `formation network drop`: an offer, a need, a resource or a commitment that was noted by mistake goes.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::decide::modules::edit::drop;
use crate::domain::decide::modules::meant::kind_in_network;
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::pedagogy::resource::Resource;
use crate::domain::schema::Reference;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Take an offer, a need, a resource or a commitment away
/// fr: Retirer une offre, un besoin, une ressource ou un engagement
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id: o5, r3 or p2
    /// fr: Son identifiant : o5, r3 ou p2
    #[arg(value_name = "OFFER|RESOURCE|COMMITMENT", value_parser = values::something)]
    id: String,
    #[command(flatten)]
    write: Write,
}

/// Takes it away.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| {
        Ok(match kind_in_network(desk.records, &args.id)? {
            Reference::Resource => drop::<Resource>(desk.records, &args.id)?,
            Reference::Commitment => drop::<Commitment>(desk.records, &args.id)?,
            _ => drop::<Offer>(desk.records, &args.id)?,
        })
    })
}
