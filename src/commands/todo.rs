//! `formation todo`: what is due now, over all cohorts, each with the command that settles it.

use anyhow::Result;
use chrono::NaiveDateTime;

use crate::commands::todo_words::{command, detail};
use crate::domain::headings::Heading;
use crate::domain::programme::ids::CohortId;
use crate::domain::todo::{Scope, due};
use crate::lang::Lang;
use crate::store::{Failure, Reading};
use crate::table::{Cell, Column, Row, Table};
use crate::ui::Ui;
use crate::ui::status::Status;

use super::context::Context;
use super::handover::Handover;
use super::in_order::{all_in_order, all_readable};

/// What is due now, in every cohort, and the command that settles it
#[derive(Clone, Debug, clap::Args)]
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
    let work = |place: usize| rows(&reading, &ids[place], now, several, lang);
    table.rows = all_readable(all_in_order(ids.len(), work))?.into_iter().flatten().collect();
    if table.rows.is_empty() && args.handover.is_for_people() {
        ui.status(&Status::NothingDue);
        return Ok(());
    }
    args.handover.show(context, ui, &table)
}

fn columns(several: bool) -> Vec<Column> {
    vec![
        Column::new(Heading::What),
        if several { Column::new(Heading::Cohort) } else { Column::in_files(Heading::Cohort) },
        Column::new(Heading::Session),
        Column::new(Heading::Date),
        Column::in_files(Heading::Participant),
        Column::new(Heading::Detail),
        Column::new(Heading::Command),
    ]
}

fn rows(
    reading: &Reading,
    id: &CohortId,
    now: NaiveDateTime,
    several: bool,
    lang: Lang,
) -> Result<Vec<Row<'static>>, Failure> {
    let (programme, records) = (reading.programme(), reading.records(id)?);
    let all = due(&Scope { programme, records: &records, today: now.date(), time: now.time() });
    let row = |due: &_| -> Row<'static> {
        let detail = detail(due, programme, &records.cohort.file, lang);
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
