//! Which table of an opened file is the form's: of several sheets the only one that fits.

use crate::domain::taken::{Container, FormKind, LogKind};
use crate::import::grid::{Grid, GridRow};
use crate::import::headings::normalised;
use crate::import::importing::CannotImport;
use crate::import::logs::{json_tool, tool};
use crate::import::open::FileContent;

use super::column::{REASON, SEARCHED, TableLayout};
use super::kinds;
use super::owners::is_attendees;

/// How a table is found among those of a file.
pub struct TableSearch<'l> {
    /// What `--sheet` says.
    pub sheet: Option<&'l str>,
    /// Somebody says what columns are: no table is taken for the log of a meeting.
    pub mapped: bool,
    /// The layout of a table that no known program wrote; none where it is no such table.
    pub layout: &'l dyn Fn(&Grid) -> Option<TableLayout>,
    /// Why there is none, where a reader knows better than that no row heads a list: of the headings seen.
    pub unfounded: &'l dyn Fn(&[String]) -> Option<CannotImport>,
}

/// The table taken.
#[derive(Debug)]
pub struct TakenTable {
    pub container: Container,
    pub grid: Grid,
    /// How its program laid it out.
    pub layout: TableLayout,
    /// It is a text: rows have as many cells as the headings.
    pub is_text: bool,
}

/// Takes the table of a file.
pub fn choose(content: FileContent, looking: &TableSearch<'_>) -> Result<TakenTable, CannotImport> {
    match only_sheet(content, looking.sheet)? {
        FileContent::Json(value) => Err(json_tool(&value).map_or(CannotImport::JsonIsNoForm, CannotImport::LogOf)),
        FileContent::Text { encoding, delimiter, text, mut grid } => {
            if let Some(tool) = log(&grid, Some(&text), looking) {
                return Err(CannotImport::LogOf(tool));
            }
            without_reasons(&mut grid);
            let layout = layout(&grid, looking).ok_or_else(|| no_heading(&[&grid], looking))?;
            Ok(TakenTable { container: Container::Text { encoding, delimiter }, grid, layout, is_text: true })
        }
        FileContent::Workbook { format, sheets, .. } => {
            let mut fitting: Vec<(Grid, TableLayout)> = Vec::new();
            let mut others: Vec<Grid> = Vec::new();
            let mut logs = Vec::new();
            for mut grid in sheets {
                if let Some(tool) = log(&grid, None, looking) {
                    logs.push(tool);
                    continue;
                }
                without_reasons(&mut grid);
                match layout(&grid, looking) {
                    Some(layout) => fitting.push((grid, layout)),
                    None => others.push(grid),
                }
            }
            // A sheet that a known program wrote goes before one that merely has names in it.
            if fitting.iter().filter(|(_, layout)| layout.kind != FormKind::Table).count() == 1 {
                fitting.retain(|(_, layout)| layout.kind != FormKind::Table);
            }
            if fitting.len() > 1 {
                // Who comes stands where columns are the attendees' own; orders and fees are their buyers'.
                fitting.sort_by_key(|(_, layout)| !layout.columns.iter().any(|column| is_attendees(&column.name)));
                let name = |(grid, _): &(Grid, TableLayout)| grid.sheet.clone().unwrap_or_default();
                return Err(CannotImport::SeveralSheets { sheets: fitting.iter().map(name).collect() });
            }
            let Some((grid, layout)) = fitting.pop() else {
                let nothing = || no_heading(&others.iter().collect::<Vec<_>>(), looking);
                return Err(logs.first().copied().map_or_else(nothing, CannotImport::LogOf));
            };
            let sheet = grid.sheet.clone().unwrap_or_default();
            Ok(TakenTable { container: Container::Workbook { format, sheet }, grid, layout, is_text: false })
        }
    }
}

/// What is looked at of a file: all, or the one sheet that somebody names.
pub fn only_sheet(content: FileContent, sheet: Option<&str>) -> Result<FileContent, CannotImport> {
    let Some(typed) = sheet else { return Ok(content) };
    let FileContent::Workbook { format, sheets, empty } = content else {
        return Err(CannotImport::NoSheet { typed: typed.to_owned(), sheets: Vec::new() });
    };
    let name = |grid: &Grid| grid.sheet.clone().unwrap_or_default();
    let names: Vec<String> = sheets.iter().map(name).collect();
    let exact = names.iter().position(|name| name == typed);
    let meant = exact.or_else(|| names.iter().position(|name| normalised(name) == normalised(typed)));
    let Some(meant) = meant else {
        let why = match empty.into_iter().find(|name| normalised(name) == normalised(typed)) {
            Some(typed) => CannotImport::EmptySheet { typed, sheets: names },
            None => CannotImport::NoSheet { typed: typed.to_owned(), sheets: names },
        };
        return Err(why);
    };
    let sheets = sheets.into_iter().nth(meant).into_iter().collect();
    Ok(FileContent::Workbook { format, sheets, empty: Vec::new() })
}

/// Rejected rows that were given back have the reason in front: without it they are a file of their program again.
fn without_reasons(grid: &mut Grid) {
    if grid.rows.first().is_some_and(|row| row.len() > 1 && normalised(row.cell(0)) == REASON) {
        let rows = std::mem::take(&mut grid.rows);
        grid.rows = rows.into_iter().map(GridRow::without_first).collect();
    }
}

/// The video tool whose log it is, unless a program of forms wrote it, or somebody says what its columns are.
fn log(grid: &Grid, text: Option<&str>, looking: &TableSearch<'_>) -> Option<LogKind> {
    if looking.mapped || kinds::recognise(grid).is_some() {
        return None;
    }
    tool(grid, text)
}

fn layout(grid: &Grid, looking: &TableSearch<'_>) -> Option<TableLayout> {
    kinds::recognise(grid).or_else(|| (looking.layout)(grid))
}

/// Shows the row that looks most like headings, the first of the widest; or what `--map` says and is not in it.
fn no_heading(grids: &[&Grid], looking: &TableSearch<'_>) -> CannotImport {
    let rows = grids.iter().flat_map(|grid| grid.rows.iter().take(SEARCHED));
    let widest = rows.rev().max_by_key(|row| row.filled().count());
    let seen: Vec<String> = widest
        .map(|row| row.cells().map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect())
        .unwrap_or_default();
    (looking.unfounded)(&seen).unwrap_or(CannotImport::NoHeading { row: widest.map_or(0, |row| row.number), seen })
}
