//! `formation network show`: an offer, a need, a resource or a commitment, whole.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::things::{rows_columns, show_one};
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::decide::modules::meant::kind_in_network;
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::pedagogy::resource::Resource;
use crate::domain::schema::Reference;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// One offer, need, resource or commitment, whole
/// fr: Une offre, un besoin, une ressource ou un engagement, en entier
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(rows_columns::<Offer>))))]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "OFFER|RESOURCE|COMMITMENT", value_parser = values::something)]
    thing: String,
    #[command(flatten)]
    handover: Handover,
}

/// Shows it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let of = {
        let reading = context.read(ui)?;
        kind_in_network(&context.whole_records(&reading)?, &args.thing)?
    };
    match of {
        Reference::Resource => show_one::<Resource>(context, ui, &args.thing, &args.handover),
        Reference::Commitment => show_one::<Commitment>(context, ui, &args.thing, &args.handover),
        _ => show_one::<Offer>(context, ui, &args.thing, &args.handover),
    }
}
