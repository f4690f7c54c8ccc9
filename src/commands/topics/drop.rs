//! `formation topics drop`: a topic is given up, with a reason.

use crate::commands::asking;
use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::decide::modules::topics;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Give a topic up
/// fr: Écarter un sujet
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "TOPIC", value_parser = values::something)]
    topic: String,
    /// Why; kept as its outcome
    /// fr: Pourquoi ; gardé comme issue du sujet
    #[arg(long, value_name = "TEXT", value_parser = values::something)]
    reason: Option<String>,
    #[command(flatten)]
    write: Write,
}

/// Gives it up.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reason = asking::reason(context, ui, args.reason.as_ref(), "formation topics drop")?;
    carry_out_whole(context, ui, &args.write, |desk| Ok(topics::drop(desk.records, &args.topic, &reason)?))
}
