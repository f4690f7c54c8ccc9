//! When the answers of a form were sent: of two that one person sent, the later one stands. Where nothing decides the order
//! of day and month nobody is asked: the rows of a form stand in the order in which they were sent.

use chrono::{NaiveDateTime, NaiveTime};

use crate::domain::date_order::{DateOrder, Decided, OrderBecause};
use crate::import::dates::{self, Hints, decide};
use crate::import::form::column::Layout;
use crate::import::form::person::tidy;
use crate::import::grid::Row;

use super::columns::Columns;
use super::purpose::Purpose;
use super::wanted::Wanted;

/// The order of day and month in the times of sending, and why; none where there are none, or nothing decides it.
pub fn order(
    layout: &Layout,
    columns: &Columns,
    rows: &[Row],
    wanted: &Wanted<'_>,
) -> Option<(DateOrder, OrderBecause)> {
    let bound = columns.of(Purpose::Sent)?;
    let cells = rows.iter().flat_map(|row| bound.columns.iter().map(|place| layout.columns[*place].value(row)));
    let values: Vec<String> = cells.map(|cell| tidy(&cell)).filter(|value| !value.is_empty()).collect();
    let near = dates::days_in(wanted.file_name);
    let hints = Hints { asked: wanted.date_order, near: &near, kind: layout.order };
    match decide(values.iter().map(String::as_str), &hints) {
        Decided::Order { order, because } if !values.is_empty() => Some((order, because)),
        _ => None,
    }
}

/// When a row was sent, as its cell says it; zones aside, for one program writes one.
pub fn moment(layout: &Layout, columns: &Columns, row: &Row, order: DateOrder) -> Option<NaiveDateTime> {
    let (value, _) = columns.held(Purpose::Sent, layout, row)?;
    let moment = dates::moment(&tidy(&value), order)?;
    Some(moment.date?.and_time(moment.time.unwrap_or(NaiveTime::MIN)))
}
