//! `formation topics treated`: what came of a topic at its session.

use crate::commands::asking::{self, NeededText, TEXT};
use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::decide::modules::topics::treated;
use crate::domain::headings::Heading;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Note what came of a topic
/// fr: Noter l'issue d'un sujet traité
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "TOPIC", value_parser = values::something)]
    topic: String,
    /// What came of it
    /// fr: Ce qui en est sorti
    #[arg(long, value_name = "TEXT", value_parser = values::something)]
    outcome: Option<String>,
    #[command(flatten)]
    write: Write,
}

/// Notes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    const OUTCOME: NeededText = NeededText { option: Some("--outcome"), heading: Heading::Outcome, value: TEXT };
    let outcome = asking::text(context, ui, args.outcome.as_ref(), OUTCOME, "formation topics treated")?;
    carry_out_whole(context, ui, &args.write, |desk| Ok(treated(desk.records, &args.topic, &outcome, desk.today)?))
}
