//! `formation explain PERSON`: every session of one person, why it counts or not, and where each minute comes from.

use super::explanation::{CohortPassing, Explanation, PersonSums};
use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::in_order::{all_in_order, all_readable};
use crate::commands::whole_path::WholePath;
use crate::commands::whole_paths::whole_paths;
use crate::domain::attendance::account::account;
use crate::domain::change_lines::person_line;
use crate::domain::decide::names;
use crate::domain::headings::Heading;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::passage::{came_from, may_have_moved, went_to};
use crate::domain::people::path::Path;
use crate::domain::people::trail::NamedEnrolment;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::values::Value;
use crate::lang::words::Words;
use crate::render::Format;
use crate::store::{Failure, Reading};
use crate::table::{Cell, Column, Table};
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::status::Status;

/// The columns of what explains one person's hours.
pub fn columns() -> Vec<Column> {
    vec![
        Column::always(Heading::Session),
        Column::always(Heading::Date),
        Column::in_files(Heading::Start),
        Column::in_files(Heading::End),
        Column::always(Heading::PlannedMinutes),
        Column::in_files(Heading::Attendance),
        Column::always(Heading::AttendedMinutes),
        Column::always(Heading::Why),
        Column::always(Heading::Evidence),
        Column::always(Heading::Operation),
        Column::in_files(Heading::Note),
    ]
}

/// Explains one person's hours.
pub fn person(context: &Context<'_>, ui: &mut Ui<'_>, typed: &str, handover: &Handover) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.records(&reading)?;
    let today = context.today(reading.programme());
    let position = names::person(&records, typed)?;
    let enrolment = records.enrolment(position);
    let marked_by = reading.operations_of_marks(&records.cohort.id, &enrolment.id)?;

    let mut table = Table { columns: columns(), ..Table::default() };
    for seat in records.seats_of(position) {
        let account = account(&seat, today);
        let sheet = records.held(seat.session.id.as_str());
        let why = Explanation { seat, account, sheet }.say(ui.lang);
        let operation = marked_by.get(seat.session.id.as_str()).filter(|_| seat.mark.is_some());
        table.rows.push(vec![
            Cell::text(seat.session.id.as_str()),
            Cell::Date(seat.session.date),
            Cell::Time(seat.session.start),
            Cell::Time(seat.session.end),
            Cell::Minutes(account.planned),
            Cell::maybe(seat.mark, |mark| Cell::word(mark.attendance)),
            Cell::Minutes(account.attended),
            Cell::text(why),
            Cell::maybe(seat.mark, |mark| Cell::evidence(&mark.evidence)),
            Cell::maybe(operation, |operation| Cell::Count(*operation)),
            Cell::maybe(seat.mark, |mark| Cell::text(mark.note.as_str())),
        ]);
    }
    let readable = handover.output.is_none() && handover.format(None, Format::Table)? == Format::Table;
    if readable {
        let state = Value::from(enrolment.state).word(ui.lang);
        ui.answer(&format!("{} · {} · {state}", person_line(enrolment), records.cohort.id))?;
        for passage in passages(&reading, &records, position)? {
            ui.answer(&passage.say(ui.lang))?;
        }
    }
    handover.show(context, ui, &table)?;
    if readable && enrolment.state.counts() {
        let sums = PersonSums::of(&records, position, today, reading.programme().complete_at);
        ui.answer(&sums.say(ui.lang))?;
        if let Some(path) = path(&reading, &records, position)? {
            ui.answer(&WholePath { path, complete_at: reading.programme().complete_at }.say(ui.lang))?;
        }
        if table.rows.iter().any(|row| matches!(row[9], Cell::Count(_))) {
            ui.hint(&Status::OperationsAreInHistory);
        }
    }
    Ok(())
}

/// The whole path of somebody who was transferred. Who neither went on nor began later may have come back: the journal says.
fn path(reading: &Reading, records: &CohortRecords, position: EnrolmentIndex) -> Result<Option<Path>> {
    let enrolment = records.enrolment(position);
    let who = NamedEnrolment::new(&records.cohort.id, &enrolment.id);
    let alone = reading.is_only(&records.cohort.id)?;
    let moved = || -> Result<bool> {
        let came_back =
            |transfers: Vec<(NamedEnrolment, NamedEnrolment)>| transfers.iter().any(|(_, begun)| *begun == who);
        Ok(may_have_moved(enrolment) || came_back(reading.transfers()?))
    };
    if alone || !moved()? {
        return Ok(None);
    }
    Ok(whole_paths(reading, |_| true)?.remove(&who))
}

/// From where they came and where they went on. A bad row of another cohort is not asked about; one that cannot be read
/// at all may be the one they came from.
fn passages(
    reading: &Reading,
    records: &CohortRecords,
    position: EnrolmentIndex,
) -> Result<Vec<CohortPassing>, Failure> {
    let enrolment = records.enrolment(position);
    if !may_have_moved(enrolment) {
        return Ok(Vec::new());
    }
    let others: Vec<CohortId> = reading.cohort_ids()?.into_iter().filter(|id| *id != records.cohort.id).collect();
    let found = all_in_order(others.len(), |other| {
        let (other, _) = reading.examine(&others[other])?;
        Ok((came_from(enrolment, &other), went_to(enrolment, &other)))
    });
    let (came, went): (Vec<_>, Vec<_>) = all_readable(found)?.into_iter().unzip();
    let sessions = records.seats_of(position).filter(Seat::expected).count();
    let came = came.into_iter().flatten().map(|passage| CohortPassing::Came { passage });
    let went = went.into_iter().flatten().map(|passage| CohortPassing::Went { passage, sessions });
    Ok(came.chain(went).collect())
}
