//! The rows of a table that the program keeps, as a list: every column that the table declares, and the programme's own
//! questions on request.

use crate::domain::pedagogy::names::Names;
use crate::domain::programme::definition::Field;
use crate::domain::records::CohortRecords;
use crate::domain::schema::{CellValue, Record};
use crate::table::{Cell, Column, Name, Shown, Table};

/// A list of rows of the modules: records that they name have their names beside their ids.
pub fn listing_named<'r, R: Record + 'r>(rows: impl Iterator<Item = &'r R>, records: &CohortRecords) -> Table<'r> {
    let names = Names::of(records);
    let cell = |record: &'r R, at: usize| match (R::TABLE.columns[at].names, record.value(at)) {
        (Some(of), CellValue::Id(id)) => Cell::named(id, names.name(of, id)),
        (_, value) => Cell::from(value),
    };
    let row = |record: &'r R| (0..R::TABLE.columns.len()).map(|at| cell(record, at)).collect();
    Table { columns: R::TABLE.columns.iter().map(Column::kept).collect(), rows: rows.map(row).collect() }
}

/// A list of records; `questions`: those of the programme.
pub fn listing<'r, R: Record + 'r>(records: impl Iterator<Item = &'r R>, questions: &[Field]) -> Table<'r> {
    let questions = if R::TABLE.has_answers { questions } else { &[] };
    let asked = |field: &Field| Column {
        name: Name::Question(field.id.to_string(), field.shown().to_owned()),
        shown: Shown::OnRequest,
    };
    let columns = R::TABLE.columns.iter().map(Column::kept).chain(questions.iter().map(asked)).collect();
    let answer = |record: &'r R, question: &Field| {
        let answer = record.answers().iter().find(|(field, _)| *field == question.id);
        answer.map_or(Cell::Empty, |(_, answer)| Cell::text(answer.as_str()))
    };
    let row = |record: &'r R| {
        let cells = (0..R::TABLE.columns.len()).map(|column| Cell::from(record.value(column)));
        cells.chain(questions.iter().map(|question| answer(record, question))).collect()
    };
    Table { columns, rows: records.map(row).collect() }
}
