//! Questions of the programme that a form's rows answer by days: every answer reads as one, and day and month can be told
//! apart. Such answers are kept as files keep days; all others are texts.

use crate::domain::date_order::{DateOrder, Decided, OrderBecause};
use crate::domain::programme::definition::Field;
use crate::domain::programme::ids::FieldId;
use crate::import::dates::{self, Hints, decide};
use crate::import::grid::Row;
use crate::import::meaning::Meaning;
use crate::import::repair::{self, Day};

use super::bound::Columns;
use super::target::{Target, meaning_of};
use super::wanted::Wanted;
use crate::import::form::column::Layout;
use crate::import::form::person::tidy;

/// An order, and why it was taken.
type Reasoned = (DateOrder, OrderBecause);

/// The questions with the order of their days. `order` is that of the times of sending: it is the file's, for columns that
/// do not decide it themselves. Where it holds no such time, the first column of days that decides says it for the file.
pub fn days(
    layout: &Layout,
    columns: &Columns,
    rows: &[Row],
    wanted: &Wanted<'_>,
    order: Option<Reasoned>,
) -> (Vec<(FieldId, DateOrder)>, Option<Reasoned>) {
    let (mut days, mut said) = (Vec::new(), order.clone());
    let of_file = order.filter(|(_, because)| is_decided(because)).map(|(order, _)| order);
    for field in wanted.programme.fields.iter().filter(|field| field.values.is_empty()) {
        let Some(bound) = columns.of(&Target::Field(field.id.clone())) else { continue };
        let cells = rows.iter().flat_map(|row| bound.columns.iter().map(|place| layout.columns[*place].value(row)));
        let values: Vec<String> = cells.map(|cell| tidy(&cell)).filter(|cell| !cell.is_empty()).collect();
        if values.is_empty() || !values.iter().all(|value| is_day(field, value)) {
            continue;
        }
        let hints = Hints { asked: wanted.date_order, ..Hints::default() };
        match decide(values.iter().map(String::as_str), &hints) {
            Decided::Order { order, because } => {
                days.push((field.id.clone(), order));
                if said.is_none() && is_decided(&because) {
                    said = Some((order, because));
                }
            }
            Decided::Open { .. } => days.extend(of_file.map(|order| (field.id.clone(), order))),
            Decided::Mixed { .. } => {}
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
        Day::Serial(_) => meaning_of(field) == Some(Meaning::BirthDate),
        Day::Typed => {
            let read = dates::moment(value, DateOrder::Dmy).or_else(|| dates::moment(value, DateOrder::Mdy));
            let parted = value.contains(|c: char| !c.is_ascii_digit());
            parted && read.is_some_and(|read| read.date.is_some() && read.time.is_none())
        }
        Day::ShortYear | Day::NoYear | Day::Lost => false,
    }
}
