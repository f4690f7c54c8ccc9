//! The bytes of a form's export → what it was taken for, and one answer a row.

use crate::domain::date_order::DateOrder;
use crate::domain::decide::modules::form::{Answering, FormAnswer, OfThing};
use crate::domain::people::mapping::Mapping;
use crate::domain::people::registration::{Mend, Unfit};
use crate::domain::schema::CellKind;
use crate::domain::taken::{FormKind, Taken};
use crate::import::form::column::{Role, TableLayout, Whose};
use crate::import::form::headed;
use crate::import::form::person::{email, has_acting, tidy, tidy_text};
use crate::import::form::rows::RowContext;
use crate::import::form::sheet::{TableSearch, TakenTable, choose};
use crate::import::grid::{Grid, GridRow};
use crate::import::importing::CannotImport;
use crate::import::meant::translated;
use crate::import::open::{Bytes, open};
use crate::import::{dates, headings, repair};

use super::columns::{ModuleColumns, columns, gives, unfounded};
use super::headings::purpose;
use super::purpose::ColumnPurpose;
use super::sent;
use super::wanted::{ModuleForm, ModuleFormRequest};

/// Reads a form's export. Every row below the headings that holds something is in `rows` or in `left_out`, once.
pub fn read<'b>(bytes: impl Into<Bytes<'b>>, wanted: &ModuleFormRequest<'_>) -> Result<ModuleForm, CannotImport> {
    let opened = open(bytes).map_err(CannotImport::NotOpened)?;
    let looking = TableSearch {
        sheet: wanted.sheet,
        mapped: !wanted.maps.is_empty(),
        layout: &|grid| recognise(grid, wanted),
        unfounded: &|seen| Some(unfounded(seen, wanted)),
    };
    let TakenTable { container, grid, layout, is_text } = choose(opened.content, &looking)?;
    let below = grid.rows.get(layout.first..).unwrap_or_default();
    let columns = columns(&layout, below, wanted)?;
    let order = sent::order(&layout, &columns, below, wanted);
    let rows =
        RowContext { layout: &layout, is_text, uncalculated: &grid.uncalculated, keeps_cells: wanted.keeps_cells };
    let reader = Reader {
        layout: &layout,
        columns: &columns,
        wanted,
        rows,
        order: order.as_ref().map(|(order, _)| *order),
        lost_letters: opened.lost_letters,
    };
    let (filled, left_out) = rows.below(&grid);
    let (mapped, aside) = columns.listed(&layout, wanted);
    let fingerprint = layout.fingerprint();
    let told = columns.told.iter().map(|(column, heading)| Mapping {
        fingerprint: fingerprint.clone(),
        column: column.clone(),
        heading: heading.clone(),
    });
    Ok(ModuleForm {
        taken: Taken {
            kind: layout.kind,
            container,
            heading_row: grid.rows.get(layout.heading).map(|row| row.number),
            order: order.clone(),
            twice_encoded: opened.twice_encoded,
            beyond_repair: rows.headed(&opened.beyond_repair),
            pasted: opened.pasted.clone(),
            mapped,
            aside,
            name_order: None,
            labels: Vec::new(),
        },
        headings: layout.headings(),
        told: told.collect(),
        rows: filled.into_iter().map(|row| reader.read(row)).collect(),
        left_out,
    })
}

/// The layout of a table that no known program wrote: under the row that heads all that is needed, else some of it.
fn recognise(grid: &Grid, wanted: &ModuleFormRequest<'_>) -> Option<TableLayout> {
    let laid_out = |heading: usize| {
        TableLayout::plain(FormKind::Table, grid, heading, |_, _| Role::Question).without_addresses(grid)
    };
    let purposes =
        |names: &[String]| -> Vec<ColumnPurpose> { names.iter().filter_map(|name| purpose(name, wanted)).collect() };
    let all = |names: &[String]| {
        let purposes = purposes(names);
        !purposes.is_empty() && wanted.needs.iter().all(|need| gives(&purposes, need, wanted))
    };
    let some = |names: &[String]| {
        let purposes = purposes(names);
        let filled = names.iter().filter(|name| !name.is_empty()).count();
        filled > 1 && wanted.needs.iter().any(|need| gives(&purposes, need, wanted))
    };
    let heading = headed::mapped(grid, wanted.maps)
        .or_else(|| headings::find(grid, all))
        .or_else(|| headed::remembered(grid, wanted.remembered, laid_out))
        .or_else(|| headings::find(grid, some))?;
    Some(laid_out(heading))
}

/// What the rows of one file have in common.
struct Reader<'a> {
    layout: &'a TableLayout,
    columns: &'a ModuleColumns,
    wanted: &'a ModuleFormRequest<'a>,
    rows: RowContext<'a>,
    /// Order of day and month in the times of sending, where something decides it.
    order: Option<DateOrder>,
    /// The file has bytes that are no letters: U+FFFD stands for them.
    lost_letters: bool,
}

impl Reader<'_> {
    fn read(&self, row: &GridRow) -> FormAnswer {
        let mut answer = FormAnswer {
            number: row.number,
            cells: self.rows.cells(row),
            who: self.who(row),
            sent: self.order.and_then(|order| sent::moment(self.layout, self.columns, row, order)),
            unfit: self.rows.unsent(row),
            mended: self.rows.missing(row),
            ..FormAnswer::default()
        };
        for bound in &self.columns.bound {
            let Some((value, heading)) = self.columns.held(bound.purpose, self.layout, row) else { continue };
            let value = translated(&self.columns.values, &bound.purpose, &value);
            match bound.purpose {
                ColumnPurpose::Column(at) => {
                    let column = &self.wanted.table.columns[at];
                    let text = self.text(column.kind, &value, heading, &mut answer);
                    if !text.is_empty() {
                        answer.said.push((column.name, text));
                    }
                }
                ColumnPurpose::Thing(at) => {
                    let (id, heading) = (self.wanted.things[at].id.clone(), heading.to_owned());
                    answer.of_things.push(OfThing { id, heading, text: tidy(&value) });
                }
                ColumnPurpose::Who(_) | ColumnPurpose::Sent => {}
            }
        }
        answer
    }

    /// A cell as its column keeps it; empty where a spreadsheet put an error in its place.
    fn text(&self, kind: CellKind, value: &str, heading: &str, answer: &mut FormAnswer) -> String {
        let seen = tidy(value);
        if repair::is_error(&seen) {
            answer.mended.push(Mend::Lost { heading: heading.to_owned(), was: seen });
            return String::new();
        }
        if self.lost_letters && value.contains(char::REPLACEMENT_CHARACTER) {
            answer.unfit.push(Unfit::LostLetters { heading: heading.to_owned(), value: seen });
            return String::new();
        }
        if has_acting(value) {
            answer.mended.push(Mend::Unseen { heading: heading.to_owned(), now: seen.clone() });
        }
        match kind {
            CellKind::Text => tidy_text(value),
            CellKind::Date => {
                let day = dates::moment(&seen, self.order.unwrap_or(DateOrder::Dmy)).and_then(|moment| moment.date);
                day.map_or(seen, |day| day.to_string())
            }
            _ => seen,
        }
    }

    /// Who answers; none where no column says who.
    fn who(&self, row: &GridRow) -> Option<Answering> {
        let asked = self.columns.bound.iter().any(|bound| matches!(bound.purpose, ColumnPurpose::Who(_)));
        let held = |whose: Whose| {
            let held = self.columns.held(ColumnPurpose::Who(whose), self.layout, row);
            held.map(|(value, _)| value).unwrap_or_default()
        };
        let name = [Whose::FirstName, Whose::LastName, Whose::Name].map(held).map(|half| tidy(&half));
        let address = held(Whose::Email);
        // What is no address is said as it stands there.
        let address = email(&address).unwrap_or_else(|| tidy(&address));
        asked.then(|| Answering { email: address, name: tidy(&name.join(" ")) })
    }
}
