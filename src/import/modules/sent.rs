//! When the answers of a form were sent: of two that one person sent, the later one stands. Where nothing decides the order
//! of day and month nobody is asked: the rows of a form stand in the order in which they were sent.

use chrono::{NaiveDateTime, NaiveTime};

use crate::domain::date_order::{DateOrder, OrderBecause, OrderDecision};
use crate::import::dates::{self, OrderHints, decide};
use crate::import::form::column::TableLayout;
use crate::import::form::person::tidy;
use crate::import::grid::GridRow;

use super::columns::ModuleColumns;
use super::purpose::ColumnPurpose;
use super::wanted::ModuleFormRequest;

/// The order of day and month in the times of sending, and why; none where there are none, or nothing decides it.
pub fn order(
    layout: &TableLayout,
    columns: &ModuleColumns,
    rows: &[GridRow],
    wanted: &ModuleFormRequest<'_>,
) -> Option<(DateOrder, OrderBecause)> {
    let bound = columns.of(ColumnPurpose::Sent)?;
    let cells = rows.iter().flat_map(|row| bound.columns.iter().map(|place| layout.columns[*place].value(row)));
    let values: Vec<String> = cells.map(|cell| tidy(&cell)).filter(|value| !value.is_empty()).collect();
    let near = dates::days_in(wanted.file_name);
    let hints = OrderHints { asked: wanted.date_order, near: &near, kind: layout.order };
    match decide(values.iter().map(String::as_str), &hints) {
        OrderDecision::Order { order, because } if !values.is_empty() => Some((order, because)),
        _ => None,
    }
}

/// When a row was sent, as its cell says it; zones aside, for one program writes one.
pub fn moment(layout: &TableLayout, columns: &ModuleColumns, row: &GridRow, order: DateOrder) -> Option<NaiveDateTime> {
    let (value, _) = columns.held(ColumnPurpose::Sent, layout, row)?;
    let moment = dates::moment(&tidy(&value), order)?;
    Some(moment.date?.and_time(moment.time.unwrap_or(NaiveTime::MIN)))
}
