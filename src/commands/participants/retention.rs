//! `formation participants retention`: whose name and proofs no longer have to be kept, and until when the others do.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::privacy::Privacy;
use crate::commands::word_lists;
use crate::domain::headings::Heading;
use crate::domain::privacy::forgetting::is_erased;
use crate::domain::privacy::retention::retention;
use crate::domain::records::CohortRecords;
use crate::table::{Cell, Column, Table};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Whose data are due to be erased
/// fr: Les personnes dont les données doivent être effacées
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(columns))))]
pub struct Args {
    /// Those whose time has not come too
    /// fr: Aussi celles dont le délai court encore
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    handover: Handover,
}

fn columns() -> Vec<Column> {
    let headings = [
        Heading::Cohort,
        Heading::Participant,
        Heading::LastName,
        Heading::FirstName,
        Heading::LastSession,
        Heading::KeepUntil,
        Heading::Years,
        Heading::Because,
        Heading::Due,
    ];
    headings.map(Column::always).to_vec()
}

/// Lists what is due.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let programme = reading.programme();
    let today = context.today(programme);
    let mut table = Table { columns: columns(), ..Table::default() };
    let cohorts: Vec<CohortRecords> =
        context.cohorts_typed_or_all(&reading)?.iter().map(|id| reading.records(id)).collect::<Result<_, _>>()?;
    for records in &cohorts {
        for position in records.in_order() {
            let enrolment = records.enrolment(position);
            let kept = retention(programme, &records.cohort, enrolment);
            let due = kept.is_some_and(|kept| kept.is_over(today));
            if is_erased(enrolment) || !(due || args.all) {
                continue;
            }
            table.rows.push(vec![
                Cell::text(records.cohort.id.as_str()),
                Cell::text(enrolment.id.as_str()),
                Cell::text(enrolment.last_name.as_str()),
                Cell::text(enrolment.first_name.as_str()),
                Cell::maybe(kept, |kept| Cell::Date(kept.last_session)),
                Cell::maybe(kept, |kept| Cell::Date(kept.keep_until)),
                Cell::maybe(kept, |kept| Cell::Count(u64::from(kept.years))),
                Cell::maybe(kept, |kept| Cell::word(kept.because)),
                Cell::Flag(due),
            ]);
        }
    }
    if table.rows.is_empty() && !args.all && args.handover.is_for_people() {
        ui.status(&Privacy::NobodyDue);
        return Ok(());
    }
    let any_due = table.rows.iter().any(|row| row.last() == Some(&Cell::Flag(true)));
    let mut handover = args.handover.clone();
    if handover.is_for_people() && handover.columns.is_empty() {
        // What fits on a screen; the rest is in the file that a program reads.
        let last = if args.all { Heading::Due } else { Heading::Because };
        let shown =
            [Heading::Cohort, Heading::Participant, Heading::LastName, Heading::FirstName, Heading::KeepUntil, last];
        handover.columns = shown.map(|heading| heading.key().to_owned()).to_vec();
    }
    handover.show(context, ui, &table)?;
    if any_due && args.handover.is_for_people() {
        ui.hint(&Privacy::EraseThem);
    }
    Ok(())
}
