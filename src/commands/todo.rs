//! `formation todo`: what is due now, over all cohorts, each with the command that settles it.

use chrono::NaiveDateTime;

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::in_order::{all_readable, all_shown};
use crate::commands::word_lists;
use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::CohortId;
use crate::domain::todo::{DueDetail, DueScope, command, due};
use crate::lang::words::{Lang, Words as _};
use crate::store::{Failure, Reading};
use crate::table::{Cell, Column, Row, Table};
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::progress::Work;
use crate::ui::status::Status;

/// What is due now, in every cohort, and the command that settles it
/// fr: Ce qui est à faire, dans toutes les cohortes, et la commande qui le règle
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(|| columns(true)))))]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

/// Lists what is due, in all cohorts unless one is named by `-c`.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let ids = context.cohorts_typed_or_all(&reading)?;
    let several = if let [one] = &ids[..] { !reading.is_only(one)? } else { !ids.is_empty() };
    let mut table = Table { columns: columns(several), ..Table::default() };
    let now = context.moment(reading.programme());
    let lang = ui.lang;
    let work = |at: usize| rows(&reading, &ids[at], now, several, lang);
    table.rows = all_readable(all_shown(ids.len(), &ui.progress(Work::Cohorts), work))?.into_iter().flatten().collect();
    if table.rows.is_empty() && args.handover.is_for_people() {
        ui.status(&Status::NothingDue);
        return Ok(());
    }
    args.handover.show(context, ui, &table)
}

fn columns(several: bool) -> Vec<Column> {
    vec![
        Column::always(Heading::What),
        if several { Column::always(Heading::Cohort) } else { Column::in_files(Heading::Cohort) },
        Column::always(Heading::Session),
        Column::always(Heading::Date),
        Column::in_files(Heading::Participant),
        Column::always(Heading::Detail),
        Column::always(Heading::Command),
    ]
}

fn rows(
    reading: &Reading,
    id: &CohortId,
    now: NaiveDateTime,
    several: bool,
    lang: Lang,
) -> Result<Vec<Row<'static>>, Failure> {
    let (programme, records) = (reading.programme(), reading.records_of(id, Breadth::Whole)?);
    let all = due(&DueScope { programme, records: &records, today: now.date(), time: now.time() });
    let row = |due: &_| -> Row<'static> {
        let detail = DueDetail { due, programme, file: &records.cohort.file }.say(lang);
        vec![
            Cell::word(due.what.kind()),
            Cell::text(id.to_string()),
            Cell::maybe(due.session.as_ref(), |session| Cell::text(session.to_string())),
            Cell::maybe(due.date, Cell::Date),
            Cell::maybe(due.participant.as_ref(), |id| Cell::text(id.to_string())),
            Cell::text(detail),
            Cell::maybe(command(due, several.then_some(id)), Cell::text),
        ]
    };
    Ok(all.iter().map(row).collect())
}
