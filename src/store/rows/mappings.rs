//! `mappings.csv`, a table of the whole folder: which heading of an export is which column: its columns, and its rows ↔
//! [`Mapping`].

use std::collections::HashMap;
use std::sync::Arc;

use super::row::Row;
use super::{Column, Kind, Layout, Table};
use crate::domain::people::mapping::Mapping;
use crate::domain::problem::Problem;
use crate::store::rows::problem::{TableHint, TableProblem};
use crate::text::delimited::Record;

/// The table.
pub static MAPPINGS: Table = Table {
    file: "mappings.csv",
    columns: &[
        Column { name: "fingerprint", required: true, kind: Kind::Ids },
        Column { name: "column", required: true, kind: Kind::Ids },
        Column { name: "heading", required: true, kind: Kind::Text },
    ],
    // Some forms ask one question in several places: a column may have several headings.
    key: &["fingerprint", "column", "heading"],
    has_fields: false,
};

/// The cells of a row in the order of the contract.
pub fn cells(mapping: &Mapping) -> Vec<(&'static str, String)> {
    let own = [mapping.fingerprint.clone(), mapping.column.clone(), mapping.heading.clone()];
    MAPPINGS.columns.iter().map(|column| column.name).zip(own).collect()
}

/// Reads the rows under a heading.
pub fn read(file: &Arc<str>, text: &str, problems: &mut Vec<Problem>) -> Vec<Mapping> {
    let Some((layout, mut reader)) = Layout::read(&MAPPINGS, &[], file, text, problems) else {
        return Vec::new();
    };
    let (mut record, mut rows) = (Record::default(), Vec::new());
    let mut lines: HashMap<[String; 3], u32> = HashMap::new();
    while reader.read(&mut record) {
        if record.is_empty() {
            continue;
        }
        let before = problems.len();
        layout.overflows(&record, file, problems);
        let mut row = Row { table: &MAPPINGS, record: &record, layout: &layout, file, problems };
        let id = |row: &Row<'_>, column: usize| row.text(column).trim().to_owned();
        let mapping = Mapping { fingerprint: id(&row, 0), column: id(&row, 1), heading: row.text(2).to_owned() };
        // An empty heading says that no heading is that column.
        for (column, text) in [&mapping.fingerprint, &mapping.column].into_iter().enumerate() {
            if text.trim().is_empty() {
                row.wrong(column, TableProblem::Empty { column: MAPPINGS.columns[column].name }, None);
            }
        }
        let key = [mapping.fingerprint.clone(), mapping.column.clone(), mapping.heading.clone()];
        if let Some(first) = lines.get(&key) {
            let what = TableProblem::MappingTwice { column: mapping.column.clone(), first: *first };
            row.wrong(1, what, Some(TableHint::KeepOne));
        } else {
            lines.insert(key, record.line);
        }
        if problems.len() == before {
            rows.push(mapping);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_may_have_several_headings_or_none() {
        let text = "fingerprint,column,heading\nf,email,Mail\nf,email,Courriel\nf,phone,\ng,email,Mail\n";
        let mut problems = Vec::new();
        let found = read(&"mappings.csv".into(), text, &mut problems);
        let found: Vec<_> = found.iter().map(|mapping| (mapping.column.as_str(), mapping.heading.as_str())).collect();
        assert_eq!(found, [("email", "Mail"), ("email", "Courriel"), ("phone", ""), ("email", "Mail")]);
        assert_eq!(problems.len(), 0);
        for wrong in ["f,email,Mail\nf,email,Mail\n", ",email,Mail\n", "f,,Mail\n"] {
            let mut problems = Vec::new();
            read(&"mappings.csv".into(), &format!("fingerprint,column,heading\n{wrong}"), &mut problems);
            assert_eq!(problems.len(), 1, "{wrong}");
        }
    }
}
