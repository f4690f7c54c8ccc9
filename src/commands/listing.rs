//! A whole table on its way out: the options that decide format, columns and file, the same for every list.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::domain::refusal::{NameKind, Refusal};
use crate::domain::suggest::nearest;
use crate::i18n::Problem;
use crate::i18n::status::Status;
use crate::render::{Format, Page, Style, Unknown, choose, whole};
use crate::store::{Failure, replace};
use crate::table::{Column, Table};
use crate::ui::Ui;

use super::context::Context;
use super::values;

/// Options of everything that shows a table.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Listing {
    /// table, csv, csv-fr, json or md
    #[arg(long, value_name = "FORMAT", value_parser = values::format)]
    pub format: Option<Format>,
    /// The columns wanted, in that order, separated by commas
    #[arg(long, value_name = "KEYS", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// Write to this file; its ending decides the format
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl Listing {
    /// The format said, else that of the file's ending, else `otherwise`.
    pub fn format_or(&self, otherwise: Format) -> Result<Format> {
        match (self.format, &self.output) {
            (Some(format), _) => Ok(format),
            (None, None) => Ok(otherwise),
            (None, Some(file)) => match Format::of_file(file) {
                Ok(format) => Ok(format.unwrap_or(otherwise)),
                Err(ending) => Err(values::no_format(&ending).into()),
            },
        }
    }

    /// Places of the columns said, or of those that the format shows by itself.
    pub fn places(&self, all: &[Column], format: Format) -> Result<Vec<usize>> {
        choose(all, &self.columns, format.is_for_people()).map_err(|Unknown(typed)| {
            let known: Vec<String> = all.iter().map(|column| column.key().to_owned()).collect();
            let near = nearest(&typed, known.iter().map(String::as_str)).map(str::to_owned);
            Refusal::UnknownName { kind: NameKind::Column, typed, near, known }.into()
        })
    }

    /// How people want it: as wide and coloured as the terminal, or plain in a file.
    pub fn style(&self, ui: &Ui<'_>) -> Style {
        if self.output.is_some() {
            return Style::plain(ui.lang);
        }
        Style { lang: ui.lang, width: ui.width, colour: ui.colour, terminal: ui.to_terminal }
    }
}

/// Where a file of an export goes: anywhere but over the definition and the data.
pub fn destination(context: &Context<'_>, file: &Path) -> Result<PathBuf> {
    let target = context.env.folder.join(file);
    let within = target
        .parent()
        .and_then(|folder| folder.canonicalize().ok())
        .map(|folder| target.file_name().map(|name| folder.join(name)).unwrap_or(folder));
    if let (Some(target), Ok(folder)) = (within, context.folder())
        && folder.holds(&target)
    {
        let problem = Problem::error(Status::OverTheData { file: file.display().to_string() });
        return Err(Failure::Refused(problem.hint(Status::WriteElsewhere)).into());
    }
    Ok(target)
}

/// Shows a whole table; an empty one says so to people.
pub fn show(context: &Context<'_>, ui: &mut Ui<'_>, table: &Table<'_>, listing: &Listing) -> Result<()> {
    let format = listing.format_or(Format::Table)?;
    let places = listing.places(&table.columns, format)?;
    let page = Page::new(&table.columns, places, &[], listing.style(ui));
    let bytes = whole(table, format, &page);
    match &listing.output {
        Some(file) => {
            replace::replace(&destination(context, file)?, &bytes)?;
            ui.status(&Status::Exported { file: file.display().to_string(), rows: table.rows.len() });
        }
        None if table.rows.is_empty() && format == Format::Table => ui.status(&Status::Empty),
        None => ui.bytes(&bytes)?,
    }
    Ok(())
}
