//! `formation topics list`.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::things::rows;
use crate::commands::values;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::vocabulary::TopicState;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The topics proposed
/// fr: Les sujets proposés
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Only those that are open, chosen, treated or dropped
    /// fr: Seulement les sujets ouverts, choisis, traités ou écartés
    #[arg(long, value_name = "STATE", value_parser = values::word_of::<TopicState>)]
    state: Option<TopicState>,
    #[command(flatten)]
    handover: Handover,
}

/// Lists them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    rows::<Topic>(context, ui, &args.handover, |_, topic| args.state.is_none_or(|state| topic.state == state))
}
