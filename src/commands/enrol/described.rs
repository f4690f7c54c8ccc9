//! A form's export as one can send it to people who do not know the format: what it is, its headings, the patterns of its
//! values. Nobody is enrolled, no folder is needed, and no value is shown.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value as Json, json};

use crate::commands::context::Context;
use crate::commands::foreign;
use crate::i18n::Words;
use crate::i18n::importing::CannotImport;
use crate::import::describe::{Description, describe};
use crate::import::open::open;
use crate::render::{Format, Page, Style, choose, whole};
use crate::ui::Ui;

/// Describes a file.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, file: &Path, as_json: bool) -> Result<()> {
    let bytes = foreign::bytes(context, file)?;
    let opened = open(&bytes).map_err(|why| foreign::cannot(&foreign::name(file), &CannotImport::NotOpened(why)))?;
    let Description { lines, table } = describe(&opened);
    let style = Style { lang: ui.lang, width: ui.width, colour: ui.colour, terminal: ui.to_terminal };
    let places = choose(&table.columns, &[], !as_json).unwrap_or_default();
    let page = Page::new(&table.columns, places, false, &[], style);
    if as_json {
        let columns: Json = serde_json::from_slice(&whole(&table, Format::Json, &page))?;
        let about: Vec<String> = lines.iter().map(Words::en).collect();
        return Ok(ui.answer(&serde_json::to_string_pretty(&json!({ "about": about, "columns": columns }))?)?);
    }
    for line in &lines {
        ui.answer(&line.say(style.lang))?;
    }
    if table.rows.is_empty() { Ok(()) } else { Ok(ui.bytes(&whole(&table, Format::Table, &page))?) }
}
