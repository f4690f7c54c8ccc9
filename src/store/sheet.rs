//! A table as rows of text, for changing it: columns in canonical order, cells as the program writes them, everything
//! it does not know kept. Owns what the canonical form of a file is; typed rows are in [`super::rows`].

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::rows::restored::{NameableIds, RestoredColumn};
use super::rows::{Layout, canonical, lines};
use super::written_row::WrittenRow;
use crate::domain::positions::Positions;
use crate::domain::problem::Problem;
use crate::domain::schema::{CellKind, TableSchema};
use crate::domain::spreadsheet::changes;
use crate::text::delimited::{TextRecord, written, written_record};

/// A table in canonical form.
#[derive(Clone, Debug)]
pub struct CanonicalTable {
    /// Headings: those of the contract, the programme's questions, then the others in the order of the file.
    pub columns: Vec<String>,
    /// Rows as they are written: the file, where it was in canonical form when it was read, and behind it what was added.
    text: String,
    rows: Vec<WrittenRow>,
    /// Whether something was changed since.
    changed: bool,
    /// Whether a row got another key, came in between others, or a column came or went.
    other_keys: bool,
    /// How many rows were looked for in the text.
    searched: usize,
    /// Where each key stands: made when many rows are looked for, kept while rows come and go at the end.
    places: Option<Positions>,
}

/// What is written of a sheet.
pub struct FinishedTable {
    pub columns: Vec<String>,
    /// The canonical file.
    pub file: Arc<String>,
    /// The text in which rows were added: the same, where nothing else was changed.
    pub rows: Arc<String>,
}

/// How many rows are looked for in the text itself before a map of all keys is made.
const SEARCHED: usize = 16;

impl CanonicalTable {
    /// A table with a heading and no row.
    pub fn new(columns: Vec<String>) -> Self {
        Self {
            columns,
            text: String::new(),
            rows: Vec::new(),
            changed: false,
            other_keys: false,
            searched: 0,
            places: None,
        }
    }

    /// Reads a text that its typed rows have already been read from; None where its heading cannot be read.
    pub fn read(
        table: &TableSchema,
        fields: &[String],
        file: &Arc<str>,
        text: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        if let Some(rows) = canonical::rows(table, fields, text) {
            let columns = table.headings(fields).map(str::to_owned).collect();
            let rows = rows.into_iter().map(|row| WrittenRow::at(&row)).collect();
            return Some(Self { text: text.to_owned(), rows, ..Self::new(columns) });
        }
        let (layout, mut reader) = Layout::read(table, fields, file, text, problems)?;
        let mut rows = Vec::new();
        let order = order(table, fields, &layout.columns);
        let kinds: Vec<CellKind> = order
            .iter()
            .map(|position| table.column(&layout.columns[*position]).map_or(CellKind::Text, |column| column.kind))
            .collect();
        let mut record = TextRecord::default();
        while reader.read(&mut record) {
            if !record.is_empty() {
                let cell = |(position, kind): (&usize, &CellKind)| kind.canonical(record.cell(*position)).into_owned();
                rows.push(WrittenRow::of(order.iter().zip(&kinds).map(cell).collect()));
            }
        }
        let columns = order.iter().map(|position| layout.columns[*position].clone()).collect();
        let mut sheet = Self { rows, ..Self::new(columns) };
        sheet.drop_nameless();
        Some(sheet)
    }

    /// Takes a text that is known to be in canonical form, each row on a line of its own, every id in it known.
    pub fn by_line(table: &TableSchema, fields: &[String], text: &str) -> Self {
        let columns = table.headings(fields).map(str::to_owned).collect();
        let mut ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let mut start = ends.next().unwrap_or_default();
        let mut rows = Vec::with_capacity(text.len() / 40);
        rows.extend(ends.map(|end| WrittenRow::at(&(std::mem::replace(&mut start, end)..end))));
        Self { text: text.to_owned(), rows, ..Self::new(columns) }
    }

    /// Whether nothing was done but to change cells beside the key, take rows out, and add rows of a key that was looked for
    /// and not found: no key can have come to stand twice.
    pub fn keeps_keys(&self) -> bool {
        !self.other_keys
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The cells of a row, as many as there are columns.
    pub fn row(&self, place: usize) -> Cow<'_, [String]> {
        let row = &self.rows[place];
        match &row.cells {
            Some(cells) => Cow::Borrowed(cells),
            None => Cow::Owned(lines::cells(self.written(row))),
        }
    }

    /// One cell of a row.
    fn cell(&self, place: usize, column: usize) -> Cow<'_, str> {
        let row = &self.rows[place];
        if let Some(cells) = &row.cells {
            return Cow::Borrowed(&cells[column]);
        }
        let (text, mut cells, mut begins) = (self.written(row), 0, 0);
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'"' => return Cow::Owned(self.row(place)[column].clone()),
                b',' | b'\n' if cells == column => return Cow::Borrowed(&text[begins..at]),
                b',' => (cells, begins) = (cells + 1, at + 1),
                _ => {}
            }
        }
        Cow::Borrowed("")
    }

    fn written(&self, row: &WrittenRow) -> &str {
        &self.text[row.place()]
    }

    /// The same, to be changed.
    pub fn row_mut(&mut self, place: usize) -> &mut Vec<String> {
        self.changed = true;
        let row = &mut self.rows[place];
        let written = row.place();
        row.cells.get_or_insert_with(|| Box::new(lines::cells(&self.text[written])))
    }

    fn every_row(&self) -> impl DoubleEndedIterator<Item = Cow<'_, [String]>> + ExactSizeIterator {
        (0..self.rows.len()).map(|place| self.row(place))
    }

    /// Spreadsheets save empty columns beside a table: nothing is lost with those.
    fn drop_nameless(&mut self) {
        for position in (0..self.columns.len()).rev() {
            if self.columns[position].trim().is_empty() && self.every_row().all(|row| row[position].trim().is_empty()) {
                self.remove_column(position);
            }
        }
    }

    /// Puts ids back that a spreadsheet wrote otherwise, where each can only have been one of those that are known;
    /// `known` is asked where some cell that names a session or a person may be such an id.
    pub fn restore<E>(&mut self, table: &TableSchema, known: impl FnOnce() -> Result<NameableIds, E>) -> Result<(), E> {
        let names = |column: &String| table.column(column).and_then(|column| column.names);
        let naming: Vec<_> =
            self.columns.iter().enumerate().filter_map(|(at, column)| Some((at, names(column)?))).collect();
        let mut changed = Vec::new();
        for (at, names) in naming {
            // The same ids stand on many rows, one below the other or in the same order again: each is looked at once.
            let (mut seen, mut ids, mut last) = (HashMap::new(), Vec::<(Cow<'_, str>, bool)>::new(), 0);
            for place in 0..self.rows.len() {
                let cell = self.cell(place, at);
                let near = [last, last + 1, 0].into_iter().find(|at| ids.get(*at).is_some_and(|(id, _)| *id == cell));
                last = near.unwrap_or_else(|| {
                    *seen.entry(cell.clone()).or_insert_with(|| {
                        ids.push((cell.clone(), changes(&cell)));
                        ids.len() - 1
                    })
                });
                if ids[last].1 {
                    changed.push((place, at, names));
                }
            }
        }
        if changed.is_empty() {
            return Ok(());
        }
        let known = known()?;
        let mut restored: HashMap<usize, RestoredColumn> = HashMap::new();
        for (place, at, names) in changed {
            let (ids, cell) = (known.of(names), self.cell(place, at).into_owned());
            if !ids.contains(&cell)
                && let Some(id) = restored.entry(at).or_default().id(&cell, ids.iter().map(String::as_str))
            {
                let id = id.to_owned();
                self.row_mut(place)[at] = id;
            }
        }
        self.places = None;
        Ok(())
    }

    /// The bytes of the canonical file.
    pub fn text(&self) -> String {
        let mut text = written([&self.columns]);
        for rows in self.rows.chunk_by(WrittenRow::goes_with) {
            match Self::together(rows) {
                Some(place) => text.push_str(&self.text[place]),
                None => text.push_str(&written(rows.iter().filter_map(|row| row.cells.as_deref()))),
            }
        }
        text
    }

    /// Where the text has rows that stand in it one behind the other; none of rows that are cells.
    fn together(rows: &[WrittenRow]) -> Option<Range<usize>> {
        let (first, last) = (rows.first()?, rows.last()?);
        first.cells.is_none().then(|| first.start..last.place().end)
    }

    /// What is written of it.
    pub fn finished(self) -> FinishedTable {
        let heading = written([&self.columns]);
        let mut together = self.rows.chunk_by(WrittenRow::goes_with);
        let place = together.next().and_then(Self::together).filter(|_| together.next().is_none());
        if place == Some(heading.len()..self.text.len()) && self.text.starts_with(&heading) {
            let text = Arc::new(self.text);
            return FinishedTable { columns: self.columns, file: Arc::clone(&text), rows: text };
        }
        let file = Arc::new(self.text());
        FinishedTable { columns: self.columns, file, rows: Arc::new(self.text) }
    }

    /// Whether those are the bytes of the canonical file.
    pub fn is_written(&self, bytes: &[u8]) -> bool {
        let as_read = !self.changed && !self.text.is_empty();
        if as_read { self.text.as_bytes() == bytes } else { self.text().as_bytes() == bytes }
    }

    /// Adds, empty, the columns that the contract and the programme want and the file does not have.
    pub fn complete(&mut self, table: &TableSchema, fields: &[String]) {
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
            if gone.iter().all(|position| self.every_row().all(|row| row[*position].is_empty())) {
                for position in gone.into_iter().rev() {
                    self.remove_column(position);
                }
            }
        }
    }

    /// Position of a column, added where the contract wants it, else at the end.
    pub fn column_for(&mut self, name: &str, table: &TableSchema, fields: &[String]) -> usize {
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
    pub fn find(&mut self, table: &TableSchema, key: &[String]) -> Option<usize> {
        if self.places.is_none() && self.searched < SEARCHED && self.is_searchable(table, key) {
            self.searched += 1;
            return self.search(key);
        }
        let places = self.places.take().unwrap_or_else(|| self.by_key(table));
        let at = self.key_columns(table);
        let has_it = |place: &usize| {
            at.len() == key.len() && at.iter().zip(key).all(|(at, cell)| self.key_cell(*place, *at) == *cell)
        };
        let found = places.perhaps_of(&key_text(key)).find(has_it);
        self.places = Some(places);
        found
    }

    /// Whether a row of that key, where there is one, begins with the key as it is.
    fn is_searchable(&self, table: &TableSchema, key: &[String]) -> bool {
        let leads = table.key.iter().zip(&self.columns).all(|(name, column)| name == column);
        let plain = key.iter().all(|cell| !cell.contains([',', '"', '\n', '\r']));
        !self.text.is_empty() && leads && plain && key.len() < self.columns.len()
    }

    /// The first row whose text begins with a key, or whose cells do.
    fn search(&self, key: &[String]) -> Option<usize> {
        let begins = key.join(",") + ",";
        let text = self.text.as_bytes();
        let lines = memchr::memmem::find_iter(text, &begins).filter(|at| *at == 0 || text[at - 1] == b'\n');
        let starts: Vec<usize> = lines.collect();
        if !self.changed {
            // The rows are the text as it was read, in its order.
            let place = |start: &usize| self.rows.binary_search_by_key(start, |row| row.start).ok();
            return starts.iter().find_map(place);
        }
        self.rows.iter().position(|row| match &row.cells {
            None => starts.contains(&row.start),
            Some(cells) => cells.starts_with(key),
        })
    }

    fn by_key(&self, table: &TableSchema) -> Positions {
        let (at, mut places) = (self.key_columns(table), Positions::default());
        for place in 0..self.rows.len() {
            let key: Vec<Cow<'_, str>> = at.iter().map(|at| self.key_cell(place, *at)).collect();
            places.add(&key_text(&key), place);
        }
        places
    }

    fn key_columns(&self, table: &TableSchema) -> Vec<Option<usize>> {
        table.key.iter().map(|name| self.columns.iter().position(|column| column == name)).collect()
    }

    /// A column that the file lacks is one of empty cells.
    fn key_cell(&self, place: usize, column: Option<usize>) -> Cow<'_, str> {
        column.map_or(Cow::Borrowed(""), |column| self.cell(place, column))
    }

    /// Puts a row behind the others: its place, and where the text has it. None of a row that would not read back from the
    /// text as it is.
    pub fn add(&mut self, key: &[String], cells: Vec<String>) -> (usize, Option<Range<usize>>) {
        self.changed = true;
        let place = self.rows.len();
        if let Some(places) = &mut self.places {
            places.add(&key_text(key), place);
        }
        if place == 0 && self.text.is_empty() {
            self.text = written([&self.columns]);
        }
        let line = written_record(&cells);
        if lines::cells(&line) != cells {
            self.rows.push(WrittenRow::of(cells));
            return (place, None);
        }
        let row = self.text.len()..self.text.len() + line.len();
        self.text.push_str(&line);
        self.rows.push(WrittenRow::at(&row));
        (place, Some(row))
    }

    /// Puts an empty row at that place, for the row of that key.
    pub fn insert(&mut self, place: usize, key: &[String]) {
        (self.changed, self.other_keys) = (true, true);
        match &mut self.places {
            Some(places) if place == self.rows.len() => places.add(&key_text(key), place),
            places => *places = None,
        }
        self.rows.insert(place, WrittenRow::of(vec![String::new(); self.columns.len()]));
    }

    /// A row has another key now: rows are looked for anew.
    pub fn has_other_keys(&mut self) {
        self.other_keys = true;
        self.places = None;
    }

    /// Takes the row of that key out.
    pub fn remove(&mut self, place: usize, key: &[String]) {
        self.changed = true;
        self.rows.remove(place);
        match &mut self.places {
            Some(places) if place == self.rows.len() => places.remove(&key_text(key), place),
            places => *places = None,
        }
    }

    fn insert_column(&mut self, position: usize, name: &str) {
        self.other_keys = true;
        self.columns.insert(position, name.to_owned());
        (0..self.rows.len()).for_each(|place| self.row_mut(place).insert(position, String::new()));
    }

    fn remove_column(&mut self, position: usize) {
        self.other_keys = true;
        self.columns.remove(position);
        (0..self.rows.len()).for_each(|place| drop(self.row_mut(place).remove(position)));
    }
}

/// What is hashed of a key.
fn key_text<T: AsRef<str>>(key: &[T]) -> String {
    key.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(",")
}

/// Whether a heading is another one with columns left out.
fn is_part(part: &[String], whole: &[String]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|name| rest.any(|other| other == name))
}

/// Positions of a file's columns in canonical order.
fn order(table: &TableSchema, fields: &[String], columns: &[String]) -> Vec<usize> {
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

    fn sheet(text: &str) -> CanonicalTable {
        let mut problems = Vec::new();
        let sheet = CanonicalTable::read(Mark::TABLE, &[], &Arc::from("attendance.csv"), text, &mut problems);
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
        changed.row_mut(0)[note] = "late".into();
        changed.reshape(&heading);
        assert_eq!(changed.columns.last().map(String::as_str), Some("note"));
    }
}
