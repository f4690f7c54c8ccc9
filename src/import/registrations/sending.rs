//! When a form was sent: the order of day and month for the whole file, then each value as local time of the programme.

use chrono::{NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;

use crate::domain::date_order::{DateOrder, OrderDecision};
use crate::domain::people::registration::{Mend, Unfit};
use crate::import::dates::{self, OrderHints, decide};
use crate::import::grid::GridRow;

use super::bound::{RegistrationColumns, TargetValue};
use super::mending;
use super::target::ColumnTarget;
use super::wanted::FormRequest;
use crate::import::form::column::{Role, TableLayout};
use crate::import::form::person::tidy;

/// Decides the order over every time that the form's books hold; none where it holds no time.
pub fn order(
    layout: &TableLayout,
    columns: &RegistrationColumns,
    rows: &[GridRow],
    wanted: &FormRequest<'_>,
) -> Option<OrderDecision> {
    let bound = columns.of(&ColumnTarget::Registered)?;
    let in_books = |place: &usize| matches!(layout.columns[*place].role, Role::Sent(_));
    let others = (0..layout.columns.len()).filter(in_books).filter(|place| !bound.columns.contains(place));
    let places: Vec<usize> = bound.columns.iter().copied().chain(others).collect();
    let values = rows.iter().flat_map(|row| places.iter().map(|place| tidy(&layout.columns[*place].value(row))));
    let values = values.filter(|value| !value.is_empty());
    let near = dates::days_in(wanted.file_name);
    let hints = OrderHints { asked: wanted.date_order, near: &near, kind: layout.order };
    Some(decide(values, &hints))
}

/// The local time of the programme that a cell says; none where it says nothing. A day without a time is its beginning.
pub fn moment(
    held: &TargetValue<'_>,
    order: DateOrder,
    epoch_1904: bool,
    zone: Tz,
    mended: &mut Vec<Mend>,
) -> Result<Option<NaiveDateTime>, Unfit> {
    let value = tidy(&held.value);
    if value.is_empty() {
        return Ok(None);
    }
    let unreadable = || Unfit::UnreadableDate { heading: held.heading.to_owned(), value: value.clone() };
    let Some(moment) = dates::moment(&value, order) else {
        return mending::serial_moment(held, epoch_1904, mended).map(Some).ok_or_else(unreadable);
    };
    let local = moment.date.ok_or_else(unreadable)?.and_time(moment.time.unwrap_or(NaiveTime::MIN));
    let Some(offset) = moment.offset else { return Ok(Some(local)) };
    let there = offset.from_local_datetime(&local).single().ok_or_else(unreadable)?;
    Ok(Some(there.with_timezone(&zone).naive_local()))
}
