//! Questions of the programme that a form's rows answer by days: every answer reads as one, and day and month can be told
//! apart. Such answers are kept as files keep days; all others are texts.

use crate::domain::date_order::{DateOrder, OrderBecause, OrderDecision};
use crate::domain::programme::definition::Field;
use crate::domain::programme::ids::FieldId;
use crate::import::dates::{self, OrderHints, decide};
use crate::import::grid::GridRow;
use crate::import::meaning::Meaning;
use crate::import::repair::{self, DayCell};

use super::bound::RegistrationColumns;
use super::target::{ColumnTarget, meaning_of};
use super::wanted::FormRequest;
use crate::import::form::column::TableLayout;
use crate::import::form::person::tidy;

/// An order, and why it was taken.
type Reasoned = (DateOrder, OrderBecause);

/// The questions with the order of their days. `order` is that of the times of sending: it is the file's, for columns that
/// do not decide it themselves. Where it holds no such time, the first column of days that decides says it for the file.
pub fn days(
    layout: &TableLayout,
    columns: &RegistrationColumns,
    rows: &[GridRow],
    wanted: &FormRequest<'_>,
    order: Option<Reasoned>,
) -> (Vec<(FieldId, DateOrder)>, Option<Reasoned>) {
    let (mut days, mut said) = (Vec::new(), order.clone());
    let of_file = order.filter(|(_, because)| is_decided(because)).map(|(order, _)| order);
    for field in wanted.programme.fields.iter().filter(|field| field.values.is_empty()) {
        let Some(bound) = columns.of(&ColumnTarget::Field(field.id.clone())) else { continue };
        let cells = rows.iter().flat_map(|row| bound.columns.iter().map(|place| layout.columns[*place].value(row)));
        let values: Vec<String> = cells.map(|cell| tidy(&cell)).filter(|cell| !cell.is_empty()).collect();
        if values.is_empty() || !values.iter().all(|value| is_day(field, value)) {
            continue;
        }
        let hints = OrderHints { asked: wanted.date_order, ..OrderHints::default() };
        match decide(values.iter().map(String::as_str), &hints) {
            OrderDecision::Order { order, because } => {
                days.push((field.id.clone(), order));
                if said.is_none() && is_decided(&because) {
                    said = Some((order, because));
                }
            }
            OrderDecision::Open { .. } => days.extend(of_file.map(|order| (field.id.clone(), order))),
            OrderDecision::Mixed { .. } => {}
        }
    }
    (days, said)
}

/// Whether there was something to decide.
const fn is_decided(because: &OrderBecause) -> bool {
    matches!(
        because,
        OrderBecause::Asked
            | OrderBecause::Over12 { .. }
            | OrderBecause::FallsOn { .. }
            | OrderBecause::Kind
            | OrderBecause::Meridiem { .. }
    )
}

/// A day and no time, its year in four digits, its parts parted by something: a bare number is one for a question that
/// asks for a day, and elsewhere a number.
fn is_day(field: &Field, value: &str) -> bool {
    match repair::day(value, false) {
        DayCell::Serial(_) => meaning_of(field) == Some(Meaning::BirthDate),
        DayCell::Typed => {
            let read = dates::moment(value, DateOrder::Dmy).or_else(|| dates::moment(value, DateOrder::Mdy));
            let parted = value.contains(|c: char| !c.is_ascii_digit());
            parted && read.is_some_and(|read| read.date.is_some() && read.time.is_none())
        }
        DayCell::ShortYear | DayCell::NoYear | DayCell::Lost => false,
    }
}
