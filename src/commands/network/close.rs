//! `formation network close`: an offer is taken, a need met.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::decide::modules::network::close;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Close an offer or a need
/// fr: Clore une offre ou un besoin
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words of its text
    /// fr: Son identifiant, ou des débuts de mots de son texte
    #[arg(value_name = "OFFER", value_parser = values::something)]
    offer: String,
    #[command(flatten)]
    write: Write,
}

/// Closes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| Ok(close(desk.records, &args.offer, desk.today)?))
}
