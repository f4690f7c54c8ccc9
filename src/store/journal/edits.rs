//! The edits of an operation that is about to be written, in order. Rows that are added to a table one behind the other are one
//! entry, which says where they stand in its text: an import adds hundreds of thousands. Each is a [`FileEdit`] of its own for
//! whoever asks, and in the line of the journal.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::{FileEdit, FilledCells};
use crate::store::rows::lines;

#[derive(Debug, Default)]
pub struct Edits(Vec<Entry>);

#[derive(Debug)]
enum Entry {
    One(FileEdit),
    Added(Added),
}

/// Rows added one behind the other.
#[derive(Debug)]
struct Added {
    table: String,
    columns: Vec<String>,
    /// Positions of the columns that tell a row from the others.
    key: Vec<Option<usize>>,
    /// Which row the first of them is.
    index: usize,
    count: usize,
    /// Where they stand in the text.
    rows: Range<usize>,
    text: Arc<String>,
}

impl Edits {
    pub fn push(&mut self, edit: FileEdit) {
        self.0.push(Entry::One(edit));
    }

    /// A row that is added to a table, at the end of its text, which [`Edits::read_in`] gives later.
    pub fn add(&mut self, table: &str, key: &[&str], columns: &[String], index: usize, row: Range<usize>) {
        if let Some(Entry::Added(added)) = self.0.last_mut()
            && (added.table.as_str(), &added.columns[..]) == (table, columns)
            && (added.index + added.count, added.rows.end) == (index, row.start)
        {
            added.count += 1;
            added.rows.end = row.end;
            return;
        }
        let key = key.iter().map(|name| columns.iter().position(|column| column == name)).collect();
        let (table, columns) = (table.to_owned(), columns.to_vec());
        self.0.push(Entry::Added(Added { table, columns, key, index, count: 1, rows: row, text: Arc::default() }));
    }

    /// The text in which rows were added to a table.
    pub fn read_in(&mut self, file: &str, text: &Arc<String>) {
        for entry in &mut self.0 {
            if let Entry::Added(added) = entry
                && added.table == file
            {
                added.text = Arc::clone(text);
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, FileEdit>> {
        self.0.iter().flat_map(|entry| {
            let (one, added) = match entry {
                Entry::One(edit) => (Some(Cow::Borrowed(edit)), None),
                Entry::Added(added) => (None, Some(added.edits().map(Cow::Owned))),
            };
            one.into_iter().chain(added.into_iter().flatten())
        })
    }
}

impl Added {
    fn edits(&self) -> impl Iterator<Item = FileEdit> {
        let rows = lines::each(self.text.get(self.rows.clone()).unwrap_or_default());
        (self.index..).zip(rows).map(|(index, row)| {
            let key = self.key.iter().map(|at| at.map_or(String::new(), |at| row[at].clone())).collect();
            let after = Some(FilledCells::of(&self.columns, &row));
            FileEdit::Row { table: self.table.clone(), key, index, before: None, after }
        })
    }
}

impl Extend<FileEdit> for Edits {
    fn extend<I: IntoIterator<Item = FileEdit>>(&mut self, edits: I) {
        self.0.extend(edits.into_iter().map(Entry::One));
    }
}

impl Serialize for Edits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
