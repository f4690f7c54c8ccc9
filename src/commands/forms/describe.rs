//! A form's export described, so that it can be sent to somebody who is to teach its format: what it is, its headings,
//! the shape of its values. Of the folder only the programme is read, for its questions; nothing is written, and nobody is named.

use std::path::Path;

use serde_json::{Value as Json, json};

use crate::commands::context::Context;
use crate::commands::foreign;
use crate::commands::forms::args::FormFile;
use crate::commands::handover::no_room_said;
use crate::import::describe::{Description, describe as description};
use crate::import::form::sheet::only_sheet;
use crate::import::importing::CannotImport;
use crate::import::open::open;
use crate::lang::words::Words;
use crate::render::{Format, ShownColumns, Style, whole};
use crate::table::{Cell, Column};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Describes a file, or the sheet of it that is named, whatever is in its rows.
pub fn describe(context: &Context<'_>, ui: &mut Ui<'_>, args: &FormFile, file: &Path, json: bool) -> Result<()> {
    let name = foreign::name(file);
    let mut opened =
        open(foreign::bytes(context, file)?).map_err(|why| foreign::cannot(&name, &CannotImport::NotOpened(why)))?;
    opened.content = only_sheet(opened.content, args.sheet.as_deref()).map_err(|why| foreign::cannot(&name, &why))?;
    // Outside a folder, or in one that cannot be read, the questions of no programme are known.
    let reading = context.read(ui).ok();
    let page = description(&opened, reading.as_ref().map(|reading| reading.programme().as_ref()));
    if json { for_programs(ui, &name, &page) } else { for_people(ui, &name, &page) }
}

/// The lines, then the columns; a part of a column's place that is the same for all of them is not repeated.
fn for_people(ui: &mut Ui<'_>, name: &str, page: &Description) -> Result<()> {
    let colon = ui.lang.pick(":", " :");
    for (position, line) in page.lines.iter().enumerate() {
        let line = line.say(ui.lang);
        ui.answer(&if position == 0 { format!("{name}{colon} {line}") } else { line })?;
    }
    let Description { table, .. } = page;
    if table.rows.is_empty() {
        return Ok(());
    }
    let tells = |column: &usize| {
        let mut cells = table.rows.iter().map(|row| &row[*column]);
        let first = cells.next();
        *column >= PLACES || cells.any(|cell| Some(cell) != first)
    };
    let shown = (0..table.columns.len()).filter(tells).collect();
    let style = Style { lang: ui.lang, width: ui.width, colour: ui.colour, terminal: ui.to_terminal };
    let page = ShownColumns::new(&table.columns, shown, false, &[], style);
    let table = whole(table, Format::Table, &page)?;
    ui.bytes(&table.bytes)?;
    no_room_said(ui, &page, &table.left_out);
    Ok(())
}

/// Columns of the table that say where a column stands, at its beginning: the sheet, the row of the heading.
const PLACES: usize = 2;

/// The same in one object.
fn for_programs(ui: &mut Ui<'_>, name: &str, page: &Description) -> Result<()> {
    let keys: Vec<&str> = page.table.columns.iter().map(Column::key).collect();
    let value = |cell: &Cell<'_>| match cell {
        Cell::Text(text) => json!(text),
        Cell::Count(count) => json!(count),
        _ => Json::Null,
    };
    let columns = page.table.rows.iter().map(|row| {
        keys.iter().zip(row).map(|(key, cell)| ((*key).to_owned(), value(cell))).collect::<serde_json::Map<_, _>>()
    });
    let object = json!({
        "file": name,
        "lines": page.lines.iter().map(Words::en).collect::<Vec<_>>(),
        "columns": columns.collect::<Vec<_>>(),
    });
    Ok(ui.answer_for_programs(&serde_json::to_string_pretty(&object)?)?)
}
