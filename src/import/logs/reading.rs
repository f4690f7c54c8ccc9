//! The bytes of a log → its connections, and what was taken for granted on the way. The front of this room.

use serde_json::Value;

use crate::domain::attendance::connection::Log;
use crate::domain::taken::{Container, LogKind, Taken};
use crate::import::grid::Grid;
use crate::import::logs::messages::{CannotReadLog, LogNote, Pointless, ZoneFrom};
use crate::import::open::{Bytes, FileContent, Opened, Unopenable, open, text_of};

use super::asked::LogContext;
use super::epoch::CountedLog;
use super::layout::LogLayout;
use super::serials::Serials;
use super::settle::{Unpaired, settle};
use super::settled::SettledLayout;
use super::{JSON, Sheet, TABLES, table, unknown};

/// A log that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLog {
    /// What the file was taken for.
    pub taken: Taken<LogKind>,
    pub log: Log,
    /// What else was taken for granted: zone, day, columns without a heading that is known.
    pub facts: Vec<LogNote>,
    /// What does not look right, or is missing.
    pub notes: Vec<LogNote>,
}

/// Reads a log, whatever tool wrote it.
///
/// # Errors
///
/// Where no tool's file is recognised and no columns are named, where day and month cannot be told apart, where nobody is
/// in it.
pub fn read<'b>(bytes: impl Into<Bytes<'b>>, asked: &LogContext<'_>) -> Result<ReadLog, CannotReadLog> {
    let bytes = bytes.into();
    let opened = match open(bytes.clone()) {
        Err(why @ Unopenable::BadJson { .. }) => {
            return json(&one_after_the_other(bytes.as_slice()).ok_or(CannotReadLog::Unopenable(why))?, asked);
        }
        opened => opened.map_err(CannotReadLog::Unopenable)?,
    };
    let half = match &opened.content {
        FileContent::Json(value) => return json(std::slice::from_ref(value), asked),
        FileContent::Text { encoding, delimiter, text, grid } => {
            let container = Container::Text { encoding, delimiter: *delimiter };
            let sheet = Sheet { grid, text: Some(text) };
            let layout = if asked.map.is_empty() { recognised(sheet) } else { Some(table::mapped(grid, asked)?) };
            let layout = layout.ok_or_else(|| unknown::table(&[grid]))?;
            told(layout, container, grid, &opened, asked)?
        }
        FileContent::Workbook { format, sheets, .. } => {
            let (grid, layout) = of_sheets(sheets, asked)?;
            let container = Container::Workbook { format, sheet: grid.sheet.clone().unwrap_or_default() };
            let mut half = told(layout, container, grid, &opened, asked)?;
            // A sheet has no cells where a text has empty ones.
            half.log.settled.notes.retain(|note| !matches!(note, LogNote::OtherWidth { .. }));
            half
        }
    };
    // The cells are needed no more, and what they come to needs the room.
    drop(opened);
    half.whole()
}

/// The layout of a sheet, by the first tool that knows it.
fn recognised(sheet: Sheet<'_>) -> Option<LogLayout<'_>> {
    TABLES.iter().find_map(|reader| reader(sheet))
}

/// The first sheet of a workbook that a tool knows, or that has the columns named.
fn of_sheets<'g>(sheets: &'g [Grid], asked: &LogContext<'_>) -> Result<(&'g Grid, LogLayout<'g>), CannotReadLog> {
    if asked.map.is_empty() {
        let found = sheets.iter().find_map(|grid| Some((grid, recognised(Sheet { grid, text: None })?)));
        return found.ok_or_else(|| unknown::table(&sheets.iter().collect::<Vec<_>>()));
    }
    let mut why = CannotReadLog::MapNoName;
    for grid in sheets.iter().rev() {
        match table::mapped(grid, asked) {
            Ok(layout) => return Ok((grid, layout)),
            Err(other) => why = other,
        }
    }
    Err(why)
}

/// A layout with its times understood, and everything that is told of the file.
fn told(
    mut layout: LogLayout<'_>,
    container: Container,
    grid: &Grid,
    opened: &Opened,
    asked: &LogContext<'_>,
) -> Result<Half, CannotReadLog> {
    let mut taken = Taken {
        kind: layout.kind,
        container,
        heading_row: layout.heading_row,
        order: None,
        twice_encoded: opened.twice_encoded,
        beyond_repair: Vec::new(),
        pasted: opened.pasted.clone(),
        mapped: std::mem::take(&mut layout.mapped),
        aside: std::mem::take(&mut layout.aside),
        name_order: None,
        labels: Vec::new(),
    };
    let heading = grid.rows.iter().find(|row| Some(row.number) == layout.heading_row);
    let lost = opened.beyond_repair.iter();
    taken.beyond_repair =
        lost.map(|(row, cell)| (*row, heading.map_or("", |heading| heading.cell(*cell).trim()).to_owned())).collect();
    let log = settle(layout, asked, Serials::of(grid, asked.planned))?;
    Ok(Half { taken, log, unclosed_quote: opened.unclosed_quote })
}

/// A log half read: what was taken from the file, and nothing of the file.
struct Half {
    taken: Taken<LogKind>,
    log: Unpaired,
    unclosed_quote: Option<u32>,
}

impl Half {
    fn whole(self) -> Result<ReadLog, CannotReadLog> {
        let Self { mut taken, log, unclosed_quote } = self;
        let SettledLayout { order, log, facts, mut notes } = log.paired()?;
        taken.order = order;
        notes.extend(unclosed_quote.map(|line| LogNote::UnclosedQuote { line }));
        Ok(ReadLog { taken, log, facts, notes })
    }
}

/// JSON that is one value after the other, as a collector of events writes it.
fn one_after_the_other(bytes: &[u8]) -> Option<Vec<Value>> {
    let (decoded, _) = text_of(bytes);
    serde_json::Deserializer::from_str(&decoded.text).into_iter().collect::<Result<_, _>>().ok()
}

fn json(values: &[Value], asked: &LogContext<'_>) -> Result<ReadLog, CannotReadLog> {
    if !asked.map.is_empty() {
        return Err(CannotReadLog::MapJson);
    }
    let read = JSON.iter().find_map(|reader| reader(values, asked.clock()));
    let CountedLog { kind, log, mut notes } = read.ok_or_else(|| unknown::json(values))?;
    if log.connections.is_empty() {
        return Err(CannotReadLog::Nobody { kind });
    }
    let taken = Taken {
        kind,
        container: Container::Json,
        heading_row: None,
        order: None,
        twice_encoded: 0,
        beyond_repair: Vec::new(),
        pasted: Vec::new(),
        mapped: Vec::new(),
        aside: Vec::new(),
        name_order: None,
        labels: Vec::new(),
    };
    let without_effect =
        [asked.timezone.map(|_| Pointless::Timezone), asked.order.map(|_| Pointless::DateOrder)].into_iter().flatten();
    notes.extend(without_effect.map(|option| LogNote::NoEffect { option }));
    let facts = vec![LogNote::Zone { name: "UTC".to_owned(), from: ZoneFrom::File }];
    Ok(ReadLog { taken, log, facts, notes })
}
