//! The bytes of a form's export → what it was taken for, and its rows.

use crate::domain::date_order::{DateOrder, OrderDecision};
use crate::domain::people::mapping::Mapping;
use crate::domain::taken::Taken;
use crate::import::grid::GridRow;
use crate::import::importing::CannotImport;
use crate::import::open::{Bytes, Opened, open};

use super::answers;
use super::bound::RegistrationColumns;
use super::halves;
use super::mapping::map;
use super::row::{Decoding, RegistrationContext};
use super::said::unfounded;
use super::states;
use super::target::ColumnTarget;
use super::wanted::{Form, FormRequest};
use super::{days, sending, table};
use crate::import::form::column::TableLayout;
use crate::import::form::rows::RowContext;
use crate::import::form::sheet::{TableSearch, TakenTable, choose};

/// Reads a form's export. Every row below the headings that holds something is in `rows` or in `left_out`, once.
pub fn read<'b>(bytes: impl Into<Bytes<'b>>, wanted: &FormRequest<'_>) -> Result<Form, CannotImport> {
    form(open(bytes).map_err(CannotImport::NotOpened)?, wanted)
}

fn form(opened: Opened, wanted: &FormRequest<'_>) -> Result<Form, CannotImport> {
    let looking = TableSearch {
        sheet: wanted.sheet,
        mapped: !wanted.maps.is_empty(),
        layout: &|grid| table::recognise(grid, wanted),
        unfounded: &|seen| unfounded(seen, wanted),
    };
    let TakenTable { container, grid, layout, is_text } = choose(opened.content, &looking)?;
    let below = grid.rows.get(layout.first..).unwrap_or_default();
    if let Some(headings) = table::log_headings(&layout).filter(|_| wanted.maps.is_empty()) {
        return Err(CannotImport::MeetingLog { headings });
    }
    let columns = map(&layout, below, wanted)?;
    let order = match sending::order(&layout, &columns, below, wanted) {
        None => None,
        Some(OrderDecision::Order { order, because }) => Some((order, because)),
        Some(OrderDecision::Open { value, day_first, month_first }) => {
            return Err(CannotImport::DateOrderOpen { value, day_first, month_first });
        }
        Some(OrderDecision::Mixed { day_first, month_first }) => {
            return Err(CannotImport::DatesMixed { day_first, month_first });
        }
    };
    let (days, order) = days::days(&layout, &columns, below, wanted, order);
    let reader = RegistrationContext {
        layout: &layout,
        rows: RowContext {
            layout: &layout,
            is_text,
            uncalculated: &grid.uncalculated,
            keeps_cells: wanted.keeps_cells,
        },
        columns: &columns,
        programme: wanted.programme,
        order: order.as_ref().map_or(DateOrder::Dmy, |(order, _)| *order),
        asked_order: wanted.name_order,
        epoch_1904: grid.epoch_1904,
        days: &days,
        letters: if opened.lost_letters { Decoding::Lost } else { Decoding::Whole },
    };
    let (people, left_out) = reader.rows.below(&grid);
    let rows = people.into_iter().map(|row| reader.read(row)).collect();
    let fingerprint = layout.fingerprint();
    let told = columns.told.iter().map(|(column, heading)| Mapping {
        fingerprint: fingerprint.clone(),
        column: column.clone(),
        heading: heading.clone(),
    });
    let questions: Vec<(String, String)> =
        wanted.programme.fields.iter().map(|field| (field.id.to_string(), field.shown().to_owned())).collect();
    Ok(Form {
        halves: halves::missing(&layout, &columns),
        further: halves::further(&layout, &columns, below),
        nowhere: nowhere(&layout, &columns, below, wanted),
        perhaps_states: states::perhaps(&layout, &columns, below),
        taken: Taken {
            kind: layout.kind,
            container,
            heading_row: grid.rows.get(layout.heading).map(|row| row.number),
            order,
            twice_encoded: opened.twice_encoded,
            beyond_repair: reader.rows.headed(&opened.beyond_repair),
            pasted: opened.pasted.clone(),
            mapped: columns.mapped.clone(),
            aside: columns.aside.clone(),
            name_order: columns.of(&ColumnTarget::Name).map(|bound| reader.name_order(bound)),
            labels: questions.clone(),
        },
        headings: layout.headings(),
        questions,
        told: told.collect(),
        rows,
        left_out,
    })
}

/// What `--value` says now of words that no cell of their columns has.
fn nowhere(
    layout: &TableLayout,
    columns: &RegistrationColumns,
    rows: &[GridRow],
    wanted: &FormRequest<'_>,
) -> Vec<(String, String)> {
    let typed = columns.values.iter().take(wanted.values.len());
    let unseen = typed.filter(|meant| {
        let bound = columns.of(&meant.target).map(|bound| [&bound.columns[..], &bound.instead].concat());
        let deciding =
            columns.deciding.iter().filter(|_| meant.target == ColumnTarget::State).map(|deciding| deciding.column);
        let mut places = bound.unwrap_or_default().into_iter().chain(deciding);
        !places.any(|place| rows.iter().any(|row| answers::says(meant, &layout.columns[place].value(row))))
    });
    unseen.map(|meant| (meant.target.key().to_owned(), meant.word.clone())).collect()
}
