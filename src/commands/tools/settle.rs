//! `formation tools adopt` and `formation tools set-aside`: what the group settles on.

use crate::commands::asking;
use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::decide::modules::tools::settle;
use crate::domain::vocabulary::ToolState;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What the group settles on
/// fr: Ce que le groupe décide
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "TOOL", value_parser = values::something)]
    tool: String,
    /// Why
    /// fr: Pourquoi
    #[arg(long, value_name = "TEXT", value_parser = values::something)]
    reason: Option<String>,
    #[command(flatten)]
    write: Write,
}

/// Settles it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args, state: ToolState) -> Result<()> {
    let command = if state == ToolState::Adopted { "formation tools adopt" } else { "formation tools set-aside" };
    let reason = asking::reason(context, ui, args.reason.as_ref(), command)?;
    carry_out_whole(context, ui, &args.write, |desk| Ok(settle(desk.records, &args.tool, state, &reason)?))
}
