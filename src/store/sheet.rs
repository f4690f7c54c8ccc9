//! A table as rows of text, for changing it: columns in canonical order, cells as the program writes them, everything
//! it does not know kept. Owns what the canonical form of a file is; typed rows are in [`super::rows`].

use std::collections::HashMap;
use std::sync::Arc;

use super::rows::Layout;
use super::rows::restored::{Ids, Restored};
use crate::domain::problem::Problem;
use crate::domain::schema::{Kind, Table};
use crate::domain::spreadsheet::changes;
use crate::text::delimited::{Record, written};

/// A table in canonical form.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Headings: those of the contract, the programme's questions, then the others in the order of the file.
    pub columns: Vec<String>,
    /// Cells of each row, as many as there are columns.
    pub rows: Vec<Vec<String>>,
    /// Where each key stands: made when the first row is looked for, kept while rows come and go at the end.
    places: Option<HashMap<Vec<String>, usize>>,
}

impl Sheet {
    /// A table with a heading and no row.
    pub fn new(columns: Vec<String>) -> Self {
        Self { columns, rows: Vec::new(), places: None }
    }

    /// Reads a text that its typed rows have already been read from; None where its heading cannot be read.
    pub fn read(
        table: &Table,
        fields: &[String],
        file: &Arc<str>,
        text: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let (layout, mut reader) = Layout::read(table, fields, file, text, problems)?;
        let mut rows: Vec<Vec<String>> = Vec::new();
        let order = order(table, fields, &layout.columns);
        let kinds: Vec<Kind> = order
            .iter()
            .map(|position| table.column(&layout.columns[*position]).map_or(Kind::Text, |column| column.kind))
            .collect();
        let mut record = Record::default();
        while reader.read(&mut record) {
            if !record.is_empty() {
                let cell = |(position, kind): (&usize, &Kind)| kind.canonical(record.cell(*position)).into_owned();
                rows.push(order.iter().zip(&kinds).map(cell).collect());
            }
        }
        let columns = order.iter().map(|position| layout.columns[*position].clone()).collect();
        let mut sheet = Self { columns, rows, places: None };
        sheet.drop_nameless();
        Some(sheet)
    }

    /// Spreadsheets save empty columns beside a table: nothing is lost with those.
    fn drop_nameless(&mut self) {
        for position in (0..self.columns.len()).rev() {
            if self.columns[position].trim().is_empty() && self.rows.iter().all(|row| row[position].trim().is_empty()) {
                self.remove_column(position);
            }
        }
    }

    /// Whether a cell that names a session or a person may be an id that a spreadsheet wrote otherwise.
    pub fn may_hold_changed_ids(&self, table: &Table) -> bool {
        let naming = |column: &String| table.column(column).is_some_and(|column| column.names.is_some());
        let at: Vec<usize> = (0..self.columns.len()).filter(|at| naming(&self.columns[*at])).collect();
        self.rows.iter().any(|row| at.iter().any(|at| changes(&row[*at])))
    }

    /// Puts such ids back, where each can only have been one of those that are known.
    pub fn restore(&mut self, table: &Table, known: &Ids) {
        for (at, column) in self.columns.iter().enumerate() {
            let Some(names) = table.column(column).and_then(|column| column.names) else { continue };
            let (ids, mut restored) = (known.of(names), Restored::default());
            for row in self.rows.iter_mut().filter(|row| changes(&row[at]) && !ids.contains(&row[at])) {
                if let Some(id) = restored.id(&row[at], ids.iter().map(String::as_str)) {
                    id.clone_into(&mut row[at]);
                }
            }
        }
        self.places = None;
    }

    /// The bytes of the canonical file.
    pub fn text(&self) -> String {
        written(std::iter::once(&self.columns).chain(&self.rows))
    }

    /// Adds, empty, the columns that the contract and the programme want and the file does not have.
    pub fn complete(&mut self, table: &Table, fields: &[String]) {
        for (position, name) in table.headings(fields).enumerate() {
            if self.columns.get(position).map(String::as_str) != Some(name) {
                self.insert_column(position, name);
            }
        }
    }

    /// Gives the table that heading, of which the present one is a part or which is a part of the present one. Columns
    /// that hold something stay.
    pub fn reshape(&mut self, heading: &[String]) {
        if is_part(&self.columns, heading) {
            for (position, name) in heading.iter().enumerate() {
                if self.columns.get(position) != Some(name) {
                    self.insert_column(position, name);
                }
            }
        } else if is_part(heading, &self.columns) {
            let mut wanted = heading.iter().peekable();
            let gone: Vec<usize> = (0..self.columns.len())
                .filter(|at| wanted.next_if(|name| **name == self.columns[*at]).is_none())
                .collect();
            if gone.iter().all(|position| self.rows.iter().all(|row| row[*position].is_empty())) {
                for position in gone.into_iter().rev() {
                    self.remove_column(position);
                }
            }
        }
    }

    /// Position of a column, added where the contract wants it, else at the end.
    pub fn column_for(&mut self, name: &str, table: &Table, fields: &[String]) -> usize {
        if let Some(position) = self.columns.iter().position(|column| column == name) {
            return position;
        }
        let rank = |name: &str| table.headings(fields).position(|known| known == name).unwrap_or(usize::MAX);
        let mine = rank(name);
        let place = self.columns.iter().position(|column| rank(column) > mine).unwrap_or(self.columns.len());
        self.insert_column(place, name);
        place
    }

    /// Position of the row whose key cells are these.
    pub fn find(&mut self, table: &Table, key: &[String]) -> Option<usize> {
        let places = self.places.take().unwrap_or_else(|| self.by_key(table));
        let found = places.get(key).copied();
        self.places = Some(places);
        found
    }

    fn by_key(&self, table: &Table) -> HashMap<Vec<String>, usize> {
        let at: Vec<usize> =
            table.key.iter().filter_map(|name| self.columns.iter().position(|column| column == name)).collect();
        // Of two rows of one key the first is the one that is found.
        let keys = self.rows.iter().enumerate().rev();
        keys.map(|(place, row)| (at.iter().map(|position| row[*position].clone()).collect(), place)).collect()
    }

    /// Puts an empty row at that place, for the row of that key.
    pub fn insert(&mut self, place: usize, key: &[String]) {
        match &mut self.places {
            Some(places) if place == self.rows.len() => {
                places.insert(key.to_vec(), place);
            }
            places => *places = None,
        }
        self.rows.insert(place, vec![String::new(); self.columns.len()]);
    }

    /// Takes the row of that key out.
    pub fn remove(&mut self, place: usize, key: &[String]) {
        self.rows.remove(place);
        match &mut self.places {
            Some(places) if place == self.rows.len() => {
                places.remove(key);
            }
            places => *places = None,
        }
    }

    fn insert_column(&mut self, position: usize, name: &str) {
        self.columns.insert(position, name.to_owned());
        for row in &mut self.rows {
            row.insert(position, String::new());
        }
    }

    fn remove_column(&mut self, position: usize) {
        self.columns.remove(position);
        for row in &mut self.rows {
            row.remove(position);
        }
    }
}

/// Whether a heading is another one with columns left out.
fn is_part(part: &[String], whole: &[String]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|name| rest.any(|other| other == name))
}

/// Positions of a file's columns in canonical order.
fn order(table: &Table, fields: &[String], columns: &[String]) -> Vec<usize> {
    let known = table.headings(fields).filter_map(|name| columns.iter().position(|column| column == name));
    let mut order: Vec<usize> = known.collect();
    let others: Vec<usize> = (0..columns.len()).filter(|position| !order.contains(position)).collect();
    order.extend(others);
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attendance::mark::Mark;
    use crate::domain::schema::Record as _;

    fn sheet(text: &str) -> Sheet {
        let mut problems = Vec::new();
        let sheet = Sheet::read(Mark::TABLE, &[], &Arc::from("attendance.csv"), text, &mut problems);
        assert!(problems.is_empty(), "{text:?}: {problems:?}");
        sheet.unwrap()
    }

    #[test]
    fn a_resaved_file_comes_back_canonical() {
        let saved = "\"payé\";\"minutes\";\"status\";\"participant\";\"session\";;\r\n\
                     \"oui; non\";090;Présente;ab ;m1-1;;\r\n;;;;;;\r\n\"\"\"x\"\"\";;absent;cd;m1-1;;\r\n\r\n";
        assert_eq!(
            sheet(saved).text(),
            "session,participant,status,minutes,payé\nm1-1,ab,present,90,oui; non\nm1-1,cd,absent,0,\"\"\"x\"\"\"\n"
        );
    }

    #[test]
    fn missing_columns_are_added_in_their_place_and_taken_out_again() {
        let text = "session,participant,status,minutes,left,other\nm1-1,ab,present,90,14:25,x\n";
        let mut changed = sheet(text);
        let heading = changed.columns.clone();
        changed.complete(Mark::TABLE, &[]);
        assert_eq!(
            changed.text().lines().next(),
            Some("session,participant,status,minutes,arrived,left,evidence,note,other")
        );
        assert_eq!(changed.text().lines().nth(1), Some("m1-1,ab,present,90,,14:25,,,x"));
        changed.reshape(&heading);
        assert_eq!(changed.text(), text);
    }

    #[test]
    fn a_column_that_was_filled_since_is_not_taken_out() {
        let mut changed = sheet("session,participant,status,minutes\nm1-1,ab,present,90\n");
        let heading = changed.columns.clone();
        let note = changed.column_for("note", Mark::TABLE, &[]);
        changed.rows[0][note] = "late".into();
        changed.reshape(&heading);
        assert_eq!(changed.columns.last().map(String::as_str), Some("note"));
    }
}
