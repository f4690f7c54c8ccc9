//! The rows of a table that the program keeps, as a list: every column that the table declares, and the programme's own
//! questions on request.

use crate::domain::programme::ids::FieldId;
use crate::domain::schema::Record;
use crate::table::{Cell, Column, Shown, Table};

/// A list of records; `questions`: those of the programme.
pub fn listing<'r, R: Record + 'r>(records: impl Iterator<Item = &'r R>, questions: &[FieldId]) -> Table<'r> {
    let questions = if R::TABLE.has_answers { questions } else { &[] };
    let asked = |id: &FieldId| Column { shown: Shown::OnRequest, ..Column::verbatim(id.as_str()) };
    let columns = R::TABLE.columns.iter().map(Column::kept).chain(questions.iter().map(asked)).collect();
    let answer = |record: &'r R, id: &FieldId| {
        let answer = record.answers().iter().find(|(field, _)| field == id);
        answer.map_or(Cell::Empty, |(_, answer)| Cell::text(answer.as_str()))
    };
    let row = |record: &'r R| {
        let cells = (0..R::TABLE.columns.len()).map(|column| Cell::from(record.value(column)));
        cells.chain(questions.iter().map(|id| answer(record, id))).collect()
    };
    Table { columns, rows: records.map(row).collect() }
}
