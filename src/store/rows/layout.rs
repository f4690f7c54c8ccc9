//! The heading row of a table: which delimiter, which column where. Owns what a file may leave out; rows are read by
//! their own table's file.

use std::sync::Arc;

use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::domain::schema::TableSchema;
use crate::domain::schema::problem::{RowHint, RowProblem};
use crate::store::unmerged;
use crate::text::delimited::{Reader, TextRecord};

/// Where the columns of one file are.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Headings: known ones as the contract writes them, the others as they are written.
    pub columns: Vec<String>,
    /// Line of the heading row.
    pub line: u32,
    /// Position in the file of each column of the contract, then of each of the programme's questions.
    known: Vec<Option<usize>>,
}

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

impl Layout {
    /// Reads the heading row. None when rows cannot be read under it; what is wrong goes to `problems`.
    pub fn read<'t>(
        table: &TableSchema,
        fields: &[String],
        file: &Arc<str>,
        text: &'t str,
        problems: &mut Vec<Problem>,
    ) -> Option<(Self, Reader<'t>)> {
        if let Some(unmerged) = unmerged::problem(file, text.as_bytes()) {
            problems.push(unmerged);
            return None;
        }
        let names: Vec<&str> = table.headings(fields).collect();
        let best = DELIMITERS
            .iter()
            .filter_map(|delimiter| heading(text, *delimiter))
            .map(|(columns, line, reader)| {
                let columns: Vec<String> = columns.iter().map(|column| as_known(column, &names)).collect();
                let hits = names.iter().filter(|name| columns.iter().any(|column| column == *name)).count();
                (hits, Self { columns, line, known: Vec::new() }, reader)
            })
            // The first of equals: a comma unless another delimiter does better.
            .reduce(|best, other| if other.0 > best.0 { other } else { best });
        let required = || RowHint::Heading { columns: table.required() };
        let Some((_, mut layout, reader)) = best else {
            problems.push(RowProblem::NoHeading.problem().at(Place::line(file, 1)).hint(required()));
            return None;
        };
        layout.known = names.iter().map(|name| layout.columns.iter().position(|column| column == name)).collect();
        let before = problems.len();
        let here = || Place::line(file, layout.line);
        for (column, position) in table.columns.iter().zip(&layout.known) {
            if column.required && position.is_none() {
                let what = RowProblem::MissingColumn { column: column.name };
                let called = |heading: &&String| table.labelled(heading).is_some_and(|of| of.name == column.name);
                let hint = layout.columns.iter().find(called).map_or_else(required, |written| RowHint::HeadedSo {
                    written: written.trim().to_owned(),
                    column: column.name,
                });
                problems.push(what.problem().at(here()).hint(hint));
            }
        }
        for name in &names {
            if layout.columns.iter().filter(|column| column == name).count() > 1 {
                let what = RowProblem::ColumnTwice { column: (*name).to_owned() };
                problems.push(what.problem().at(Place::cell(file, layout.line, *name)));
            }
        }
        (problems.len() == before).then_some((layout, reader))
    }

    /// Where a column of the contract, or after those a question of the programme, stands in a row; out of every row
    /// when the file does not have it.
    pub fn position(&self, known: usize) -> usize {
        self.known.get(known).copied().flatten().unwrap_or(usize::MAX)
    }

    /// Whether a row has cells where there is no column; says so.
    pub fn overflows(&self, record: &TextRecord, file: &Arc<str>, problems: &mut Vec<Problem>) -> bool {
        let (cells, columns) = (record.cells.len(), self.columns.len());
        let extra = cells > columns && record.cells.iter().skip(columns).any(|cell| !cell.trim().is_empty());
        if extra {
            let what = RowProblem::TooManyCells { cells, columns };
            problems.push(what.problem().at(Place::line(file, record.line)).hint(RowHint::Delimiter));
        }
        if record.unclosed {
            let place = Place::line(file, record.line);
            problems.push(RowProblem::UnclosedQuote.problem().at(place).hint(RowHint::CloseQuote));
        }
        extra || record.unclosed
    }
}

/// The first row that is not empty, under one delimiter.
fn heading(text: &str, delimiter: u8) -> Option<(Vec<String>, u32, Reader<'_>)> {
    let mut reader = Reader::new(text, delimiter);
    let mut record = TextRecord::default();
    while reader.read(&mut record) {
        if !record.is_empty() {
            let columns = record.cells.iter().map(ToString::to_string).collect();
            return Some((columns, record.line, reader));
        }
    }
    None
}

/// A heading as the contract writes it, if it is one of its own in other capitals.
fn as_known(column: &str, names: &[&str]) -> String {
    match names.iter().find(|name| name.eq_ignore_ascii_case(column.trim())) {
        Some(name) => (*name).to_owned(),
        None => column.to_owned(),
    }
}
