//! The bytes of a form's export → what it was taken for, and its rows.

use crate::domain::date_order::{DateOrder, Decided};
use crate::domain::mapping::Mapping;
use crate::domain::taken::Taken;
use crate::i18n::importing::CannotImport;
use crate::import::open::open;

use super::mapping::map;
use super::nobody::nobody;
use super::row::Reader;
use super::sheet::{Sheet, choose};
use super::wanted::{Form, Wanted};
use super::{sending, table};

/// Reads a form's export. Every row below the headings that holds something is in `rows` or in `left_out`, once.
pub fn read(bytes: &[u8], wanted: &Wanted<'_>) -> Result<Form, CannotImport> {
    let opened = open(bytes).map_err(CannotImport::NotOpened)?;
    let Sheet { container, grid, layout, is_text } = choose(opened.content, wanted)?;
    let below = grid.rows.get(layout.first..).unwrap_or_default();
    if let Some(headings) = table::log_headings(&layout).filter(|_| wanted.maps.is_empty()) {
        return Err(CannotImport::MeetingLog { headings });
    }
    let columns = map(&layout, below, wanted)?;
    let order = match sending::order(&layout, &columns, below, wanted) {
        None => None,
        Some(Decided::Order { order, because }) => Some((order, because)),
        Some(Decided::Open { value, day_first, month_first }) => {
            return Err(CannotImport::DateOrderOpen { value, day_first, month_first });
        }
        Some(Decided::Mixed { day_first, month_first }) => {
            return Err(CannotImport::DatesMixed { day_first, month_first });
        }
    };
    let reader = Reader {
        layout: &layout,
        columns: &columns,
        programme: wanted.programme,
        order: order.as_ref().map_or(DateOrder::Dmy, |(order, _)| *order),
        epoch_1904: grid.epoch_1904,
        is_text,
    };
    let (mut rows, mut left_out) = (Vec::with_capacity(below.len()), layout.left_out.clone());
    for row in below.iter().filter(|row| !row.is_blank()) {
        match nobody(&layout, row) {
            Some(why) => left_out.push((row.number, why)),
            None => rows.push(reader.read(row)),
        }
    }
    let beyond_repair = opened.beyond_repair.iter().filter_map(|(row, cell)| {
        let column = layout.columns.iter().find(|column| column.stands_at(*cell))?;
        Some((*row, column.heading.clone()))
    });
    let fingerprint = layout.fingerprint();
    let told = columns.told.iter().map(|(column, heading)| Mapping {
        fingerprint: fingerprint.clone(),
        column: column.clone(),
        heading: heading.clone(),
    });
    Ok(Form {
        taken: Taken {
            kind: layout.kind,
            container,
            heading_row: grid.rows.get(layout.heading).map(|row| row.number),
            order,
            twice_encoded: opened.twice_encoded,
            beyond_repair: beyond_repair.collect(),
            mapped: columns.mapped.clone(),
            aside: columns.aside.clone(),
        },
        headings: layout.headings(),
        told: told.collect(),
        rows,
        left_out,
    })
}
