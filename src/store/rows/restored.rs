//! Ids of a table that a spreadsheet wrote otherwise: `03-janv` in the column of sessions was `3-1`. Owns which columns
//! name something that stands elsewhere, and so can be put right; an id in its own table is taken as written.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::findings::Finding;
use crate::domain::findings::spreadsheet::Spreadsheet;
use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::domain::schema::Reference;
use crate::domain::spreadsheet::restored;

/// The ids that the cells of a table may name.
#[derive(Debug, Default)]
pub struct NameableIds {
    /// Sessions of the cohort.
    pub sessions: Vec<String>,
    /// People of the cohort.
    pub participants: Vec<String>,
}

impl NameableIds {
    /// The ids of those records; none of modules, which are named several in a cell.
    pub fn of(&self, names: Reference) -> &[String] {
        match names {
            Reference::Session => &self.sessions,
            Reference::Participant => &self.participants,
            _ => &[],
        }
    }
}

/// How many pairs of a cell and a known id are compared: less than a second of work. A cell beyond them is taken as it is.
const COMPARED: usize = 2_000_000;

/// What the cells of one column were, each looked for once: a spreadsheet changes the same id on every row.
#[derive(Debug, Default)]
pub struct RestoredColumn {
    /// By cell.
    found: HashMap<String, Option<String>>,
    compared: usize,
}

impl RestoredColumn {
    /// The id that a cell was.
    pub fn id<'i>(&mut self, cell: &str, ids: impl Iterator<Item = &'i str>) -> Option<&str> {
        if !self.found.contains_key(cell) {
            if self.compared > COMPARED {
                return None;
            }
            let compared = &mut self.compared;
            let found = restored(cell, ids.inspect(|_| *compared += 1)).map(str::to_owned);
            self.found.insert(cell.to_owned(), found);
        }
        self.found.get(cell)?.as_deref()
    }
}

/// A cell that is read as the id that it was.
pub fn noticed(file: &Arc<str>, line: u32, column: &'static str, cell: &str, id: &str) -> Problem {
    Spreadsheet::IdRestored { cell: cell.to_owned(), id: id.to_owned() }.problem(Place::cell(file, line, column))
}
