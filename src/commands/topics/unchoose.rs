//! `formation topics unchoose`: a topic is open again.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::decide::modules::topics::unchoose;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Take a topic off its session: it is open again
/// fr: Retirer un sujet de sa séance : il redevient ouvert
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "TOPIC", value_parser = values::something)]
    topic: String,
    #[command(flatten)]
    write: Write,
}

/// Opens it again.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| Ok(unchoose(desk.records, &args.topic)?))
}
