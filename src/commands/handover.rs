//! How a table is handed over: in which format, with which columns, to the terminal or into a file. Every list and
//! report takes these options.

use std::path::PathBuf;

use crate::commands::asked;
use crate::commands::context::Context;
use crate::commands::handover_note::HandoverNote;
use crate::commands::outlet::Outlet;
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::headings::Heading;
use crate::domain::problem::Problem;
use crate::domain::refusal::name_kind::NameKind;
use crate::domain::refusal::reason::Refusal;
use crate::domain::suggest::nearest_called;
use crate::lang::Lang;
use crate::render::{End, Format, MOST_ROWS, Output, ShownColumns, Style, TablePart, Unknown, choose};
use crate::store::Failure;
use crate::table::{Cell, Column, Name, Shown, Table};
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::status::Status;
use crate::ui::usage::{BadValue, Usage, UsageHint};

/// Options of every command that answers with a table.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Handover {
    /// table, csv, csv-fr, json, md, xlsx or html
    /// fr: table, csv, csv-fr, json, md, xlsx ou html
    #[arg(long, value_name = "FORMAT", value_parser = word_lists::formats())]
    pub format: Option<Format>,
    /// Which columns, in which order, separated by commas
    /// fr: Les colonnes voulues, dans cet ordre, séparées par des virgules
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', value_parser = values::column)]
    pub columns: Vec<String>,
    /// Write into that file; its ending decides the format
    /// fr: Écrire dans ce fichier ; sa terminaison décide du format
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl Handover {
    /// `--format`, else the ending of the file, else what the funder wants, else the command's own. An ending `.csv`
    /// says nothing against a funder's `csv-fr`.
    pub fn format(&self, funder: Option<Format>, default: Format) -> Result<Format> {
        let ending = self.output.as_deref().map(Format::of_file).transpose();
        if let Some(format) = self.format {
            return match ending {
                // A program that opens the file by its ending would not find what it looks for.
                Ok(Some(Some(ending))) if !ending.goes_with(format) => {
                    let wrong = BadValue::NotItsEnding { typed: format.name().to_owned(), ending: ending.ending() };
                    Err(CommandError::usage(Usage::Value { flag: "--format".to_owned(), wrong }, None))
                }
                _ => Ok(format),
            };
        }
        let ending = ending.map_err(unknown_ending)?.flatten();
        Ok(match (ending, funder) {
            (Some(Format::Csv), Some(Format::CsvFr)) => Format::CsvFr,
            (Some(ending), _) => ending,
            (None, Some(funder)) => funder,
            (None, None) => default,
        })
    }

    /// Whether the answer is a table that people read here: then more than a table may be said.
    pub fn is_for_people(&self) -> bool {
        self.output.is_none() && self.format.is_none_or(|format| format == Format::Table)
    }

    /// The page that these options make of a table with those columns.
    pub fn page(
        &self,
        style: Style,
        columns: &[Column],
        wanted: &[String],
        totals: &[Heading],
        format: Format,
    ) -> Result<ShownColumns> {
        let positions = choose(columns, wanted, format.is_for_people()).map_err(|Unknown(typed)| {
            let named: Vec<Vec<&str>> = columns.iter().map(Column::names).collect();
            let near = nearest_called(&typed, &named).map(str::to_owned);
            let known = columns.iter().map(|column| column.key().to_owned()).collect();
            CommandError::from(Refusal::UnknownName { kind: NameKind::Column, typed, near, known })
        })?;
        Ok(ShownColumns::new(columns, positions, !wanted.is_empty(), totals, style))
    }

    /// How a page looks that goes where these options say.
    pub fn style(&self, ui: &Ui<'_>) -> Style {
        if self.output.is_some() {
            Style::plain(ui.lang)
        } else {
            Style { lang: ui.lang, width: ui.width, colour: ui.colour, terminal: ui.to_terminal }
        }
    }

    /// Shows a whole table: a list of a few rows.
    pub fn show(&self, context: &Context<'_>, ui: &mut Ui<'_>, table: &Table<'_>) -> Result<()> {
        let prepared = self.prepared(context, ui, &table.columns)?;
        let mut listing = prepared.listing();
        table.rows.iter().for_each(|row| listing.row(row));
        listing.shown(self, context, ui)
    }

    /// What a list of rows with those columns is made with.
    pub fn prepared<'c>(
        &self,
        context: &Context<'_>,
        ui: &Ui<'_>,
        columns: &'c [Column],
    ) -> Result<PreparedListing<'c>> {
        let format = self.format(None, Format::Table)?;
        let style = self.style(ui);
        may_show(style, format)?;
        let mut page = self.page(style, columns, &self.columns, &[], format)?;
        if format.has_a_head() {
            page.about = asked::of_list(context, ui.lang);
        }
        Ok(PreparedListing { columns, format, page })
    }

    /// Says which columns a table on a terminal does not show: those left out for want of room, and those that only files
    /// have; and of which a spreadsheet drops something. In a table of one cohort its column tells nothing.
    pub fn hidden_said(&self, ui: &mut Ui<'_>, all: &[Column], page: &ShownColumns, format: Format, end: &End) {
        let label = |at: &usize| page.columns[*at].label(Lang::Fr).to_owned();
        let shortened: Vec<String> = end.shortened.iter().map(label).collect();
        if !shortened.is_empty() {
            ui.status(&HandoverNote::Shortened { columns: shortened });
        }
        if format != Format::Table || self.output.is_some() || !ui.to_terminal {
            return;
        }
        let hidden = |(at, column): &(usize, &Column)| match page.positions.iter().position(|position| position == at) {
            Some(shown) => end.left_out.contains(&shown),
            None => page.whole && column.shown == Shown::InFiles && column.name != Name::Heading(Heading::Cohort),
        };
        let columns = all.iter().enumerate().filter(hidden).map(|(_, column)| lower_case(column.label(ui.lang)));
        let columns: Vec<String> = columns.collect();
        if !columns.is_empty() {
            ui.status(&HandoverNote::Hidden { columns });
        }
    }
}

/// What a list is made with.
pub struct PreparedListing<'c> {
    columns: &'c [Column],
    format: Format,
    page: ShownColumns,
}

impl PreparedListing<'_> {
    /// The list, without a row.
    pub fn listing(&self) -> Listing<'_> {
        let output = Output::new(self.format, &self.page);
        let part = output.parts()();
        Listing { of: self, output, part, rows: 0 }
    }
}

/// A list whose rows come one by one; they are kept as their format writes them, and no more.
pub struct Listing<'p> {
    of: &'p PreparedListing<'p>,
    output: Output<'p>,
    part: Box<dyn TablePart + 'p>,
    rows: usize,
}

impl Listing<'_> {
    /// Adds a row, with a cell for each column.
    pub fn row(&mut self, cells: &[Cell<'_>]) {
        self.part.row(cells, &[]);
        self.rows += 1;
    }

    /// Shows it where the options say.
    pub fn shown(self, handover: &Handover, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
        let Self { of, mut output, part, rows } = self;
        may_hold(of.format, rows)?;
        let mut outlet = Outlet::open(context, handover.output.as_deref())?;
        let mut end = End::default();
        if rows == 0 && of.format == Format::Table {
            ui.status(&Status::Empty);
        } else {
            outlet.write(&output.begin())?;
            outlet.write(&output.place(part.filled())?)?;
            end = output.end()?;
            outlet.write(&std::mem::take(&mut end.bytes))?;
        }
        outlet.finish(ui, rows)?;
        if rows > 0 {
            handover.hidden_said(ui, of.columns, &of.page, of.format, &end);
        }
        Ok(())
    }
}

/// A terminal shows no workbook.
pub fn may_show(style: Style, format: Format) -> Result<()> {
    if format.is_text() || !style.terminal {
        return Ok(());
    }
    let wrong = BadValue::NotOnATerminal { typed: format.name() };
    let hint = UsageHint::IntoAFile { ending: format.ending() };
    Err(CommandError::usage(Usage::Value { flag: "--format".to_owned(), wrong }, Some(hint)))
}

/// A workbook holds so many rows and no more.
pub fn may_hold(format: Format, rows: usize) -> Result<()> {
    if format != Format::Xlsx || rows <= MOST_ROWS {
        return Ok(());
    }
    let problem = Problem::error(HandoverNote::TooManyRows { rows, most: MOST_ROWS });
    Err(Failure::Refused(problem.hint(HandoverNote::CsvHoldsAll)).into())
}

/// Says which columns had no room, of a table whose columns nobody chooses.
pub fn no_room_said(ui: &mut Ui<'_>, page: &ShownColumns, left_out: &[usize]) {
    if ui.to_terminal && !left_out.is_empty() {
        ui.status(&no_room(page, left_out, ui.lang));
    }
}

/// The same, to be said later.
pub fn no_room(page: &ShownColumns, left_out: &[usize], lang: Lang) -> HandoverNote {
    HandoverNote::NoRoom { columns: left_out.iter().map(|at| lower_case(page.columns[*at].label(lang))).collect() }
}

/// A heading within a sentence.
fn lower_case(heading: &str) -> String {
    let mut letters = heading.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn unknown_ending(ending: String) -> CommandError {
    let wrong = BadValue::NotOneOf { typed: ending, known: Format::endings() };
    CommandError::usage(Usage::Value { flag: "--output".to_owned(), wrong }, None)
}
