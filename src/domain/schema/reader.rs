//! The cells of one row, read into the fields of a record; every cell that does not hold what its column says is
//! collected, so that one run names them all.

use std::borrow::Cow;

use super::cell;
use super::cell_type::{BadCell, CellType};
use super::column::{CellKind, SchemaColumn};
use super::hint::one_of;
use super::known::Known;
use super::problem::{RowHint, RowProblem};
use super::table::TableSchema;
use crate::domain::programme::ids::FieldId;
use crate::domain::programme::plain_id::is_plain_id;
use crate::lang::cut::cut;

/// What is wrong with one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// Position of its column in the declaration.
    pub column: usize,
    /// What.
    pub what: RowProblem,
    /// What to do.
    pub hint: Option<RowHint>,
}

/// An id that a spreadsheet wrote otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestoredId {
    /// Position of its column in the declaration.
    pub column: usize,
    /// What the cell says.
    pub cell: String,
    /// The id that it was.
    pub id: String,
}

/// A row that is being read.
pub struct RowReader<'r> {
    table: &'static TableSchema,
    /// The cell of a column by its position in the declaration; of the programme's questions, after the columns.
    text: &'r dyn Fn(usize) -> &'r str,
    fields: &'r [FieldId],
    /// Who knows which ids exist; none: the row was in order when it was written.
    known: Option<&'r dyn Known>,
    /// What is wrong so far.
    pub faults: Vec<CellFault>,
    /// Cells that were read as the ids that they were.
    pub restored: Vec<RestoredId>,
}

impl<'r> RowReader<'r> {
    /// A row of a file, where anybody may have written anything; `fields`: the programme's questions.
    pub fn new(
        table: &'static TableSchema,
        text: &'r dyn Fn(usize) -> &'r str,
        fields: &'r [FieldId],
        known: &'r dyn Known,
    ) -> Self {
        Self { table, text, fields, known: Some(known), faults: Vec::new(), restored: Vec::new() }
    }

    /// A row that the program wrote itself: its ids are taken as they are.
    pub fn own(table: &'static TableSchema, text: &'r dyn Fn(usize) -> &'r str, fields: &'r [FieldId]) -> Self {
        Self { table, text, fields, known: None, faults: Vec::new(), restored: Vec::new() }
    }

    /// The text of a cell, as it is written.
    pub fn text(&self, column: usize) -> &'r str {
        (self.text)(column)
    }

    /// Something is wrong with a cell.
    pub fn fault(&mut self, column: usize, what: RowProblem, hint: Option<RowHint>) {
        self.faults.push(CellFault { column, what, hint });
    }

    /// The value of a cell; none, and a fault, where it holds something else.
    pub fn take<T: CellType>(&mut self, position: usize) -> Option<T> {
        let column = &self.table.columns[position];
        if let Some(value) = self.plain(column, position) {
            return Some(value);
        }
        if let Some(value) = self.named(column, position) {
            return Some(value);
        }
        let text = match column.kind {
            CellKind::Phone => cell::phone(self.text(position)),
            CellKind::OwnId(_) => Cow::Borrowed(self.text(position).trim()),
            _ => Cow::Borrowed(self.text(position)),
        };
        let id_before = column.names.and_then(|_| self.id_before(column, text.trim()));
        let text = match id_before {
            Some(id) => {
                let (cell, id) = (text.trim().to_owned(), id);
                self.restored.push(RestoredId { column: position, cell, id: id.clone() });
                Cow::Owned(id)
            }
            None => text,
        };
        if column.filled && text.trim().is_empty() {
            self.fault(position, RowProblem::Empty { column: column.name }, None);
            return None;
        }
        let value = match T::read(&text) {
            Ok(value) => value,
            Err(bad) => {
                let (what, hint) = said(bad, column.name, text.trim());
                self.fault(position, what, hint);
                return None;
            }
        };
        let Some(known) = self.known else { return Some(value) };
        let before = self.faults.len();
        if matches!(column.kind, CellKind::OwnId(_)) && !is_plain_id(&text) {
            self.fault(position, RowProblem::IdCharacters { id: text.clone().into_owned() }, Some(RowHint::IdForm));
        }
        if let Some((what, hint)) = bad_text(column.kind, &text) {
            self.fault(position, what, hint);
        }
        if let Some(names) = column.names {
            for id in value.value().ids() {
                if let Some((what, hint)) = known.unknown(names, id) {
                    self.fault(position, what, Some(hint));
                }
            }
        }
        (self.faults.len() == before).then_some(value)
    }

    /// The value of a cell that its text alone decides: an empty one, or one that names nothing and is read as it is written.
    fn plain<T: CellType>(&self, column: &SchemaColumn, position: usize) -> Option<T> {
        let text = self.text(position);
        let is_plain = if text.is_empty() {
            !column.filled
        } else {
            let looked_at =
                matches!(column.kind, CellKind::Phone | CellKind::OwnId(_) | CellKind::Title | CellKind::Link);
            column.names.is_none() && !looked_at && !(column.filled && text.trim().is_empty())
        };
        if is_plain { T::read(text).ok() } else { None }
    }

    /// The id of something that is there, written as it is: nothing can be wrong with it.
    fn named<T: CellType>(&self, column: &SchemaColumn, position: usize) -> Option<T> {
        let (known, names) = (self.known?, column.names?);
        known.known(names, self.text(position)).and_then(|id| T::named(&id))
    }

    /// The id that a cell was before a spreadsheet wrote it otherwise.
    fn id_before(&self, column: &SchemaColumn, cell: &str) -> Option<String> {
        let (known, names) = (self.known?, column.names.filter(|names| !cell.is_empty() && names.is_told_otherwise())?);
        known.unknown(names, cell).and_then(|_| known.restored(names, cell))
    }

    /// The answers to the programme's questions, in its order.
    pub fn answers(&self) -> Vec<(FieldId, String)> {
        let first = self.table.columns.len();
        let fields = self.fields.iter().enumerate();
        fields.map(|(position, field)| (field.clone(), self.text(first + position).to_owned())).collect()
    }
}

/// What is wrong with a text of that kind of column.
fn bad_text(kind: CellKind, text: &str) -> Option<(RowProblem, Option<RowHint>)> {
    match kind {
        CellKind::Title if cell::is_too_long(text) => {
            Some((RowProblem::TitleTooLong { characters: text.trim().chars().count() }, Some(RowHint::ShorterTitle)))
        }
        CellKind::Link if !text.trim().is_empty() && !cell::is_link(text) => {
            Some((RowProblem::NotALink { value: text.trim().to_owned() }, Some(RowHint::Link)))
        }
        _ => None,
    }
}

/// As many characters of a bad cell are shown.
const SHOWN: usize = 60;

fn said(bad: BadCell, column: &'static str, text: &str) -> (RowProblem, Option<RowHint>) {
    // A quote that is not closed makes one cell of all that follows.
    let value = cut(text, SHOWN).into_owned();
    let one_of = |known: Vec<&'static str>| (!known.is_empty()).then(|| one_of(text, known.into_iter()));
    match bad {
        BadCell::Empty(known) => (RowProblem::Empty { column }, one_of(known)),
        BadCell::Word(known) => (RowProblem::UnknownWord { column, value }, one_of(known)),
        BadCell::Date => (RowProblem::NoSuchDate { value }, Some(RowHint::Date)),
        BadCell::Time => (RowProblem::NoSuchTime { value }, Some(RowHint::Time)),
        BadCell::Minutes => (RowProblem::NotMinutes { value }, Some(RowHint::Minutes)),
        BadCell::Count => (RowProblem::NotACount { value }, None),
        BadCell::Beyond { highest } => (RowProblem::BeyondScale { value, highest }, None),
        BadCell::Evidence(word) => (RowProblem::UnknownEvidence { word }, Some(RowHint::evidence())),
    }
}
