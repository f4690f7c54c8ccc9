//! How a page that people read leaves: as one file of HTML, as Markdown, or, where the page is a table too, as any table
//! does.

use std::path::PathBuf;

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::outlet::Outlet;
use crate::commands::word_lists;
use crate::document::Document;
use crate::render::Format;
use crate::render::document::{html, markdown, plain};
use crate::table::Table;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{BadValue, Usage};

/// Options of a command that answers with a page.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct PageOptions {
    /// html or md; a page that is a table: table, csv, csv-fr, json or xlsx too
    /// fr: html ou md ; pour une page qui est un tableau, aussi table, csv, csv-fr, json ou xlsx
    #[arg(long, value_name = "FORMAT", value_parser = word_lists::formats())]
    format: Option<Format>,
    /// Write into that file; its ending decides the format
    /// fr: Écrire dans ce fichier ; sa terminaison décide du format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl PageOptions {
    /// Whether a table on a terminal is what is asked for.
    pub fn is_table(&self) -> bool {
        self.output.is_none() && matches!(self.format, None | Some(Format::Table))
    }

    /// Hands over a page that is no table.
    pub fn page(&self, context: &Context<'_>, ui: &mut Ui<'_>, document: &Document) -> Result<()> {
        match self.chosen(&["html", "md"])? {
            Some(Format::Html) => self.written(context, ui, &html(document)),
            None if self.output.is_none() && ui.to_terminal => Ok(ui.answer(plain(document).trim_end())?),
            None | Some(Format::Md) => self.written(context, ui, &markdown(document)),
            Some(other) => Err(self.not_a_table(other.name())),
        }
    }

    /// Hands over a page that is a table too; `columns`: those that were asked for.
    pub fn page_or_table(
        &self,
        context: &Context<'_>,
        ui: &mut Ui<'_>,
        document: &Document,
        table: &Table<'_>,
        columns: &[String],
    ) -> Result<()> {
        let format = match self.chosen(&Format::endings())? {
            Some(Format::Html) => return self.written(context, ui, &html(document)),
            Some(Format::Md) if columns.is_empty() => return self.written(context, ui, &markdown(document)),
            format => format,
        };
        let (columns, output) = (columns.to_vec(), self.output.clone());
        Handover { format, columns, output }.show(context, ui, table)
    }

    fn chosen(&self, known: &[&'static str]) -> Result<Option<Format>> {
        if self.format.is_some() {
            return Ok(self.format);
        }
        let ending = self.output.as_deref().map(Format::of_file).transpose();
        ending.map(Option::flatten).map_err(|typed| {
            let wrong = BadValue::NotOneOf { typed, known: known.to_vec() };
            CommandError::usage(Usage::Value { flag: "--output".to_owned(), wrong }, None)
        })
    }

    fn written(&self, context: &Context<'_>, ui: &mut Ui<'_>, text: &str) -> Result<()> {
        if self.output.is_none() {
            return Ok(ui.answer(text.trim_end())?);
        }
        let mut outlet = Outlet::open(context, self.output.as_deref())?;
        outlet.write(text.as_bytes())?;
        outlet.finish_page(ui)
    }

    /// The option that asked for a table is the one that is wrong.
    fn not_a_table(&self, typed: &str) -> CommandError {
        let wrong = BadValue::NotOneOf { typed: typed.to_owned(), known: vec!["html", "md"] };
        let flag = if self.format.is_some() { "--format" } else { "--output" };
        CommandError::usage(Usage::Value { flag: flag.to_owned(), wrong }, None)
    }
}
