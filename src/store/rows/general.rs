//! The rows of a table under its heading, read as its schema says. Every bad cell is said, with its place; a row with one
//! gives no record.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Layout;
use super::restored::noticed;
use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::domain::programme::ids::FieldId;
use crate::domain::records::Numbered;
use crate::domain::schema::problem::{RowHint, RowProblem};
use crate::domain::schema::reader::{CellFault, RestoredId, RowReader};
use crate::domain::schema::{Known, Record};
use crate::text::delimited;

/// What a table gave.
#[derive(Debug)]
pub struct ReadRows<R> {
    /// The rows that are good.
    pub rows: Vec<Numbered<R>>,
    /// First keys of bad rows: rows of other tables that name such a key are not reported as strays as well.
    pub spoilt: HashSet<String>,
    /// The heading could not be read, so that nothing is known of any row.
    pub unread: bool,
}

impl<R> Default for ReadRows<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), spoilt: HashSet::new(), unread: false }
    }
}

impl<R: Record> ReadRows<R> {
    /// First keys of all rows, of good ones and of bad ones.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let at = R::TABLE.key.first().and_then(|name| R::TABLE.position(name)).unwrap_or_default();
        let good = self.rows.iter().filter_map(move |row| row.record.value(at).ids().first().copied());
        good.chain(self.spoilt.iter().map(String::as_str))
    }
}

/// A problem of one cell.
pub(super) fn bad_cell(file: &Arc<str>, line: u32, column: &str, what: RowProblem, hint: Option<RowHint>) -> Problem {
    let problem = what.problem().at(Place::cell(file, line, column));
    match hint {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

/// Reads the rows under a heading; `fields`: the programme's questions.
pub fn general<R: Record>(
    file: &Arc<str>,
    text: &str,
    fields: &[FieldId],
    known: &dyn Known,
    problems: &mut Vec<Problem>,
) -> ReadRows<R> {
    let names: Vec<String> = fields.iter().map(ToString::to_string).collect();
    let Some((layout, mut reader)) = Layout::read(R::TABLE, &names, file, text, problems) else {
        return ReadRows { unread: true, ..ReadRows::default() };
    };
    let key: Vec<usize> = R::TABLE.key.iter().filter_map(|name| R::TABLE.position(name)).collect();
    let (mut record, mut all) = (delimited::TextRecord::default(), ReadRows::default());
    let mut lines: HashMap<Vec<String>, u32> = HashMap::new();
    let mut notices = Vec::new();
    while reader.read(&mut record) {
        if record.is_empty() {
            continue;
        }
        let before = problems.len();
        layout.overflows(&record, file, problems);
        let cell = |column: usize| record.cell(layout.position(column));
        let mut row = RowReader::new(R::TABLE, &cell, fields, known);
        let read = R::read(&mut row);
        R::examine(&mut row);
        let as_written = |column: &usize| R::TABLE.columns[*column].kind.canonical(cell(*column)).into_owned();
        // Of a row that reads, the key is what it was read as: two writings of one id are one.
        let texts = read.as_ref().map_or_else(|| key.iter().map(as_written).collect(), R::key);
        let first = texts.first().filter(|first| !first.trim().is_empty()).cloned();
        // Of a key that is wrong in itself, that is said and no more.
        let sound = !row.faults.iter().any(|fault| key.contains(&fault.column));
        if first.is_some() && sound {
            if let Some(line) = lines.get(&texts) {
                let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                row.fault(key[key.len() - 1], R::twice(&texts, *line), Some(RowHint::KeepOne));
            } else {
                lines.insert(texts, record.line);
            }
        }
        let name = |column: usize| R::TABLE.columns[column].name;
        for RestoredId { column, cell, id } in row.restored {
            notices.push(noticed(file, record.line, name(column), &cell, &id));
        }
        let said = |CellFault { column, what, hint }| bad_cell(file, record.line, name(column), what, hint);
        problems.extend(row.faults.into_iter().map(said));
        match read {
            Some(read) if problems.len() == before => all.rows.push(Numbered { line: record.line, record: read }),
            _ => all.spoilt.extend(first),
        }
    }
    problems.extend(notices);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attendance::held::HeldSession;
    use crate::domain::fixture::{cohort, programme};
    use crate::domain::programme::ids::SessionId;
    use crate::lang::words::Words as _;
    use crate::store::rows::{Enrolled, KnownIds};

    #[test]
    fn two_writings_of_one_session_are_two_rows_of_one_key() {
        let mut built = cohort("c");
        built.cohort.sessions[0].id = SessionId::new("3-1");
        let (programme, enrolled) = (programme(), Enrolled::default());
        let known = KnownIds::of(&programme).and(&built.cohort, &enrolled, "enrolments.csv".into());
        let read = |rows: &str| {
            let (mut problems, text) = (Vec::new(), format!("session,headcount\n{rows}"));
            let read = general::<HeldSession>(&"sessions.csv".into(), &text, &[], &known, &mut problems);
            (read.rows.len(), problems.iter().map(|problem| problem.what.en()).collect::<Vec<_>>())
        };
        let (rows, said) = read("03-janv,6\n");
        assert_eq!((rows, said.len()), (1, 1), "read as the session that it was, and said: {said:?}");
        let (rows, said) = read("3-1,5\n03-janv,6\n");
        assert_eq!(rows, 1);
        assert!(said.iter().any(|said| said == "the session `3-1` already has a row, on line 2"), "{said:?}");
    }
}
