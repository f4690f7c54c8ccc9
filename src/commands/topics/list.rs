//! `formation topics list`.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::things::{rows, rows_columns};
use crate::commands::word_lists;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::vocabulary::TopicState;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The topics proposed
/// fr: Les sujets proposés
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(rows_columns::<Topic>))))]
pub struct Args {
    /// Only those that are open, chosen, treated or dropped
    /// fr: Seulement les sujets ouverts, choisis, traités ou écartés
    #[arg(long, value_name = "STATE", value_parser = word_lists::words::<TopicState>())]
    state: Option<TopicState>,
    #[command(flatten)]
    handover: Handover,
}

/// Lists them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    rows::<Topic>(context, ui, &args.handover, |_, topic| args.state.is_none_or(|state| topic.state == state))
}
