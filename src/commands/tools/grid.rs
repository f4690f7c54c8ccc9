//! `formation tools grid`: what tools are worth on each criterion.

use crate::commands::context::Context;
use crate::commands::pages::{PageOptions, page};
use crate::commands::word_lists;
use crate::document::{Phrase, grid, grid_columns, grid_matrix, grid_table};
use crate::domain::pedagogy::score::Score;
use crate::domain::schema::Record as _;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What tools are worth on each criterion: a matrix, tools by rank
/// fr: Ce que valent les outils sur chaque critère : une grille, les outils par rang
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// With tools that were set aside
    /// fr: Avec les outils écartés
    #[arg(long)]
    all: bool,
    /// Which columns, in which order, separated by commas
    /// fr: Les colonnes voulues, dans cet ordre, séparées par des virgules
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', value_parser = word_lists::columns(grid_columns))]
    columns: Vec<String>,
    #[command(flatten)]
    paper: PageOptions,
}

/// Shows it: on a terminal the matrix, in a file a row a tool and criterion.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.records_with(&reading, &[Score::TABLE])?;
    let page = page(context, &reading, &records);
    let spoken = page.spoken(ui.lang);
    let is_matrix = args.paper.is_table() && args.columns.is_empty();
    let table = if is_matrix { grid_matrix(&spoken, args.all) } else { grid_table(&spoken, args.all) };
    args.paper.page_or_table(context, ui, &grid(&page, args.all), &table, &args.columns)?;
    if is_matrix && !table.rows.is_empty() {
        ui.status(&Phrase::GridLegend { few: reading.programme().pedagogy.few_scores });
    }
    Ok(())
}
