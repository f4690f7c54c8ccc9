//! `formation sessions list`: the report `sessions` under the name of its thing.

use crate::commands::answer::answer;
use crate::commands::ask::{Ask, ReportPurpose};
use crate::commands::context::Context;
use crate::commands::filters::Filters;
use crate::commands::handover::Handover;
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::date_words::DateWord;
use crate::report;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The sessions of a cohort, with the count of marks
/// fr: Les séances d'une cohorte, avec les présences
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(report::sessions_columns))))]
pub struct Args {
    /// Only those to come, today included
    /// fr: Seulement les séances à venir, aujourd'hui compris
    #[arg(long)]
    upcoming: bool,
    /// Only that module
    /// fr: Seulement ce module
    #[arg(long, value_name = "MODULE")]
    module: Option<String>,
    /// From that day on
    /// fr: À partir de ce jour
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    from: Option<DateWord>,
    /// Up to that day, included
    /// fr: Jusqu'à ce jour compris
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    to: Option<DateWord>,
    #[command(flatten)]
    handover: Handover,
}

/// Lists them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let filters = Filters {
        module: args.module.clone(),
        from: args.from,
        to: args.to,
        upcoming: args.upcoming,
        ..Filters::default()
    };
    let ask = Ask { name: "sessions", filters: &filters, handover: &args.handover, purpose: ReportPurpose::Look };
    answer(context, ui, &ask)
}
